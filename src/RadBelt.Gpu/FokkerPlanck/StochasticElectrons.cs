using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.FokkerPlanck;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>
/// Electrons that diffuse in (α, p) by the stochastic differential equations that belong to the diffusion equation (Tao et al. 2008, J. Geophys. Res. 113, A07212; the
/// chorus paper's Eqs. 5–12): <c>dα = a_α dt + b₁₁dW₁</c>, <c>dp = a_p dt + b₂₁dW₁ + b₂₂dW₂</c>, <c>b₁₁ = (2D_αα)^½</c>, <c>b₂₁ = √2 D_αp/D_αα^½</c>,
/// <c>b₂₂ = [2(D_pp − D_αp²/D_αα)]^½</c>, <c>a_i = (1/G) Σ_j ∂_j(G D_ij)</c>. They are solved in ln p, by the scheme of Euler and Maruyama, of first weak order in the step.
/// </summary>
/// <remarks>
/// At 90° (and at 0° where G vanishes) electrons diffuse as near the pole of a sphere, without a bound; in a parabolic field 0° reflects. Energy bounds reflect:
/// within a kick of one, densities are off by the drift over a kick. What electrons do depends on the seed, their number and the step alone: results are the same bits for
/// any number of threads and lane width.
/// </remarks>
public static class StochasticElectrons
{
    /// <summary>Rms kick in a step over the distance in which coefficients change.</summary>
    internal const double KickFraction = 0.1;

    /// <summary>That distance is at least this part of the range of pitch angles, or of ln p: where coefficients jump, jumps are smeared over a two-hundredth.</summary>
    internal const double LeastScale = 0.05;

    // A GPU that also draws the screen ends launches of some seconds.
    private const int StepsPerLaunch = 512;

