using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Cli.Reports.Diffusion;

/// <summary>Made-up coefficients of the shape of a diffusion run: smooth, with a corner where nothing resonates, no two numbers alike.</summary>
internal static class DemoDiffusion
{
    public static DiffusionSetup Setup { get; } = new()
    {
        Species = Species.Electron,
        Energies = [.. Enumerable.Range(0, 6).Select(i => 50 * Units.KeV * Math.Pow(2, i))],
        PitchAngles = [.. Enumerable.Range(0, 9).Select(i => (5 + 10 * i) * Units.Degree)],
        Waves = [new("night", "a paper", "whistler", 0, 0.26), new("day", "another <paper>", "whistler", 0.1, 0.6)],
        Shells = [new(4, 487.5e-9, 0.09, [2, 4, 8]), new(5, 249.6e-9, 0.06, [2, 4, 8])],
        Ratios = [2, 4, 8],
        Directions = "both",
        Dispersion = "full",
        Harmonics = "-5 … 5",
        Tolerance = 1e-3,
        LossConeAltitude = 1e5,
        Elapsed = 1.5,
    };

    /// <summary>With estimates, lifetimes, drift averages and curves, or without.</summary>
    public static DiffusionReportData Run(bool everything = true)
    {
        DiffusionSetup setup = everything
            ? Setup with { EstimateFrom = 4, EstimateMethods = ["Albert 2024", "Longley 2022"], Sectors = ["0.5 of the orbit: night"] }
            : Setup;
        return new()
        {
            Setup = setup,
            Slices = [.. from w in Enumerable.Range(0, 2) from l in Enumerable.Range(0, 2) from r in Enumerable.Range(0, 3) select Slice(setup, w, l, r, everything)],
            DriftAverages = everything ? [.. Enumerable.Range(0, 2).Select(l => new DriftAverageSlice(l, Table(0.3 * (1 + l)), Times(0.1 * (1 + l))))] : [],
            Resonance = everything ? [Condition(2), Condition(8)] : [],
        };
    }

    /// <summary>Coefficients of some size.</summary>
    public static MomentumDiffusionTensor[,] Table(double size)
    {
        var table = new MomentumDiffusionTensor[Setup.Energies.Length, Setup.PitchAngles.Length];
        for (int e = 0; e < table.GetLength(0); e++)
        {
            double p = Setup.Species.Mass * Setup.Species.MomentumPerMass(Setup.Energies[e]);
            for (int a = 0; a < table.GetLength(1); a++)
            {
                // Slow particles along B0 meet no wave.
                double α = Setup.PitchAngles[a], d = e == 0 && a < 2 ? 0 : 1e-4 * size * Math.Sin(α) / (1 + e);
                table[e, a] = new(d, -0.3 * d * p * Math.Cos(α), 0.2 * d * p * p);
            }
        }

        return table;
    }

    private static DiffusionSlice Slice(DiffusionSetup setup, int w, int l, int r, bool everything)
    {
        double size = 1 + w + 10 * l + 100 * r;
        return new(w, l, r, Table(size), new(1000 + (long)size, 0, 2))
        {
            Lifetimes = everything ? Times(size) : null,
            Estimates = [.. setup.EstimateMethods.Select((_, m) => Estimate(m, r, size))],
        };
    }

    // No estimate at the highest energy.
    private static DiffusionEstimate Estimate(int method, int density, double size)
    {
        MomentumDiffusionTensor[,] table = Table(size * (method == 0 ? 1.3 : 3));
        for (int a = 0; a < table.GetLength(1); a++)
        {
            table[table.GetLength(0) - 1, a] = new(double.NaN, double.NaN, double.NaN);
        }

        return new([.. Setup.Energies.Select(e => e * Setup.Ratios![density] / 4 * (1 + method))], table);
    }

    private static double[] Times(double size) => [.. Setup.Energies.Select((_, e) => e == 0 ? double.PositiveInfinity : 1e6 * e / size)];

    private static ResonanceFigure Condition(double ratio)
    {
        double[] x = [.. Enumerable.Range(1, 40).Select(i => i / 41.0)];
        return new()
        {
            Ratio = ratio, Energy = Units.MeV, PitchAngle = 1, WaveNormal = 0.5, Frequencies = x,
            InverseSquaredIndex = [("full", [.. x.Select(f => f < 0.9 ? f * (0.9 - f) / (ratio * ratio) : double.NaN)]), ("high-density", [.. x.Select(f => f * (1 - f) / (ratio * ratio))])],
            Resonances = [(-1, [.. x.Select(f => f * f)]), (0, [.. x.Select(_ => 0.01)])],
        };
    }
}
