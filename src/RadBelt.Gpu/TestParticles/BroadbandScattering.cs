using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.TestParticles;

/// <summary>
/// The experiment of Tao et al. (2011) and of Allanson et al. (2021), Figs. 3–7, with test particles: ensembles of electrons scatter in a uniform
/// field with a set of field-aligned waves, and their diffusion coefficients stand beside the weak-turbulence and quasilinear ones.
/// </summary>
public sealed record BroadbandScattering
{
    /// <summary>The waves.</summary>
    public required WaveSet Waves { get; init; }

    /// <summary>The spectrum that the waves realise; null when they were given one by one.</summary>
    public WaveSpectrum? Spectrum { get; init; }

    /// <summary>The ensembles.</summary>
    public required IReadOnlyList<ParticleEnsemble> Ensembles { get; init; }

    /// <summary>Length of the run, s.</summary>
    public required double StopTime { get; init; }

    /// <summary>What scatters.</summary>
    public Species Species { get; init; } = Species.Electron;

    /// <summary>How it moves.</summary>
    public Mover Mover { get; init; } = Mover.Boris;

    /// <summary>Precision on the device.</summary>
    public Precision Precision { get; init; } = Precision.Double;

    /// <summary>Time step, s; the mover's default when null.</summary>
    public double? TimeStep { get; init; }

    /// <summary>
    /// Length over which particles start, m. Theory averages over random phases; a run has one realisation of them, and the mean over starting places
    /// must stand in. The phases of neighbouring waves part within a recurrence length. Their second differences, φ_{j−1} − 2φ_j + φ_{j+1}, which
    /// matter once particles leave their unperturbed orbits, take some 10 N recurrence lengths in N waves. When null it is ten times that, in float
    /// 2²² half wavelengths at most. (Over 100 recurrence lengths of 160 waves coefficients still moved by 20 % with the seed.)
    /// </summary>
    public double? Domain { get; init; }

    /// <summary>Seed of positions, gyrophases and the choice of trajectories.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Samples of the moments, evenly over the run, beside the one at time zero.</summary>
    public int Samples { get; init; } = 52;

    /// <summary>Trajectories kept of each ensemble.</summary>
    public int Trajectories { get; init; } = 30;

    /// <summary>Snapshots, evenly over the run from its beginning to its end.</summary>
    public int Snapshots { get; init; } = 4;

    /// <summary>Particles of each ensemble kept in a snapshot.</summary>
    public int ScatterLimit { get; init; } = 2000;

    /// <summary>Bins of the pitch-angle histograms.</summary>
    public int HistogramBins { get; init; } = 60;

    /// <summary>
    /// Which of the particles are followed, counted through all ensembles; null for all. Each moves as it would among all of them.
    /// </summary>
    public ItemRange? Part { get; init; }

    private double B0 => Waves.Mode.Plasma.FieldStrength;

    /// <summary>Theory for each ensemble. At <paramref name="times"/>, s, positive; zero times give zero coefficients.</summary>
    public IReadOnlyList<ScatteringTheory> Theory(IReadOnlyList<double> times) => [.. Ensembles.Select(e => new ScatteringTheory(
        Spectrum is null ? null : Quasilinear.Coefficients(Spectrum, Species, e.Energy, e.PitchAngle),
        Quasilinear.Coefficients(Waves, Species, e.Energy, e.PitchAngle),
        [.. times.Select(t => t > 0 ? WeakTurbulence.Coefficients(Waves, Species, e.Energy, e.PitchAngle, t) : default)],
        Waves.RecurrenceTime(Species, e.Energy, e.PitchAngle)))];

    /// <summary>What a run will take.</summary>
    /// <exception cref="InvalidInputException">The experiment cannot be run.</exception>
    public BroadbandScatteringPlan Plan()
    {
        double gyration = Math.Abs(Species.Gyrofrequency(B0));
        var rule = StepRule.Of(Mover);
        double step = TimeStep ?? rule.DefaultAngle / gyration;
        rule.Validate(step, gyration);
        ParticleEnsemble.Validate(Ensembles);
        TestParticleModel.RequireMovable(Mover, Ensembles);
        if (Samples < 1 || Snapshots < 0 || Trajectories < 0 || ScatterLimit < 0 || HistogramBins < 1)
        {
            throw new InvalidInputException("outputs: samples and histogram bins must be 1 or more, snapshots, trajectories and scatter 0 or more");
        }

        var clock = new Simulation(NoModel.Instance, step, StopTime);
        double domain = Domain ?? DefaultDomain;
        Particles.RequireDomain(domain);
        double farthest = domain + StopTime * Ensembles.Max(e => Species.Speed(e.Energy));
        double cells = farthest / WaveTable<double>.CellLengthFor(Waves);
        if (cells > 1L << 40)
        {
            throw new InvalidInputException(
                $"domain: particles come as far as {farthest / 1e3:G4} km, {cells:G3} half wavelengths; beyond 2⁴⁰ of them positions no longer tell the waves' phases, use a shorter domain or run");
        }

        if (Precision == Precision.Float && cells > 1 << 23)
        {
            throw new InvalidInputException(
                $"domain: particles come as far as {farthest / 1e3:G4} km, {cells:G3} half wavelengths; float counts 8.4e6 of them, use precision: double or a shorter domain");
        }

        long all = Ensembles.Sum(e => e.Count), particles = Part?.Count ?? all;
        Part?.RequireWithin(all, "particles");
        long bytes = particles * 7 * (Precision == Precision.Float ? 4 : 8);
        return new(clock.TimeStep, clock.Steps, domain, particles, bytes, (double)particles * clock.Steps * rule.FieldEvaluations * Waves.Count);
    }

