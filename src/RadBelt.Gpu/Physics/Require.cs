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

    /// <summary>A pitch angle (rad) in [0°, 180°].</summary>
    public static void PitchAngle(double value)
    {
        if (!(value >= 0 && value <= Math.PI))
        {
            throw new InvalidInputException($"pitch angle: {value / Units.Degree:G6}° is outside [0°, 180°]; it is the angle between velocity and +B0");
        }
    }

    /// <summary>At least one value, each above the one before.</summary>
    public static void Rising(IReadOnlyList<double> axis, string name, string unit)
    {
        if (axis.Count == 0)
        {
            throw new InvalidInputException($"{name}: there are none; give at least one.");
        }

        for (int i = 1; i < axis.Count; i++)
        {
            if (!(axis[i] > axis[i - 1]))
            {
                throw new InvalidInputException(
                    $"{name}: {With(axis[i], unit)} comes after {With(axis[i - 1], unit)}; list them in rising order, each once.");
            }
        }
    }

    private static string With(double value, string unit) => InvariantText.Of($"{value:G6}{(unit.Length == 0 ? "" : " ")}{unit}");
}
