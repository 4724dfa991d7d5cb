using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Ranks;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Simulations;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Pic;

/// <summary>The model with its algorithms as types: the order of a step is <see cref="TakeStep"/>.</summary>
internal sealed class PicModel<TShape, TGather, TPusher, TBackground> : PicModel
    where TShape : struct, IShape
    where TGather : struct, IGather
    where TPusher : struct, IPusher
    where TBackground : struct, IBackground
{
    private readonly CellRange range;
    private readonly ICommunicator? ranks;
    private readonly WholeArrays whole;
    private readonly RankHalo? halo;
    private readonly CrossingParticles[] crossing = [];
    private readonly MacroParticleStore[] particles;
    private readonly LeavingParticles leaving;
    private readonly FieldStore fields;
    private readonly SeenFields seen;
    private readonly Filter filter;
    private readonly CurrentStore current;
    private readonly DeviceBuffer<float> table, background;
    private readonly DeviceBuffer<double> sums;
    private readonly SpeciesStep[] steps;
    private readonly FluxTube? tube;
    private readonly ColdFluidState? cold;
    private readonly Antenna? antenna;
    private readonly OpenEndsState? ends;
    private readonly Relaxation relaxation;
    private readonly PicDiagnostics<TShape, TGather> diagnostics;
    private readonly PicWatch watch;

    /// <summary>The model, or the piece of it that is a rank's: then every method is collective.</summary>
    public PicModel(Device device, PicSetup setup, ICommunicator? ranks = null)
        : base(device, setup)
    {
        range = CellRange.Of(setup, device, ranks);
        this.ranks = range.IsPiece ? ranks : null;
        whole = new(range, ranks);
        halo = range.IsPiece ? new(ranks!, range) : null;
        device.RequireMemory(InvariantText.Of($"a particle-in-cell run of {setup.Grid.Cells:N0} cells and {setup.Species.Count} species"), PicMemory.Bytes(setup, range));
        particles = [.. setup.Species.Select((s, i) => PicLoader.Load(device, setup, range, i))];
        leaving = new(device, particles);
        if (range.IsPiece)
        {
            crossing = [.. setup.Species.Select((s, i) => new CrossingParticles(particles[i], leaving, range.Parts, CrossingParticles.UsualOf(s)))];
        }

        fields = new(device, range.Cells);
        filter = new(device, setup, range);
        current = new(device, range, halo, filter, (3 * TShape.Order) + 8);
        tube = FluxTube.Of(device, setup, range, TShape.Order);
        seen = new(device, setup, range, fields, filter, tube, TShape.Order);
        table = device.Allocate<float>((GatherTable<TShape, TGather>.Coefficients * (long)range.Stride) + 16);
        background = device.Allocate<float>(2L * range.Stride);
        background.CopyFrom(range.Background(setup));
        sums = device.Allocate<double>(SumMoments<TShape, TGather, FullF>.Count * range.ListStride);
        steps = new SpeciesStep[particles.Length];
        cold = setup.ColdElectrons is null ? null : new(device, setup, range, fields, TShape.Order);
        antenna = setup.Trigger is null ? null : new(device, setup, range, fields);
        ends = setup.Open is null ? null : new(device, setup, range, fields, cold, particles, TShape.Order);
        relaxation = new(device, setup, range, particles, background);
        diagnostics = new(this, range, whole, halo, fields, particles, table, background, sums, filter, tube, cold, antenna, ends, relaxation);
        watch = new(this);
    }

    public override long ParticleCount => ranks is null ? OwnParticles : ranks.Gather(OwnParticles).Sum();

    /// <summary>Macro-particles of this rank.</summary>
    public long OwnParticles => particles.Sum(p => p.Total());

    /// <summary>What goes on between ranks; null where there is one only.</summary>
    internal override RankHalo? Halo => halo;

    internal override WholeArrays Whole => whole;

    public override int ShapeOrder => TShape.Order;

    public override void Begin(double timeStep)
    {
        TimeStepBounds.Of(Setup).Require(timeStep);
        (TimeStep, Step) = (timeStep, 0);
        double dx = Setup.Grid.CellSize;
        for (int s = 0; s < steps.Length; s++)
        {
            PicSpecies species = Setup.Species[s];
            double charge = species.Kind.Charge * species.Weight(Setup.Grid), half = species.Kind.Charge * timeStep / (2 * species.Kind.Mass);
            steps[s] = new(
                half / SpeedOfLight, half, SpeedOfLight * timeStep / dx, charge / (ChargeUnits.PerParticle * timeStep), charge * SpeedOfLight / dx);
        }

        cold?.Begin(timeStep);
        antenna?.Begin(timeStep);
        ends?.Begin(timeStep);
        relaxation.Begin(timeStep);
        diagnostics.SetInitialElectricField();
        halo?.BringNodes(fields.Ex, fields.Ey, fields.Ez, fields.By, fields.Bz);
        PrepareTable();
        for (int s = 0; s < steps.Length; s++)
        {
            Device.Launch<HalfStepBack<TShape, TGather, TPusher, TBackground>, float>(
                new(particles[s].View, table.View, background.View, range.Stride, range.Parts, steps[s].HalfBack), range.Lists);
        }

        watch.Begin();
        TracerSets.ForEach(t => t.Begin());
    }

    public override void Advance(long count)
    {
        if (TimeStep <= 0)
        {
            throw new InvalidOperationException("the model has no time step yet: call Begin, or let a Simulation run it");
        }

        for (long i = 0; i < count; i++)
        {
            TakeStep();
            watch.AfterStep();
        }
    }

    public override PicEnergy Energy()
    {
        PrepareTable();
        return diagnostics.Energy(steps);
    }

    public override PicMoments Moments(int species)
    {
        PrepareTable();
        return diagnostics.Moments(species, steps[species]);
    }

    public override PicMoments[] MomentsByCell(int species)
    {
        PrepareTable();
        return diagnostics.MomentsByCell(species, steps[species]);
    }

    public override void CopyField(FieldComponent component, Span<double> values)
    {
        if (values.Length != Setup.Grid.Cells)
        {
            throw new ArgumentException($"{values.Length} values for {Setup.Grid.Cells} cells", nameof(values));
        }

        DeviceBuffer<double> buffer = component switch
        {
            FieldComponent.Jx => current.X,
            FieldComponent.Jy => current.Y,
            FieldComponent.Jz => current.Z,
            _ => fields.Arrays[(int)component],
        };
        if (ranks is null)
        {
            buffer.CopyTo(values, range.FirstElement);
        }
        else
        {
            whole.Nodes(buffer).AsSpan(whole.Range.FirstElement, values.Length).CopyTo(values);
        }

        for (int i = 0; i < values.Length && tube is not null; i++)
        {
            values[i] *= tube.RootAt(i + whole.Range.FirstElement, component);
        }
    }

    public override double PositionOf(FieldComponent component, int index)
    {
        bool halfNode = component is FieldComponent.Ex or FieldComponent.By or FieldComponent.Bz or FieldComponent.Jx;
        return range.PositionOf(index + (long)range.FirstElement, TShape.Order) + (halfNode ? 0.5 * Setup.Grid.CellSize : 0);
    }

    public override double ChargeResidual() => diagnostics.ChargeResidual();

    public override PicParticles CopyParticles(int species) => diagnostics.CopyParticles(species);

    public override void Save(ICheckpointWriter writer)
    {
        watch.Check();
        writer.Write<long>("step", [Step]);
        for (int c = 0; c < fields.Arrays.Count; c++)
        {
            Write($"fields/{(FieldComponent)c}", fields.Arrays[c]);
        }

        Write("fields/Jx", current.X);
        Write("fields/Jy", current.Y);
        Write("fields/Jz", current.Z);
        for (int s = 0; s < particles.Length; s++)
        {
            particles[s].Save(writer.Group($"species/{Setup.Species[s].Name}"), range, whole);
        }

        cold?.Save(writer.Group("cold"), whole);
        antenna?.Save(writer.Group("antenna"), whole);
        ends?.Save(writer.Group("ends"), whole);
        relaxation.Save(writer.Group("relaxation"), whole);
        watch.Save(writer.Group("watch"));
        for (int t = 0; t < TracerSets.Count; t++)
        {
            TracerSets[t].Save(writer.Group($"tracers/{t}"));
        }

        void Write(string name, DeviceBuffer<double> buffer) => writer.Write<double>(name, whole.Nodes(buffer));
    }

    public override void Restore(ICheckpointReader reader)
    {
        Step = reader.Read<long>("step")[0];
        for (int c = 0; c < fields.Arrays.Count; c++)
        {
            Read($"fields/{(FieldComponent)c}", fields.Arrays[c]);
        }

        Read("fields/Jx", current.X);
        Read("fields/Jy", current.Y);
        Read("fields/Jz", current.Z);
        for (int s = 0; s < particles.Length; s++)
        {
            particles[s].Restore(reader.Group($"species/{Setup.Species[s].Name}"), range, whole);
        }

        leaving.MakeRoom(particles);
        cold?.Restore(reader.Group("cold"), whole);
        antenna?.Restore(reader.Group("antenna"));
        ends?.Restore(reader.Group("ends"), whole);
        relaxation.Restore(reader.Group("relaxation"), whole);
        watch.Restore(reader.Group("watch"));
        for (int t = 0; t < TracerSets.Count; t++)
        {
            TracerSets[t].Restore(reader.Group($"tracers/{t}"));
        }

        void Read(string name, DeviceBuffer<double> buffer)
        {
            double[] values = reader.Read<double>(name);
            long expected = buffer.Length + (range.Whole.Elements - range.Elements);
            if (values.Length != expected)
            {
                throw new InvalidInputException($"checkpoint: {name} has {values.Length:N0} values where this run has {expected:N0}; it is of another grid");
            }

            whole.SetNodes(values, buffer);
        }
    }

    public override void Dispose()
    {
        Array.ForEach(particles, p => p.Dispose());
        leaving.Dispose();
        fields.Dispose();
        filter.Dispose();
        current.Dispose();
        seen.Dispose();
        table.Dispose();
        background.Dispose();
        sums.Dispose();
        tube?.Dispose();
        cold?.Dispose();
        antenna?.Dispose();
        ends?.Dispose();
        relaxation.Dispose();
        diagnostics.Dispose();
        TracerSets.ForEach(t => t.Clear());
    }

    internal override MacroParticleStore ParticlesOf(int species) => particles[species];

    internal override void PushTracers(
        ParticleViews<float> tracers, View<float> laps, long count, int firstCell, int endCell, SpeciesStep step, bool halfBack) =>
        Device.Launch<PushTracers<TShape, TGather, TPusher, TBackground>, float>(
            new(tracers, laps, table.View, background.View, range.Stride, firstCell, endCell, step, halfBack), count);

    private void TakeStep()
    {
        Device device = Device;
        double dt = TimeStep, dx = Setup.Grid.CellSize;
        AdvanceMagnetic(dt / 2, isWhole: false);
        PrepareTable();
        TracerSets.ForEach(t => t.Push());
        for (int s = 0; s < particles.Length; s++)
        {
            if (cold is not null && particles[s].Kind == MarkerKind.FullF)
            {
                Push<TransverseF>(s);
            }
            else
            {
                particles[s].Kind.Do(new Pushing(this, s));
            }

            halo?.SendParticles(crossing[s]);
            leaving.Arrive(particles[s], range);
        }

        current.Collect<TShape>();

        // Particles of all species are on their way until here, so that a rank waits for the others once a step, not after each species.
        foreach (CrossingParticles ofSpecies in crossing)
        {
            halo!.TakeParticles(ofSpecies);
        }

        tube?.Weigh(current);
        cold?.Advance(current);
        AdvanceMagnetic(dt / 2, isWhole: true);
        ends?.BeforeElectric();
        device.Launch<Ampere, double>(
            new(
                fields.View, current.X.View, current.Y.View, current.Z.View, range.FirstUpdated, SpeedOfLight * SpeedOfLight * dt / dx,
                dt / VacuumPermittivity),
            range.Updated);
        antenna?.AfterElectric(Time + (dt / 2));
        ends?.AfterElectric(Time + (dt / 2));
        range.FillGhosts(device, fields.Ex, fields.Ey, fields.Ez);
        halo?.BringNodes(fields.Ex, fields.Ey, fields.Ez, fields.By, fields.Bz);
        Step++;
        relaxation.AfterStep(Step);
        TracerSets.ForEach(t => t.StartWhenDue());
    }

    private void Push<TMarkers>(int s)
        where TMarkers : struct, IMarkers
    {
        ends?.Reinject<TMarkers>(s, Step, background);
        leaving.UseListsOf(particles[s]);
        int block = Setup.DoubleAccumulators ? 1 : ChargeUnits.LargestSum / (particles[s].Kind == MarkerKind.DeltaF ? Equilibrium.LargestWeight + 1 : 1);
        Device.Launch<PushDeposit<TShape, TGather, TPusher, TBackground, TMarkers>, float>(
            new(
                particles[s].View, leaving.View, leaving.Up, leaving.Down, table.View, background.View, range.Stride, range.Parts, current.Sums,
                first: s == 0, block, steps[s], Setup.Species[s].EquilibriumIn(Setup)),
            range.Lists);
    }

    private void AdvanceMagnetic(double time, bool isWhole)
    {
        Device.Launch<Faraday, double>(new(fields.View, range.FirstUpdated - 1, time / Setup.Grid.CellSize), range.Updated + 1);
        ends?.AfterMagnetic(Time, time, isWhole);
        range.FillGhosts(Device, fields.By, fields.Bz);
    }

    // The table of this time. For what looks at the model between steps B is half a step behind; only E matters there.
    private void PrepareTable()
    {
        seen.Prepare(Time);
        Device.Launch<GatherTable<TShape, TGather>, double>(new(seen.View, table.View, range.Stride), range.Cells);
    }

    private readonly struct Pushing(PicModel<TShape, TGather, TPusher, TBackground> model, int species) : IMarkerAction
    {
        public void Do<TMarkers>()
            where TMarkers : struct, IMarkers => model.Push<TMarkers>(species);
    }
}
