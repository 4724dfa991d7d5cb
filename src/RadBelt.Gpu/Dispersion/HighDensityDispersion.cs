using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

internal sealed record HighDensityDispersion() : DispersionRelation("high-density")
{
    private protected override DispersionSurface Surface(ColdPlasma plasma, WaveBranch branch) => branch == WaveBranch.Z
        ? throw new InvalidInputException("high-density dispersion: it has no Z mode, whose cut-off is the vacuum's; take the full relation.")
        : new StixSurface(this, branch, StixMedium.HighDensity(plasma));
}
