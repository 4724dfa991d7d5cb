namespace RadBelt.Gpu.Cli.Reports;

/// <summary>A cell: rich text; flagged ones stand out (a result that misses its bound).</summary>
internal readonly record struct ReportCell(string Text, bool IsFlagged = false)
{
    /// <summary>A plain cell.</summary>
    public static implicit operator ReportCell(string text) => new(text);
}
