namespace RadBelt.Gpu.Dispersion;

internal sealed record LowFrequencyDispersion() : DispersionRelation("low-frequency");
