using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>What a run says of one ensemble at its last sample: coefficients measured and from theory. NaN when no time has passed.</summary>
internal sealed class EnsembleOutcome
{
    private EnsembleOutcome(EnsembleRecord record, ScatteringTheory theory, double elapsed)
    {
        Ensemble = record.Ensemble;
        Theory = theory;
        Last = record.Moments is [.., var last] ? last : default;
        Elapsed = elapsed > 0 ? elapsed : double.NaN;
        WeakTurbulence = elapsed > 0 ? theory.WeakTurbulence[^1] : new(double.NaN, double.NaN, double.NaN);
    }

    /// <summary>Where it started.</summary>
    public ParticleEnsemble Ensemble { get; }

    /// <summary>Theory for it.</summary>
    public ScatteringTheory Theory { get; }

    /// <summary>Time of the last sample, s; NaN when it is the start.</summary>
    public double Elapsed { get; }

    /// <summary>Moments at the last sample.</summary>
    public ScatteringMoments Last { get; }

    /// <summary>Weak-turbulence coefficients of the waves at that time.</summary>
    public DiffusionTensor WeakTurbulence { get; }

    /// <summary>Formal coefficients.</summary>
    public DiffusionTensor Formal => Last.Formal(Elapsed);

    /// <summary>Their standard errors.</summary>
    public DiffusionTensor FormalError => Last.FormalError(Elapsed);

    /// <summary>Coefficients from variances and covariance.</summary>
    public DiffusionTensor Approximate => Last.Approximate(Elapsed);

    /// <summary>Every ensemble of a run.</summary>
    public static IReadOnlyList<EnsembleOutcome> Of(BroadbandScatteringResult result) => Of(result.Times, result.Ensembles, result.Theory);

    /// <summary>Every ensemble of a record, each with its theory.</summary>
    public static IReadOnlyList<EnsembleOutcome> Of(
        IReadOnlyList<double> times, IReadOnlyList<EnsembleRecord> ensembles, IReadOnlyList<ScatteringTheory> theories)
    {
        double elapsed = times is [.., var last] ? last : 0;
        return [.. ensembles.Zip(theories, (record, theory) => new EnsembleOutcome(record, theory, elapsed))];
    }
}
