namespace RadBelt.Gpu.Dispersion;

internal sealed record QuasiLongitudinalDispersion() : DispersionRelation("quasi-longitudinal");
