using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.TestParticles;

/// <summary>
/// Run I (1.79 pT): electrons of 15° ≤ α0 ≤ 75° diffuse as quasilinear theory says, within three standard errors and within 10 %. Ten
/// thousand electrons each (standard error 1.2 %) over 0.05 s in 160 waves, instead of 17,777 over 0.26 s.
/// </summary>
internal sealed class RunITests
{
    private const int Seed = 20220101;
    private static readonly double[] Degrees = [15, 25, 35, 45, 55, 65, 75];
    private BroadbandScatteringResult run = null!;

    [OneTimeSetUp]
    public void Scatter()
    {
        using Device device = Device.Open("cpu");
        run = RunField.Scattering(1.79 * PicoTesla, Degrees, count: 10_000, Seed).Run(device);
        TestContext.Progress.WriteLine(
            $"seed {Seed}: {run.Elapsed.TotalSeconds:F0} s, {run.WaveEvaluationsPerSecond:E2} wave evaluations a second");
    }

    [Test]
    public void DiffusesQuasilinearly([ValueSource(nameof(Degrees))] double degrees)
    {
        int i = Array.IndexOf(Degrees, degrees);
        ScatteringMoments moments = run.Ensembles[i].Moments[^1];
        DiffusionTensor measured = moments.Formal(run.Times[^1]), error = moments.FormalError(run.Times[^1]);
        DiffusionTensor theory = run.Theory[i].Reference;
        Assert.That(run.Times[^1], Is.LessThan(run.Theory[i].RecurrenceTime));
        Compare("D_αα", measured.AlphaAlpha, error.AlphaAlpha, theory.AlphaAlpha);
        Compare("D_αE", measured.AlphaEnergy, error.AlphaEnergy, theory.AlphaEnergy);
        Compare("D_EE", measured.EnergyEnergy, error.EnergyEnergy, theory.EnergyEnergy);

        void Compare(string name, double value, double standardError, double expected)
        {
            TestContext.Out.WriteLine($"{name} {degrees}°: {value / expected:F3} ± {standardError / Math.Abs(expected):F3} of theory");
            Assert.That(value, Is.EqualTo(expected).Within(3 * standardError), name);
            Assert.That(value / expected, Is.EqualTo(1).Within(0.1), name);
        }
    }
}
