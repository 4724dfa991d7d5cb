namespace RadBelt.Gpu.Physics;

/// <summary>Checks of numbers that come from the user, with the library's form of error.</summary>
internal static class Require
{
    /// <summary>A finite number above zero.</summary>
    public static void Positive(double value, string name, string unit)
    {
        if (!(value > 0) || double.IsInfinity(value))
        {
            throw new InvalidInputException($"{name}: {With(value, unit)} cannot be used; give a positive, finite value.");
        }
    }

    /// <summary>A finite number, zero or above.</summary>
    public static void NotNegative(double value, string name, string unit)
    {
        if (!(value >= 0) || double.IsInfinity(value))
        {
            throw new InvalidInputException($"{name}: {With(value, unit)} cannot be used; give zero or a positive, finite value.");
        }
    }

    private static string With(double value, string unit) => unit.Length == 0 ? $"{value:G6}" : $"{value:G6} {unit}";
}
