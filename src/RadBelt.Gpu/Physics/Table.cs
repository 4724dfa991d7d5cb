using System.Collections.Immutable;

namespace RadBelt.Gpu.Physics;

/// <summary>A non-negative function given at some places of a rising axis, linear between them and zero outside.</summary>
internal sealed class Table
{
    private Table(ImmutableArray<double> axis, ImmutableArray<double> values) => (Axis, Values) = (axis, values);

    /// <summary>Places, strictly rising, at least two.</summary>
    public ImmutableArray<double> Axis { get; }

    /// <summary>Values there, none negative, not all zero.</summary>
    public ImmutableArray<double> Values { get; }

    public double First => Axis[0];

    public double Last => Axis[^1];

    /// <summary>Checks a user's table.</summary>
    /// <param name="what">What the table is, for messages.</param>
    /// <param name="axisName">What runs along it.</param>
    /// <param name="axis">Places.</param>
    /// <param name="valueName">What it gives.</param>
    /// <param name="values">Values.</param>
    /// <exception cref="InvalidInputException">Unequal lengths, fewer than two rows, an axis that does not rise, or a value that is negative,
    /// missing or infinite, or nothing but zeros.</exception>
    public static Table Of(string what, string axisName, IReadOnlyList<double> axis, string valueName, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values);
        if (axis.Count != values.Count || axis.Count < 2)
        {
            throw new InvalidInputException(
                $"{what} table: {axis.Count} values of {axisName} and {values.Count} of {valueName}; give as many of each, at least two.");
        }

        for (int i = 0; i < axis.Count; i++)
        {
            if (!double.IsFinite(axis[i]) || (i > 0 && axis[i] <= axis[i - 1]))
            {
                throw new InvalidInputException(
                    $"{what} table: {axisName} is {axis[i]:G6} in row {i + 1}{(i > 0 ? FormattableString.Invariant($" after {axis[i - 1]:G6}") : "")}; it must rise from row to row.");
            }

            if (!(values[i] >= 0 && double.IsFinite(values[i])))
            {
                throw new InvalidInputException(
                    $"{what} table: {valueName} is {values[i]:G6} in row {i + 1}; give zero or a positive, finite value, and leave the row out where there is none.");
            }
        }

        return values.Any(value => value > 0)
            ? new Table([.. axis], [.. values])
            : throw new InvalidInputException($"{what} table: every {valueName} is zero; it then holds no power.");
    }

    /// <summary>The value at x.</summary>
    public double At(double x)
    {
        if (!(x >= First && x <= Last))
        {
            return 0;
        }

        int right = Math.Max(1, UpperIndex(x));
        double part = (x - Axis[right - 1]) / (Axis[right] - Axis[right - 1]);
        return Values[right - 1] + part * (Values[right] - Values[right - 1]);
    }

    /// <summary>The integral over [from, to]; outside the table there is nothing.</summary>
    public double Integral(double from, double to)
    {
        (from, to) = (Math.Clamp(from, First, Last), Math.Clamp(to, First, Last));
        double sum = 0, left = from;
        foreach (double node in Axis.Where(node => node > from && node < to).Append(to))
        {
            sum += 0.5 * (At(left) + At(node)) * (node - left);
            left = node;
        }

        return sum;
    }

    private int UpperIndex(double x)
    {
        int found = Axis.BinarySearch(x);
        return found >= 0 ? found : ~found;
    }
}
