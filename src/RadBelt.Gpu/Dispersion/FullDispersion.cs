using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

internal sealed record FullDispersion() : DispersionRelation("full")
{
    private protected override DispersionSurface Surface(ColdPlasma plasma, WaveBranch branch) =>
        new StixSurface(this, branch, StixMedium.Full(plasma));
}
