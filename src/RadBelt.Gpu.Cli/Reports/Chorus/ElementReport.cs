using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>
/// The page of a <c>chorus-element</c> run: of one field line frequency, phase, amplitude and wave normal angle (Chen et al. 2021, Fig. 2), of several
/// amplitude, wave normal angle and frequency beside each other (Fig. 5).
/// </summary>
internal static class ElementReport
{
    private const int Amplitude = 0, WaveNormal = 1, Frequency = 2, Phase = 3;

    private static readonly (string Title, string Label, ColourMap Colours, Func<ElementNode, double> Of)[] Quantities =
    [
        ("Wave amplitude", "B_{w} [pT]", ColourMap.Viridis, node => node.Amplitude / Units.PicoTesla),
        ("Wave normal angle", "ψ [deg]", ColourMap.Plasma, node => node.WaveNormalAngle / Units.Degree),
        ("Frequency", "f [Hz]", ColourMap.Viridis, node => node.Frequency / Math.Tau),
        ("Phase", "φ [rad]", ColourMap.Plasma, node => node.Phase),
    ];

    /// <summary>Makes the page.</summary>
    /// <param name="data">What the run made.</param>
    /// <param name="title">Title of the deck; null for none.</param>
    /// <param name="provenance">Where the numbers come from.</param>
    public static ReportPage Create(ElementReportData data, string? title, ReportProvenance provenance)
    {
        var page = new ReportPage(title ?? "A chorus element", $"A {data.Source.Kind} chorus element over time and magnetic latitude", provenance);
        page.Facts([.. ChorusScales.Facts(data.Medium), .. ChorusScales.Facts(data.Source), new("Field lines", $"{Numbers.Integer(data.Elements.Count)}, {Numbers.Significant(data.Elapsed)} s")]);
        if (data.Elements.Count == 1)
            One(page, data.Elements[0]);
        else
            Several(page, data.Elements);
        page.Table(Table(data.Elements), "What became of the nodes of each table. Where rays cross or later waves overtake, several arrive at once: the strongest is kept, and cells in which it changes have that of their strongest corner.");
        return page;
    }

    private static void One(ReportPage page, ChorusElement element)
    {
        var view = new ElementView(element);
        page.Figure(
            new PlotGrid(2, [.. new[] { Frequency, Phase, Amplitude, WaveNormal }.Select(q => Panel(view, Quantities[q], Bar(q, [view]), null, Quantities[q].Title, ChorusScales.Panel(2)))]),
            $"Frequency, phase, amplitude and wave normal angle at L = {Numbers.Short(element.Line.LShell, 4)} over time and magnetic latitude (Chen et al. 2021, Fig. 2): empty where there is no wave. ∂φ/∂t = −ω and ∂φ/∂z = k_{{z}}.");
    }

    private static void Several(ReportPage page, IReadOnlyList<ChorusElement> elements)
    {
        ElementView[] views = [.. elements.Select(element => new ElementView(element))];
        ColourBar[] bars = [.. Enumerable.Range(0, 3).Select(q => Bar(q, views))];
        foreach (int[] columns in Enumerable.Range(0, elements.Count).Chunk(ChorusScales.MostColumns))
        {
            page.Figure(
                new PlotGrid(columns.Length,
                [
                    .. from q in Enumerable.Range(0, 3)
                       from c in Enumerable.Range(0, columns.Length)
                       select Panel(views[columns[c]], Quantities[q], bars[q], ChorusScales.Last(bars[q], c, columns.Length), $"L = {Numbers.Short(elements[columns[c]].Line.LShell, 4)}", ChorusScales.Panel(columns.Length)),
                ]),
                "Amplitude, wave normal angle and frequency over time and magnetic latitude on some field lines (Chen et al. 2021, Fig. 5): empty where there is no wave; panels of a row share a scale.");
        }
    }

    // Wave normal angles up to 90° whatever there is, so that those of one page can be held against those of another.
    private static ColourBar Bar(int quantity, IEnumerable<ElementView> views) => ChorusScales.Linear(
        Quantities[quantity].Label, Quantities[quantity].Colours, views.Select(view => view.Map(Quantities[quantity].Of)), quantity == WaveNormal ? [0, 90] : []);

    private static Plot Panel(
        ElementView view, (string Title, string Label, ColourMap Colours, Func<ElementNode, double> Of) quantity, ColourBar colours, ColourBar? shown, string title, (double Width, double Height) size) =>
        new Plot(Axis.Linear("time [s]"), Axis.Degrees("λ [deg]")) { Title = title, ColourBar = title == quantity.Title ? colours : shown, Width = size.Width, Height = size.Height }
            .With(new HeatMap(view.TimeEdges, view.LatitudeEdges, view.Map(quantity.Of), colours));

    private static ReportTable Table(IReadOnlyList<ChorusElement> elements) => new(
        [new("L"), new("nodes"), new("with waves"), new("several waves at once"), new("cells that switch waves"), new("greatest dropped / kept amplitude"), new("strongest [pT]"), new("at λ [deg]"), new("at t [s]")],
        [.. elements.Select(Row)]);

    private static IReadOnlyList<ReportCell> Row(ChorusElement element)
    {
        ElementCoverage c = element.Coverage;
        var (amplitude, time, latitude) = new ElementView(element).Strongest();
        return
        [
            Numbers.Short(element.Line.LShell, 4), Numbers.Integer((int)c.Nodes), Numbers.Integer((int)c.WithWaves), Numbers.Integer((int)c.MultiValued), Numbers.Integer((int)c.SwitchedCells), Numbers.Fixed(c.WorstRatio, 2),
            Numbers.Fixed(amplitude / Units.PicoTesla, 1), Numbers.Fixed(latitude / Units.Degree, 1), Numbers.Fixed(time, 3),
        ];
    }
}
