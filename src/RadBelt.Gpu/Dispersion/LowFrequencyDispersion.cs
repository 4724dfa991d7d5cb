using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

internal sealed record LowFrequencyDispersion() : DispersionRelation("low-frequency")
{
    private protected override DispersionSurface Surface(ColdPlasma plasma, WaveBranch branch) =>
        new ReducedWhistlerSurface(this, plasma, branch, vacuum: 0, κ: 0);
}
