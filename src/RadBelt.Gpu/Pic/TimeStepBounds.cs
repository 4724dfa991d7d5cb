using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic;

/// <summary>What limits the time step of an electromagnetic particle-in-cell run, s each.</summary>
/// <param name="Courant">Δx/c: light may cross one cell a step (also: a particle one cell).</param>
/// <param name="Gyration">0.3/max |Ω_s|: the pusher's gyration angle is then too small by less than a percent.</param>
/// <param name="Plasma">0.4/ω_pe: the leapfrog's plasma frequency is then too high by less than a percent; it is unstable from 2/ω_pe on.</param>
public sealed record TimeStepBounds(double Courant, double Gyration, double Plasma)
{
    /// <summary>Largest part of the Courant limit that is chosen.</summary>
    public const double CourantFraction = 0.98;

    /// <summary>The step that is chosen when none is given: the least of the bounds.</summary>
    public double Recommended => Math.Min(CourantFraction * Courant, Math.Min(Gyration, Plasma));

    /// <summary>The bounds of a setup.</summary>
    public static TimeStepBounds Of(PicSetup setup)
    {
        double strongest = setup.FieldStrength;
        if (setup.FieldProfile is { } profile)
        {
            strongest *= Enumerable.Range(0, setup.Grid.Cells + 1).Max(i => profile(i * setup.Grid.CellSize));
        }

        double gyrofrequency = setup.Species.Max(s => Math.Abs(s.Kind.Gyrofrequency(strongest)));
        return new(
            setup.Grid.CellSize / PhysicalConstants.SpeedOfLight, gyrofrequency > 0 ? 0.3 / gyrofrequency : double.PositiveInfinity, 0.4 / setup.PlasmaFrequency);
    }

    /// <summary>Refuses a step that the scheme cannot take.</summary>
    /// <exception cref="InvalidInputException">It is not positive, beyond the Courant limit, or unstable.</exception>
    public void Require(double timeStep)
    {
        Physics.Require.Positive(timeStep, "time step", "s");
        if (!(timeStep < Courant))
        {
            throw new InvalidInputException(
                $"time step: {timeStep:G5} s is beyond the Courant limit Δx/c = {Courant:G5} s; take at most {CourantFraction * Courant:G4} s, or larger cells");
        }

        // Gyration and plasma oscillation: 5 × the recommended step is still stable and far too coarse.
        if (timeStep > 5 * Math.Min(Gyration, Plasma))
        {
            throw new InvalidInputException(
                $"time step: {timeStep:G5} s does not resolve the gyration ({Gyration:G4} s is asked for) and the plasma oscillation ({Plasma:G4} s); take at most {Recommended:G4} s");
        }
    }

    /// <summary>Refuses a grid on which the scheme would heat the plasma, unless the setup allows it.</summary>
    internal static void RequireResolvedDebyeLength<TGather>(PicSetup setup, int order)
        where TGather : struct, IGather
    {
        if (setup.AllowHeating)
        {
            return;
        }

        // Cells in units of the Debye length up to which the measured heating (docs/pic.md) stays below a tenth of the temperature in 10⁴ plasma periods.
        double limit = typeof(TGather) == typeof(EnergyConserving) ? double.PositiveInfinity : (order == 1 ? Math.PI : 2 * Math.PI) * (1 + setup.FilterPasses);
        double debye = DebyeLength(setup);
        if (setup.Grid.CellSize > limit * debye)
        {
            throw new InvalidInputException(
                $"cells: {setup.Grid.CellSize:G4} m is {setup.Grid.CellSize / debye:G3} Debye lengths ({debye:G3} m); with order-{order} shapes and the momentum-conserving gather the plasma would heat: use at most {limit * debye:G3} m, the energy-conserving gather, more filter passes, or allow heating");
        }
    }

    /// <summary>The Debye length of all species together at the start, m.</summary>
    public static double DebyeLength(PicSetup setup) =>
        1 / Math.Sqrt(setup.Species.Sum(s => s.Density * s.Kind.Charge * s.Kind.Charge
            / (PhysicalConstants.VacuumPermittivity * Math.Max(s.Distribution.Moments.ParallelTemperature * s.Kind.RestEnergy, 1e-300))));
}
