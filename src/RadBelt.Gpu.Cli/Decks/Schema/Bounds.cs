using RadBelt.Gpu.Cli.Decks.Quantities;

namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>The values a key allows, in a unit of its own.</summary>
internal sealed record Bounds(double Min, bool MinExclusive, double Max, bool MaxExclusive, UnitExpression Unit)
{
    /// <summary>Whether an SI value lies inside; <paramref name="plasma"/> is needed for a relative unit.</summary>
    public bool Contains(double value, UnitContext? plasma)
    {
        double unit = Unit.ToSi(plasma);
        bool above = MinExclusive ? value > Min * unit : value >= Min * unit;
        bool below = MaxExclusive ? value < Max * unit : value <= Max * unit;
        return above && below;
    }

    /// <summary><c>greater than 0 nT</c>, <c>from 0 deg to 180 deg</c>, …; empty when there are none.</summary>
    public override string ToString()
    {
        string low = double.IsNegativeInfinity(Min) ? "" : MinExclusive ? $"greater than {Text(Min)}" : $"at least {Text(Min)}";
        string high = double.IsPositiveInfinity(Max) ? "" : MaxExclusive ? $"less than {Text(Max)}" : $"at most {Text(Max)}";
        return low.Length > 0 && high.Length > 0 && !MinExclusive && !MaxExclusive ? $"from {Text(Min)} to {Text(Max)}"
            : low.Length > 0 && high.Length > 0 ? $"{low} and {high}"
            : low + high;
    }

    private string Text(double bound) => $"{NumberText.Of(bound)} {Unit.Text}".TrimEnd();
}
