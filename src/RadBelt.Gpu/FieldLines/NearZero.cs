namespace RadBelt.Gpu.FieldLines;

/// <summary>Functions whose plain form cancels near zero, to a few roundings everywhere (Kahan's forms; those of .NET only subtract).</summary>
internal static class NearZero
{
    /// <summary>ln(1 + x).</summary>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>e^x − 1.</summary>
    public static double Expm1(double x)
    {
        double power = Math.Exp(x), difference = power - 1;
        return power == 1 ? x : difference == -1 || double.IsInfinity(power) ? difference : difference * (x / Math.Log(power));
    }
}
