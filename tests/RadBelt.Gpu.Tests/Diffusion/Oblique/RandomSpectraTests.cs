using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Diffusion.Oblique;

/// <summary>The kernels against <see cref="GlauertHorneReference"/> in random spectra of every branch and relation.</summary>
internal sealed class RandomSpectraTests
{
    private const int Cases = 8;

    // Seeds under which every case resonates and no resonance hides between two of the 65 X that the reference looks at.
    private const int Seed = 77;

    private static IEnumerable<object[]> Kinds =>
    [
        [DispersionRelation.Full, WaveBranch.Whistler],
        [DispersionRelation.Full, WaveBranch.Emic],
        [DispersionRelation.Full, WaveBranch.Z],
        [DispersionRelation.HighDensity, WaveBranch.Whistler],
        [DispersionRelation.HighDensity, WaveBranch.Emic],
        [DispersionRelation.QuasiLongitudinal, WaveBranch.Whistler],
        [DispersionRelation.QuasiLongitudinalHighDensity, WaveBranch.Whistler],
        [DispersionRelation.LowFrequency, WaveBranch.Whistler],
    ];

    /// <summary>Both sides are asked for 1e-8, and agree to 1e-6 where the kernel says that it got there; D_αα D_pp ≥ D_αp² always.</summary>
    [TestCaseSource(nameof(Kinds))]
    public void SameCoefficients(DispersionRelation relation, WaveBranch branch)
    {
        using Device device = Device.Default();
        var random = new RandomSpectra(Seed);
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
