using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.FokkerPlanck;

/// <summary>The check of the solver by particles that follow stochastic differential equations of the same coefficients.</summary>
internal static class StochasticSection
{
    private const int Bins = 40;

    /// <summary>Adds the section; nothing for a run without the check.</summary>
    public static void Add(ReportPage page, FokkerPlanckReportData data)
    {
        if (data.Stochastic is not { } check)
            return;
        string angle = data.Setup.BounceAveraged ? "α_{eq}" : "α";
        page.Section("Check by stochastic differential equations");
        page.Prose(
            $"{Numbers.Integer(check.Count)} particles start at E = {Diffusion.DiffusionScales.Energy(check.Energy)}, {angle} = {Numbers.Short(check.PitchAngle / Units.Degree)}°, with nothing passing the edges in energy. After "
            + $"{FluxScales.Time(check.Time)} the stochastic equations have {Numbers.Significant(check.Left, 4)} of them left ± {Numbers.Significant(Math.Sqrt(check.Left * (1 - check.Left) / check.Count), 2)}, and the solver {Numbers.Significant(check.SolverLeft, 4)}.");
        page.Figure(
            new PlotGrid(2,
                Panel(check.OfPitchAngle, check.PitchAngles, Units.Degree, FluxScales.PitchAngles(data.Setup), "deg"),
                Panel(check.OfEnergy, check.Energies, Units.MeV, Axis.Linear("E [MeV]"), "MeV")) { SharedLegend = "" },
            $"Distribution of those left. Kolmogorov–Smirnov: largest distance of the cumulative distributions {Numbers.Significant(check.OfPitchAngle.Distance)} in pitch angle (probability by chance {Numbers.Significant(check.OfPitchAngle.Probability, 2)}), "
            + $"{Numbers.Significant(check.OfEnergy.Distance)} in energy ({Numbers.Significant(check.OfEnergy.Probability, 2)}).");
    }

    private static Plot Panel(MarginalDistribution solver, double[] sample, double unit, Axis axis, string unitName)
    {
        double low = sample.Min() / unit, high = sample.Max() / unit, width = (high - low) / Bins;
        double[] edges = [.. Enumerable.Range(0, Bins + 1).Select(i => low + i * width)];
        var counts = new double[Bins];
        foreach (double value in sample)
            counts[Math.Clamp((int)((value / unit - low) / width), 0, Bins - 1)] += 1 / (sample.Length * width);
        double[] centres = [.. Enumerable.Range(0, solver.Edges.Length - 1).Select(i => 0.5 * (solver.Edges[i] + solver.Edges[i + 1]) / unit)];
        return new Plot(axis with { Min = low, Max = high }, Axis.Linear($"density [{unitName}^{{−1}}]", 0)) { Width = 600, Height = 340 }
            .With(new Histogram(edges, counts) { Ink = Ink.Qualitative(5), Label = "stochastic equations" })
            .With(new Line(centres, [.. solver.Density.Select(d => d * unit)]) { Label = "solver" });
    }
}
