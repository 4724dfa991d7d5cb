using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Pic.Tracers;

/// <summary>
/// Tracers in a <see cref="PicModel"/>, which moves them: see <see cref="TracerSet"/>. They keep their places in memory, so a tracer is its number. As for
/// macro-particles momenta are those of half a step before, and the state is single precision: 32 bytes a tracer.
/// </summary>
public sealed class PicTracers : IScatteringEnsembles, ICheckpointed
{
    private const int BytesEach = 8 * sizeof(float);
    private readonly PicModel model;
    private readonly WholeArrays whole;
    private readonly int number, firstCell, endCell, offset;
    private IReadOnlyList<ParticleEnsemble>? started;

    // Where there are ranks, rank 0 has room for all, which they are brought to when somebody looks.
    private ParticleStore<float>? store;
    private DeviceBuffer<float>? laps;
    private TracerPiece? piece;
    private bool collected;
    private double startTime = double.PositiveInfinity;
    private bool atWholeStep;
    private SpeciesStep step;

    internal PicTracers(PicModel model, TracerSet set, int number)
    {
        set.Validate(model.Setup);
        (this.model, Set, this.number, whole) = (model, set, number, model.Whole);
        model.Device.RequireMemory(InvariantText.Of($"{set.Count:N0} tracers"), set.Count / (HasAll ? 1 : whole.Ranks!.Size) * BytesEach);
        offset = whole.Range.FirstCell;
        (int first, int end) = set.CellsOf(model.Setup);
        (firstCell, endCell) = (first + offset, end + offset);
    }

    /// <summary>What they are.</summary>
    public TracerSet Set { get; }

    /// <summary>
    /// Those injected, then those chosen: of the latter, once they have started, as many as were found and their mean pitch angle and energy, which are the
    /// initial values that changes count from (Allanson et al. 2021, Eq. 1).
    /// </summary>
    public IReadOnlyList<ParticleEnsemble> Ensembles => started ?? [.. Set.Injected, .. Set.Chosen.Select(AsWanted)];

    /// <inheritdoc/>
    public double StartTime => startTime;

    /// <summary>Tracers that there are: 0 before the start.</summary>
    public long Count => store?.Count ?? 0;

    /// <summary>A sentence for each window that held fewer macro-particles than wanted; none before the start.</summary>
    public IReadOnlyList<string> Notices => store is null ? [] : [.. Set.Chosen
        .Select((window, i) => (window, store.Ensembles[Set.Injected.Count + i].Count))
        .Where(pair => pair.Count < pair.window.Count)
        .Select(pair => InvariantText.Of($"tracers: {Describe(pair.window)} held {pair.Count:N0} macro-particles of {pair.window.Species} at {startTime:G4} s, {pair.window.Count:N0} were wanted; widen the window or use more particles per cell"))];

    /// <summary>What brings tracers of other ranks here before they are read; null where there are none.</summary>
    internal Action? BeforeReading { get; set; }

    // On one rank, and on the first of several.
    private bool HasAll => whole.Ranks is null or { Rank: 0 };

    private ParticleStore<float> Store => store ?? throw new InvalidOperationException("the tracers have not started yet");

    // The cells around which tracers run.
    private (int First, int End) Around => model.Setup.Open is null ? (0, model.Setup.Grid.Cells) : (firstCell, endCell);

    private int Sense => Resonance.FacingWaves(0, Set.Facing) == 0 ? 1 : -1;

    /// <inheritdoc/>
    public void UpdatePitchAngleAndEnergy() => Whole().UpdatePitchAngleAndEnergy();

    /// <inheritdoc/>
    public void ReadPitchAngleAndEnergy(long first, Span<double> pitchAngle, Span<double> energy)
    {
        Store.ReadPitchAngleAndEnergy(first, pitchAngle, energy);
        foreach (ref double angle in pitchAngle)
        {
            angle = Resonance.FacingWaves(angle, Set.Facing);
            angle = Set.Folded ? Math.Min(angle, Math.PI - angle) : angle;
        }
    }

    /// <inheritdoc/>
    public ParticleState[] Read(long first, int count) =>
        [.. Whole().Read(first, count).Select(s => s with { X = (s.X - offset + 0.5) * model.Setup.Grid.CellSize })];

