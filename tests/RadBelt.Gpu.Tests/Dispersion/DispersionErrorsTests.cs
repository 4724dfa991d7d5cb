using RadBelt.Gpu.Dispersion;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Dispersion;

/// <summary>Each approximation is the limit of the full relation, in the order that the neglected terms have.</summary>
internal sealed class DispersionErrorsTests
{
    private static readonly DispersionRelation[] Dense =
        [DispersionRelation.HighDensity, DispersionRelation.QuasiLongitudinal, DispersionRelation.QuasiLongitudinalHighDensity];

    private static readonly double[] Frequencies = [0.02, 0.1, 0.3, 0.45];

    /// <summary>Errors are c/R² + O(R⁻⁴): twice the R divides them by 4, and c of order 1 leaves 1 % of that at R = 20.</summary>
    [TestCaseSource(nameof(Dense))]
    public void ErrorsFallAsTheDensity(DispersionRelation approximation)
    {
        var errors = DispersionErrors.Of(approximation, Frequencies, [5 * Degree, 30 * Degree, 50 * Degree], [20, 40]);
        for (int i = 0; i < Frequencies.Length; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                Assert.That(errors.RefractiveIndex[i, j, 0] / errors.RefractiveIndex[i, j, 1], Is.EqualTo(4).Within(0.05));
                Assert.That(errors.ResonantFrequency[i, j, 0] / errors.ResonantFrequency[i, j, 1], Is.EqualTo(4).Within(0.05));
            }
        }
    }

    /// <summary>
    /// The quasi-longitudinal relation is exact along B0 and neglects terms in sin²ψ: by Appleton's formula μ is too small by the part
    /// x sin²ψ/[4R²(cosψ − x)] where R is large.
    /// </summary>
    [Test]
    public void QuasiLongitudinalErrorsFallAsTheAngleSquared()
    {
        double[] angles = [0, 0.02, 0.04];
        var errors = DispersionErrors.Of(DispersionRelation.QuasiLongitudinal, Frequencies, angles, [10]);
        for (int i = 0; i < Frequencies.Length; i++)
        {
            Assert.That(errors.RefractiveIndex[i, 0, 0], Is.EqualTo(0).Within(1e-14));
            Assert.That(errors.ResonantFrequency[i, 0, 0], Is.EqualTo(0).Within(1e-13));
            Assert.That(errors.RefractiveIndex[i, 2, 0] / errors.RefractiveIndex[i, 1, 0], Is.EqualTo(4).Within(0.02));
            Assert.That(errors.ResonantFrequency[i, 2, 0] / errors.ResonantFrequency[i, 1, 0], Is.EqualTo(4).Within(0.02));
            double x = Frequencies[i];
            double appleton = -x * Math.Pow(Math.Sin(angles[2]), 2) / (400 * (Math.Cos(angles[2]) - x));
            Assert.That(errors.RefractiveIndex[i, 2, 0], Is.EqualTo(appleton).Within(2).Percent);
        }
    }

    /// <summary>(1 − x/cosψ)^½ − 1 = −x/(2cosψ) + O(x²) in μ where R² ≫ 1; as k∥ ∝ x^½ in the resonance, its frequency is off by −2 times that.</summary>
    [Test]
    public void LowFrequencyErrorsFallAsTheFrequency()
    {
        double[] x = [1e-3, 2e-3], ψ = [10 * Degree, 60 * Degree];
        var errors = DispersionErrors.Of(DispersionRelation.LowFrequency, x, ψ, [1000]);
        for (int j = 0; j < 2; j++)
        {
            Assert.That(errors.RefractiveIndex[1, j, 0] / errors.RefractiveIndex[0, j, 0], Is.EqualTo(2).Within(0.01));
            Assert.That(errors.RefractiveIndex[0, j, 0], Is.EqualTo(-0.5 * x[0] / Math.Cos(ψ[j])).Within(1).Percent);
            Assert.That(errors.ResonantFrequency[1, j, 0] / errors.ResonantFrequency[0, j, 0], Is.EqualTo(2).Within(0.02));
            Assert.That(errors.ResonantFrequency[0, j, 0], Is.EqualTo(x[0] / Math.Cos(ψ[j])).Within(1).Percent);
        }
    }

    /// <summary>Beyond a resonance cone there is no error to tell; the full relation has none.</summary>
    [Test]
    public void NothingIsMadeUpWhereWavesEnd()
    {
        var errors = DispersionErrors.Of(DispersionRelation.LowFrequency, [0.6], [70 * Degree], [3]);
        Assert.That(errors.RefractiveIndex[0, 0, 0], Is.Null);
        Assert.That(errors.ResonantFrequency[0, 0, 0], Is.Null);
        var none = DispersionErrors.Of(DispersionRelation.Full, [0.3], [30 * Degree], [3], 30 * Degree, -2);
        Assert.That(none.RefractiveIndex[0, 0, 0], Is.Zero);
        Assert.That(none.ResonantFrequency[0, 0, 0], Is.EqualTo(0).Within(1e-13));
        Refused(() => DispersionErrors.Of(DispersionRelation.Full, [1.2], [0], [3]), "ω/ω_ce = 1.2");
        Refused(() => DispersionErrors.Of(DispersionRelation.Full, [0.2], [2], [3]), "wave normal angle");
        Refused(() => DispersionErrors.Of(DispersionRelation.Full, [0.2], [1], [3], 1, 1), "n = 1");
    }
}
