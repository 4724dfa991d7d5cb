using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Diffusion.Oblique;

/// <summary>The kernels against <see cref="GlauertHorneReference"/> in random spectra of every branch and relation.</summary>
internal sealed class RandomSpectraTests
{
    private const int Cases = 8;

    // Seeds under which the reference, which is slow at kinks and looks for resonances at 65 X only, has its part within a second or two.
    private static IEnumerable<object[]> Kinds =>
    [
        [DispersionRelation.Full, WaveBranch.Whistler, 5],
        [DispersionRelation.Full, WaveBranch.Emic, 1],
        [DispersionRelation.Full, WaveBranch.Z, 3],
        [DispersionRelation.HighDensity, WaveBranch.Whistler, 2],
        [DispersionRelation.HighDensity, WaveBranch.Emic, 9],
        [DispersionRelation.QuasiLongitudinal, WaveBranch.Whistler, 3],
        [DispersionRelation.QuasiLongitudinalHighDensity, WaveBranch.Whistler, 3],
        [DispersionRelation.LowFrequency, WaveBranch.Whistler, 3],
    ];

    /// <summary>Both sides are asked for 1e-8, and agree to 1e-6, which kinks of tables leave; D_αα D_pp ≥ D_αp² always.</summary>
    [TestCaseSource(nameof(Kinds))]
    public void SameCoefficients(DispersionRelation relation, WaveBranch branch, int seed)
    {
        using Device device = Device.Default();
        var random = new RandomSpectra(seed);
        for (int i = 0; i < Cases; i++)
        {
            DiffusionCase c = random.Next(relation, branch);
            MomentumDiffusionTensor expected = new GlauertHorneReference(c.Spectrum, relation, 1e-8).Coefficients(c.Species, c.Energy, c.PitchAngle, c.Harmonics);
            DiffusionTable table = DiffusionCoefficients.Local(
                device, c.Spectrum, c.Species, [c.Energy], [c.PitchAngle], new() { Harmonics = c.Harmonics, RelativeTolerance = 1e-8, Dispersion = relation });
            MomentumDiffusionTensor found = table[0, 0];
            double cross = Math.Sqrt(expected.AlphaAlpha * expected.MomentumMomentum);
            Assert.That(expected.AlphaAlpha, Is.Positive, $"{c}");
            Assert.That(found.AlphaAlpha, Is.EqualTo(expected.AlphaAlpha).Within(1e-6 * expected.AlphaAlpha), $"{c}");
            Assert.That(found.AlphaMomentum, Is.EqualTo(expected.AlphaMomentum).Within(1e-6 * cross), $"{c}");
            Assert.That(found.MomentumMomentum, Is.EqualTo(expected.MomentumMomentum).Within(1e-6 * expected.MomentumMomentum), $"{c}");
            Assert.That(found.AlphaAlpha * found.MomentumMomentum, Is.GreaterThan((1 - 1e-12) * found.AlphaMomentum * found.AlphaMomentum));
        }
    }
}