    /// <summary>Follows electrons that all start at one energy and pitch angle.</summary>
    /// <param name="device">Where.</param>
    /// <param name="coefficients">D.</param>
    /// <param name="energy">E0, J, within the bounds of energy.</param>
    /// <param name="pitchAngle">α0, rad, outside the loss cone.</param>
    /// <param name="count">How many.</param>
    /// <param name="times">Times at which they are kept, s, zero or positive, rising. Steps between two are equal, as few as the longest allows.</param>
    /// <param name="settings">Step, bounds, seed.</param>
    /// <param name="cancellation">Ends the work between launches.</param>
    /// <returns>Energies and pitch angles at each time.</returns>
    /// <exception cref="InvalidInputException">The step is too long: the message gives the bound. Or a value is out of range.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static IReadOnlyList<StochasticSnapshot> Run(
        Device device,
        DiffusionField coefficients,
        double energy,
        double pitchAngle,
        int count,
        IReadOnlyList<double> times,
        StochasticSettings settings,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        double[] energies = new double[count], angles = new double[count];
        Array.Fill(energies, energy);
        Array.Fill(angles, pitchAngle);
        return Run(device, coefficients, energies, angles, times, settings, cancellation);
    }

    /// <summary>Follows electrons from places of their own.</summary>
    /// <param name="device">Where.</param>
    /// <param name="coefficients">D.</param>
    /// <param name="energies">E0 of each, J, within the bounds of energy.</param>
    /// <param name="pitchAngles">α0 of each, rad, outside the loss cone.</param>
    /// <param name="times">Times at which they are kept, s, zero or positive, rising. Steps between two are equal, as few as the longest allows.</param>
    /// <param name="settings">Step, bounds, seed.</param>
    /// <param name="cancellation">Ends the work between launches.</param>
    /// <returns>Energies and pitch angles at each time, in the order given, without the lost ones.</returns>
    /// <exception cref="InvalidInputException">The step is too long: the message gives the bound. Or a value is out of range.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static IReadOnlyList<StochasticSnapshot> Run(
        Device device,
        DiffusionField coefficients,
        IReadOnlyList<double> energies,
        IReadOnlyList<double> pitchAngles,
        IReadOnlyList<double> times,
        StochasticSettings settings,
        CancellationToken cancellation = default)
    {
        List<StochasticSnapshot> snapshots = [];
        Follow(device, coefficients, energies, pitchAngles, 0, times, settings, (time, α, e) => snapshots.Add(Snapshot(time, α, e)), cancellation);
        return snapshots;
    }

    /// <summary>Follows electrons whose numbers begin at <paramref name="first"/>, on which their random numbers depend.</summary>
    /// <param name="device">Where.</param>
    /// <param name="coefficients">D.</param>
    /// <param name="energies">E0 of each, J.</param>
    /// <param name="pitchAngles">α0 of each, rad.</param>
    /// <param name="first">Number of the first.</param>
    /// <param name="times">Times, s.</param>
    /// <param name="settings">Step, bounds, seed.</param>
    /// <param name="keep">Told each time with pitch angles, negative for lost electrons, and energies.</param>
    /// <param name="cancellation">Ends the work between launches.</param>
    internal static void Follow(
        Device device,
        DiffusionField coefficients,
        IReadOnlyList<double> energies,
        IReadOnlyList<double> pitchAngles,
        long first,
        IReadOnlyList<double> times,
        StochasticSettings settings,
        Action<double, double[], double[]> keep,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(device);
        var table = new StochasticTable(coefficients, settings);
        RequireStart(coefficients.PhaseSpace, energies, pitchAngles, settings);
        RequireTimes(times);
        Require.Positive(settings.TimeStep, "time step of stochastic electrons", "s");
        if (settings.TimeStep > table.LongestStep)
        {
            throw new InvalidInputException(
                $"time step of stochastic electrons: {settings.TimeStep:G6} s is too long; in one step they would move more than a tenth of the distance over which the coefficients change; use {Rounded(table.LongestStep):G4} s or less.");
        }

        int count = energies.Count;
        DeviceBuffer<double>[] buffers = device.AllocateEach<double>(count, count, table.Rows.Length);
        try
        {
            double[] α = [.. pitchAngles], ℓ = [.. energies.Select(e => Math.Log(DiffusionField.Momentum(coefficients.Species, e)))];
            buffers[0].CopyFrom(α);
            buffers[1].CopyFrom(ℓ);
            buffers[2].CopyFrom(table.Rows);
            double time = 0;
            long taken = 0;
            foreach (double end in times)
            {
                long steps = (long)Math.Ceiling((end - time) / settings.TimeStep * (1 - 1e-12));
                for (long done = 0; done < steps; done += StepsPerLaunch)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var kernel = new StochasticStep(
                        buffers[0].View, buffers[1].View, table.View(buffers[2].View), table.Bounds, (end - time) / steps,
                        (int)Math.Min(StepsPerLaunch, steps - done), taken + done, settings.Seed, first);
                    device.Launch<StochasticStep, double>(kernel, count);
                }

                (taken, time) = (taken + steps, end);
                buffers[0].CopyTo(α);
                buffers[1].CopyTo(ℓ);
                keep(end, α, [.. ℓ.Select(l => DiffusionField.EnergyAt(coefficients.Species, Math.Exp(l)))]);
            }
        }
        finally
        {
            Array.ForEach(buffers, buffer => buffer.Dispose());
        }
    }

    /// <summary>
    /// The longest step, s, that <see cref="Run(Device, DiffusionField, double, double, int, IReadOnlyList{double}, StochasticSettings, CancellationToken)"/> takes with
    /// these settings, whose own step does not count: in it, rms kicks and drifts are a tenth of the distance in α and in ln p over which D_αα and D_pp/p² change by their
    /// greatest value there (1/20 of the range of α or ln p where they change faster, all of it where slower). Infinite when nothing diffuses.
    /// </summary>
    /// <exception cref="InvalidInputException">A setting is out of range.</exception>
    public static double LongestStep(DiffusionField coefficients, StochasticSettings settings) => new StochasticTable(coefficients, settings).LongestStep;

    private static StochasticSnapshot Snapshot(double time, double[] α, double[] e)
    {
        List<double> energies = [], angles = [];
        for (int i = 0; i < α.Length; i++)
        {
            if (α[i] >= 0)
            {
                energies.Add(e[i]);
                angles.Add(α[i]);
            }
        }

        return new(time, [.. energies], [.. angles], α.Length - angles.Count);
    }

    // Down to four digits, so that the step a message gives is taken.
    private static double Rounded(double step)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(step)) - 3);
        return Math.Floor(step / unit) * unit;
    }

    private static void RequireTimes(IReadOnlyList<double> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        Require.Rising(times, "times of stochastic electrons", "s");
        Require.NotNegative(times[0], "first time of stochastic electrons", "s");
        Require.NotNegative(times[^1], "last time of stochastic electrons", "s");
    }

    private static void RequireStart(PhaseSpace space, IReadOnlyList<double> energies, IReadOnlyList<double> pitchAngles, StochasticSettings settings)
    {
        ArgumentNullException.ThrowIfNull(energies);
        ArgumentNullException.ThrowIfNull(pitchAngles);
        if (energies.Count == 0 || energies.Count != pitchAngles.Count)
        {
            throw new InvalidInputException(
                $"stochastic electrons: {energies.Count} energies and {pitchAngles.Count} pitch angles are given; give one of each for every electron.");
        }

        double highest = space.HighestPitchAngle();
        for (int i = 0; i < energies.Count; i++)
        {
            if (!(energies[i] >= settings.LowestEnergy && energies[i] <= settings.HighestEnergy))
            {
                throw new InvalidInputException(
                    $"energy of a stochastic electron: {energies[i] / Units.KeV:G6} keV is outside [{settings.LowestEnergy / Units.KeV:G6}, {settings.HighestEnergy / Units.KeV:G6}] keV, the bounds of energy.");
            }

            if (!(pitchAngles[i] >= settings.LossCone && pitchAngles[i] <= highest))
            {
                throw new InvalidInputException(
                    $"pitch angle of a stochastic electron: {pitchAngles[i] / Units.Degree:G6}° is outside [{settings.LossCone / Units.Degree:G6}°, {highest / Units.Degree:G6}°], from the loss cone to the highest.");
            }
        }
    }
}
