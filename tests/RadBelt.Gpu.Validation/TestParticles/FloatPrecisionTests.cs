using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.TestParticles;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.TestParticles;

/// <summary>
/// What float costs: the same electrons in the same waves, in float and in double. The tables of docs/accuracy.md are the output of this
/// test.
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

            // Kicks are rounded one by one: as long as they are above half a unit in the last place of u, their sum keeps its mean. In strong
            // waves neighbouring orbits part, so that float and double are two draws of one ensemble, of standard error 3 %.
            Assert.That(αα, Is.EqualTo(1).Within(picoTesla < 10 ? 0.005 : 0.03), $"D_αα at {Degrees[i]}°");
            if (picoTesla > 10 || Degrees[i] is >= 15 and <= 75)
            {
                Assert.That(EE, Is.EqualTo(1).Within(picoTesla < 10 ? 0.01 : 0.03), $"D_EE at {Degrees[i]}°");
            }
            else if (Degrees[i] == 89)
            {
                Assert.That(EE, Is.LessThan(0.5), "the changes of energy of a step are below the rounding of u, as docs/accuracy.md says");
            }
        }

        DiffusionTensor[] Coefficients(Precision precision)
        {
            BroadbandScattering experiment = RunField.Scattering(picoTesla * PicoTesla, Degrees, count: 2000, Seed) with
            {
                Precision = precision,
                Domain = 1e9,
            };
            BroadbandScatteringResult run = experiment.Run(device);
            return [.. run.Ensembles.Select(e => e.Moments[^1].Formal(run.Times[^1]))];
        }
    }
}
