using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>What a <see cref="TransportRun"/> takes, before it is run.</summary>
/// <param name="TimeStep">Δt, s.</param>
/// <param name="StepsPerSample">Steps between two samples of the field.</param>
/// <param name="Steps">Steps an electron.</param>
/// <param name="Electrons">Electrons of all ensembles.</param>
public sealed record TransportPlan(double TimeStep, int StepsPerSample, long Steps, long Electrons)
{
    private const int FewestStepsPerGyration = 20, FewestWithinWaves = 6;

    // Mirror points farther than this, in units of the dipole's radius, belong to no field line: 2.7° and less.
    private const double MostRadii = 10;

    // Rounding of times that are meant to be whole steps.
    private const double WholeStep = 1e-6;

    /// <summary>Steps of all electrons.</summary>
    public double ElectronSteps => (double)Steps * Electrons;

    /// <summary>Plans a run.</summary>
    /// <param name="grid">Grid of the waves.</param>
    /// <param name="ensembles">The electrons.</param>
    /// <param name="settings">Steps, times, what is kept.</param>
    /// <exception cref="InvalidInputException">A value is out of range, or the field is shorter than the run.</exception>
    public static TransportPlan Of(WaveFieldGrid grid, IReadOnlyList<TransportEnsemble> ensembles, TransportSettings settings)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(ensembles);
        ArgumentNullException.ThrowIfNull(settings);
        Validate(settings);
        if (settings.StepsPerGyration < FewestStepsPerGyration)
        {
            throw new InvalidInputException(
                $"steps per gyration: {settings.StepsPerGyration} turn an electron by more than {360 / FewestStepsPerGyration}° a step at the equator; use {FewestStepsPerGyration} or more.");
        }

        double gyrofrequency = Math.Abs(Species.Electron.Gyrofrequency(grid.Line.EquatorialField));
        double parts = Math.Ceiling((grid.Interval * gyrofrequency * settings.StepsPerGyration / Math.Tau) - WholeStep);
        if (parts > 1 << 20)
        {
            throw new InvalidInputException(
                $"wave field: {grid.Interval:G4} s between samples are {parts:G4} steps of an electron, which would feel no wave; give samples several times a wave period.");
        }

        double step = grid.Interval / parts;
        double steps = Math.Ceiling((settings.StopTime / step) - WholeStep);
        if (steps > parts * (grid.Samples - 1))
        {
            throw new InvalidInputException(
                $"stop time: {settings.StopTime:G6} s is beyond the end of the wave field, which lasts {grid.EndTime - grid.StartTime:G6} s; follow electrons no longer, or make the field longer.");
        }

        if (ensembles.Count == 0)
        {
            throw new InvalidInputException("ensembles: there are none; give at least one.");
        }

        foreach (TransportEnsemble ensemble in ensembles)
        {
            Validate(ensemble, settings, grid, gyrofrequency * step);
        }

        long electrons = ensembles.Sum(e => e.Count);
        settings.Part?.RequireWithin(electrons, "electrons");
        return new(step, (int)parts, (long)steps, settings.Part?.Count ?? electrons);
    }

    private static void Validate(TransportSettings settings)
    {
        Require.Positive(settings.StopTime, "stop time", "s");
        Require.NotNegative(settings.FitFrom, "first bounce period of the fits", "");
        Require.Positive(settings.TrajectoryInterval, "time between points of a trajectory", "s");
        if (settings.Trajectories < 0)
        {
            throw new InvalidInputException($"trajectories: {settings.Trajectories} of each ensemble cannot be followed; give zero or more.");
        }

        if (!(settings.LossCone is >= 0 and < Math.PI / 2))
        {
            throw new InvalidInputException($"loss cone: {settings.LossCone / Units.Degree:G6}° is outside [0°, 90°); give its angle at the equator, 0° for none.");
        }

        foreach (double time in settings.SnapshotTimes.Where(t => !(t >= 0 && t <= settings.StopTime)))
        {
            throw new InvalidInputException($"snapshot times: {time:G6} s is outside the run, 0 … {settings.StopTime:G6} s.");
        }
    }

    private static void Validate(TransportEnsemble ensemble, TransportSettings settings, WaveFieldGrid grid, double turn)
    {
        Require.Positive(ensemble.Energy, "energy of an ensemble", "J");
        double α = ensemble.EquatorialPitchAngle;
        if (!(α is > 0 and <= Math.PI / 2))
        {
            throw new InvalidInputException($"equatorial pitch angle of an ensemble: {α / Units.Degree:G6}° is outside (0°, 90°]; both directions of motion are in every ensemble.");
        }

        if (α <= settings.LossCone)
        {
            throw new InvalidInputException(
                $"equatorial pitch angle of an ensemble: {α / Units.Degree:G6}° lies in the loss cone of {settings.LossCone / Units.Degree:G6}°; give a greater one.");
        }

        if (ensemble.Count < 2)
        {
            throw new InvalidInputException($"electrons of an ensemble: {ensemble.Count} have no variance; give 2 or more.");
        }

        double mirror = grid.Line.MirrorDistance(α);
        if (mirror > MostRadii * grid.Line.DipoleRadius)
        {
            throw new InvalidInputException(
                $"equatorial pitch angle of an ensemble: {α / Units.Degree:G4}° mirrors {mirror / grid.Line.DipoleRadius:G3} L R_E from the equator of a parabola that stands for a dipole's field near it; "
                + $"give {Math.Atan(1 / (MostRadii * grid.Line.DipoleRadius * Math.Sqrt(grid.Line.Curvature))) / Units.Degree:G3}° or more.");
        }

        // Beyond the waves a step may be any part of a gyration: mirror force and energy are exact.
        double farthest = Math.Min(mirror, Math.Max(Math.Abs(grid.FirstNode), Math.Abs(grid.LastNode)));
        double angle = turn * grid.Line.FieldRatio(farthest) / Species.Electron.LorentzFactor(ensemble.Energy), most = Math.Tau / FewestWithinWaves;
        if (angle > most)
        {
            throw new InvalidInputException(
                $"steps per gyration: where electrons of {α / Units.Degree:G4}° are farthest out in the waves, {farthest / 1e3:G4} km from the equator, a step turns them by {angle / Units.Degree:G3}°, "
                + $"more than {most / Units.Degree:G3}°; use {Math.Ceiling(settings.StepsPerGyration * angle / most)} or more.");
        }
    }
}
