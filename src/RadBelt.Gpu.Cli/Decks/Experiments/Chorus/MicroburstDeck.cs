using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>
/// A <c>microburst</c> deck: electrons of a field line in a chorus element, and what satellites at its feet see of them (Chen et al. 2021); one run for each
/// field line.
/// </summary>
internal sealed record MicroburstDeck : ExperimentDeck
{
    private static readonly FieldLineSettings Defaults = new() { StopTime = 0 };

    /// <summary>The plasma.</summary>
    [DeckKey("plasma", Heading = "plasma of rays", Doc = "A dipole filled with cold plasma.")]
    public required DipolePlasmaSection Plasma { get; init; }

    /// <summary>The element; null where a file is given.</summary>
    [DeckKey("element", Default = "none: `element_file` instead", Doc = "A chorus element: its source, how it propagates, and where it is tabulated.", Shown = true)]
    public ElementSection? Element { get; init; }

    /// <summary>File of a <c>chorus-element</c> run; null where the element is described.</summary>
    [DeckKey("element_file", IsInputPath = true, Default = "none: `element` instead", Doc = "File that a run of `chorus-element` wrote: its elements are taken, and their field lines; `plasma` must be theirs.", Example = "out/nonducted/nonducted.h5")]
    public string? ElementFile { get; init; }

    /// <summary>The electrons.</summary>
    [DeckKey("population", Doc = "The electrons on each field line before the waves come.")]
    public required PopulationSection Population { get; init; }

    /// <summary>The satellites.</summary>
    [DeckKey("satellites", Doc = "Satellites that stand at both feet of each field line, and their bins.")]
    public required SatellitesSection Satellites { get; init; }

    /// <summary>Altitude at which electrons are lost, m.</summary>
    [DeckKey("loss_altitude", Unit = "km", Min = 0, Max = 10_000, Doc = "Altitude of the atmosphere, at which electrons are lost.", Example = "100 km")]
    public double LossAltitude { get; init; } = DipoleFieldLine.DefaultLossAltitude;

    /// <summary>End of the run, s.</summary>
    [DeckKey("stop_time", Unit = "s", Min = 0, MinExclusive = true, Max = 1000, Doc = "When the run ends; it starts with the source.", Example = "2.5 s")]
    public required double StopTime { get; init; }

    /// <summary>Steps a gyration within waves.</summary>
    [DeckKey("steps_per_gyration", Min = 12, Max = 1000, Doc = "Steps a gyration while an electron is within the waves.", Example = "24")]
    public int StepsPerGyration { get; init; } = Defaults.StepsPerGyration;

    /// <summary>Electrons on the device at once.</summary>
    [DeckKey("batch_size", Min = 1, Max = 1e9, Doc = "Electrons that are on the device at once: memory is bounded by it, not by their number.", Example = "262144", ResumeMayChange = true)]
    public long BatchSize { get; init; } = Defaults.BatchSize;

    /// <summary>When the run is saved.</summary>
    [DeckKey("outputs", Heading = CheckpointsSection.Heading, Default = "the defaults of its keys", Doc = "When the run is saved.")]
    public CheckpointsSection Outputs { get; init; } = new();

    /// <inheritdoc/>
    public override long? RandomSeed => Population.Seed;

    /// <summary>How electrons are followed.</summary>
    public FieldLineSettings Settings => new() { StopTime = StopTime, StepsPerGyration = StepsPerGyration, LossAltitude = LossAltitude, BatchSize = BatchSize };

    /// <inheritdoc/>
    public override void Validate(DeckContext context)
    {
        if (Element is null && ElementFile is null)
            context.Error("element", "this key is missing; give `element`, or `element_file`");
        if (Element is not null && ElementFile is not null)
            context.Error("element_file", "given together with `element`; keep one of the two");
        double last = Satellites.Times.Values[^1];
        if (last > StopTime)
            context.Error("satellites.times", $"the last bin ends at {NumberText.Of(last)} s, after `stop_time`, {NumberText.Of(StopTime)} s, when no electron is followed any more; end the bins there, or raise `stop_time`");
        for (int i = 0; i < Satellites.Altitudes.Count; i++)
        {
            if (Satellites.Altitudes.Take(i).Contains(Satellites.Altitudes[i]))
                context.Error($"satellites.altitudes[{i}]", $"{NumberText.Of(Satellites.Altitudes[i] / 1e3)} km is given twice; give each altitude once");
            if (Satellites.Altitudes[i] <= LossAltitude)
            {
                context.Error(
                    $"satellites.altitudes[{i}]",
                    $"a satellite at {NumberText.Of(Satellites.Altitudes[i] / 1e3)} km is not above {NumberText.Of(LossAltitude / 1e3)} km, where electrons are lost: raise it, or lower `loss_altitude`");
            }
        }
    }
}
