using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Satellites at both feet of a field line.</summary>
internal sealed record SatellitesSection : IDeckSection
{
    /// <summary>Altitudes, m.</summary>
    [DeckKey("altitudes", Unit = "km", Min = 0, MinExclusive = true, Max = 100_000, MaxCount = 10, Doc = "Altitudes: at each there is one satellite in the north and one in the south.",
        Example = "650 km")]
    public required IReadOnlyList<double> Altitudes { get; init; }

    /// <summary>Edges of the bins of time, s.</summary>
    [DeckKey("times", Unit = "s", Min = 0, Max = 1000, MinCount = 2, MaxCount = 10_000, Doc = "Edges of the bins of time.",
        Example = "{from: 0 s, to: 2.5 s, count: 101, spacing: linear}")]
    public required Axis Times { get; init; }

    /// <summary>Edges of the bins of energy, J.</summary>
    [DeckKey("energies", Unit = "keV", Min = 0, MinExclusive = true, MinCount = 2, MaxCount = 10_000, Doc = "Edges of the bins of energy.",
        Example = "{from: 50 keV, to: 1 MeV, count: 26}")]
    public required Axis Energies { get; init; }

    /// <summary>Bins of pitch angle.</summary>
    [DeckKey("pitch_angle_bins", Min = 4, Max = 1000,
        Doc = "About how many bins of local pitch angle there are from 0 to 180 deg: even between 0, the edge of the loss cone, 90 deg, the edge of its mirror image and 180 deg.", Example = "24")]
    public int PitchAngleBins { get; init; } = 24;

    /// <summary>The bins at an altitude of a field line.</summary>
    public SatelliteBins Bins(DipoleFieldLine line, double altitude, double lossAltitude) =>
        SatelliteBins.AllDirections(line, altitude, Times.Values, Energies.Values, PitchAngleBins, lossAltitude);
}
