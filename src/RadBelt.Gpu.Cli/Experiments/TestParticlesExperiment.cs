using System.Globalization;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Benchmarks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>test-particles</c> deck.</summary>
internal sealed class TestParticlesExperiment : Experiment, IShardable
{
    /// <summary>Spacing of floats over their value.</summary>
    private const double FloatRounding = 1.2e-7;

    /// <summary>Moments of pitch angle and energy with their errors, beside three coefficients of theory.</summary>
    private const int NumbersPerSample = 17;

    /// <summary>Position, momentum, pitch angle, energy and number of a particle in a snapshot.</summary>
    private const int NumbersPerScatteredParticle = 7;

    private readonly TestParticlesDeck deck;
    private BroadbandScattering scattering;

    public TestParticlesExperiment(TestParticlesDeck deck)
    {
        this.deck = deck;
        WaveField field = WaveField.Of(deck.Plasma, deck.Waves, deck.Seed);
        scattering = new()
        {
            Waves = field.Set,
            Spectrum = field.Spectrum,
            Ensembles = [.. deck.Ensembles.PitchAngles.Select(
                (α, i) => new ParticleEnsemble(α, field.EnergyOf(deck.Ensembles, i), deck.Ensembles.Count))],
            StopTime = deck.StopTime,
            Mover = deck.Mover,
            Precision = deck.Precision,
            TimeStep = deck.TimeStep,
            Domain = deck.Domain,
            Seed = deck.Seed,
            Samples = deck.Outputs.Samples,
            Trajectories = deck.Outputs.Trajectories,
            Snapshots = deck.Outputs.Snapshots,
            ScatterLimit = deck.Outputs.Scatter,
            HistogramBins = deck.Outputs.HistogramBins,
        };
        Plan = scattering.Plan();
        RequireHostMemory(Plan, deck.Outputs);
    }

