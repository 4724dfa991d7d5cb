using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>A time in a range of energies and pitch angles: in which particles there are lost, or the f of the start is supplied once.</summary>
internal sealed record RateSection : IDeckSection
{
    /// <summary>s.</summary>
    [DeckKey("time", Unit = "s", Min = 0, MinExclusive = true, Doc = "Time in which f falls to 1/e without diffusion; of a source, in which the f of the start is supplied once.", Example = "24 h")]
    public required double Time { get; init; }

    /// <summary>J; null for all.</summary>
    [DeckKey("energies", Unit = "keV", Min = 0, Default = "all of the grid", Doc = "Energies it acts at.", Example = "[200 keV, 1 MeV]")]
    public Interval? Energies { get; init; }

    /// <summary>rad; null for all.</summary>
    [DeckKey("pitch_angles", Unit = "deg", Min = 0, Max = 180, Default = "all of the grid", Doc = "Pitch angles it acts at.", Example = "[5 deg, 10 deg]")]
    public Interval? PitchAngles { get; init; }

    /// <summary>1/time within the range, 0 outside, s⁻¹.</summary>
    public double Rate(double energy, double α) => Contains(Energies, energy) && Contains(PitchAngles, α) ? 1 / Time : 0;

    /// <summary>Reports a range that has nothing of the grid.</summary>
    public void RequireWithin(DeckContext context, string path, FokkerPlanckGridSection grid)
    {
        foreach (var (key, own, all) in new[] { ("energies", Energies, grid.Energies), ("pitch_angles", PitchAngles, grid.PitchAngles) })
        {
            if (own is { } range && (range.High <= all.Low || range.Low >= all.High))
                context.Error($"{path}.{key}", $"no cell of `grid` lies there; overlap `grid.{key}`, or remove it");
        }
    }

    private static bool Contains(Interval? range, double value) => range is not { } given || (value >= given.Low && value < given.High);
}
