namespace RadBelt.Gpu.Cli.Reports;

/// <summary>A column of a <see cref="ReportTable"/>: its heading (rich text), and whether it holds numbers, which are set flush right.</summary>
internal readonly record struct ReportColumn(string Heading, bool IsNumeric = true);
