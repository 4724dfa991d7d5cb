using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Kernels.FieldLines;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>
/// A chorus element as its table for the device: in each cell of (t, s) the phase as a bicubic Hermite polynomial through φ, ω, k_z and their cross derivative at the
/// corners (continuous with its slopes over all cells), and e_x, e_y, e_z, k_x bilinear.
/// </summary>
internal sealed class ElementTable
{
    private readonly ChorusElement element;
    private readonly ElementGrid grid;
    private readonly double electricScale, waveNumberScale;
    private readonly double greatest;
    private readonly (double Low, double High)[] alive;

    public ElementTable(ChorusElement element)
    {
        this.element = element;
        grid = element.Grid;
        (Times, Sines) = (grid.Times - 1, grid.Latitudes - 1);
        electricScale = -ElementaryCharge / (2 * ElectronMass * SpeedOfLight);
        waveNumberScale = SpeedOfLight / element.Line.EquatorialGyrofrequency() / (2 * Math.PI);
        alive = [.. Enumerable.Range(0, Times).Select(Alive)];
        IsFieldAligned = element.Nodes.All(n =>
            n.OutwardWaveNumber == 0 && n.Electric.Z == 0 && Math.Abs(n.Electric.X - n.Electric.Y) <= 1e-12 * Math.Abs(n.Electric.X));
        greatest = element.Nodes.Max(n => Math.Abs(n.Electric.Y));
        Rate = element.Nodes.Where(n => Math.Abs(n.Electric.Y) >= 1e-3 * greatest)
            .Max(n => n.Frequency + SpeedOfLight * Math.Sqrt(n.ParallelWaveNumber * n.ParallelWaveNumber + n.OutwardWaveNumber * n.OutwardWaveNumber));
        int last = Array.FindLastIndex(alive, range => range.Low <= range.High);
        End = (last + 1) * grid.TimeStep;
    }

    /// <summary>Cells in t.</summary>
    public int Times { get; }

    /// <summary>Cells in s.</summary>
    public int Sines { get; }

    /// <summary>Whether all waves run along the field, circularly polarised as electrons gyrate.</summary>
    public bool IsFieldAligned { get; }

    /// <summary>When the last waves are over, s.</summary>
    public double End { get; }

    /// <summary>ω + c|k| at its greatest where there is more than a thousandth of the amplitude, rad s⁻¹: no electron sees waves faster.</summary>
    public double Rate { get; }

    /// <summary>The grid as <see cref="ElementTables"/> has it.</summary>
    /// <param name="firstRow">Rows of the elements before.</param>
    public double[] Describe(long firstRow) =>
    [
        0, 1 / grid.TimeStep, grid.LeastSine, 1 / grid.SineStep, Times, Sines, firstRow, grid.LeastSine == 0 ? 1 : 0, 1e-3 * greatest * Math.Abs(electricScale),
    ];

