using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.Satellites;

/// <summary>
/// T(α_eq) of <see cref="DipoleBounce"/> within one cell of equatorial pitch angle, from its values at Chebyshev points of sin^⅔α_eq, in which it is smooth
/// down to 0 (cos²λ_m goes as it there).
/// </summary>
internal sealed class NormalizedPeriods
{
    private const int Points = 8;

    private readonly double[] places = new double[Points];
    private readonly double[] values = new double[Points];
    private readonly double[] weights = new double[Points];

    /// <summary>A cell between two values of sin²α_eq.</summary>
    public NormalizedPeriods(double lowerSine2, double upperSine2)
    {
        double lower = Math.Cbrt(lowerSine2), upper = Math.Cbrt(upperSine2);
        for (int i = 0; i < Points; i++)
        {
            double angle = Math.PI * (i + 0.5) / Points;
            places[i] = 0.5 * (lower + upper) - 0.5 * (upper - lower) * Math.Cos(angle);
            values[i] = new DipoleBounce(Math.Asin(Math.Min(1, Math.Pow(places[i], 1.5)))).NormalizedPeriod;
            weights[i] = (i % 2 == 0 ? 1 : -1) * Math.Sin(angle);
        }
    }

    /// <summary>T, by sin²α_eq within the cell.</summary>
    public double At(double sine2)
    {
        double place = Math.Cbrt(sine2), top = 0, bottom = 0;
        for (int i = 0; i < Points; i++)
        {
            double distance = place - places[i];
            if (distance == 0)
            {
                return values[i];
            }

            double share = weights[i] / distance;
            top += share * values[i];
            bottom += share;
        }

        return top / bottom;
    }
}
