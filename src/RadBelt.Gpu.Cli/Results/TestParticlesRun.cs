using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>The facts of a test-particle run that are single numbers or words: the attributes of the group <c>/run</c>.</summary>
internal sealed record TestParticlesRun
{
    private const string Group = "/run";

    /// <summary>Whether the stop time was reached.</summary>
    public required bool Completed { get; init; }

    /// <summary>Background field B0, T.</summary>
    public required double BackgroundField { get; init; }

    /// <summary>Electron density, m⁻³.</summary>
    public required double ElectronDensity { get; init; }

    /// <summary>f_ce, Hz.</summary>
    public required double Gyrofrequency { get; init; }

    /// <summary>f_pe, Hz.</summary>
    public required double PlasmaFrequency { get; init; }

    /// <summary>Polarisation of the waves: R or L.</summary>
    public required string Polarisation { get; init; }

    /// <summary>Directions of the waves along B0.</summary>
    public required WaveDirections Directions { get; init; }

    /// <summary>Lowest frequency of the spectrum, or of the waves where there is none, Hz.</summary>
    public required double LowestFrequency { get; init; }

    /// <summary>Highest frequency, Hz.</summary>
    public required double HighestFrequency { get; init; }

    /// <summary>Whether the waves realise a continuous spectrum, which theory is then of.</summary>
    public required bool HasSpectrum { get; init; }

    /// <summary>B_w, T.</summary>
    public required double WaveAmplitude { get; init; }

    /// <summary>Number of waves.</summary>
    public required long Waves { get; init; }

    /// <summary>What scatters.</summary>
    public required Species Species { get; init; }

    /// <summary>Number of particles in all.</summary>
    public required long Particles { get; init; }

    /// <summary>Mover, as decks name it.</summary>
    public required string Mover { get; init; }

    /// <summary>Precision, as decks name it.</summary>
    public required string Precision { get; init; }

    /// <summary>Time step, s.</summary>
    public required double TimeStep { get; init; }

    /// <summary>Steps of the whole run.</summary>
    public required long Steps { get; init; }

    /// <summary>Steps taken.</summary>
    public required long StepsTaken { get; init; }

    /// <summary>Length of the run, s.</summary>
    public required double StopTime { get; init; }

    /// <summary>Length over which particles start, m.</summary>
    public required double Domain { get; init; }

    /// <summary>Wall time, s.</summary>
    public required double Elapsed { get; init; }

    /// <summary>Particle steps a second.</summary>
    public required double ParticleStepsPerSecond { get; init; }

    /// <summary>Wave evaluations a second.</summary>
    public required double WaveEvaluationsPerSecond { get; init; }

    /// <summary>The facts of a result.</summary>
    public static TestParticlesRun Of(BroadbandScatteringResult result)
    {
        BroadbandScattering experiment = result.Experiment;
        WaveSet waves = experiment.Waves;
        ColdPlasma plasma = waves.Mode.Plasma;
        return new()
        {
            Completed = result.Completed,
            BackgroundField = plasma.FieldStrength,
            ElectronDensity = plasma.ElectronDensity,
            Gyrofrequency = plasma.ElectronGyrofrequency / Math.Tau,
            PlasmaFrequency = plasma.ElectronPlasmaFrequency / Math.Tau,
            Polarisation = waves.Mode.RotationSense > 0 ? "R" : "L",
            Directions = (waves.WaveNumbers.Any(k => k > 0) ? WaveDirections.Forward : 0) | (waves.WaveNumbers.Any(k => k < 0) ? WaveDirections.Backward : 0),
            LowestFrequency = (experiment.Spectrum?.LowerFrequency ?? waves.Frequencies.Min()) / Math.Tau,
            HighestFrequency = (experiment.Spectrum?.UpperFrequency ?? waves.Frequencies.Max()) / Math.Tau,
            HasSpectrum = experiment.Spectrum is not null,
            WaveAmplitude = waves.RmsAmplitude,
            Waves = waves.Count,
            Species = experiment.Species,
            Particles = result.Plan.Particles,
            Mover = DeckWords.Of(experiment.Mover),
            Precision = DeckWords.Of(experiment.Precision),
            TimeStep = result.Plan.TimeStep,
            Steps = result.Plan.Steps,
            StepsTaken = result.StepsTaken,
            StopTime = experiment.StopTime,
            Domain = result.Plan.Domain,
            Elapsed = result.Elapsed.TotalSeconds,
            ParticleStepsPerSecond = result.ParticleStepsPerSecond,
            WaveEvaluationsPerSecond = result.WaveEvaluationsPerSecond,
        };
    }

