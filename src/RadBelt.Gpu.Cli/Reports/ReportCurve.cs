namespace RadBelt.Gpu.Cli.Reports;

/// <summary>A curve with a name (rich text), in the units of the plot it goes into.</summary>
internal sealed record ReportCurve(string Label, double[] X, double[] Y);
