using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Kernels.FieldLines;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>
/// A chorus element as its table for the device: in each cell of (t, s) the phase as a bicubic Hermite polynomial through φ, ω, k_z and their cross derivative at the
/// corners, and e_x, e_y, e_z, k_x bilinear: what <see cref="ElementCell"/> has.
/// </summary>
internal sealed class ElementTable
{
    private readonly PhaseGrid phases;
    private readonly ElementGrid grid;
    private readonly double electricScale, waveNumberScale;
    private readonly double greatest;
    private readonly (double Low, double High)[] alive;

    public ElementTable(ChorusElement element)
    {
        phases = element.Phases;
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
        End = grid.Start + (last + 1) * grid.TimeStep;
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
        grid.Start, 1 / grid.TimeStep, grid.LeastSine, 1 / grid.SineStep, Times, Sines, firstRow, grid.LeastSine == 0 ? 1 : 0, 1e-3 * greatest * Math.Abs(electricScale),
    ];

    /// <summary>Lowest and highest sinλ of waves between two times; the lowest is above the highest where there are none.</summary>
    public (double Low, double High) Between(double from, double to)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        (from, to) = (from - grid.Start, to - grid.Start);
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

    private (double Low, double High) Alive(int i)
    {
        int first = Enumerable.Range(0, Sines).FirstOrDefault(j => phases.HasWave(i, j), -1);
        int last = first < 0 ? -1 : Enumerable.Range(0, Sines).Last(j => phases.HasWave(i, j));
        return first < 0 ? (double.PositiveInfinity, double.NegativeInfinity) : (grid.Sine(first), grid.Sine(last + 1));
    }

    private void WriteCell(int i, int j, Span<double> row)
    {
        if (!phases.HasWave(i, j))
        {
            // Any phase that moves: ω stands in a denominator.
            row[4] = -1;
            return;
        }

        for (int corner = 0; corner < 4; corner++)
        {
            (int a, int b) = (i + corner / 2, j + corner % 2);
            if (!(phases.Node(a, b).Frequency > 0))
            {
                throw new InvalidInputException(
                    $"chorus element: the node at t = {grid.Time(a):G6} s, sinλ = {grid.Sine(b):G6} is beside a wave and has no frequency; "
                    + "give the phase and the wave vector one node beyond the waves.");
            }
        }

        var cell = new ElementCell(phases, i, j);
        cell.Phase(row);
        cell.Bilinear(n => electricScale * n.Electric.X, row[16..]);
        if (!IsFieldAlignedRow(row))
        {
            cell.Bilinear(n => electricScale * n.Electric.Y, row[20..]);
            cell.Bilinear(n => electricScale * n.Electric.Z, row[24..]);
            cell.Bilinear(n => waveNumberScale * n.OutwardWaveNumber, row[28..]);
        }
    }

    private static bool IsFieldAlignedRow(Span<double> row) => row.Length == FieldAlignedElementWaves.Width;
}
