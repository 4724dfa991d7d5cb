using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic;

/// <summary>What limits the time step of an electromagnetic particle-in-cell run, s each.</summary>
/// <param name="Courant">Δx/c: light may cross one cell a step (also: a particle one cell). With cold electrons as a fluid 1/[(c/Δx)² + (ω_p/2)²]^½, where the upper R mode of the shortest wave
/// becomes unstable.</param>
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

        IEnumerable<Species> kinds = setup.Species.Select(s => s.Kind).Concat(setup.ColdElectrons is null ? [] : [Species.Electron]);
        double gyrofrequency = kinds.Max(k => Math.Abs(k.Gyrofrequency(strongest)));
        double light = PhysicalConstants.SpeedOfLight / setup.Grid.CellSize, cold = setup.ColdPlasmaFrequency / 2;
        return new(
            1 / Math.Sqrt((light * light) + (cold * cold)), gyrofrequency > 0 ? 0.3 / gyrofrequency : double.PositiveInfinity, 0.4 / setup.PlasmaFrequency);
    }

    /// <summary>Refuses a step that the scheme cannot take.</summary>
    /// <exception cref="InvalidInputException">It is not positive, beyond the Courant limit, or unstable.</exception>
    public void Require(double timeStep)
    {
        Physics.Require.Positive(timeStep, "time step", "s");
        if (!(timeStep < Courant))
        {
            throw new InvalidInputException(
                $"time step: {timeStep:G5} s is beyond the Courant limit {Courant:G5} s, about Δx/c; take at most {CourantFraction * Courant:G4} s, or larger cells");
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
        if (setup.AllowHeating || setup.ColdElectrons is not null)
        {
            return;
        }

        double limit = LargestCell(typeof(TGather) == typeof(EnergyConserving), order, setup.FilterPasses);
        double debye = DebyeLength(setup);
        if (setup.Grid.CellSize > limit * debye)
        {
            throw new InvalidInputException(
                $"cells: {setup.Grid.CellSize:G4} m is {setup.Grid.CellSize / debye:G3} Debye lengths ({debye:G3} m); with order-{order} shapes, the momentum-conserving gather and {setup.FilterPasses} filter passes the plasma would heat from {limit:G3} on: use at most {limit * debye:G3} m, the energy-conserving gather, order ≥ 2 with more filter passes, or `allow: heating`");
        }
    }

    /// <summary>
    /// The largest Δx in Debye lengths: where 64 macro-particles a cell double their temperature in 10⁴/ω_pe (measured, docs/pic.md "Heating"). The energy-conserving
    /// gather keeps the energy at any Δx.
    /// </summary>
    /// <param name="energyConserving">Whether the gather conserves energy.</param>
    /// <param name="order">Order of the shape.</param>
    /// <param name="passes">Passes of the filter; next to no help to order 1, which aliases more than they take away.</param>
    internal static double LargestCell(bool energyConserving, int order, int passes) =>
        energyConserving ? double.PositiveInfinity
        : order == 1 ? (passes == 0 ? 2 : 3.5)
        : 5 * (order - 1) * (1 + passes);

    /// <summary>The Debye length of all species together at the start, m.</summary>
    public static double DebyeLength(PicSetup setup) =>
        1 / Math.Sqrt(setup.Species.Sum(s => s.Density * s.Kind.Charge * s.Kind.Charge
            / (PhysicalConstants.VacuumPermittivity * Math.Max(s.Distribution.Moments.ParallelTemperature * s.Kind.RestEnergy, 1e-300))));
}
