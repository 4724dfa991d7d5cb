namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>What <see cref="Plot.Measure"/> found: ranges, ticks, the margins they need, and notes on what could not be drawn.</summary>
internal sealed record PlotLayout(AxisRange X, AxisRange Y, TickSet TicksX, TickSet TicksY, Margins Margins, IReadOnlyList<string> Notes);
