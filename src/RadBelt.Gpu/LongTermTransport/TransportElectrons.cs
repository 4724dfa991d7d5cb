using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Kernels.FieldLineWaves;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>The electrons of all ensembles on a device, one ensemble after another.</summary>
internal sealed class TransportElectrons : ICheckpointed, IDisposable
{
    private const int Columns = 6, StateColumns = 4, Block = 1 << 18;
    private readonly Device device;
    private readonly WaveFieldGrid grid;
    private readonly TransportPlan plan;
    private readonly DeviceBuffer<double>[] columns;
    private readonly ParabolicField field;
    private readonly StepScales scales;

    /// <summary>Electrons at their starting places.</summary>
    public TransportElectrons(Device device, WaveFieldGrid grid, TransportPlan plan, IReadOnlyList<TransportEnsemble> ensembles, TransportSettings settings)
    {
        (this.device, this.grid, this.plan) = (device, grid, plan);
        Species e = Species.Electron;
        double c = PhysicalConstants.SpeedOfLight, perMass = e.Charge * plan.TimeStep / (2 * e.Mass), κ = grid.Line.Curvature * grid.Spacing * grid.Spacing;
        double drift = c * plan.TimeStep / grid.Spacing;
        field = new(κ, perMass * grid.Line.EquatorialField, 0.5 * κ * drift);
        scales = new(perMass / c, perMass, drift, settings.LossCone > 0 ? grid.Line.MirrorDistance(settings.LossCone) / grid.Spacing : double.PositiveInfinity);
        device.RequireMemory("the electrons", plan.Electrons * Columns * sizeof(double));
        columns = device.AllocateEach<double>([.. Enumerable.Repeat(plan.Electrons, Columns)]);
        Place(ensembles, settings);
    }

    /// <summary>Distance from the equator from which on an electron is lost, m.</summary>
    public double Farthest => scales.Farthest * grid.Spacing;

    private ParabolicElectrons Views => new(columns[0].View, columns[1].View, columns[2].View, columns[3].View);

    /// <summary>Makes steps through a slab.</summary>
    public void Advance(WaveSlabs slabs, long from, long to) =>
        device.Launch<ParabolicOrbit, double>(new(Views, field, Waves(slabs), scales, Range(slabs, from, (int)(to - from))), plan.Electrons);

    /// <summary>Notes where electrons are as step <paramref name="now"/> begins.</summary>
    public void Follow(WaveSlabs slabs, long now, DeviceBuffer<double> chosen, DeviceBuffer<double> log, long row) =>
        device.Launch<FollowElectrons, double>(new(Views, field, Waves(slabs), scales, Range(slabs, now, 0), chosen.View, log.View, row), chosen.Length);

    /// <summary>Energies, J, and equatorial pitch angles, rad, of the electrons from <paramref name="first"/> on.</summary>
    public void Measure(long first, Span<double> energies, Span<double> pitchAngles)
    {
        device.Launch<MeasureEquatorialStates, double>(new(Views, field, scales, first, columns[4].View, columns[5].View), energies.Length);
        columns[4].CopyTo(energies);
        columns[5].CopyTo(pitchAngles);
        for (int i = 0; i < energies.Length; i++)
        {
            energies[i] *= Species.Electron.RestEnergy;
        }
    }

    /// <summary>How many of the electrons from <paramref name="first"/> on are lost.</summary>
    public int CountLost(long first, Span<double> room)
    {
        columns[0].CopyTo(room, first);
        int lost = 0;
        foreach (double distance in room)
        {
            lost += Math.Abs(distance) >= scales.Farthest ? 1 : 0;
        }

        return lost;
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        for (int i = 0; i < StateColumns; i++)
        {
            DeviceBuffer<double> column = columns[i];
            writer.Write<double>(Name(i), plan.Electrons, (start, part) => column.CopyTo(part, start));
        }
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        for (int i = 0; i < StateColumns; i++)
        {
            DeviceBuffer<double> column = columns[i];
            if (reader.Length(Name(i)) != plan.Electrons)
            {
                throw new InvalidInputException($"checkpoint: it holds {reader.Length(Name(i)):N0} electrons, this run has {plan.Electrons:N0}; give it the same ensembles");
            }

            reader.Read<double>(Name(i), (start, part) => column.CopyFrom(part, start));
        }
    }

    public void Dispose() => Array.ForEach(columns, c => c.Dispose());

    private static string Name(int column) => InvariantText.Of($"column/{column}");

    private SampledWaves Waves(WaveSlabs slabs) => new(slabs.Current.View, grid.Nodes, -grid.FirstNode / grid.Spacing);

    private StepRange Range(WaveSlabs slabs, long from, int steps) =>
        new((from / plan.StepsPerSample) - slabs.First, (int)(from % plan.StepsPerSample), plan.StepsPerSample, steps);

    // A parabola makes bounces harmonic: z = z_m sinθ, u∥ = u cosα_eq cosθ with θ growing evenly. Places lie half a step ahead.
    private void Place(IReadOnlyList<TransportEnsemble> ensembles, TransportSettings settings)
    {
        var random = new RandomStream(settings.Seed, RandomStreams.TransportElectrons);
        double[][] host = [.. Enumerable.Range(0, StateColumns).Select(_ => new double[Math.Min(Block, plan.Electrons)])];
        long first = 0;
        for (int number = 0; number < ensembles.Count; number++)
        {
            TransportEnsemble ensemble = ensembles[number];
            double u = Species.Electron.MomentumPerMass(ensemble.Energy) / PhysicalConstants.SpeedOfLight, γ = Species.Electron.LorentzFactor(ensemble.Energy);
            double mirror = grid.Line.MirrorDistance(ensemble.EquatorialPitchAngle) / grid.Spacing, κ = grid.Line.Curvature * grid.Spacing * grid.Spacing;
            (double sinα, double cosα) = Math.SinCos(ensemble.EquatorialPitchAngle);
            ItemRange here = settings.Members(ensembles, number);
            for (long member = 0; member < here.Count; member += Block)
            {
                int n = (int)Math.Min(Block, here.Count - member);
                for (int i = 0; i < n; i++)
                {
                    Start(here.First + member + i, i);
                }

                for (int column = 0; column < host.Length; column++)
                {
                    columns[column].CopyFrom(host[column].AsSpan(0, n), first + member);
                }
            }

            first += here.Count;

            void Start(long member, int i)
            {
                (double bounce, double gyration) = random.Uniform(member, (uint)number);
                (double sin, double cos) = Math.SinCos(Math.Tau * bounce);
                (double second, double one) = Math.SinCos(Math.Tau * gyration);
                double s = mirror * sin, along = u * cosα * cos, across = u * sinα * Math.Sqrt(1 + (κ * s * s));
                (host[0][i], host[1][i], host[2][i], host[3][i]) = (s + (0.5 * scales.Drift * along / γ), along, across * one, across * second);
            }
        }
    }
}
