namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>A logarithmic axis: labelled decades, minor ticks at 2…9; within less than a decade, 1-2-5 or linear ticks.</summary>
internal sealed class LogScale : AxisScale
{
    private const double Air = 0.05;
    private static readonly double[] OneTwoFive = [1, 2, 5];
    private static readonly double[] Minor = [2, 3, 4, 5, 6, 7, 8, 9];

    /// <inheritdoc/>
    public override string Demand => "positive";

    /// <inheritdoc/>
    // Subnormal numbers have too few digits left to be placed.
    public override bool Accepts(double value) => value is >= 1e-300 and <= 1e300;

    /// <inheritdoc/>
    public override double Forward(double value) => Math.Log10(value);

    /// <inheritdoc/>
    public override double Back(double coordinate) => Math.Pow(10, coordinate);

    /// <inheritdoc/>
    public override (double Min, double Max) Automatic(double min, double max)
    {
        if (!(min <= max))
        {
            return (1, 10);
        }
        var (low, high) = (Math.Log10(min), Math.Log10(max));
        var air = high - low < 1e-6 ? 0.5 : Air * (high - low);
        return (Math.Pow(10, Math.Max(-300, low - air)), Math.Pow(10, Math.Min(300, high + air)));
    }

    /// <inheritdoc/>
    public override TickSet Ticks(double min, double max, int target)
    {
        var first = (int)Math.Ceiling(Math.Log10(min) - 1e-9);
        var last = (int)Math.Floor(Math.Log10(max) + 1e-9);
        return last - first >= 1 ? Decades(min, max, first, last, target) : WithinADecade(min, max, first, target);
    }

    private static TickSet Decades(double min, double max, int first, int last, int target)
    {
        var stride = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)Math.Max(1, target)));
        var plain = first >= -2 && last <= 3;
        // Two decades with room for more are labelled at 1, 2 and 5.
        var fine = last - first <= 1 && target > 3 * (last - first + 1);
        var ticks = new List<Tick>();
        for (var n = first - 1; n <= last; n++)
        {
            var decade = Math.Pow(10, n);
            var label = n % stride != 0 ? "" : plain ? Numbers.Fixed(decade, Math.Max(0, -n)) : Numbers.PowerOfTen(n);
            if (n >= first)
            {
                ticks.Add(new Tick(decade, label));
            }
            if (stride == 1)
            {
                ticks.AddRange(Minor.Select(m => new Tick(m * decade, fine && m is (2 or 5) ? Label(m * decade) : "")).Where(t => t.Value >= min && t.Value <= max));
            }
        }
        return new TickSet(ticks, 0);
    }

    // 10⁻⁵ rather than 1×10⁻⁵.
    private static string Label(double value)
    {
        var label = Numbers.Significant(value, 1);
        return label.StartsWith("1×", StringComparison.Ordinal) ? label[2..] : label;
    }

    private static TickSet WithinADecade(double min, double max, int first, int target)
    {
        var labelled = new List<Tick>();
        for (var n = first - 1; n <= first; n++)
        {
            labelled.AddRange(OneTwoFive.Select(m => m * Math.Pow(10, n)).Where(v => v >= min && v <= max)
                .Select(v => new Tick(v, Label(v))));
        }
        if (labelled.Count < 2)
        {
            return Linear.Ticks(min, max, target);
        }
        var between = Enumerable.Range(first - 1, 2).SelectMany(n => Minor.Select(m => m * Math.Pow(10, n)))
            .Where(v => v >= min && v <= max && labelled.TrueForAll(t => Math.Abs(t.Value - v) > 1e-9 * v));
        return new TickSet([.. labelled, .. between.Select(v => new Tick(v, ""))], 0);
    }
}