    /// <summary>
    /// How often each has come back at the lower side of the domain (of the stretch, in open domains) less how often at the upper side: its way since the start is
    /// that many lengths more than its position shows.
    /// </summary>
    /// <param name="first">First tracer.</param>
    /// <param name="values">Receives the numbers.</param>
    public void ReadLaps(long first, Span<int> values)
    {
        var read = new float[values.Length];
        Whole();
        laps!.CopyTo(read, first);
        for (int i = 0; i < read.Length; i++)
        {
            values[i] = (int)read[i];
        }
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        Collect();
        writer.Write<double>("ensembles", [.. (started ?? []).SelectMany(e => (double[])[e.PitchAngle, e.Energy, e.Count])]);
        if (store is not null)
        {
            writer.Write<double>("start", [startTime]);
            writer.Write<byte>("whole-step", [atWholeStep ? (byte)1 : (byte)0]);
            writer.Write<float>("laps", laps!.Length, (first, values) => laps.CopyTo(values, first));
            store.Save(writer.Group("particles"));
        }
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        Clear();
        double[] numbers = reader.Read<double>("ensembles");
        if (numbers.Length == 0)
        {
            return;
        }

        if (numbers.Length != 3 * (Set.Injected.Count + Set.Chosen.Count))
        {
            throw new InvalidInputException(
                $"checkpoint: it has {numbers.Length / 3} ensembles of tracers, this run has {Set.Injected.Count + Set.Chosen.Count}; give it the same");
        }

        started = [.. numbers.Chunk(3).Select(n => new ParticleEnsemble(n[0], n[1], (long)n[2]))];
        Allocate();
        startTime = reader.Read<double>("start")[0];
        atWholeStep = reader.Read<byte>("whole-step")[0] != 0;
        if (whole.Ranks is not null)
        {
            Deal(RestoredHere(reader));
            return;
        }

        store!.Restore(reader.Group("particles"));
        reader.Read<float>("laps", (first, values) => laps!.CopyFrom(values, first));
    }

    internal void Begin()
    {
        Clear();
        double half = Set.Kind.Charge * model.TimeStep / (2 * Set.Kind.Mass), c = PhysicalConstants.SpeedOfLight;
        step = new(half / c, half, c * model.TimeStep / model.Setup.Grid.CellSize, 0, 0);
        StartWhenDue();
    }

    internal void StartWhenDue()
    {
        if (started is null && model.Time >= Set.StartTime * (1 - 1e-9))
        {
            try
            {
                Start();
            }
            catch (InvalidInputException e) when (model.Step > 0)
            {
                // What the run has so far is worth keeping.
                throw new SimulationFailedException(e.Message, model.Time);
            }
        }
    }

    /// <summary>Moves them by a step. The model's table of fields must be that of this time.</summary>
    internal void Push()
    {
        if (started is null)
        {
            return;
        }

        // Injected tracers have their momenta at the time they start, chosen ones half a step before, as the leapfrog wants it.
        if (atWholeStep)
        {
            long injected = Set.Injected.Sum(e => e.Count);
            Launch(piece?.CountBelow(injected) ?? injected, halfBack: true);
            atWholeStep = false;
        }

        Launch(piece?.Count ?? store!.Count, halfBack: false);
        piece?.Exchange();
        collected = false;
    }

    /// <summary>Brings tracers of all ranks to rank 0, if they have moved. Collective; on one rank nothing is to be done.</summary>
    internal void Collect()
    {
        if (piece is null || collected)
        {
            return;
        }

        float[][] all = HasAll ? [.. Enumerable.Range(0, TracerState.Values).Select(_ => new float[store!.Count])] : [];
        piece.Collect(all);
        collected = true;
        for (int c = 0; c < all.Length; c++)
        {
            (c < store!.State.Length ? store.State[c] : laps!).CopyFrom(all[c]);
        }
    }

    internal void Clear()
    {
        store?.Dispose();
        laps?.Dispose();
        piece?.Dispose();
        (started, store, laps, piece, collected, startTime) = (null, null, null, null, false, double.PositiveInfinity);
    }

    private static string Describe(TracerWindow w) => InvariantText.Of(
        $"{w.Energy.Lower / Units.KeV:G5} … {w.Energy.Upper / Units.KeV:G5} keV, {w.PitchAngle.Lower / Units.Degree:G5}° … {w.PitchAngle.Upper / Units.Degree:G5}°");

    private static ParticleEnsemble AsWanted(TracerWindow w) =>
        new((w.PitchAngle.Lower + w.PitchAngle.Upper) / 2, (w.Energy.Lower + w.Energy.Upper) / 2, w.Count);

