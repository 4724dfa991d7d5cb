namespace RadBelt.Gpu.Cli.Reports;

/// <summary>A table: groups of columns (heading and span; may be empty), columns, rows.</summary>
internal sealed record ReportTable(IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows)
{
    /// <summary>Headings above groups of columns, left to right, with how many columns each spans; together they span all.</summary>
    public IReadOnlyList<(string Heading, int Span)> Groups { get; init; } = [];

    /// <summary>Writes the table element.</summary>
    internal void Write(Markup markup)
    {
        using var scroll = markup.Element("div", ("class", "scroll"));
        using var table = markup.Element("table");
        using (markup.Element("thead"))
        {
            if (Groups.Count > 0)
            {
                using var group = markup.Element("tr", ("class", "groups"));
                foreach (var (heading, span) in Groups)
                {
                    markup.Html("th", heading, ("colspan", Numbers.Integer(span)), ("scope", "colgroup"));
                }
            }
            using var row = markup.Element("tr");
            foreach (var column in Columns)
            {
                markup.Html("th", column.Heading, ("scope", "col"), ("class", column.IsNumeric ? "number" : null));
            }
        }
        using var body = markup.Element("tbody");
        foreach (var cells in Rows)
        {
            using var row = markup.Element("tr");
            for (var i = 0; i < cells.Count; i++)
            {
                var style = (Columns[i].IsNumeric, cells[i].IsFlagged) switch
                {
                    (true, true) => "number flag",
                    (true, false) => "number",
                    (false, true) => "flag",
                    _ => null,
                };
                markup.Html("td", cells[i].Text, ("class", style));
            }
        }
    }
}
