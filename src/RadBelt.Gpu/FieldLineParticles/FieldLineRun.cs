namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>What became of the electrons of a run.</summary>
public sealed record FieldLineRun
{
    /// <summary>Electrons followed.</summary>
    public required long Electrons { get; init; }

    /// <summary>Electrons lost at the northern foot.</summary>
    public required long LostNorth { get; init; }

    /// <summary>Electrons lost at the southern foot.</summary>
    public required long LostSouth { get; init; }

    /// <summary>
    /// Electrons that were in an element's waves and left its table in time or latitude where its edge has more than a thousandth of the greatest amplitude: from there on
    /// they felt none. The equator, where elements come from, is no such edge. Seen from window to window (2 ms at L = 5.5).
    /// </summary>
    public required long LeftWaves { get; init; }

    /// <summary>Steps within waves, one field evaluation an element each; windows in which electrons are lost count in full.</summary>
    public required long WaveSteps { get; init; }

    /// <summary>Steps outside, along exact adiabatic orbits.</summary>
    public required long AdiabaticSteps { get; init; }
}
