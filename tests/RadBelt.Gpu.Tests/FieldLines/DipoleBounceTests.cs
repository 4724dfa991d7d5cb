using MathNet.Numerics.Integration;
using RadBelt.Gpu.FieldLines;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.FieldLines;

/// <summary>The bounce in a dipole: mirror points, T(α_eq), and bounce averages against the raw integrals over λ and against invariants.</summary>
internal sealed class DipoleBounceTests
{
    // Rounding of a few operations on numbers of order one.
    private const double Rounding = 1e-14;
    private static readonly double[] Degrees = [1e-9, 1e-3, 0.5, 3, 20, 45, 70, 85, 89.9, 90 - 1e-6, 90];

    [TestCaseSource(nameof(Degrees))]
    public void MirrorFieldBelongsToPitchAngle(double degrees)
    {
        double α = degrees * Degree;
        double λ = new DipoleBounce(α).MirrorLatitude;

        // d lnB/dλ ≤ 6.1 tanλ magnifies the rounding of λ_m near the pole.
        Assert.That(Math.Sin(α) * Math.Sin(α) * DipoleFieldLine.FieldRatio(λ), Is.EqualTo(1).Within(Rounding * (1 + Math.Tan(λ))));
    }

    [Test]
    public void LatitudeNearTheEquatorIsThatOfTheParabola([Values(1e-3, 1e-7, 1e-12)] double fromNinety)
    {
        // B/B_eq = 1 + (9/2)λ²: λ_m = √2/3 cosα_eq, next term of relative order cos²α.
        double α = Math.PI / 2 - fromNinety;
        Assert.That(new DipoleBounce(α).MirrorLatitude, Is.EqualTo(Math.Sqrt(2) / 3 * Math.Cos(α)).Within(100 * (fromNinety * fromNinety + 1e-15)).Percent);
    }

    [Test]
    public void PeriodHasItsLimits()
    {
        Assert.That(new DipoleBounce(Math.PI / 2).NormalizedPeriod, Is.EqualTo(Math.PI * Math.Sqrt(2) / 6).Within(Rounding));
        Assert.That(new DipoleBounce(0).NormalizedPeriod, Is.EqualTo(1 + Math.Asinh(Math.Sqrt(3)) / (2 * Math.Sqrt(3))).Within(1e-7));
    }

    [TestCase(3)]
    [TestCase(30)]
    [TestCase(60)]
    [TestCase(85)]
    public void PeriodIsTheRawIntegral(double degrees)
    {
        // The raw integrand loses half its digits at the mirror point, where cos²α is a cancelled difference; 1e-6 is above what that costs.
        var bounce = new DipoleBounce(degrees * Degree);
        double raw = RawAverage(bounce, (_, _, _) => 1);
        Assert.That(bounce.NormalizedPeriod, Is.EqualTo(raw).Within(1e-4).Percent);
    }

    [Test]
    public void PeriodIsNearThePublishedFit([Range(0, 90, 10)] double degrees)
    {
        double s = Math.Sin(degrees * Degree);
        Assert.That(new DipoleBounce(degrees * Degree).NormalizedPeriod, Is.EqualTo(1.3802 - 0.3198 * (s + Math.Sqrt(s))).Within(1).Percent);
    }

    [TestCase(3)]
    [TestCase(30)]
    [TestCase(60)]
    [TestCase(85)]
    public void AveragesOfConstantCoefficientsAreTheRawIntegrals(double degrees)
    {
        var bounce = new DipoleBounce(degrees * Degree);
        (double αα, double αp, double pp) = Average(bounce, _ => (1, 1, 1));
        double α = degrees * Degree, T = bounce.NormalizedPeriod;
        double Change(double λ, double cosine) =>
            cosine / (Math.Sqrt(DipoleFieldLine.FieldRatio(λ)) * Math.Cos(α));
        Assert.That(αα, Is.EqualTo(RawAverage(bounce, (λ, _, cosine) => Math.Pow(Change(λ, cosine), 2)) / T).Within(1e-4).Percent);
        Assert.That(αp, Is.EqualTo(RawAverage(bounce, (λ, _, cosine) => Change(λ, cosine)) / T).Within(1e-4).Percent);
        Assert.That(pp, Is.EqualTo(1).Within(Rounding));
    }

    [Test]
    public void KicksThatKeepTheMagneticMomentDiffuseAlongIt([Values(1, 5, 30, 60, 85, 89.999)] double degrees)
    {
        // p² sin²α/B kept: δα = −tanα δp/p, and δα_eq = −tanα_eq δp/p wherever it happens; p = 1.
        double tangent = Math.Tan(degrees * Degree);
        (double αα, double αp, double pp) = Average(
            new DipoleBounce(degrees * Degree),
            place => (Math.Pow(place.Sine / place.Cosine, 2), -place.Sine / place.Cosine, 1));
        Assert.That(αα, Is.EqualTo(tangent * tangent).Within(1e-10).Percent);
        Assert.That(αp, Is.EqualTo(-tangent).Within(1e-10).Percent);
        Assert.That(pp, Is.EqualTo(1).Within(1e-12));
    }

