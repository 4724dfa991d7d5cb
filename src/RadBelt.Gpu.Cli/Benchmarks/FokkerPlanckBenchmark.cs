using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Cli.Benchmarks;

/// <summary>
/// <c>radbelt bench fokker-planck</c>: seconds for 200 implicit steps of 80 × 80 cells, the system made and factored among them, on one core in night-side
/// chorus (Horne et al. 2005) with its mixed terms. The table of coefficients is made before the clock starts.
/// </summary>
internal static class FokkerPlanckBenchmark
{
    private const int Cells = 80, Steps = 200, Repeats = 3;
    private const double LossCone = 5 * Degree;

    /// <summary>Measures and says a line about it.</summary>
    public static JsonObject Run(Action<string> say)
    {
        DiffusionField field = NightSideChorus();
        Take(field, steps: 2);
        double seconds = Enumerable.Range(0, Repeats).Select(_ => Seconds(field)).Order().ElementAt(Repeats / 2);
        say(string.Create(CultureInfo.InvariantCulture,
            $"fokker-planck cpu {Steps} implicit steps of {Cells} x {Cells} cells in {seconds:F3} s on one core, {Cells * Cells * (Steps / seconds) / 1e6:F1} million cells/s"));
        return new JsonObject { ["seconds"] = seconds, ["cells"] = Cells * Cells, ["steps"] = Steps };
    }

    private static double Seconds(DiffusionField field)
    {
        long start = Stopwatch.GetTimestamp();
        Take(field, Steps);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Take(DiffusionField field, int steps)
    {
        var grid = new FokkerPlanckGrid(LossCone, 90 * Degree, Cells, 0.2 * MeV, 5 * MeV, Cells);
        var solver = new FokkerPlanckSolver(field, grid, new() { LowestPitchAngle = _ => 0, LowestEnergy = Math.Sin, HighestEnergy = _ => 0 });
        solver.Begin((energy, α) => Math.Exp((0.2 * MeV - energy) / (0.1 * MeV)) * Math.Sin(α));
        solver.Advance(432, steps);
    }

    private static DiffusionField NightSideChorus()
    {
        using Device device = Device.Open("cpu");
        DiffusionTable table = DiffusionCoefficients.BounceAveraged(
            device,
            new FieldLinePlasma(new DipoleFieldLine(4.5), new FrequencyRatioDensity(2.5)),
            WaveModelCatalog.Named("horne2005-night-chorus"),
            Species.Electron,
            [.. Enumerable.Range(0, 12).Select(i => 0.2 * MeV * Math.Pow(25, i / 11.0))],
            [.. Enumerable.Range(0, 29).Select(i => (5 + 3 * i) * Degree)],
            new DiffusionSettings { Harmonics = new HarmonicRange(-5, 5), RelativeTolerance = 1e-3 });
        return DiffusionField.Of(table, PhaseSpace.Dipole);
    }
}
