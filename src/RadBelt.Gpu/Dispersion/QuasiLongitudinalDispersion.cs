using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

internal sealed record QuasiLongitudinalDispersion() : DispersionRelation("quasi-longitudinal")
{
    private protected override DispersionSurface Surface(ColdPlasma plasma, WaveBranch branch) =>
        new ReducedWhistlerSurface(this, plasma, branch, vacuum: 1, κ: 1);
}
