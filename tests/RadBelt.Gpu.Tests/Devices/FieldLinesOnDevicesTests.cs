using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Satellites;
using RadBelt.Gpu.Tests.FieldLineParticles;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>Electrons along a field line on every device: placed on their bounces, within waves in the north and without in the south, past satellites.</summary>
[TestFixtureSource(typeof(DeviceSource), nameof(DeviceSource.All))]
public sealed class FieldLinesOnDevicesTests(DeviceFactory factory)
{
    private const int Count = 9;
    private static readonly DipoleFieldLine Line = new(5.5);

    /// <summary>
    /// Devices that round as IEEE 754 says give the same bits. Others are off by a rounding now and then: some thousand steps, each off by 1e-15 of the momentum or of a
    /// phase of 1e3 rad.
    /// </summary>
    [Test]
    public void SameCrossings([Values] bool oblique)
    {
        using Device device = factory.Open(), reference = DeviceSource.Reference();
        double[] found = Crossings(device), expected = Crossings(reference);
        Assert.That(found, Is.EqualTo(expected).Within(factory.IsExact ? 0 : 1e-6).Percent);

        double[] Crossings(Device on)
        {
            var wave = new SyntheticElement(Line)
            {
                Frequency = 1e4, WaveNumber = 1e-3, Outward = (oblique ? 1e-4 : 0, 0), Electric = (1e-2, 1e-2, 0), Sines = (0, 0.9), Duration = 0.1, Fall = (0, 0),
            };
            InitialElectron[] electrons =
                [.. Enumerable.Range(0, Count).Select(i => new InitialElectron(1 * MeV, Line.LossCone(200e3), 1.4 + i % 2 * Math.PI, 0.7 * i, 1))];
            List<double> seen = [];
            FieldLineRun run = FieldLineTracer.Run(
                on, new GivenElectrons(Line, electrons), [wave.Table()], new() { StopTime = 0.02, StepsPerGyration = 12 }, Satellites,
                (satellite, crossing) => seen.AddRange([satellite + 1, crossing.Time, crossing.Energy, crossing.PitchAngle]), null, default);
            Assert.That(seen, Has.Count.GreaterThanOrEqualTo(4 * Count));
            Assert.That(Math.Min(run.WaveSteps, run.AdiabaticSteps), Is.Positive);
            return [.. seen];
        }
    }

    private static VirtualSatellite[] Satellites =>
        [.. Enum.GetValues<Hemisphere>().Select(hemisphere => new VirtualSatellite(Line, hemisphere, 650e3, new([0, 1], [1 * KeV, 1 * MeV], [0, Math.PI])))];
}
