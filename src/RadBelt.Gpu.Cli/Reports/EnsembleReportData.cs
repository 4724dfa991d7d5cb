namespace RadBelt.Gpu.Cli.Reports;

/// <summary>
/// One ensemble: electrons started at one pitch angle and energy. All series run along <see cref="EnsemblesReportData.Times"/>.
/// </summary>
internal sealed record EnsembleReportData
{
    /// <summary>What tells it from the others; its pitch angle unless set.</summary>
    public string Name { get => field ?? $"{Numbers.Short(PitchAngle)}°"; init; }

    /// <summary>Initial pitch angle α₀, deg.</summary>
    public required double PitchAngle { get; init; }

    /// <summary>Initial kinetic energy E₀, keV.</summary>
    public required double Energy { get; init; }

    /// <summary>Number of electrons.</summary>
    public required long Count { get; init; }

    /// <summary>Moments of the pitch angle, in deg and deg².</summary>
    public required MomentSeries Alpha { get; init; }

    /// <summary>Moments of the energy, in keV and keV².</summary>
    public required MomentSeries EnergyMoments { get; init; }

    /// <summary>D_αα, s⁻¹ (rad² s⁻¹).</summary>
    public required CoefficientEstimate AlphaAlpha { get; init; }

    /// <summary>D_EE, keV² s⁻¹.</summary>
    public required CoefficientEstimate EnergyEnergy { get; init; }

    /// <summary>D_αE, keV s⁻¹ (rad keV s⁻¹), with its sign.</summary>
    public required CoefficientEstimate AlphaEnergy { get; init; }

    /// <summary>⟨(α−α₀)²⟩ of weak-turbulence theory, 2 D_αα(Δt) Δt, deg²; null where it was not calculated.</summary>
    public double[]? WeakTurbulenceMeanSquare { get; init; }

    /// <summary>How long the waves act as a continuous spectrum, s.</summary>
    public double RecurrenceTime { get; init; } = double.PositiveInfinity;

    /// <summary>The electrons at a few times; empty for none.</summary>
    public IReadOnlyList<EnsembleSnapshot> Snapshots { get; init; } = [];

    /// <summary>Trajectories of a few electrons; null for none.</summary>
    public TrajectorySample? Trajectories { get; init; }
}
