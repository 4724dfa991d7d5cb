using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

internal sealed record QuasiLongitudinalHighDensityDispersion() : DispersionRelation("quasi-longitudinal high-density")
{
    private protected override DispersionSurface Surface(ColdPlasma plasma, WaveBranch branch) =>
        new ReducedWhistlerSurface(this, plasma, branch, vacuum: 0, κ: 1);
}