    /// <summary>Refuses outputs that the host could not hold: all of them stay in memory until the run ends.</summary>
    private void RequireHostMemory(BroadbandScatteringPlan plan, OutputsSection outputs)
    {
        double samples = Math.Min(outputs.Samples, plan.Steps) + 1, each = deck.Ensembles.Count;
        double bytes = 8.0 * deck.Ensembles.PitchAngles.Count * (
            (samples * ((2 * Math.Min(outputs.Trajectories, each)) + NumbersPerSample))
            + (Math.Min(outputs.Snapshots, samples) * ((NumbersPerScatteredParticle * Math.Min(outputs.Scatter, each)) + outputs.HistogramBins)));
        double room = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (bytes > room)
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"outputs: what is kept takes {bytes:N0} bytes, and this machine has {room:N0}; lower samples, trajectories, snapshots or scatter"));
        }
    }

    public override Workload Workload => new(
        Plan.Particles,
        Plan.Bytes,
        Plan.WaveEvaluations,
        "wave evaluations",
        device => (deck.Precision == Precision.Double ? BroadbandBenchmark.Glance<double>(device) : BroadbandBenchmark.Glance<float>(device)).PerSecond);

    public string ItemName => "electrons";

    public long Items => scattering.Ensembles.Sum(e => e.Count);

    public ItemRange? Part
    {
        get => scattering.Part;
        set
        {
            scattering = scattering with { Part = value };
            Plan = scattering.Plan();
        }
    }

    private BroadbandScatteringPlan Plan { get; set; }

    public override IEnumerable<(string Label, string Value)> Check()
    {
        var plasma = scattering.Waves.Mode.Plasma;
        yield return ("f_ce", InvariantText.Of($"{plasma.ElectronGyrofrequency / Math.Tau:G6} Hz"));
        yield return ("f_pe / f_ce", InvariantText.Of($"{plasma.FrequencyRatio:G5}"));
        yield return ("electron inertial length c/ω_pe", InvariantText.Of($"{PhysicalConstants.SpeedOfLight / plasma.ElectronPlasmaFrequency / 1e3:G4} km"));
        yield return ("waves", InvariantText.Of($"{scattering.Waves.Count:N0}, B_w {scattering.Waves.RmsAmplitude / Units.PicoTesla:G4} pT, B_w/B0 {scattering.Waves.RmsAmplitude / plasma.FieldStrength:G3}"));
        yield return ("wavelengths", InvariantText.Of($"{Math.Tau / scattering.Waves.WaveNumbers.Max(Math.Abs) / 1e3:G4} … {Math.Tau / scattering.Waves.WaveNumbers.Min(Math.Abs) / 1e3:G4} km"));
        yield return ("particles start within", InvariantText.Of($"{Plan.Domain / 1e3:G4} km"));
        yield return ("time step", InvariantText.Of($"{Plan.TimeStep:G4} s, {Math.Tau / (plasma.ElectronGyrofrequency * Plan.TimeStep):F1} a gyration, {Plan.Steps:N0} in all"));
        foreach (ParticleEnsemble e in scattering.Ensembles)
        {
            DiffusionTensor d = Quasilinear.Coefficients(scattering.Waves, scattering.Species, e.Energy, e.PitchAngle);
            double recurrence = scattering.Waves.RecurrenceTime(scattering.Species, e.Energy, e.PitchAngle);
            string warning = recurrence < deck.StopTime ? "  <- shorter than the run: use more waves" : "";
            if (deck.Precision == Precision.Float && scattering.KickOverMomentum(e, Plan.TimeStep) < FloatRounding)
                warning += "  <- kicks fall below the rounding of float: use precision: double";
            yield return (
                InvariantText.Of($"α0 = {e.PitchAngle / Units.Degree:G4}°"),
                InvariantText.Of($"{e.Count:N0} electrons at {e.Energy / Units.KeV:G6} keV, quasilinear D_αα {d.AlphaAlpha:0.00e-0} s^-1, {Recurrence(recurrence)}{warning}"));
        }
    }

    private static string Recurrence(double time) => double.IsFinite(time) ? InvariantText.Of($"recurrence {time:G3} s") : "no recurrence";

    public override SimulationOutputs Checkpoints => deck.Outputs;

    public void Merge(ShardMerge merge) => ScatteringShards.Merge(merge, scattering with { Part = null });

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation) =>
        new Outcome(scattering.Run(device, progress, cancellation, checkpoints));

    private sealed class Outcome(BroadbandScatteringResult result) : ExperimentOutcome
    {
        public override bool Completed => result.Completed;

        public override JsonObject ToJson(RunProvenance provenance) => TestParticlesJson.Of(result, provenance);

        public override void Write(Hdf5File file) => TestParticlesFile.Write(file, result);

        public override void WriteSums(Hdf5File file) => ScatteringShards.WriteSums(file, result);

        public override IEnumerable<string> Summary()
        {
            double elapsed = result.Times[^1];
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{result.Plan.Particles:N0} electrons, {result.Experiment.Waves.Count:N0} waves of {result.Experiment.Waves.RmsAmplitude / Units.PicoTesla:G4} pT rms, {result.StepsTaken:N0} steps to {elapsed:G4} s in {result.Elapsed.TotalSeconds:F1} s: {result.WaveEvaluationsPerSecond:0.00e-0} wave evaluations/s on {result.DeviceDescription}");
            yield return "";
            yield return "            measured by test particles, formal     measured / quasilinear theory";
            yield return "    α0        E0        D_αα (s^-1)            D_αα           D_EE           D_αE       advection";
            for (int i = 0; elapsed > 0 && i < result.Ensembles.Count; i++)
                yield return Row(result.Ensembles[i], result.Theory[i].Reference, elapsed);
            yield return "    (± one standard error; advection is ⟨α − α0⟩ over the standard deviation)";
        }

        private static string Row(EnsembleRecord record, DiffusionTensor theory, double elapsed)
        {
            ScatteringMoments moments = record.Moments[^1];
            DiffusionTensor d = moments.Formal(elapsed), σ = moments.FormalError(elapsed);
            return string.Create(CultureInfo.InvariantCulture,
                $"{record.Ensemble.PitchAngle / Units.Degree,6:G4}° {record.Ensemble.Energy / Units.KeV,8:G4} keV  {d.AlphaAlpha:0.00e-0} ± {σ.AlphaAlpha:0.0e-0}  {Ratio(d.AlphaAlpha, σ.AlphaAlpha, theory.AlphaAlpha)}  {Ratio(d.EnergyEnergy, σ.EnergyEnergy, theory.EnergyEnergy)}  {Ratio(d.AlphaEnergy, σ.AlphaEnergy, theory.AlphaEnergy)}  {Advection(moments.PitchAngle.AdvectionRatio)}");
        }

        // Electrons that start along the field all drift alike: their deviation is next to nothing.
        private static string Advection(double ratio) => ratio.ToString(Math.Abs(ratio) < 1000 ? "F3" : "0.0e0", CultureInfo.InvariantCulture).PadLeft(8);

        private static string Ratio(double measured, double error, double theory) => theory == 0
            ? "theory is 0  "
            : string.Create(CultureInfo.InvariantCulture, $"{measured / theory,5:F3} ± {error / Math.Abs(theory):F3}");
    }
}
