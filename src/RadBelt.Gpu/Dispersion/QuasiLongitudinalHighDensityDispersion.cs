namespace RadBelt.Gpu.Dispersion;

internal sealed record QuasiLongitudinalHighDensityDispersion() : DispersionRelation("quasi-longitudinal high-density");
