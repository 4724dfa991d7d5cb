using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>Reads a group of columns that run along named axes; a column of another shape than its axes give it is an error.</summary>
internal sealed class TableReader(Hdf5File file, string group)
{
    /// <summary>Coordinates of an axis, or all of a one-dimensional column.</summary>
    /// <exception cref="InvalidInputException">It is missing, damaged or has several dimensions.</exception>
    public double[] Axis(string name) => file.Read<double>($"{group}/{name}", [file.Shape($"{group}/{name}") is [var n] ? n : -1]);

    /// <summary>A column along one axis of <paramref name="n"/> points.</summary>
    /// <exception cref="InvalidInputException">It is missing, damaged or of another shape.</exception>
    public double[] Column(string name, int n) => file.Read<double>($"{group}/{name}", [n]);

    /// <summary>A column along axes of n and m points: its n rows.</summary>
    /// <exception cref="InvalidInputException">It is missing, damaged or of another shape.</exception>
    public double[][] Rows(string name, int n, int m) => Cut(file.Read<double>($"{group}/{name}", [n, m]), m);

    /// <summary>A column along axes of n, m and l points: n blocks of m rows.</summary>
    /// <exception cref="InvalidInputException">It is missing, damaged or of another shape.</exception>
    public double[][][] Blocks(string name, int n, int m, int l) =>
        [.. file.Read<double>($"{group}/{name}", [n, m, l]).Chunk(Math.Max(1, m * l)).Select(block => Cut(block, l))];

    private static double[][] Cut(double[] values, int length) => [.. values.Chunk(Math.Max(1, length))];
}
