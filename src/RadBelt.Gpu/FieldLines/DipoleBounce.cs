using MathNet.Numerics.Integration;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.FieldLines.NearZero;

namespace RadBelt.Gpu.FieldLines;

/// <summary>
/// The bounce of a particle between its mirror points in a dipole, by its equatorial pitch angle alone: <c>sin²α/B</c> is constant along it.
/// </summary>
/// <remarks>
/// Places on it are given by a phase θ, <c>sinλ = sinλ_m sinθ</c>: 0 at the equator, π/2 at the mirror point. With <c>s = sin²λ</c> and <c>y = s_m −
/// s = s_m cos²θ</c>, <c>cos²α = 1 − B/B_m = −expm1(−Δ)</c> and <c>Δ = ln(B_m/B) = ½ log1p[3y/(1 + 3s)] + 3 log1p[y/(1 − s_m)]</c>, to rounding
/// even where the difference of the fields cancels; every integrand over the bounce is then smooth in θ.
/// </remarks>
public sealed class DipoleBounce
{
    // sin²λ_m and cos²λ_m: each to its own rounding, as one of them may be tiny.
    private readonly double mirrorSine2;
    private readonly double mirrorCosine2;
    private readonly double equatorCosine2;

    /// <summary>The bounce at an equatorial pitch angle.</summary>
    /// <param name="equatorialPitchAngle">α_eq, rad, in [0, π/2].</param>
    /// <exception cref="InvalidInputException">It is out of range.</exception>
    public DipoleBounce(double equatorialPitchAngle)
    {
        if (!(equatorialPitchAngle is >= 0 and <= Math.PI / 2))
        {
            throw new InvalidInputException(
                $"equatorial pitch angle: {equatorialPitchAngle / Units.Degree:G6}° is outside [0°, 90°]; the bounce is the same at 180° − α.");
        }

        EquatorialPitchAngle = equatorialPitchAngle;
        double logCosine2 = LogMirrorCosine2(equatorialPitchAngle);
        (mirrorSine2, mirrorCosine2) = (-Expm1(logCosine2), Math.Exp(logCosine2));
        equatorCosine2 = -Expm1(-LogMirrorRatio(mirrorSine2, 0));
        MirrorLatitude = Math.Atan2(Math.Sqrt(mirrorSine2), Math.Sqrt(mirrorCosine2));
        NormalizedPeriod = QuarterPeriod();
    }

    /// <summary>α_eq, rad.</summary>
    public double EquatorialPitchAngle { get; }

    /// <summary>λ_m, rad, of the mirror point: sin²α_eq = B_eq/B(λ_m).</summary>
    public double MirrorLatitude { get; }

    /// <summary>
    /// <c>T(α_eq) = ∫0^λm cosλ (1 + 3 sin²λ)^½/cosα dλ</c>: the bounce period is <c>(4 L R_E/v) T</c>. From 1.3802 at 0° to π√2/6 at 90°; to rounding
    /// for α_eq above 1e-6 rad, to 1e-7 below.
    /// </summary>
    public double NormalizedPeriod { get; }

    /// <summary>Sine and cosine (≥ 0) of the local pitch angle at magnetic latitude λ (rad); each to its own rounding.</summary>
    /// <exception cref="InvalidInputException">The particle does not come to this latitude.</exception>
    public (double Sine, double Cosine) LocalPitchAngle(double latitude)
    {
        if (!(Math.Abs(latitude) <= MirrorLatitude))
        {
            throw new InvalidInputException(
                $"magnetic latitude: {latitude / Units.Degree:G6}° is beyond the mirror point of α_eq = {EquatorialPitchAngle / Units.Degree:G6}°, at ±{MirrorLatitude / Units.Degree:G6}°.");
        }

        double sine = Math.Sin(latitude);
        double y = Math.Sin(MirrorLatitude - latitude) * Math.Sin(MirrorLatitude + latitude);
        double logRatio = LogMirrorRatio(y, sine * sine);
        return (Math.Exp(-0.5 * logRatio), Math.Sqrt(-Expm1(-logRatio)));
    }

    /// <summary>θ where the bounce reaches |λ| (rad), or π/2 if it turns before.</summary>
    internal double PhaseAt(double latitude) =>
        Math.Abs(latitude) >= MirrorLatitude ? Math.PI / 2 : Math.Asin(Math.Min(1, Math.Sin(Math.Abs(latitude)) / Math.Sqrt(mirrorSine2)));