    private void Launch(long count, bool halfBack)
    {
        (int first, int end) = Around;
        int shift = whole.Piece.Offset;
        model.PushTracers(piece?.Views ?? store!.Views, piece?.Laps ?? laps!.View, count, first - shift, end - shift, step, halfBack);
    }

    // Looking is a matter of rank 0; what others hold it asks for first.
    private ParticleStore<float> Whole()
    {
        ParticleStore<float> all = Store;
        if (!collected)
        {
            BeforeReading?.Invoke();
        }

        return all;
    }

    private void Start()
    {
        var states = new TracerStates(whole.Piece);
        Inject(states);
        List<ParticleEnsemble> ensembles = [.. Set.Injected];
        var random = new RandomStream(model.Setup.Seed, RandomStreams.TracerChoices);
        for (int i = 0; i < Set.Chosen.Count; i++)
        {
            ensembles.Add(Choose(Set.Chosen[i], random, (uint)((number << 16) + i), states));
        }

        started = ensembles;
        Allocate();
        if (whole.Ranks is null)
        {
            states.CopyTo(store!);
        }
        else
        {
            Deal(states.ToArray());
        }

        (startTime, atWholeStep) = (model.Time, Set.Injected.Count > 0);
    }

    private void Inject(TracerStates states)
    {
        var random = new RandomStream(model.Setup.Seed, RandomStreams.TracerPhases);
        foreach (ParticleEnsemble ensemble in Set.Injected)
        {
            double u = Set.Kind.MomentumPerMass(ensemble.Energy) / PhysicalConstants.SpeedOfLight;
            (double sin, double cos) = Math.SinCos(ensemble.PitchAngle);
            for (long i = 0; i < ensemble.Count; i++)
            {
                (double place, double phase) = random.Uniform(states.Count, (uint)number);
                (double sinP, double cosP) = Math.SinCos(2 * Math.PI * phase);
                double x = firstCell + (place * (endCell - firstCell));
                int cell = Math.Min((int)x, endCell - 1);
                states.Add(cell, x - cell - 0.5, Sense * u * cos, u * sin * cosP, u * sin * sinP);
            }
        }
    }

    private ParticleEnsemble Choose(TracerWindow window, RandomStream random, uint draw, TracerStates states)
    {
        PicSetup setup = model.Setup;
        int species = setup.Species.TakeWhile(s => s.Name != window.Species).Count();
        (int count, double angles, double energies) = new TracerCandidates(model.ParticlesOf(species), whole, firstCell, endCell)
            .Choose(window, Sense, Set.Kind.RestEnergy, random, draw, states);
        if (count == 0)
        {
            throw new InvalidInputException(
                $"tracers: no macro-particle of {window.Species} is within {Describe(window)} at {model.Time:G4} s; widen the window, choose from another species, or use more particles per cell");
        }

        return new(angles / count, energies / count * Set.Kind.RestEnergy, count);
    }

    private void Deal(ReadOnlySpan<TracerState> here)
    {
        (int first, int end) = Around;
        piece = new(model.Device, whole, first, end, here);
    }

    // Of what rank 0 reads, those in this rank's cells. All ranks see each array once.
    private TracerState[] RestoredHere(ICheckpointReader reader)
    {
        ICheckpointReader particles = reader.Group("particles");
        CellRange range = whole.Piece;
        long count = started!.Sum(e => e.Count);
        float[] cells = particles.Read<float>(ParticleStore<float>.Columns[0]);
        if (cells.Length != count)
        {
            throw new InvalidInputException($"checkpoint: it holds {cells.Length} tracers, this run has {count}; give it the same");
        }

        int[] here = [.. Enumerable.Range(0, cells.Length).Where(i => range.Holds((int)cells[i] - range.Offset))];
        float[][] columns = [.. Enumerable.Range(0, TracerState.Values).Select(c => Here(
            c == 0 ? cells : c < 5 ? particles.Read<float>(ParticleStore<float>.Columns[c]) : reader.Read<float>("laps")))];
        return [.. here.Select((number, i) => new TracerState(number, columns[0][i], columns[1][i], columns[2][i], columns[3][i], columns[4][i], columns[5][i]))];

        float[] Here(float[] all) => [.. here.Select(i => all[i])];
    }

    private void Allocate()
    {
        if (!HasAll)
        {
            return;
        }

        store = new(model.Device, Set.Kind, Precision.Float, started!) { CellLength = 1 };
        laps = model.Device.Allocate<float>(store.Count);
        laps.CopyFrom(new float[store.Count]);
    }
}
