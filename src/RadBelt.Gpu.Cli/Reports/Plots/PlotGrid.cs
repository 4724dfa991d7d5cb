namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>
/// Panels side by side, lettered (a), (b), …, with their frames aligned: panels of a column share left and right margins, panels of a row
/// top and bottom ones. A column with a colour bar or a legend beside its frames is wider by their room, so that all frames of a row have one scale. On a
/// narrow screen the columns wrap.
/// </summary>
internal sealed class PlotGrid(int columns, params IReadOnlyList<Plot> plots)
{
    /// <summary>
    /// Heading of a legend under the panels, of all their labelled layers, each label once; empty for no heading, null for no such legend.
    /// </summary>
    public string? SharedLegend { get; init; }

    /// <summary>Writes the panels, the shared legend, then notes on what could not be drawn.</summary>
    internal void Write(Markup markup)
    {
        var wider = Wider();
        var layouts = plots.Select((p, i) => p.Measure(wider[i % columns])).ToList();
        using (markup.Element("div", ("class", "grid"), ("style", $"--n:{Numbers.Integer(columns)}{Widths(wider)}")))
        {
            for (var i = 0; i < plots.Count; i++)
            {
                var letter = plots.Count > 1 ? $"({Letter(i)})" : null;
                plots[i].Write(markup, layouts[i], Shared(layouts, i), letter, wider[i % columns]);
            }
        }
        WriteSharedLegend(markup);
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

    // How much wider than its panels each column is; only where panels are alike.
    private double[] Wider()
    {
        var right = new double[columns];
        for (var i = 0; i < plots.Count; i++)
        {
            right[i % columns] = Math.Max(right[i % columns], plots[i].Measure().Margins.Right);
        }
        var alike = plots.Count >= columns && plots.All(p => p.Width == plots[0].Width);
        return [.. right.Select(r => alike ? r - right.Min() : 0)];
    }

    private string Widths(double[] wider) => wider.All(w => w == 0)
        ? ""
        : ";--w:" + string.Join(' ', wider.Select(w => $"minmax(0,{MarkupValue.Pixels(plots[0].Width + w)}fr)"));

    private void WriteSharedLegend(Markup markup)
    {
        if (SharedLegend is null)
        {
            return;
        }
        using var legend = markup.Element("div", ("class", "legend"));
        if (SharedLegend.Length > 0)
        {
            markup.Html("b", SharedLegend);
        }
        foreach (var layer in plots.SelectMany(p => p.Layers).Where(l => l.Label is not null).DistinctBy(l => l.Label))
        {
            using var entry = markup.Element("span");
            using (markup.Element("svg", ("viewBox", "0 -8 22 16"), ("width", 22), ("height", 16), ("aria-hidden", "true")))
            using (markup.Element("g", ("class", "k"), ("style", layer.Ink.Style)))
            {
                layer.DrawKey(markup);
            }
            markup.Html("span", layer.Label!);
        }
    }

    private Margins Shared(List<PlotLayout> layouts, int i)
    {
        var own = layouts[i].Margins;
        var column = layouts.Where((_, j) => j % columns == i % columns).Aggregate(own, (m, l) => m.Or(l.Margins));
        var row = layouts.Where((_, j) => j / columns == i / columns).Aggregate(own, (m, l) => m.Or(l.Margins));
        return new Margins(column.Left, row.Top, column.Right, row.Bottom);
    }
}
