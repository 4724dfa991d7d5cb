namespace RadBelt.Gpu.Tests.Pic;

/// <summary>Centred B-splines of unit spacing by their recursion (de Boor 1978), to compare shapes with.</summary>
internal static class BSpline
{
    /// <summary>That of an order, 0 … 3, at a distance from its centre.</summary>
    public static double At(int order, double x)
    {
        if (order == 0)
        {
            return x is >= -0.5 and < 0.5 ? 1 : 0;
        }

        double half = (order + 1) / 2.0;
        return (((half + x) * At(order - 1, x + 0.5)) + ((half - x) * At(order - 1, x - 0.5))) / order;
    }
}
