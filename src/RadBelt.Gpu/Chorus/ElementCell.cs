namespace RadBelt.Gpu.Chorus;

/// <summary>
/// How an element is interpolated in one cell of (t, s = sinλ), here and on the device: φ is the bicubic Hermite polynomial of φ, <c>∂φ/∂t = −ω</c>,
/// <c>∂φ/∂s = k_z dz/ds</c> and, by differences of the latter between the times before and after, ∂²φ/∂t∂s at the corners, continuous with its slopes over all cells. Between
/// nodes ω and k_z are the slopes of this φ; A_w, E and k_x are bilinear.
/// </summary>
internal readonly struct ElementCell
{
    private readonly ChorusElement element;
    private readonly ElementGrid grid;
    private readonly int i, j;

    /// <summary>The cell between times i, i + 1 and latitudes j, j + 1.</summary>
    public ElementCell(ChorusElement element, int i, int j) => (this.element, grid, this.i, this.j) = (element, element.Grid, i, j);

    /// <summary>The wave at fractions of the cell, 0 … 1, in t and s.</summary>
    public ElementNode At(double u, double v)
    {
        (double φ, double alongTime, double alongSine) = Phase(u, v);
        ElementNode southFirst = Node(i, j), northFirst = Node(i, j + 1), southLast = Node(i + 1, j), northLast = Node(i + 1, j + 1);
        return new ElementNode
        {
            Amplitude = Mean(southFirst.Amplitude, northFirst.Amplitude, southLast.Amplitude, northLast.Amplitude),
            Phase = φ,
            Frequency = -alongTime / grid.TimeStep,
            ParallelWaveNumber = alongSine / Arc(j + v),
            OutwardWaveNumber = Mean(southFirst.OutwardWaveNumber, northFirst.OutwardWaveNumber, southLast.OutwardWaveNumber, northLast.OutwardWaveNumber),
            Electric = (
                Mean(southFirst.Electric.X, northFirst.Electric.X, southLast.Electric.X, northLast.Electric.X),
                Mean(southFirst.Electric.Y, northFirst.Electric.Y, southLast.Electric.Y, northLast.Electric.Y),
                Mean(southFirst.Electric.Z, northFirst.Electric.Z, southLast.Electric.Z, northLast.Electric.Z)),
        };

        double Mean(double sf, double nf, double sl, double nl) => (1 - u) * ((1 - v) * sf + v * nf) + u * ((1 - v) * sl + v * nl);
    }

    // φ and its slopes over the cell: along s at either time φ and ∂φ/∂t, then along t between them.
    private (double Value, double AlongTime, double AlongSine) Phase(double u, double v)
    {
        (double first, double firstAlongSine) = Cubic(v, Node(i, j).Phase, Node(i, j + 1).Phase, AlongSine(i, j), AlongSine(i, j + 1));
        (double last, double lastAlongSine) = Cubic(v, Node(i + 1, j).Phase, Node(i + 1, j + 1).Phase, AlongSine(i + 1, j), AlongSine(i + 1, j + 1));
        (double rate, double twist) = Cubic(v, AlongTime(i, j), AlongTime(i, j + 1), Twist(i, j), Twist(i, j + 1));
        (double lastRate, double lastTwist) = Cubic(v, AlongTime(i + 1, j), AlongTime(i + 1, j + 1), Twist(i + 1, j), Twist(i + 1, j + 1));
        (double φ, double alongTime) = Cubic(u, first, last, rate, lastRate);
        return (φ, alongTime, Cubic(u, firstAlongSine, lastAlongSine, twist, lastTwist).Value);
    }

    private ElementNode Node(int row, int column) => element.Nodes[checked(row * grid.Latitudes + column)];

    // Length of the cell in z, were it as long as at a place within.
    private double Arc(double column) => ElementGrid.ArcLengthPerSine(element.Line, grid.LeastSine + column * grid.SineStep) * grid.SineStep;

    private double AlongTime(int row, int column) => -Node(row, column).Frequency * grid.TimeStep;

    private double AlongSine(int row, int column) => Node(row, column).ParallelWaveNumber * Arc(column);

    private double Twist(int row, int column)
    {
        int before = Math.Max(0, row - 1), after = Math.Min(grid.Times - 1, row + 1);
        return (AlongSine(after, column) - AlongSine(before, column)) / (after - before);
    }

    // The cubic with values a, b and slopes p, q at 0 and 1: value and slope.
    private static (double Value, double Slope) Cubic(double x, double a, double b, double p, double q)
    {
        double step = b - a, left = p - step, right = q - step;
        return (
            a + x * step + x * (1 - x) * ((1 - x) * left - x * right),
            step + (1 - x) * (1 - 3 * x) * left + x * (3 * x - 2) * right);
    }
}