    /// <summary>Lowest and highest sinλ of waves between two times; the lowest is above the highest where there are none.</summary>
    public (double Low, double High) Between(double from, double to)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int i = Math.Max((int)(from / grid.TimeStep) - 1, 0); i < Times && i * grid.TimeStep <= to; i++)
        {
            if ((i + 1) * grid.TimeStep >= from)
            {
                (low, high) = (Math.Min(low, alive[i].Low), Math.Max(high, alive[i].High));
            }
        }

        return (low, high);
    }

    /// <summary>Writes the rows of the cells of one time, <paramref name="width"/> numbers each.</summary>
    public void Write(int time, int width, Span<double> rows)
    {
        rows.Clear();
        for (int j = 0; j < Sines; j++)
        {
            WriteCell(time, j, rows.Slice(j * width, width));
        }
    }

    private ElementNode Node(int i, int j) => element.Nodes[i * (Sines + 1) + j];

    private bool HasWave(int i, int j) =>
        Node(i, j).Amplitude != 0 || Node(i, j + 1).Amplitude != 0 || Node(i + 1, j).Amplitude != 0 || Node(i + 1, j + 1).Amplitude != 0;

    private (double Low, double High) Alive(int i)
    {
        int first = Enumerable.Range(0, Sines).FirstOrDefault(j => HasWave(i, j), -1);
        int last = first < 0 ? -1 : Enumerable.Range(0, Sines).Last(j => HasWave(i, j));
        return first < 0 ? (double.PositiveInfinity, double.NegativeInfinity) : (grid.Sine(first), grid.Sine(last + 1));
    }

    private void WriteCell(int i, int j, Span<double> row)
    {
        if (!HasWave(i, j))
        {
            // Any phase that moves: ω stands in a denominator.
            row[4] = -1;
            return;
        }

        // Values, slopes in ξ and η, and cross slopes at the corners (ξ, η) = (0, 0), (0, 1), (1, 0), (1, 1). Whole turns are left out.
        double whole = Math.Floor(Node(i, j).Phase / (2 * Math.PI));
        Span<double> f = stackalloc double[4], fξ = stackalloc double[4], fη = stackalloc double[4], fξη = stackalloc double[4];
        for (int corner = 0; corner < 4; corner++)
        {
            (int a, int b) = (i + corner / 2, j + corner % 2);
            ElementNode node = Node(a, b);
            if (!(node.Frequency > 0))
            {
                throw new InvalidInputException(
                    $"chorus element: the node at t = {grid.Time(a):G6} s, sinλ = {grid.Sine(b):G6} is beside a wave and has no frequency; "
                    + "give the phase and the wave vector one node beyond the waves.");
            }

            f[corner] = node.Phase / (2 * Math.PI) - whole;
            fξ[corner] = -node.Frequency * grid.TimeStep / (2 * Math.PI);
            fη[corner] = SlopeInSine(a, b);
            fξη[corner] = CrossSlope(a, b);
        }

        Hermite(f, fξ, fη, fξη, row);
        Bilinear(i, j, n => electricScale * n.Electric.X, row[16..]);
        if (!IsFieldAlignedRow(row))
        {
            Bilinear(i, j, n => electricScale * n.Electric.Y, row[20..]);
            Bilinear(i, j, n => electricScale * n.Electric.Z, row[24..]);
            Bilinear(i, j, n => waveNumberScale * n.OutwardWaveNumber, row[28..]);
        }
    }

    private static bool IsFieldAlignedRow(Span<double> row) => row.Length == FieldAlignedElementWaves.Width;

    // Turns for each cell in s.
    private double SlopeInSine(int i, int j) => Node(i, j).ParallelWaveNumber * ElementGrid.ArcLengthPerSine(element.Line, grid.Sine(j)) * grid.SineStep / (2 * Math.PI);

    // By differences of k_z with the nodes before and after that have one.
    private double CrossSlope(int i, int j)
    {
        int before = i > 0 && Node(i - 1, j).Frequency > 0 ? i - 1 : i, after = i < Times && Node(i + 1, j).Frequency > 0 ? i + 1 : i;
        return before == after ? 0 : (SlopeInSine(after, j) - SlopeInSine(before, j)) / (after - before);
    }

    private void Bilinear(int i, int j, Func<ElementNode, double> quantity, Span<double> row)
    {
        double a = quantity(Node(i, j)), b = quantity(Node(i, j + 1)), c = quantity(Node(i + 1, j)), d = quantity(Node(i + 1, j + 1));
        (row[0], row[1], row[2], row[3]) = (a, b - a, c - a, d - c - b + a);
    }

    // Coefficients of ξ^i η^j: the cubic through two values and slopes, in η at both ends in ξ, then of these in ξ.
    private static void Hermite(Span<double> f, Span<double> fξ, Span<double> fη, Span<double> fξη, Span<double> row)
    {
        Span<double> values = stackalloc double[8], slopes = stackalloc double[8], across = stackalloc double[4];
        for (int end = 0; end < 2; end++)
        {
            Cubic(f[2 * end], f[2 * end + 1], fη[2 * end], fη[2 * end + 1], values[(4 * end)..]);
            Cubic(fξ[2 * end], fξ[2 * end + 1], fξη[2 * end], fξη[2 * end + 1], slopes[(4 * end)..]);
        }

        for (int power = 0; power < 4; power++)
        {
            Cubic(values[power], values[4 + power], slopes[power], slopes[4 + power], across);
            (row[power], row[4 + power], row[8 + power], row[12 + power]) = (across[0], across[1], across[2], across[3]);
        }
    }

    private static void Cubic(double f0, double f1, double d0, double d1, Span<double> c) =>
        (c[0], c[1], c[2], c[3]) = (f0, d0, 3 * (f1 - f0) - 2 * d0 - d1, 2 * (f0 - f1) + d0 + d1);
}
