using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.RayTracing;

/// <summary>
/// Hot electrons off the equator: <c>f(v⊥, v∥) = f_eq(v⊥/√β, ±[v∥² + v⊥²(1 − 1/β)]^½)</c>, β = B/B_eq, with the sign of v∥.
/// </summary>
internal sealed class LocalDistribution : GyrotropicDistribution
{
    private readonly HotElectrons hot;
    private readonly double root;
    private readonly double rise;

    public LocalDistribution(HotElectrons hot, double fieldRatio)
    {
        if (!(fieldRatio >= 1) || double.IsInfinity(fieldRatio))
        {
            throw new InvalidInputException($"B/B_eq: {fieldRatio:G6} is below 1; the field of a field line is weakest on the equator.");
        }

        this.hot = hot;
        (root, rise) = (Math.Sqrt(fieldRatio), 1 - 1 / fieldRatio);
    }

    public override string Name => hot.Equatorial.Name;

    public override double GreatestSpeed => hot.Equatorial.GreatestSpeed;

    public override double Value(double perpendicularSpeed, double parallelSpeed) =>
        hot.Factor * hot.Equatorial.Value(perpendicularSpeed / root, EquatorialParallel(perpendicularSpeed, parallelSpeed));

    public override (double Perpendicular, double Parallel) Gradient(double perpendicularSpeed, double parallelSpeed)
    {
        double equatorial = EquatorialParallel(perpendicularSpeed, parallelSpeed);
        (double x, double z) = hot.Equatorial.Gradient(perpendicularSpeed / root, equatorial);
        double slope = equatorial == 0 ? 0 : hot.Factor * z / equatorial;
        return (hot.Factor * x / root + slope * rise * perpendicularSpeed, slope * parallelSpeed);
    }

    private double EquatorialParallel(double perpendicularSpeed, double parallelSpeed) =>
        Math.CopySign(Math.Sqrt(parallelSpeed * parallelSpeed + rise * perpendicularSpeed * perpendicularSpeed), parallelSpeed);
}
