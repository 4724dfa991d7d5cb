using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Tests.FieldLineWaves;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>The broadband field on every device.</summary>
[TestFixtureSource(typeof(DeviceSource), nameof(DeviceSource.All))]
public sealed class BroadbandFieldOnDevicesTests(DeviceFactory factory)
{
    /// <summary>Sums, products and fixed-point phases are exact on every device.</summary>
    [Test]
    public void SameBits()
    {
        using Device device = factory.Open(), reference = DeviceSource.Reference();
        float[] expected = Values(reference);
        Assert.That(expected, Is.All.Not.Zero);
        Assert.That(Values(device), Is.EqualTo(expected));

        static float[] Values(Device on)
        {
            WaveFieldGrid grid = BroadbandCase.Grid(37, 1100);
            using WaveFieldSource field = BroadbandCase.Small.Field(on, grid, seed: 3);
            float[] values = new float[1050 * 37 * WaveFieldSource.Components];
            field.Fill(3, 1050, values);
            return values;
        }
    }
}
