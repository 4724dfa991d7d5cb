using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>Some electrons of a population, in a row.</summary>
internal sealed class PartOfPopulation(IElectronPopulation all, ItemRange part) : IElectronPopulation
{
    /// <inheritdoc/>
    public DipoleFieldLine Line => all.Line;

    /// <inheritdoc/>
    public long Count => part.Count;

    /// <inheritdoc/>
    public void Fill(long first, Span<InitialElectron> electrons) => all.Fill(part.First + first, electrons);
}
