using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports.ParticleInCell;

/// <summary>Where the energy goes, what the species become, and what is conserved.</summary>
internal static class PicBudgetSection
{
    private const int MostPoints = 800;

    // Where a ratio reaches this it is read off decades.
    private const double Large = 5;

    /// <summary>Adds the section; nothing when none of it was recorded.</summary>
    public static void Add(ReportPage page, PicReportData data)
    {
        if (data is { Energy: null, Temperatures: null, ChargeResidual: null })
        {
            return;
        }
        page.Section("Energy, temperatures, charge");
        if (data.Energy is { Times.Length: > 1 } energy)
        {
            AddEnergy(page, energy, data.Setup);
        }
        if (data.Temperatures is { Times.Length: > 1 } temperatures)
        {
            AddTemperatures(page, temperatures, data.Setup);
        }
        if (data.ChargeResidual is { Times.Length: > 1 } residual)
        {
            AddCharge(page, residual);
        }
    }

    private static void AddEnergy(ReportPage page, PicEnergy energy, PicSetup setup)
    {
        var some = Thinning.Evenly(energy.Times.Length, MostPoints);
        var times = Thinning.Pick(energy.Times, some);
        double[] total = [.. energy.Times.Select((_, i) => energy.Kinetic.Sum(k => k[i]) + (energy.Cold?[i] ?? 0) + energy.Electric[i] + energy.Magnetic[i])];
        var scale = total[0] > 0 ? 1 / total[0] : 1;
        var budget = new Plot(Axis.Linear("t [s]"), Axis.Linear("change of energy / W(0)")) { Title = "Budget", Width = 600, Height = 400 }
            .With(Rule.Horizontal(0, Ink.Faint));
        for (var s = 0; s < energy.Kinetic.Count; s++)
        {
            budget.With(Change(energy.Kinetic[s], $"kinetic, {setup.Species[s].Name}", s, Dash.Solid));
        }
        if (energy.Cold is { } cold)
        {
            budget.With(Change(cold, "kinetic, cold fluid", energy.Kinetic.Count + 3, Dash.Dotted));
        }
        budget.With(Change(energy.Electric, "electric", energy.Kinetic.Count, Dash.Dashed))
            .With(Change(energy.Magnetic, "magnetic (waves)", energy.Kinetic.Count + 1, Dash.Dashed))
            .With(Change(energy.Inflow, "in through the boundaries", energy.Kinetic.Count + 2, Dash.DashDot));
        double[] drift = [.. total.Select((w, i) => (w - total[0] - (energy.Inflow[i] - energy.Inflow[0])) * scale)];
        var closed = new Plot(Axis.Linear("t [s]"), Axis.Linear("[W − W(0) − inflow] / W(0)")) { Title = "Drift of the total", Width = 600, Height = 400 }
            .With(Rule.Horizontal(0, Ink.Faint))
            .With(new Line(times, Thinning.Pick(drift, some)) { Label = "drift of the total" });
        page.Figure(
            new PlotGrid(2, budget, closed) { SharedLegend = "Measured:" },
            "Energy: (a) where it goes, as changes over the total W(0) at the start; (b) what the budget does not close to, at most "
            + $"{Numbers.Significant(drift.Max(Math.Abs), 2)} of W(0).");

        Line Change(double[] values, string label, int i, string dash) =>
            new(times, [.. some.Select(k => (values[k] - values[0]) * scale)]) { Ink = Ink.Qualitative(i), Label = label, Dash = dash };
    }

    private static void AddTemperatures(ReportPage page, PicTemperatures temperatures, PicSetup setup)
    {
        var some = Thinning.Evenly(temperatures.Times.Length, MostPoints);
        var times = Thinning.Pick(temperatures.Times, some);
        var anisotropy = new Plot(Axis.Linear("t [s]"), Axis.Linear("A = T_{⊥}/T_{∥} − 1")) { Title = "Anisotropy", Width = 420, Height = 360 }
            .With(Rule.Horizontal(0, Ink.Faint));
        for (var s = 0; s < setup.Species.Count; s++)
        {
            double[] a = [.. some.Select(i => temperatures.Perpendicular[s][i] / temperatures.Parallel[s][i] - 1)];
            anisotropy.With(new Line(times, a) { Ink = Ink.Qualitative(s), Label = setup.Species[s].Name, Dash = Dash.Cycle(s / Ink.QualitativeCount) });
        }
        page.Figure(
            new PlotGrid(3, Ratio("∥", temperatures.Parallel), Ratio("⊥", temperatures.Perpendicular), anisotropy) { SharedLegend = "Measured:" },
            "Temperatures (second moments) of the species over those at the start, and their anisotropy.");

        Plot Ratio(string index, IReadOnlyList<double[]> all)
        {
            double[][] ratios = [.. all.Select(t => some.Select(i => t[i] / t[0]).ToArray())];
            var isWide = ratios.SelectMany(r => r).DefaultIfEmpty(1).Max() > Large;
            var label = $"T_{{{index}}} / T_{{{index}}}(0)";
            var plot = new Plot(Axis.Linear("t [s]"), isWide ? Axis.Log(label) : Axis.Linear(label)) { Title = $"T_{{{index}}}", Width = 420, Height = 360 };
            for (var s = 0; s < ratios.Length; s++)
            {
                plot.With(new Line(times, ratios[s]) { Ink = Ink.Qualitative(s), Label = setup.Species[s].Name, Dash = Dash.Cycle(s / Ink.QualitativeCount) });
            }
            return plot;
        }
    }

    private static void AddCharge(ReportPage page, PicChargeResidual residual)
    {
        var positive = Enumerable.Range(0, residual.Times.Length).Where(i => residual.Largest[i] > 0).ToArray();
        if (positive.Length == 0)
        {
            page.Prose("Charge is conserved exactly: the residual of Gauss's law stayed 0 throughout.");
            return;
        }
        var some = Thinning.Evenly(positive.Length, MostPoints).Select(i => positive[i]).ToArray();
        page.Figure(
            new Plot(Axis.Linear("t [s]"), Axis.Log("max |ρ − ε_{0}∇·E| / e n")) { Width = 1160, Height = 260 }
                .With(new Line(Thinning.Pick(residual.Times, some), Thinning.Pick(residual.Largest, some)) { Ink = Ink.Qualitative(0) }),
            $"Residual of Gauss's law, measured; largest {Numbers.Significant(residual.Largest.Max(), 2)}.");
    }
}
