using System.Collections.Immutable;
using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.Chorus;

/// <summary>The phase at an element's nodes with its slopes by cell, and where one wave leads over into the next node and where another takes its place.</summary>
internal readonly struct PhaseGrid(DipoleFieldLine line, ElementGrid grid, ImmutableArray<ElementNode> nodes)
{
    // Between nodes of one wave the slope of φ runs from one value to the other: it goes beyond them only where it turns, by an eighth of its second difference; and it is off
    // the straight line by less than MostBend, even where cells are coarse. Bounds on φ itself would not do, for a coarse cell of a smooth wave has many turns in s.
    // A jump of φ that is within both changes ω or k by no more than they say, and a smooth cell taken for switched has jumps of φ at its edges as small as that.
    // Where waves end, beyond which the last of them goes on as it is, slopes have a kink between nodes.
    private const double MostOvershoot = 1e-3, MostOvershootAtEnd = 1e-2, MostBend = 0.1;

    /// <summary>The nodes' grid.</summary>
    public ElementGrid Grid => grid;

    /// <summary>A node.</summary>
    public ElementNode Node(int i, int j) => nodes[checked(i * grid.Latitudes + j)];

    /// <summary>A node with the slopes of its phase.</summary>
    public CellCorner Corner(int i, int j)
    {
        ElementNode node = Node(i, j);
        return new CellCorner(node, node.Phase, AlongTime(i, j), AlongSine(i, j), Twist(i, j));
    }

    /// <summary>Length in z of a cell in s, were it as long as at column j, which may be between nodes, m.</summary>
    public double Arc(double j) => ElementGrid.ArcLengthPerSine(line, grid.LeastSine + j * grid.SineStep) * grid.SineStep;

    /// <summary>∂φ/∂t, rad for each cell.</summary>
    public double AlongTime(int i, int j) => -Node(i, j).Frequency * grid.TimeStep;

    /// <summary>∂φ/∂s, rad for each cell.</summary>
    public double AlongSine(int i, int j) => Node(i, j).ParallelWaveNumber * Arc(j);

    /// <summary>Whether one wave runs from node (i, j) to (i + 1, j).</summary>
    public bool IsOneInTime(int i, int j) =>
        i >= 0 && i + 1 < grid.Times && IsOne(Node(i, j), Node(i + 1, j), AlongTime(i, j), AlongTime(i + 1, j));

    /// <summary>Whether one wave runs from node (i, j) to (i, j + 1).</summary>
    public bool IsOneInSine(int i, int j) =>
        j >= 0 && j + 1 < grid.Latitudes && IsOne(Node(i, j), Node(i, j + 1), AlongSine(i, j), AlongSine(i, j + 1));

    /// <summary>Whether there is a wave at any corner of the cell between times i, i + 1 and latitudes j, j + 1.</summary>
    public bool HasWave(int i, int j) =>
        Node(i, j).Amplitude != 0 || Node(i, j + 1).Amplitude != 0 || Node(i + 1, j).Amplitude != 0 || Node(i + 1, j + 1).Amplitude != 0;

    /// <summary>Whether the waves at the corners of that cell are not one.</summary>
    public bool IsSwitched(int i, int j) => !(IsOneInTime(i, j) && IsOneInTime(i, j + 1) && IsOneInSine(i, j) && IsOneInSine(i + 1, j));

    /// <summary>Cells with waves that are not one.</summary>
    public long SwitchedCells()
    {
        long count = 0;
        for (int i = 0; i + 1 < grid.Times; i++)
        {
            for (int j = 0; j + 1 < grid.Latitudes; j++)
            {
                count += HasWave(i, j) && IsSwitched(i, j) ? 1 : 0;
            }
        }

        return count;
    }

    // ∂²φ/∂t∂s for each cell, by differences with the times before and after at which there is the same wave.
    private double Twist(int i, int j)
    {
        int before = IsOneInTime(i - 1, j) ? i - 1 : i, after = IsOneInTime(i, j) ? i + 1 : i;
        return before == after ? 0 : (AlongSine(after, j) - AlongSine(before, j)) / (after - before);
    }

    // The slope of the cubic with these ends is p + (q − p)x + 4bx(1 − x): b is what it is off the straight line halfway.
    private static bool IsOne(in ElementNode first, in ElementNode last, double p, double q)
    {
        double bend = Math.Abs(1.5 * (last.Phase - first.Phase) - 0.75 * (p + q)), change = Math.Abs(q - p), scale = Math.Max(Math.Abs(p), Math.Abs(q));
        double excess = Math.Max(0, 4 * bend - change), overshoot = first.Amplitude > 0 && last.Amplitude > 0 ? MostOvershoot : MostOvershootAtEnd;
        return first.Frequency > 0 && last.Frequency > 0 && bend <= MostBend * scale && excess * excess <= overshoot * scale * 16 * bend;
    }
}
