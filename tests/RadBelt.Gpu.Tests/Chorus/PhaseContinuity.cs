using RadBelt.Gpu.Chorus;

namespace RadBelt.Gpu.Tests.Chorus;

/// <summary>
/// Differences of an element's φ against the ω and k_z of its nodes, which come from characteristics or rays and not from φ: greatest relative misses at random places with
/// more than a thousandth of the amplitude. Switched cells are left out, and counted.
/// </summary>
/// <param name="Places">Places whose nodes tell ω and k_z: waves are at all 16 nodes around, and linear and cubic interpolation agree to 3e-4.</param>
/// <param name="Frequency">Greatest |∂φ/∂t + ω|/ω there.</param>
/// <param name="ParallelWaveNumber">Greatest |∂φ/∂z − k_z|/k_z there.</param>
/// <param name="Steep">Other places, at the edge of waves or where ω or k_z change by much from node to node.</param>
/// <param name="WorstSteep">The greater of both misses there, of the linear interpolation.</param>
/// <param name="Switched">Places in switched cells, or too near them for differences.</param>
internal sealed record PhaseContinuity(int Places, double Frequency, double ParallelWaveNumber, int Steep, double WorstSteep, int Switched)
{
    private const double Told = 3e-4;

    /// <summary>Central differences over a fifth of a cell, within cells and across their edges.</summary>
    public static PhaseContinuity Of(ChorusElement element, double peak, int seed, int tries = 40_000)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        ElementGrid grid = element.Grid;
        PhaseGrid phases = element.Phases;
        (int places, int steep, int switched) = (0, 0, 0);
        (double frequency, double waveNumber, double worst) = (0, 0, 0);
        for (int n = 0; n < tries; n++)
        {
            double row = 1.1 + random.NextDouble() * (grid.Times - 3.2), column = 1.1 + random.NextDouble() * (grid.Latitudes - 3.2);
            if (At(row, column).Amplitude <= 1e-3 * peak)
            {
                continue;
            }

            if (Switches(row - 0.1, column) || Switches(row + 0.1, column) || Switches(row, column - 0.1) || Switches(row, column + 0.1))
            {
                switched++;
                continue;
            }

            double ω = (At(row - 0.1, column).Phase - At(row + 0.1, column).Phase) / (0.2 * grid.TimeStep);
            double k = (At(row, column + 0.1).Phase - At(row, column - 0.1).Phase) / (0.2 * phases.Arc(column));
            (double linearω, double cubicω) = Between(node => node.Frequency, row, column);
            (double linearK, double cubicK) = Between(node => node.ParallelWaveNumber, row, column);
            if (HasWaves((int)row, (int)column) && Math.Abs(linearω / cubicω - 1) < Told && Math.Abs(linearK / cubicK - 1) < Told)
            {
                (frequency, waveNumber) = (Math.Max(frequency, Math.Abs(ω / cubicω - 1)), Math.Max(waveNumber, Math.Abs(k / cubicK - 1)));
                places++;
            }
            else
            {
                worst = Math.Max(worst, Math.Max(Math.Abs(ω / linearω - 1), Math.Abs(k / linearK - 1)));
                steep++;
            }
        }

        return new PhaseContinuity(places, frequency, waveNumber, steep, worst, switched);

        ElementNode At(double row, double column) => element.At(row * grid.TimeStep, Math.Asin(grid.LeastSine + column * grid.SineStep));

        bool Switches(double row, double column) => phases.IsSwitched((int)row, (int)column);

        bool HasWaves(int i, int j) => Enumerable.Range(0, 16).All(c => phases.Node(i - 1 + c / 4, j - 1 + c % 4).Amplitude > 0);

        // Through two and through four nodes each way.
        (double Linear, double Cubic) Between(Func<ElementNode, double> of, double row, double column)
        {
            (int i, int j) = ((int)row, (int)column);
            (double u, double v) = (row - i, column - j);
            double linear = Enumerable.Range(0, 4).Sum(c => (c / 2 == 0 ? 1 - u : u) * (c % 2 == 0 ? 1 - v : v) * of(phases.Node(i + c / 2, j + c % 2)));
            double cubic = Enumerable.Range(0, 16).Sum(c => Weight(c / 4, u) * Weight(c % 4, v) * of(phases.Node(i - 1 + c / 4, j - 1 + c % 4)));
            return (linear, cubic);
        }

        static double Weight(int m, double x) => Enumerable.Range(0, 4).Where(q => q != m).Aggregate(1.0, (w, q) => w * (x + 1 - q) / (m - q));
    }
}
