namespace RadBelt.Gpu.Dispersion;

internal sealed record FullDispersion() : DispersionRelation("full");
