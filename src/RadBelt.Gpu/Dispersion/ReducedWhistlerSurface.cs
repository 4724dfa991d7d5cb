using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// Whistlers in electrons alone by <c>μ² = v + R²/[x(cosψ − κx)]</c>, x = ω/ω_ce: v = κ = 1 is the quasi-longitudinal form, v = 0 drops the vacuum,
/// κ = 0 takes x ≪ cosψ.
/// </summary>
internal sealed class ReducedWhistlerSurface : DispersionSurface
{
    private readonly double vacuum, κ;

    public ReducedWhistlerSurface(DispersionRelation relation, ColdPlasma plasma, WaveBranch branch, double vacuum, double κ)
        : base(relation, plasma, branch)
    {
        if (branch != WaveBranch.Whistler || !plasma.Ions.IsEmpty)
        {
            throw new InvalidInputException(
                $"{relation.Name} dispersion: it describes whistlers in electrons alone, not {(branch == WaveBranch.Whistler ? "a plasma with ions" : branch.Name)}; "
                + $"take the full or the high-density relation{(branch == WaveBranch.Whistler ? ", or leave the ions out" : "")}.");
        }

        (this.vacuum, this.κ) = (vacuum, κ);
        Medium = vacuum > 0 ? StixMedium.Full(plasma) : StixMedium.HighDensity(plasma);
        DensityRatio = Medium.DensityRatio;
    }

    public override StixMedium Medium { get; }

    private double DensityRatio { get; }

    public override RefractiveIndex At(double x, double X)
    {
        double c = 1 / Math.Sqrt(1 + X * X);
        double gap = c - κ * x;
        if (!(x > 0 && x < 1 && gap > 0))
        {
            return RefractiveIndex.None;
        }

        double m = DensityRatio / (x * gap);
        return new RefractiveIndex(vacuum + m, -m * (c - 2 * κ * x) / (x * gap), m / gap * X * c * c * c);
    }

    public override double ResonanceConeTangent(double x) => κ > 0 ? Math.Sqrt(1 - x * x) / x : double.PositiveInfinity;

    /// <summary><c>y(c − κx) − β²c²x[vx(c − κx) + R²]</c>, c = cosψ.</summary>
    public override BernsteinPolynomial ResonancePolynomial(BernsteinPolynomial x, double X, BernsteinPolynomial y, double ββ)
    {
        double cc = 1 / (1 + X * X);
        BernsteinPolynomial gap = Math.Sqrt(cc) - κ * x;
        return y * gap - ββ * cc * x * (vacuum * x * gap + DensityRatio);
    }

    private protected override IEnumerable<double> PossibleEdges(double X) => [0, κ > 0 ? 1 / Math.Sqrt(1 + X * X) : 1];
}