    /// <summary>
    /// The electric kick of one step Δt (s) over the momentum, |q| B_w v_ph Δt/p with the fastest phase speed: where it falls below the rounding of float, energies
    /// stop changing in that precision.
    /// </summary>
    internal double KickOverMomentum(ParticleEnsemble ensemble, double timeStep) =>
        Math.Abs(Species.Charge) * Waves.RmsAmplitude * Waves.PhaseVelocities.Max(Math.Abs) * timeStep
        / (Species.Mass * Species.MomentumPerMass(ensemble.Energy));

    /// <summary>Runs the experiment.</summary>
    /// <param name="device">Where.</param>
    /// <param name="progress">Told now and then how far it has come.</param>
    /// <param name="cancellation">Ends it early; the result then holds what has been computed.</param>
    /// <param name="checkpoints">When and where it is saved, and what it goes on from; null for neither.</param>
    /// <exception cref="InvalidInputException">The experiment cannot be run, does not fit the device, or the checkpoint is not one of it.</exception>
    public BroadbandScatteringResult Run(
        Device device, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default, CheckpointPlan? checkpoints = null)
    {
        BroadbandScatteringPlan plan = Plan();
        device.RequireMemory(InvariantText.Of($"the run, {plan.Particles:N0} particles"), plan.Bytes);
        using Particles particles = Particles.Uniform(device, Species, Ensembles, plan.Domain, Seed, Precision, Part);
        using TestParticleModel model = Mover.Model(particles, new UniformField(B0).Plus(Waves));
        var recorder = new ScatteringRecorder(particles, Recording(), Seed);
        SimulationProgress last = default;
        var simulation = new Simulation(model, plan.TimeStep, StopTime)
        {
            Checkpoints = checkpoints,
            Progress = new Relay(p =>
            {
                last = p;
                progress?.Report(p);
            }),
        };
        simulation.Outputs.Add(recorder);
        bool completed = simulation.Run(cancellation);
        device.Synchronize();
        return new(this, plan, device.Id, device.Description, completed, last.Step, last.Elapsed, recorder.Times, recorder.Ensembles, Theory(recorder.Times));
    }

    // A set of one wave repeats after a wavelength, and so does any average over it.
    private double DefaultDomain
    {
        get
        {
            double wanted = double.IsFinite(Waves.RecurrenceLength)
                ? 100 * Waves.Count * Waves.RecurrenceLength
                : 2 * Math.PI / Waves.WaveNumbers.Min(Math.Abs);
            return Precision == Precision.Float ? Math.Min(wanted, (1 << 22) * WaveTable<float>.CellLengthFor(Waves)) : wanted;
        }
    }

    // Histograms reach five standard deviations of quasilinear diffusion to either side, and half a degree at least.
    private ScatteringRecording Recording()
    {
        double[] snapshots = [.. Enumerable.Range(0, Snapshots).Select(i => Snapshots == 1 ? StopTime : StopTime * i / (Snapshots - 1))];
        return new(StopTime / Samples, Trajectories, snapshots, ScatterLimit, HistogramBins, [.. Ensembles.Select(e =>
        {
            double d = WeakTurbulence.Coefficients(Waves, Species, e.Energy, e.PitchAngle, StopTime).AlphaAlpha;
            double reach = Math.Max(5 * Math.Sqrt(2 * d * StopTime), 0.5 * Units.Degree);
            return (Math.Max(0, e.PitchAngle - reach), Math.Min(Math.PI, e.PitchAngle + reach));
        })]);
    }

    private sealed class Relay(Action<SimulationProgress> tell) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => tell(value);
    }

    private sealed class NoModel : IModel
    {
        public static NoModel Instance { get; } = new();

        public void Begin(double timeStep)
        {
        }

        public void Advance(long steps)
        {
        }

        public void Dispose()
        {
        }
    }
}
