using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.FokkerPlanck;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Cells of a Fokker–Planck solution.</summary>
internal sealed record FokkerPlanckGridSection : IDeckSection
{
    /// <summary>Ends of the energies, J.</summary>
    [DeckKey("energies", Unit = "keV", Min = 0, MinExclusive = true, Max = 1e9, Doc = "Lowest and highest kinetic energy.", Example = "[200 keV, 5 MeV]")]
    public required Interval Energies { get; init; }

    /// <summary>Ends of the pitch angles, rad.</summary>
    [DeckKey("pitch_angles", Unit = "deg", Min = 0, Max = 180, Doc = "Lowest and highest pitch angle: at the equator, up to 90 deg, of bounce-averaged coefficients. The edge of the loss cone is a good lowest one.", Example = "[5 deg, 90 deg]")]
    public required Interval PitchAngles { get; init; }

    /// <summary>Cells in momentum.</summary>
    [DeckKey("energy_cells", Min = 4, Max = 10_000, Doc = "Cells in momentum.", Example = "80")]
    public int EnergyCells { get; init; } = 80;

    /// <summary>Cells in pitch angle.</summary>
    [DeckKey("pitch_angle_cells", Min = 4, Max = 10_000, Doc = "Cells in pitch angle, even.", Example = "80")]
    public int PitchAngleCells { get; init; } = 80;

    /// <summary>Spacing in momentum.</summary>
    [DeckKey("spacing", Doc = "Equal ratios or equal differences of momentum from cell to cell.", Example = "log")]
    public AxisSpacing Spacing { get; init; } = AxisSpacing.Log;

    /// <summary>The grid.</summary>
    public FokkerPlanckGrid Grid => new(PitchAngles.Low, PitchAngles.High, PitchAngleCells, Energies.Low, Energies.High, EnergyCells)
    {
        Logarithmic = Spacing == AxisSpacing.Log,
    };
}
