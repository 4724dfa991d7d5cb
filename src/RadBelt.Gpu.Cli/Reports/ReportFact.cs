namespace RadBelt.Gpu.Cli.Reports;

/// <summary>A key fact: what, and its value with unit (rich text).</summary>
internal readonly record struct ReportFact(string Label, string Value);
