namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>
/// Panels side by side, lettered (a), (b), …, with their frames aligned: panels of a column share left and right margins, panels of a row top and
/// bottom ones. On a narrow screen the columns wrap.
/// </summary>
internal sealed class PlotGrid(int columns, params IReadOnlyList<Plot> plots)
{
    /// <summary>False leaves the letters away.</summary>
    public bool Lettered { get; init; } = true;

    /// <summary>Writes the panels, then notes on what could not be drawn.</summary>
    internal void Write(Markup markup)
    {
        var layouts = plots.Select(p => p.Measure()).ToList();
        using (markup.Element("div", ("class", "grid"), ("style", $"--n:{Numbers.Integer(columns)}")))
        {
            for (var i = 0; i < plots.Count; i++)
            {
                var letter = Lettered && plots.Count > 1 ? $"({Letter(i)})" : null;
                plots[i].Write(markup, layouts[i], Shared(layouts, i), letter);
            }
        }
        for (var i = 0; i < plots.Count; i++)
        {
            foreach (var note in layouts[i].Notes)
            {
                markup.Html("p", plots.Count > 1 ? $"({Letter(i)}) {note}" : note, ("class", "note"));
            }
        }
    }

    /// <summary>a … z, aa, ab, …</summary>
    internal static string Letter(int i) => i < 26 ? ((char)('a' + i)).ToString() : Letter((i / 26) - 1) + Letter(i % 26);

    private Margins Shared(List<PlotLayout> layouts, int i)
    {
        var own = layouts[i].Margins;
        var column = layouts.Where((_, j) => j % columns == i % columns).Aggregate(own, (m, l) => m.Or(l.Margins));
        var row = layouts.Where((_, j) => j / columns == i / columns).Aggregate(own, (m, l) => m.Or(l.Margins));
        return new Margins(column.Left, row.Top, column.Right, row.Bottom);
    }
}