    [Test]
    public void AveragesAtNinetyDegreesAreThoseOfTheParabola()
    {
        // α_eq − 90° and λ swing like an oscillator: the means of cos²θ, of cosθ taken with |.|, and of one.
        (double αα, double αp, double pp) = Average(new DipoleBounce(Math.PI / 2), _ => (1, 1, 1));
        Assert.That(αα, Is.EqualTo(0.5).Within(Rounding));
        Assert.That(αp, Is.EqualTo(2 / Math.PI).Within(Rounding));
        Assert.That(pp, Is.EqualTo(1).Within(Rounding));
    }

    [Test]
    public void PartsOfTheBounceAddUp([Values(5, 40, 80)] double degrees)
    {
        var bounce = new DipoleBounce(degrees * Degree);
        double Share(double from, double to) => bounce.Between(from, to, 256).Sum(node => node.Width * node.Place.MomentumMomentum);
        Assert.That(Share(0, 4 * Degree) + Share(4 * Degree, Math.PI / 2), Is.EqualTo(1).Within(1e-13));
        Assert.That(bounce.Between(bounce.MirrorLatitude, Math.PI / 2, 20), Is.Empty);
        Assert.That(bounce.Between(0, 4 * Degree, 20).Select(node => node.Place.Latitude), Is.All.InRange(0, 4 * Degree));
    }

    [Test]
    public void LocalPitchAngleKeepsSineSquaredOverField([Values(2, 45, 89)] double degrees)
    {
        var bounce = new DipoleBounce(degrees * Degree);
        foreach (double part in (double[])[0, 0.3, -0.9, 0.999999, 1])
        {
            double λ = part * bounce.MirrorLatitude;
            (double sine, double cosine) = bounce.LocalPitchAngle(λ);
            Assert.That(sine * sine / DipoleFieldLine.FieldRatio(λ), Is.EqualTo(Math.Pow(Math.Sin(degrees * Degree), 2)).Within(1e-11).Percent);
            Assert.That(sine * sine + cosine * cosine, Is.EqualTo(1).Within(Rounding));
        }

        Assert.That(bounce.LocalPitchAngle(bounce.MirrorLatitude).Cosine, Is.Zero);

        // Just before the mirror point: cos²α = (dlnB/dλ) δλ, next term of relative order δλ/λ_m.
        double m = bounce.MirrorLatitude, δ = 1e-9 * m, before = m - δ;
        double slope = 3 * Math.Sin(m) * Math.Cos(m) / (1 + 3 * Math.Sin(m) * Math.Sin(m)) + 6 * Math.Tan(m);
        Assert.That(bounce.LocalPitchAngle(before).Cosine, Is.EqualTo(Math.Sqrt(slope * (m - before))).Within(1e-5).Percent);
    }

    [Test]
    public void NothingIsNotANumber([Values(0, 1e-12, 1e-300, 1, Math.PI / 2)] double α)
    {
        var bounce = new DipoleBounce(α);
        foreach (double θ in (double[])[0, 0.5, 1.5, Math.PI / 2])
        {
            BouncePlace place = bounce.At(θ);
            Assert.That(
                (double[])[place.Latitude, place.Sine, place.Cosine, place.AlphaAlpha, place.AlphaMomentum, place.MomentumMomentum],
                Is.All.Matches<double>(double.IsFinite));
        }
    }

    [Test]
    public void RefusesWhatIsNoPlaceOfABounce()
    {
        Refused(() => _ = new DipoleBounce(-0.1), "outside [0°, 90°]");
        Refused(() => _ = new DipoleBounce(double.NaN), "outside [0°, 90°]");
        Refused(() => _ = new DipoleBounce(91 * Degree), "180° − α");
        Refused(() => _ = new DipoleBounce(80 * Degree).LocalPitchAngle(20 * Degree), "beyond the mirror point");
    }

    private static (double αα, double αp, double pp) Average(DipoleBounce bounce, Func<BouncePlace, (double αα, double αp, double pp)> local)
    {
        double αα = 0, αp = 0, pp = 0;
        foreach ((BouncePlace place, double width) in bounce.Between(0, Math.PI / 2, 256))
        {
            (double dαα, double dαp, double dpp) = local(place);
            αα += width * place.AlphaAlpha * dαα;
            αp += width * place.AlphaMomentum * dαp;
            pp += width * place.MomentumMomentum * dpp;
        }

        return (αα, αp, pp);
    }

    // ∫ f cosλ (1 + 3 sin²λ)^½/cosα dλ with the double-exponential rule and the textbook cosα.
    private static double RawAverage(DipoleBounce bounce, Func<double, double, double, double> f)
    {
        double sine2 = Math.Pow(Math.Sin(bounce.EquatorialPitchAngle), 2);
        double Integrand(double λ)
        {
            double local = sine2 * DipoleFieldLine.FieldRatio(λ);
            double cosine = Math.Sqrt(1 - local);
            return cosine > 0 ? f(λ, Math.Sqrt(local), cosine) * Math.Cos(λ) * Math.Sqrt(1 + 3 * Math.Pow(Math.Sin(λ), 2)) / cosine : 0;
        }

        return DoubleExponentialTransformation.Integrate(Integrand, 0, bounce.MirrorLatitude, 1e-10);
    }
}
