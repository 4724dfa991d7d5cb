using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Hdf5;

/// <summary>E and B of a run at one time on the nodes of E, between its absorbing layers.</summary>
internal sealed class PicWaveSampler
{
    // Cells on either side that taking B to nodes needs.
    private const int Margin = 2;

    private readonly PicModel model;
    private readonly int stride, first;
    private readonly double[] ey, ez, by, bz;

    /// <exception cref="InvalidInputException">There are no two nodes.</exception>
    public PicWaveSampler(PicModel model, double equator, double layer, int stride)
    {
        PicGrid grid = model.Setup.Grid;
        (this.model, this.stride) = (model, stride);
        double origin = model.PositionOf(FieldComponent.Ey, 0);
        int lowest = Math.Max(Margin, (int)Math.Ceiling((layer - origin) / grid.CellSize - 1e-9));
        int highest = Math.Min(grid.Cells - 1 - Margin, (int)Math.Floor((grid.Length - layer - origin) / grid.CellSize + 1e-9));
        Nodes = Math.Max(0, highest - lowest + 1) / stride;
        if (Nodes < 2)
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"wave-field archive: a stride of {stride} cells leaves {Nodes} nodes of the {Math.Max(0, highest - lowest + 1)} between the absorbing layers; two are needed: lower it."));
        }

        // What is left over is left out at both ends alike.
        first = lowest + ((highest - lowest + 1 - (Nodes * stride)) / 2);
        Spacing = stride * grid.CellSize;
        FirstNode = origin + ((first + (0.5 * (stride - 1))) * grid.CellSize) - equator;
        (ey, ez, by, bz) = (new double[grid.Cells], new double[grid.Cells], new double[grid.Cells], new double[grid.Cells]);
    }

    public int Nodes { get; }

    /// <summary>z of the first node, m.</summary>
    public double FirstNode { get; }

    /// <summary>m.</summary>
    public double Spacing { get; }

    /// <summary>Takes E_y, E_z, B_y, B_z of each node.</summary>
    public void Sample(Span<float> values)
    {
        model.CopyField(FieldComponent.Ey, ey);
        model.CopyField(FieldComponent.Ez, ez);
        model.CopyField(FieldComponent.By, by);
        model.CopyField(FieldComponent.Bz, bz);

        // Half of Faraday's law: from n − ½ to n.
        double half = 0.5 * model.TimeStep / model.Setup.Grid.CellSize;
        for (int i = 0; i < by.Length - 1; i++)
        {
            by[i] += half * (ez[i + 1] - ez[i]);
            bz[i] -= half * (ey[i + 1] - ey[i]);
        }

        for (int node = 0; node < Nodes; node++)
        {
            double sumEy = 0, sumEz = 0, sumBy = 0, sumBz = 0;
            for (int n = 0; n < stride; n++)
            {
                int i = first + (node * stride) + n;
                sumEy += ey[i];
                sumEz += ez[i];
                sumBy += AtNode(by, i);
                sumBz += AtNode(bz, i);
            }

            Span<float> at = values.Slice(node * WaveFieldSource.Components, WaveFieldSource.Components);
            (at[0], at[1], at[2], at[3]) = ((float)(sumEy / stride), (float)(sumEz / stride), (float)(sumBy / stride), (float)(sumBz / stride));
        }
    }

    // Half nodes i − 1 and i lie on either side of node i.
    private static double AtNode(double[] b, int i) => ((9 * (b[i - 1] + b[i])) - (b[i - 2] + b[i + 1])) / 16;
}
