namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>A tick; an empty label makes it a minor one.</summary>
internal readonly record struct Tick(double Value, string Label);
