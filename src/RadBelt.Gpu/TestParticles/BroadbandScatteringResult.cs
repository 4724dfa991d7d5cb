using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.TestParticles;

/// <summary>What a run takes.</summary>
/// <param name="TimeStep">Step, s.</param>
/// <param name="Steps">Steps.</param>
/// <param name="Domain">Length over which particles start, m.</param>
/// <param name="Particles">Particles.</param>
/// <param name="Bytes">Device memory of the particles, bytes.</param>
/// <param name="WaveEvaluations">Contributions of one wave to the six field components at one particle, in all.</param>
public sealed record BroadbandScatteringPlan(
    double TimeStep, long Steps, double Domain, long Particles, long Bytes, double WaveEvaluations);

/// <summary>Theory for one ensemble.</summary>
/// <param name="Quasilinear">Resonant limit of the continuous spectrum; null when there is none.</param>
/// <param name="QuasilinearOfWaves">Resonant limit of the waves as realised.</param>
/// <param name="WeakTurbulence">D(Δt) of the waves as realised, at each sample time.</param>
/// <param name="RecurrenceTime">How long the waves act as a continuous spectrum, s.</param>
public sealed record ScatteringTheory(
    DiffusionTensor? Quasilinear,
    DiffusionTensor QuasilinearOfWaves,
    IReadOnlyList<DiffusionTensor> WeakTurbulence,
    double RecurrenceTime)
{
    /// <summary>The quasilinear coefficients that measurements are held against: of the spectrum, or of the waves where there is none.</summary>
    public DiffusionTensor Reference => Quasilinear ?? QuasilinearOfWaves;
}

/// <summary>Outcome of <see cref="BroadbandScattering.Run"/>.</summary>
/// <param name="Experiment">What was run.</param>
/// <param name="Plan">What it took.</param>
/// <param name="DeviceId">Where.</param>
/// <param name="DeviceDescription">What that is.</param>
/// <param name="Completed">Whether the stop time was reached.</param>
/// <param name="StepsTaken">Steps taken.</param>
/// <param name="Elapsed">Wall time of the steps and samples.</param>
/// <param name="Times">Sample times, s.</param>
/// <param name="Ensembles">What was recorded of each ensemble.</param>
/// <param name="Theory">Theory for each ensemble.</param>
public sealed record BroadbandScatteringResult(
    BroadbandScattering Experiment,
    BroadbandScatteringPlan Plan,
    string DeviceId,
    string DeviceDescription,
    bool Completed,
    long StepsTaken,
    TimeSpan Elapsed,
    IReadOnlyList<double> Times,
    IReadOnlyList<EnsembleRecord> Ensembles,
    IReadOnlyList<ScatteringTheory> Theory)
{
    /// <summary>Particle steps a second.</summary>
    public double ParticleStepsPerSecond => StepsTaken * (double)Plan.Particles / Math.Max(Elapsed.TotalSeconds, 1e-9);

    /// <summary>Wave evaluations a second.</summary>
    public double WaveEvaluationsPerSecond => Plan.WaveEvaluations * StepsTaken / Plan.Steps / Math.Max(Elapsed.TotalSeconds, 1e-9);
}
