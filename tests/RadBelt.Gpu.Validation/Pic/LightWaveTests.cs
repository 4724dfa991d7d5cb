using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>
/// A light wave of 300 kHz through next to no plasma (10⁻² m⁻³), driven at one end, at half the Courant limit: its wave number, from the phase of B over
/// eight wavelengths, against ω/c.
/// </summary>
internal sealed class LightWaveTests
{
    private const double Frequency = 3e5, FieldStrength = 2e-5, Density = 1e-2;

    /// <summary>Yee's scheme: sin(ωΔt/2)/cΔt = sin(kΔx/2)/Δx, so k is too large by (1 − c²Δt²/Δx²)(kΔx)²/24.</summary>
    [Test]
    public void PhaseErrorIsOfSecondOrder()
    {
        double[] errors = new double[3];
        for (int i = 0; i < errors.Length; i++)
        {
            int perWavelength = 12 << i;
            (errors[i], double scheme) = PhaseError(perWavelength);
            string order = i == 0 ? "" : FormattableString.Invariant($", order {Math.Log2(errors[i - 1] / errors[i]):F3}");
            TestContext.Out.WriteLine($"{perWavelength} cells a wavelength: phase error {errors[i]:E3}, of Yee's scheme {scheme:E3}{order}");
            Assert.That(errors[i], Is.EqualTo(scheme).Within(0.1 * scheme));
        }

        Assert.That(Math.Log2(errors[0] / errors[^1]) / (errors.Length - 1), Is.EqualTo(2).Within(0.1));
    }

    private static (double Measured, double Scheme) PhaseError(int perWavelength)
    {
        double λ = PhysicalConstants.SpeedOfLight / Frequency, dx = λ / perWavelength, dt = 0.5 * dx / PhysicalConstants.SpeedOfLight;
        var plasma = new ColdPlasma(FieldStrength, Density);
        var setup = new PicSetup(
            new(24 * perWavelength, dx), FieldStrength, [new("electrons", Species.Electron, Density, new Maxwellian(Species.Electron, Units.ElectronVolt), 1)])
        {
            NeutralisingBackground = true, Open = new(4 * λ) { Driver = new(plasma, Frequency, Frequency, 1e-9, 1, seed: 1) },
        };
        using var device = CpuDevice.Create(threads: 1);
        using PicModel model = PicModel.Create(device, setup);
        model.Begin(dt);
        model.Advance((long)(36 / (Frequency * dt)));

        double[] by = new double[setup.Grid.Cells], bz = new double[setup.Grid.Cells];
        model.CopyField(FieldComponent.By, by);
        model.CopyField(FieldComponent.Bz, bz);
        double phase = 0;
        int first = 8 * perWavelength, last = 16 * perWavelength;
        for (int i = first; i < last; i++)
        {
            phase += (new Complex(by[i + 1], -bz[i + 1]) / new Complex(by[i], -bz[i])).Phase;
        }

        double exact = new RMode(plasma).WaveNumber(2 * Math.PI * Frequency);
        double k = 2 / dx * Math.Asin(Math.Sin(Math.PI * Frequency * dt) * dx / (PhysicalConstants.SpeedOfLight * dt));
        return ((phase / ((last - first) * dx) / exact) - 1, (k * PhysicalConstants.SpeedOfLight / (2 * Math.PI * Frequency)) - 1);
    }
}