    /// <summary>The place at phase θ, in [0, π/2].</summary>
    internal BouncePlace At(double phase)
    {
        double cosine = Math.Cos(phase), sine = Math.Sin(phase);
        double y = mirrorSine2 * cosine * cosine, s = mirrorSine2 * sine * sine;
        double oneLess = mirrorCosine2 + y;
        double logRatio = LogMirrorRatio(y, s);
        double cosine2 = -Expm1(-logRatio);

        // cosα/cosα_eq is cosθ for a particle that stays on the equator.
        double slope = Slope(y, s), length = Math.Sqrt(1 + 3 * s);
        double stretch = mirrorSine2 > 0 ? Math.Sqrt(cosine2 / equatorCosine2) : cosine;
        return new BouncePlace
        {
            Latitude = Math.Atan2(Math.Sqrt(s), Math.Sqrt(oneLess)),
            Sine = Math.Exp(-0.5 * logRatio),
            Cosine = Math.Sqrt(cosine2),
            AlphaAlpha = slope * stretch * stretch * oneLess * oneLess * oneLess / NormalizedPeriod,
            AlphaMomentum = slope * stretch * Math.Sqrt(length * oneLess) * oneLess / NormalizedPeriod,
            MomentumMomentum = slope * length / NormalizedPeriod,
        };
    }

    /// <summary>
    /// Gauss–Legendre places in θ where |λ| is between two latitudes (rad), with their dθ: <c>⟨D⟩ = Σ dθ w D</c>. None if the particle turns before it
    /// reaches the lower one.
    /// </summary>
    internal IEnumerable<(BouncePlace Place, double Width)> Between(double lowest, double highest, int count)
    {
        double from = PhaseAt(lowest), to = PhaseAt(highest);
        if (!(to > from))
        {
            yield break;
        }

        var rule = new GaussLegendreRule(from, to, count);
        for (int i = 0; i < rule.Order; i++)
        {
            yield return (At(rule.GetAbscissa(i)), rule.GetWeight(i));
        }
    }

    // ln cos²λ_m = u: 3u − ½ ln(4 − 3e^u) = ln sin²α_eq. The left side rises and is convex: Newton's method comes down to the root from above.
    private static double LogMirrorCosine2(double α)
    {
        double cosine = Math.Cos(α), sine = Math.Sin(α);
        double right = cosine < 0.5 ? Log1p(-cosine * cosine) : 2 * Math.Log(sine);
        if (double.IsNegativeInfinity(right))
        {
            return right;
        }

        double u = right / 4.5;
        for (int i = 0; i < 60; i++)
        {
            double below = 1 - 3 * Expm1(u);
            double step = (3 * u - 0.5 * Log1p(-3 * Expm1(u)) - right) / (3 + 1.5 * Math.Exp(u) / below);
            u -= step;
            if (Math.Abs(step) <= 1e-16 * Math.Abs(u))
            {
                break;
            }
        }

        return u;
    }

    private double LogMirrorRatio(double y, double s) => 0.5 * Log1p(3 * y / (1 + 3 * s)) + 3 * Log1p(y / mirrorCosine2);

    // The integrand is even, periodic and analytic in θ, with its nearest singularity (s = 1) asinh(cotλ_m) from the real axis: the midpoint rule
    // converges as exp(−4N asinh(cotλ_m)).
    private double QuarterPeriod()
    {
        double toSingularity = Math.Asinh(Math.Sqrt(mirrorCosine2 / mirrorSine2));
        int nodes = (int)Math.Min(4096, 16 + 10 / toSingularity);
        double sum = 0;
        for (int i = 0; i < nodes; i++)
        {
            double θ = (i + 0.5) / nodes * (Math.PI / 2);
            double y = mirrorSine2 * Math.Cos(θ) * Math.Cos(θ), s = mirrorSine2 * Math.Sin(θ) * Math.Sin(θ);
            sum += Slope(y, s) * Math.Sqrt(1 + 3 * s);
        }

        return sum / nodes * (Math.PI / 2);
    }

    // d sinλ/dθ / cosα = sinλ_m cosθ/cosα, and its limit at the mirror point.
    private double Slope(double y, double s) =>
        y > 0 ? Math.Sqrt(y / -Expm1(-LogMirrorRatio(y, s))) : 1 / Math.Sqrt(1.5 / (1 + 3 * s) + 3 / mirrorCosine2);
}
