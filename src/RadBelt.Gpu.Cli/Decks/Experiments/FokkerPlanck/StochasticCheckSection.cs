using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Particles of the stochastic differential equations that start at one point, beside the solver's answer to the same.</summary>
internal sealed record StochasticCheckSection : IDeckSection
{
    /// <summary>E0, J.</summary>
    [DeckKey("energy", Unit = "keV", Min = 0, MinExclusive = true, Doc = "Energy they start at: that of the middle of its cell.", Example = "1 MeV")]
    public required double Energy { get; init; }

    /// <summary>α0, rad.</summary>
    [DeckKey("pitch_angle", Unit = "deg", Min = 0, MinExclusive = true, Max = 180, MaxExclusive = true, Doc = "Pitch angle they start at: that of the middle of its cell.", Example = "60 deg")]
    public required double PitchAngle { get; init; }

    /// <summary>How many.</summary>
    [DeckKey("count", Min = 2, Max = 1_000_000_000, Doc = "How many.", Example = "10000")]
    public int Count { get; init; } = 10_000;

    /// <summary>Step, s; null for the longest that is allowed.</summary>
    [DeckKey("time_step", Unit = "s", Min = 0, MinExclusive = true, Word = "auto", Default = "`auto`: the longest that is allowed", Doc = "Step of their motion. Too long a one is refused with the bound.", Example = "2 s")]
    public double? TimeStep { get; init; }

    /// <summary>Time of the comparison, s.</summary>
    [DeckKey("time", Unit = "s", Min = 0, MinExclusive = true, Doc = "Time of the comparison.", Example = "6 h")]
    public required double Time { get; init; }

    /// <summary>Seed.</summary>
    [DeckKey("seed", Min = 0, Doc = "Seed of their random numbers. At most 2^63 - 1.", Example = "42")]
    public long Seed { get; init; } = 1;

    /// <summary>Reports a start outside of the grid, and a time after the end.</summary>
    public void RequireWithin(DeckContext context, FokkerPlanckGridSection grid, double end)
    {
        if (Energy <= grid.Energies.Low || Energy >= grid.Energies.High)
            context.Error("stochastic.energy", "is outside `grid.energies`; start within the grid");
        if (PitchAngle <= grid.PitchAngles.Low || PitchAngle >= grid.PitchAngles.High)
            context.Error("stochastic.pitch_angle", "is outside `grid.pitch_angles`; start within the grid");
        if (Time > end)
            context.Error("stochastic.time", "is after the last of `times`; compare before the end");
    }
}
