namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>The ticks of an axis; labels are to be multiplied by 10 to <paramref name="Exponent"/>.</summary>
internal sealed record TickSet(IReadOnlyList<Tick> Ticks, int Exponent);
