using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>How a <see cref="TransportRun"/> is made.</summary>
/// <param name="StopTime">How long electrons are followed, s, from the field's first sample on; the field must last as long.</param>
public sealed record TransportSettings(double StopTime)
{
    /// <summary>
    /// Boris steps a gyration at the equator (at γ = 1), at least 20; more where samples of the field lie closer, as an interval between them is a whole number of steps.
    /// The gyration angle of a step comes out too small by the fraction (ΩΔt)²/12, with resonances where a gyrofrequency smaller by as much puts them: 9e-4/γ² at 60.
    /// </summary>
    public int StepsPerGyration { get; init; } = 60;

    /// <summary>
    /// First time of the fits of D and A, in bounce periods of the ensemble: moments are taken every bounce period, and those from here on count. (The paper's own
    /// first time is lost in its text; one period is long enough for electrons to have met waves everywhere along the line.)
    /// </summary>
    public double FitFrom { get; init; } = 1;

    /// <summary>Electrons of each ensemble whose whole way is kept: every <see cref="TrajectoryInterval"/>.</summary>
    public int Trajectories { get; init; } = 8;

    /// <summary>Time between points of a trajectory, s, rounded to whole steps.</summary>
    public double TrajectoryInterval { get; init; } = 2e-3;

    /// <summary>Times at which the distribution of every ensemble is kept, s from the start of the run, each rounded to a whole step.</summary>
    public IReadOnlyList<double> SnapshotTimes { get; init; } = [];

    /// <summary>
    /// Equatorial loss cone, rad; 0 for none. An electron that comes as far along the line as those of this pitch angle mirror is lost, and keeps the energy and pitch
    /// angle it has there in all that is recorded later.
    /// </summary>
    public double LossCone { get; init; }

    /// <summary>Seed of phases.</summary>
    public long Seed { get; init; }

    /// <summary>Bytes on the device that slabs of the field may take.</summary>
    public long SlabBytes { get; init; } = 256L << 20;

    /// <summary>Which electrons are followed, counted through all ensembles; null for all. Each moves as it would among all of them.</summary>
    public ItemRange? Part { get; init; }

    /// <summary>Which members of an ensemble these are.</summary>
    internal ItemRange Members(IReadOnlyList<TransportEnsemble> ensembles, int number)
    {
        long before = ensembles.Take(number).Sum(e => e.Count), count = ensembles[number].Count;
        if (Part is not { } part)
            return new(0, count);
        ItemRange here = part.Within(new(before, count));
        return here with { First = here.First - before };
    }
}
