using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>The electrons of a run, by number: each can be made alone, so that they stream through in batches.</summary>
public interface IElectronPopulation
{
    /// <summary>The field line they are on.</summary>
    DipoleFieldLine Line { get; }

    /// <summary>How many.</summary>
    long Count { get; }

    /// <summary>The initial states of electrons <paramref name="first"/> ….</summary>
    void Fill(long first, Span<InitialElectron> electrons);
}
