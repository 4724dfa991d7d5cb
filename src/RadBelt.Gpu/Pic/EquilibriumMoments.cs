using MathNet.Numerics.Interpolation;
using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.Pic;

/// <summary>Macro-particles and mean energies of the f0 of a species, cell by cell: what is added to sums over markers of δf.</summary>
internal sealed class EquilibriumMoments
{
    // Along a line moments are smooth functions of ln b: rational interpolation of fifth order between so many of them is right to 1e-8.
    private const int Nodes = 17, Order = 5;
    private readonly (double Markers, double Energy, double Parallel, double Perpendicular)[] cells;

    /// <summary>Those of a species of a run.</summary>
    public EquilibriumMoments(PicSetup setup, PicSpecies species)
    {
        cells = new (double, double, double, double)[setup.Grid.Cells];
        double[] ratios = [.. cells.Select((_, c) => PicLoader.FieldRatio(setup, c))];
        if (species.Distribution is not FieldLineBiMaxwellian || ratios.Max() == ratios.Min())
        {
            DistributionMoments f0 = species.DistributionAt(ratios[0]).Moments;
            Array.Fill(cells, (PicLoader.Expected(setup, species, 0), f0.KineticEnergy, f0.ParallelTemperature, f0.PerpendicularTemperature));
            return;
        }

        double low = Math.Log(ratios.Min()), step = (Math.Log(ratios.Max()) - low) / (Nodes - 1);
        double[] nodes = [.. Enumerable.Range(0, Nodes).Select(i => low + (i * step))];
        DistributionMoments[] moments = [.. nodes.Select(x => species.DistributionAt(Math.Exp(x)).Moments)];
        IInterpolation energy = Between(m => m.KineticEnergy), parallel = Between(m => m.ParallelTemperature), perpendicular = Between(m => m.PerpendicularTemperature);
        for (int c = 0; c < cells.Length; c++)
        {
            double x = Math.Log(ratios[c]);
            cells[c] = (
                PicLoader.Expected(setup, species, c), energy.Interpolate(x), parallel.Interpolate(x), perpendicular.Interpolate(x));
        }

        IInterpolation Between(Func<DistributionMoments, double> moment) =>
            Barycentric.InterpolateRationalFloaterHormannSorted(nodes, [.. moments.Select(moment)], Order);
    }

    /// <summary>Macro-particles, ⟨γ − 1⟩, T∥/mc² and T⊥/mc² in a cell of the grid.</summary>
    public (double Markers, double Energy, double Parallel, double Perpendicular) At(int cell) => cells[cell];
}
