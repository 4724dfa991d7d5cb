using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.TestParticles;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.TestParticles;

/// <summary>
/// What float costs: the same electrons in the same waves, in float and in double. The tables of docs/accuracy.md are the output of this test.
/// </summary>
internal sealed class FloatPrecisionTests
{
    private const int Seed = 20220105;
    private static readonly double[] Degrees = [5, 15, 25, 35, 45, 55, 65, 75, 85, 89];

    [TestCase(1.79)]
    [TestCase(194)]
    public void FloatAgainstDouble(double picoTesla)
    {
        using Device device = Device.Open("cpu");
        DiffusionTensor[] single = Coefficients(Precision.Float), full = Coefficients(Precision.Double);
        TestContext.Out.WriteLine($"seed {Seed}, {picoTesla} pT: float over double");
        TestContext.Out.WriteLine("| α0 | D_αα | D_αE | D_EE |");
        for (int i = 0; i < Degrees.Length; i++)
        {
            double αα = single[i].AlphaAlpha / full[i].AlphaAlpha, αE = single[i].AlphaEnergy / full[i].AlphaEnergy;
            double EE = single[i].EnergyEnergy / full[i].EnergyEnergy;
            TestContext.Out.WriteLine($"| {Degrees[i]}° | {αα:F3} | {αE:F3} | {EE:F3} |");
        }

        DiffusionTensor[] Coefficients(Precision precision)
        {
            BroadbandScatteringResult run = (RunField.Scattering(picoTesla * PicoTesla, Degrees, count: 2000, Seed) with { Precision = precision, Domain = 1e9 }).Run(device);
            return [.. run.Ensembles.Select(e => e.Moments[^1].Formal(run.Times[^1]))];
        }
    }
}
