using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.FokkerPlanck;

namespace RadBelt.Gpu.Cli.Reports.FokkerPlanck;

/// <summary>Where the particles went: those there are, those that left through edges and by losses, those supplied.</summary>
internal static class AccountSection
{
    private const int MostRows = 20;
    private const double SecondsPerHour = 3600;

    private static readonly (string Name, Func<FokkerPlanckBudget, double> Of)[] Parts =
    [
        ("there are", b => b.Present),
        ("lowest α", b => b.OutAtLowestPitchAngle),
        ("highest α", b => b.OutAtHighestPitchAngle),
        ("lowest E", b => b.OutAtLowestEnergy),
        ("highest E", b => b.OutAtHighestEnergy),
        ("lost", b => b.Decayed),
        ("supplied", b => b.Supplied),
        ("unexplained", b => b.Defect),
    ];

    /// <summary>Adds the section; nothing where nothing was solved.</summary>
    public static void Add(ReportPage page, FokkerPlanckReportData data)
    {
        if (data.States.Count < 2)
            return;
        page.Section("Particles");
        double[] hours = [.. data.States.Select(s => s.Time / SecondsPerHour)];
        var plot = new Plot(Axis.Linear("t [h]"), Axis.Linear("particles / those at the start")) { Width = 1160, Height = 320, Legend = LegendPlace.Right };
        for (int i = 0; i < Parts.Length - 1; i++)
        {
            double[] values = [.. data.States.Select(s => Part(s, i))];
            if (i == 0 || values.Any(v => v != 0))
                plot.Layers.Add(new Line(hours, values) { Ink = Ink.Qualitative(i), Dash = Dash.Cycle(i), Label = (i is > 0 and < 5 ? "left through " : "") + Parts[i].Name });
        }

        page.Figure(plot, "Particles of the whole grid, calculated: those there are, those that left through each edge (negative where they came in), those lost and supplied.");
        page.Table(
            new ReportTable(
                [new("t"), .. Parts.Select(part => new ReportColumn(part.Name))],
                [.. Diffusion.DiffusionScales.Spread(data.States.Count, MostRows).Select(i => (IReadOnlyList<ReportCell>)
                    [FluxScales.Time(data.States[i].Time), .. Parts.Select((_, part) => new ReportCell(Numbers.Significant(Part(data.States[i], part))))])])
            {
                Groups = [("", 2), ("left through", 4), ("", 3)],
            },
            "The account, in units of the particles at the start. What it does not explain is rounding.");
    }

    // In units of those at the start.
    private static double Part(FokkerPlanckState state, int part) => Parts[part].Of(state.Budget) / state.Budget.Initial;
}
