using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>
/// A rising tone from first principles: the plasma and field of Tao, Zonca &amp; Chen (2017, Plasma Phys. Control. Fusion 59, 094001), with cells and steps twice as large, 256 macro-particles a cell in place of
/// 4,096, and a wave of 10⁻³ B_eq at 0.27 f_ce to trigger it. Their element rises from about 0.27 toward 0.67 f_ce at 4 to 5.5 × 10⁻⁴ Ω_e².
/// </summary>
internal sealed class RisingToneTests
{
    private const double Ω = 2e4;

    [Test]
    public void A_triggered_wave_becomes_a_rising_tone()
    {
        double unit = PhysicalConstants.SpeedOfLight / Ω, field = Ω * PhysicalConstants.ElectronMass / PhysicalConstants.ElementaryCharge;
        double plasma = 5 * Ω / PhysicalConstants.ElementaryCharge;
        double density = plasma * plasma * PhysicalConstants.VacuumPermittivity * PhysicalConstants.ElectronMass;
        var setup = new HybridPicSetup(
            new ParabolicFieldLine(field, 8.62e-5 / (unit * unit)), new PicGrid(3277, 0.1 * unit), new(density), new(0.006 * density, 0.2, 0.53, 256), Layer: 20 * unit)
        { Trigger = new(0.27 * Ω / Math.Tau, 1e-3 * field, 400 / Ω), Seed = 2017 };
        using var device = CpuDevice.Create();
        using PicModel model = HybridPicModel.Create(device, setup);
        model.Begin(0.04 / Ω);

        // Five degrees of the dipole with this curvature at its equator.
        double z = DipoleArc.Length(setup.Line.DipoleRadius, 5 * Units.Degree);
        int place = (int)((setup.Equator + z) / setup.Grid.CellSize);
        List<float> by = [], bz = [];
        var values = new double[setup.Grid.Cells];
        while (model.Time * Ω < 1500)
        {
            model.Advance(25);
            model.CopyField(FieldComponent.By, values);
            by.Add((float)values[place]);
            model.CopyField(FieldComponent.Bz, values);
            bz.Add((float)values[place]);
        }

        var samples = new FieldSamples([.. by], [.. bz], by.Count, 1, 1 / Ω, setup.Grid.CellSize);
        Spectrogram spectrogram = Spectrogram.OfTransverse(samples, 150 / Ω, 0.8);
        double fce = Ω / Math.Tau;
        IReadOnlyList<RisingTone> tones = ChorusElements.In(
            spectrogram, new(0.15 * fce, 0.8 * fce) { LeastDuration = 300 / Ω, LongestGap = 150 / Ω, DynamicRange = 1e-2 });
        foreach (RisingTone tone in tones)
        {
            TestContext.Out.WriteLine(InvariantText.Of(
                $"{tone.Start * Ω:F0} to {tone.Times[^1] * Ω:F0} /Ω_e: {tone.Frequencies[0] / fce:F3} to {tone.Frequencies[^1] / fce:F3} f_ce, dω/dt = ({tone.ChirpRate * Math.Tau / Ω / Ω:E2} ± {tone.ChirpRateError * Math.Tau / Ω / Ω:E1}) Ω_e², largest amplitude {tone.Amplitudes.Max() / field:E1} B_eq"));
        }

        // The paper's 4 to 5.5e-4, and 1e-4 for a ridge that begins before the rise and steps of 0.04 f_ce in its frequencies.
        Assert.That(
            tones,
            Has.Some.Matches<RisingTone>(t =>
                Math.Abs((t.Frequencies[0] / fce) - 0.27) < 0.04 && t.Frequencies.Max() > 0.55 * fce && t.Amplitudes.Max() > 5e-3 * field
                && t.ChirpRate * Math.Tau / Ω / Ω is > 3e-4 and < 6.5e-4),
            "it begins at the wave that triggers it, grows and rises");
    }
}