    /// <summary>Writes the group.</summary>
    public void Write(Hdf5File file)
    {
        file.CreateGroup(Group);
        Word("completed", Completed ? "yes" : "no");
        Number("B0_T", BackgroundField);
        Number("electron_density_per_m3", ElectronDensity);
        Number("f_ce_Hz", Gyrofrequency);
        Number("f_pe_Hz", PlasmaFrequency);
        Word("polarisation", Polarisation);
        Word("directions", DeckWords.Of(Directions));
        Number("lowest_frequency_Hz", LowestFrequency);
        Number("highest_frequency_Hz", HighestFrequency);
        Word("spectrum", HasSpectrum ? "continuous" : "single waves");
        Number("B_w_T", WaveAmplitude);
        file.SetAttribute(Group, "waves", Waves);
        Word("species", Species.Name);
        Number("charge_C", Species.Charge);
        Number("mass_kg", Species.Mass);
        file.SetAttribute(Group, "particles", Particles);
        Word("mover", Mover);
        Word("precision", Precision);
        Number("time_step_s", TimeStep);
        file.SetAttribute(Group, "steps", Steps);
        file.SetAttribute(Group, "steps_taken", StepsTaken);
        Number("stop_time_s", StopTime);
        Number("domain_m", Domain);
        Number("elapsed_s", Elapsed);
        Number("particle_steps_per_second", ParticleStepsPerSecond);
        Number("wave_evaluations_per_second", WaveEvaluationsPerSecond);

        void Word(string name, string value) => file.SetAttribute(Group, name, value);
        void Number(string name, double value) => file.SetAttribute(Group, name, value);
    }

    /// <summary>Reads the group.</summary>
    /// <exception cref="InvalidInputException">One of its attributes is missing or of another type.</exception>
    public static TestParticlesRun Read(Hdf5File file)
    {
        return new()
        {
            Completed = Word("completed") == "yes",
            BackgroundField = Number("B0_T"),
            ElectronDensity = Number("electron_density_per_m3"),
            Gyrofrequency = Number("f_ce_Hz"),
            PlasmaFrequency = Number("f_pe_Hz"),
            Polarisation = Word("polarisation"),
            Directions = Direction(Word("directions")),
            LowestFrequency = Number("lowest_frequency_Hz"),
            HighestFrequency = Number("highest_frequency_Hz"),
            HasSpectrum = Word("spectrum") == "continuous",
            WaveAmplitude = Number("B_w_T"),
            Waves = Integer("waves"),
            Species = new Species(Word("species"), Number("charge_C"), Number("mass_kg")),
            Particles = Integer("particles"),
            Mover = Word("mover"),
            Precision = Word("precision"),
            TimeStep = Number("time_step_s"),
            Steps = Integer("steps"),
            StepsTaken = Integer("steps_taken"),
            StopTime = Number("stop_time_s"),
            Domain = Number("domain_m"),
            Elapsed = Number("elapsed_s"),
            ParticleStepsPerSecond = Number("particle_steps_per_second"),
            WaveEvaluationsPerSecond = Number("wave_evaluations_per_second"),
        };

        string Word(string name) => file.ReadStringAttribute(Group, name);
        double Number(string name) => file.ReadAttribute<double>(Group, name);
        long Integer(string name) => file.ReadAttribute<long>(Group, name);
        static WaveDirections Direction(string word) =>
            Enum.GetValues<WaveDirections>().FirstOrDefault(d => DeckWords.Of(d) == word, WaveDirections.Both);
    }
}
