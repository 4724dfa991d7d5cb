using RadBelt.Gpu.Devices;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>Frequencies of standing Langmuir waves, amplitude 2 % of the density, 64 cells a wavelength, from ten periods' zeros of E_x.</summary>
internal sealed class LangmuirTests
{
    private const double Density = 1e7;
    private const int Cells = 64, Periods = 12;

    /// <summary>
    /// The grid lowers ω by (kΔx)²/12 = 0.08 % (shape, gather and difference together leave sinc⁴(kΔx/2) of ω²), relativity by kT/mc² ~ 0.02 %.
    /// </summary>
    [TestCase(0.05)]
    [TestCase(0.1)]
    [TestCase(0.2)]
    public void FrequencyIsThatOfTheory(double debyeLengths)
    {
        double dx = 10, k = 2 * Math.PI / (Cells * dx), ωp = Species.Electron.PlasmaFrequency(Density);
        double temperature = Species.Electron.Mass * Math.Pow(ωp * debyeLengths / k, 2);
        var setup = new PicSetup(
            new(Cells, dx), 0,
            [
                new("electrons", Species.Electron, Density, new Maxwellian(Species.Electron, temperature), 128)
                {
                    Start = ParticleStart.Quiet, Profile = x => 1 + (0.02 * Math.Cos(k * x)),
                },
            ]) { NeutralisingBackground = true, Seed = 1 };
        LinearMode theory = new ElectrostaticDispersion(PlasmaComponent.Maxwellian(Species.Electron, Density, temperature)).Langmuir(k);

        double ω = Frequency(setup, k, ωp);
        double shift = (ω / ωp) - 1, expected = (theory.Frequency / ωp) - 1;
        TestContext.Out.WriteLine(
            $"kλ_D = {debyeLengths}: ω/ω_pe = {ω / ωp:F5}, theory {theory.Frequency / ωp:F5} ({(ω / theory.Frequency) - 1:P3}); "
            + $"thermal shift {shift:F5}, theory {expected:F5}");
        Assert.That(ω / theory.Frequency, Is.EqualTo(1).Within(0.01));

        // The shift is 3k²λ_D²/2 and more: at 0.2 well above the errors.
        if (debyeLengths >= 0.2)
        {
            Assert.That(shift / expected, Is.EqualTo(1).Within(0.1));
        }
    }

    private static double Frequency(PicSetup setup, double k, double ωp)
    {
        using var device = CpuDevice.Create(threads: 1);
        using PicModel model = PicModel.Create(device, setup);
        model.Begin(TimeStepBounds.Of(setup).Recommended);
        List<double> zeros = [];
        double before = 0;
        while (model.Time * ωp < 2 * Math.PI * Periods)
        {
            model.Advance(4);
            double now = FieldMode.Of(model, FieldComponent.Ex, k).Imaginary;
            if (before < 0 && now >= 0)
            {
                zeros.Add(model.Time - (4 * model.TimeStep * now / (now - before)));
            }

            before = now;
        }

        // What is not the wave mixes away in the first period.
        return 2 * Math.PI * (zeros.Count - 2) / (zeros[^1] - zeros[1]);
    }
}
