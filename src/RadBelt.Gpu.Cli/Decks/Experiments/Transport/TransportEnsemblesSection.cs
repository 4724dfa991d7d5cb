using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.LongTermTransport;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>One ensemble of electrons for each energy and equatorial pitch angle.</summary>
internal sealed record TransportEnsemblesSection : IDeckSection
{
    /// <summary>E0, J.</summary>
    [DeckKey("energies", Unit = "keV", Min = 0, MinExclusive = true, Max = 1e6, MaxCount = 1000, Doc = "Kinetic energies they start with.", Example = "[102.2 keV, 255.5 keV, 511 keV]")]
    public required Axis Energies { get; init; }

    /// <summary>α_eq, rad.</summary>
    [DeckKey("pitch_angles", Unit = "deg", Min = 0, MinExclusive = true, Max = 90, MaxCount = 1000, Doc = "Equatorial pitch angles they start with; every energy has all of them.", Example = "[30 deg, 50 deg, 70 deg]")]
    public required Axis PitchAngles { get; init; }

    /// <summary>Electrons in each.</summary>
    [DeckKey("count", Min = 2, Max = 1e12, Doc = "Electrons in each ensemble, uniform in gyrophase and bounce phase.", Example = "10000")]
    public required long Count { get; init; }

    /// <summary>The ensembles: energy by energy, all pitch angles of each.</summary>
    public IReadOnlyList<TransportEnsemble> All =>
        [.. from energy in Energies.Values from α in PitchAngles.Values select new TransportEnsemble(energy, α, Count)];
}
