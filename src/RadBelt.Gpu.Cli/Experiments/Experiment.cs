using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Ranks;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What a deck describes, ready to be checked and run.</summary>
internal abstract class Experiment
{
    /// <summary>The experiment of a deck.</summary>
    /// <exception cref="Physics.InvalidInputException">The deck is sound in itself but describes nothing that can be run.</exception>
    public static Experiment Of(Deck deck) => deck.Experiment switch
    {
        TestParticlesDeck testParticles => new TestParticlesExperiment(testParticles),
        WeakTurbulenceDeck weakTurbulence => new WeakTurbulenceExperiment(weakTurbulence),
        PicDeck pic => new PicExperiment(pic),
        DiffusionDeck diffusion => new DiffusionExperiment(diffusion),
        RaysDeck rays => new RaysExperiment(rays),
        ChorusElementDeck element => new ChorusElementExperiment(element),
        MicroburstDeck microburst => new MicroburstExperiment(microburst),
        HybridPicDeck hybrid => new HybridPicExperiment(hybrid),
        BroadbandFieldDeck broadband => new BroadbandFieldExperiment(broadband),
        TransportDeck transport => new TransportExperiment(transport),
        FokkerPlanckDeck fokkerPlanck => new FokkerPlanckExperiment(fokkerPlanck),
        _ => throw new InvalidOperationException($"no experiment for {deck.Experiment.GetType().Name}"),
    };

    /// <summary>Numbers that follow from the deck: label and value, in the order to show them.</summary>
    public abstract IEnumerable<(string Label, string Value)> Check();

    /// <summary>How much work the deck is for a device; null when it is next to none.</summary>
    public virtual Workload? Workload => null;

    /// <summary>What the deck says of checkpoints; null when the experiment is done too soon to need any.</summary>
    public virtual SimulationOutputs? Checkpoints => null;

    /// <summary>Where files go that a run writes while it goes on, beside the one of its outcome; null for none.</summary>
    public string? Folder { get; set; }

    /// <summary>Ranks that its model is spread over; null for this process alone.</summary>
    public ICommunicator? Ranks { get; set; }

    /// <summary>Refuses to be spread over ranks, or over so many.</summary>
    /// <exception cref="Physics.InvalidInputException">It cannot.</exception>
    public virtual void RequireRanks(int size) => throw new Physics.InvalidInputException(
        $"ranks: this experiment runs in one process, and {size} were started; only `pic` and `hybrid-pic` run on several: start it without mpirun");

    /// <summary>What the run costs on so many ranks.</summary>
    /// <exception cref="Physics.InvalidInputException">It cannot be spread over them.</exception>
    public virtual RankForecast Forecast(Device device, int size)
    {
        RequireRanks(size);
        throw new InvalidOperationException("an experiment that runs on ranks has a forecast");
    }

    /// <summary>What ranks other than 0 do while that runs it.</summary>
    public virtual void Follow(Device device) => throw new InvalidOperationException("the experiment runs in one process");

    /// <summary>Runs it.</summary>
    /// <param name="device">Where.</param>
    /// <param name="progress">Told how far it has come.</param>
    /// <param name="checkpoints">For the <see cref="Simulation"/>, or the <see cref="PartwiseCheckpoints"/>, of an experiment with <see cref="Checkpoints"/>; null for one without.</param>
    /// <param name="cancellation">Ends it early; the outcome then holds what has been computed.</param>
    public abstract ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation);
}

/// <summary>Work that a run will be.</summary>
/// <param name="Particles">Particles.</param>
/// <param name="Bytes">Device memory, bytes.</param>
/// <param name="Operations">How many operations of the kind that takes the time.</param>
/// <param name="OperationName">What these are, in the plural.</param>
/// <param name="MeasureRate">Measures how many of them a device does in a second, for a fraction of a second.</param>
internal sealed record Workload(long Particles, long Bytes, double Operations, string OperationName, Func<Device, double> MeasureRate)
{
    /// <summary>Refuses a run that would not fit the device.</summary>
    /// <exception cref="Physics.InvalidInputException">It would not fit.</exception>
    public void RequireMemory(Device device) => device.RequireMemory(
        Particles > 0 ? InvariantText.Of($"the run, {Particles:N0} particles") : InvariantText.Of($"the run, {Operations:G3} {OperationName}"), Bytes);
}

/// <summary>What came of a run.</summary>
internal abstract class ExperimentOutcome
{
    /// <summary>Whether the run came to its end.</summary>
    public abstract bool Completed { get; }

    /// <summary>What went wrong while it ran; null when nothing did. The outcome then holds what was computed before.</summary>
    public virtual SimulationFailedException? Failure => null;

    /// <summary>Why nothing of a run that was stopped is worth a file, as «no field line was whole»; null when something is.</summary>
    public virtual string? NothingKept => null;

    /// <summary>The JSON object that <c>--json</c> prints.</summary>
    public abstract JsonObject ToJson(RunProvenance provenance);

    /// <summary>Writes everything into a file.</summary>
    public abstract void Write(Hdf5File file);

    /// <summary>Writes what <c>radbelt merge</c> needs of a shard beside that; nothing where it is all rows of tables.</summary>
    public virtual void WriteSums(Hdf5File file)
    {
    }

    /// <summary>What a person at a terminal is told.</summary>
    public abstract IEnumerable<string> Summary();
}
