using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What quasilinear theory says of the same waves, and electrons that follow it.</summary>
internal sealed record TransportTheorySection : IDeckSection
{
    /// <summary>Energies of the table.</summary>
    [DeckKey("energy_count", Min = 4, Max = 1000, Doc = "Energies of the table of bounce-averaged quasilinear coefficients, in equal ratios from a quarter of the lowest energy to four times the highest, beside those of the ensembles.", Example = "40")]
    public int EnergyCount { get; init; } = 40;

    /// <summary>Pitch angles of the table.</summary>
    [DeckKey("pitch_angle_count", Min = 4, Max = 1000, Doc = "Its equatorial pitch angles, evenly from 1 deg to 89 deg, beside those of the ensembles.", Example = "89")]
    public int PitchAngleCount { get; init; } = 89;

    /// <summary>Factors of the coefficients.</summary>
    [DeckKey("scales", Min = 0, MinExclusive = true, Max = 10, MaxCount = 20, Doc = "Factors of these coefficients: electrons follow the stochastic differential equations with each, and their distributions are compared with the measured ones.", Example = "[1, 0.5, 0.33]")]
    public IReadOnlyList<double> Scales { get; init; } = [1, 0.5, 1.0 / 3];

    /// <summary>Electrons for each ensemble and scale.</summary>
    [DeckKey("count", Min = 2, Max = 1_000_000_000, Default = "as in `ensembles`", Doc = "Electrons for each ensemble and factor.", Example = "10000")]
    public int? Count { get; init; }

    /// <summary>Step, s; null for one found from the coefficients.</summary>
    [DeckKey("time_step", Unit = "s", Min = 0, MinExclusive = true, Word = "auto", Default = "`auto`: the longest that is allowed", Doc = "Step of their motion. Too long a one is refused with the bound.", Example = "5 ms")]
    public double? TimeStep { get; init; }

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Scales.Distinct().Count() < Scales.Count)
            context.Error("scales", "a factor appears twice; give each once");
    }
}
