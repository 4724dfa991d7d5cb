using RadBelt.Gpu.Hdf5;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A number that a run gives for each ensemble, under one name in HDF5 and in JSON.</summary>
/// <param name="Column">Name, SI units and label.</param>
/// <param name="Of">The number.</param>
internal sealed record EnsembleQuantity(TableColumn Column, Func<EnsembleOutcome, double> Of)
{
    /// <summary>All of them, in the order of the JSON object.</summary>
    public static IReadOnlyList<EnsembleQuantity> All { get; } =
    [
        new("D_aa_formal", "s-1", "measured D_aa, mean square change / (2 time)", o => o.Formal.AlphaAlpha),
        new("D_aa_approx", "s-1", "measured D_aa, variance / (2 time)", o => o.Approximate.AlphaAlpha),
        new("D_aa_stderr", "s-1", "standard error of D_aa_formal", o => o.FormalError.AlphaAlpha),
        new("D_aa_theory", "s-1", "quasilinear D_aa", o => o.Theory.Reference.AlphaAlpha),
        new("D_aa_weak_turbulence", "s-1", "weak-turbulence D_aa of the waves at this time", o => o.WeakTurbulence.AlphaAlpha),
        new("D_EE", "J2 s-1", "measured D_EE, mean square change / (2 time)", o => o.Formal.EnergyEnergy),
        new("D_EE_approx", "J2 s-1", "measured D_EE, variance / (2 time)", o => o.Approximate.EnergyEnergy),
        new("D_EE_stderr", "J2 s-1", "standard error of D_EE", o => o.FormalError.EnergyEnergy),
        new("D_EE_theory", "J2 s-1", "quasilinear D_EE", o => o.Theory.Reference.EnergyEnergy),
        new("D_EE_weak_turbulence", "J2 s-1", "weak-turbulence D_EE of the waves at this time", o => o.WeakTurbulence.EnergyEnergy),
        new("D_aE", "J s-1", "measured D_aE, mean product of changes / (2 time)", o => o.Formal.AlphaEnergy),
        new("D_aE_approx", "J s-1", "measured D_aE, covariance / (2 time)", o => o.Approximate.AlphaEnergy),
        new("D_aE_stderr", "J s-1", "standard error of D_aE", o => o.FormalError.AlphaEnergy),
        new("D_aE_theory", "J s-1", "quasilinear D_aE", o => o.Theory.Reference.AlphaEnergy),
        new("D_aE_weak_turbulence", "J s-1", "weak-turbulence D_aE of the waves at this time", o => o.WeakTurbulence.AlphaEnergy),
        new("drift_alpha", "rad s-1", "mean change of pitch angle / time", o => o.Last.PitchAngle.Mean / o.Elapsed),
        new("drift_alpha_stderr", "rad s-1", "standard error of drift_alpha", o => o.Last.PitchAngle.MeanError / o.Elapsed),
        new("drift_E", "J s-1", "mean change of energy / time", o => o.Last.Energy.Mean / o.Elapsed),
        new("drift_E_stderr", "J s-1", "standard error of drift_E", o => o.Last.Energy.MeanError / o.Elapsed),
        new("advection_ratio_alpha", "1", "mean change of pitch angle / standard deviation", o => o.Last.PitchAngle.AdvectionRatio),
        new("advection_ratio_E", "1", "mean change of energy / standard deviation", o => o.Last.Energy.AdvectionRatio),
        new("recurrence_time_s", "s", "time for which the waves act as a continuous spectrum", o => o.Theory.RecurrenceTime),
    ];

    private EnsembleQuantity(string name, string units, string longName, Func<EnsembleOutcome, double> of)
        : this(new TableColumn(name, units, longName), of)
    {
    }
}
