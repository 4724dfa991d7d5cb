namespace RadBelt.Gpu.Dispersion;

internal sealed record HighDensityDispersion() : DispersionRelation("high-density");
