namespace RadBelt.Gpu.Cli.Reports;

/// <summary>What <see cref="BroadbandDiffusionReport"/> shows: arrays and strings, in the units of the page (degrees, keV, s).</summary>
internal sealed record BroadbandDiffusionReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>One line below it.</summary>
    public required string Subtitle { get; init; }

    /// <summary>Key facts of the run.</summary>
    public required IReadOnlyList<ReportFact> Facts { get; init; }

    /// <summary>Paragraphs that say what was done and what is to be seen (rich text).</summary>
    public IReadOnlyList<string> Prose { get; init; } = [];

    /// <summary>Times since the start at which the moments were taken, s.</summary>
    public required double[] Times { get; init; }

    /// <summary>The ensembles, by ascending pitch angle.</summary>
    public required IReadOnlyList<EnsembleReportData> Ensembles { get; init; }

    /// <summary>Resonance condition in the (α, E) plane for some frequencies: α in deg, E in keV.</summary>
    public IReadOnlyList<ReportCurve> ResonanceCurves { get; init; } = [];

    /// <summary>Equatorial loss-cone angle to mark, deg; null for none.</summary>
    public double? LossCone { get; init; }

    /// <summary>Where the numbers come from.</summary>
    public required ReportProvenance Provenance { get; init; }
}

/// <summary>One ensemble: electrons started at one pitch angle and energy. All series run along <see cref="BroadbandDiffusionReportData.Times"/>.</summary>
internal sealed record EnsembleReportData
{
    /// <summary>Initial pitch angle α₀, deg.</summary>
    public required double PitchAngle { get; init; }

    /// <summary>Initial kinetic energy E₀, keV.</summary>
    public required double Energy { get; init; }

    /// <summary>Number of electrons.</summary>
    public required int Count { get; init; }

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

    /// <summary>The electrons at a few times; empty for none.</summary>
    public IReadOnlyList<EnsembleSnapshot> Snapshots { get; init; } = [];

    /// <summary>Trajectories of a few electrons; null for none.</summary>
    public TrajectorySample? Trajectories { get; init; }
}

/// <summary>Moments of x = α or E against time, in the unit u of x: what Eqs. 1–5 of Allanson et al. (2021) are made of.</summary>
/// <param name="MeanChange">⟨x − x₀⟩, u.</param>
/// <param name="MeanSquareChange">⟨(x − x₀)²⟩, u².</param>
/// <param name="MeanSquareChangeError">Its standard error, u².</param>
/// <param name="Variance">⟨(x − ⟨x⟩)²⟩, u².</param>
/// <param name="VarianceError">Its standard error, u².</param>
/// <param name="AdvectionRatio">(⟨x⟩ − x₀)/√var(x) (Eqs. 4 and 5), dimensionless; NaN at t = 0.</param>
internal sealed record MomentSeries(
    double[] MeanChange, double[] MeanSquareChange, double[] MeanSquareChangeError, double[] Variance, double[] VarianceError, double[] AdvectionRatio);

/// <summary>A coefficient as measured, its standard error, and as theory (quasilinear) has it; NaN where there is none.</summary>
internal readonly record struct CoefficientEstimate(double Measured, double StandardError, double Theory)
{
    /// <summary>Measured over theory.</summary>
    public double Ratio => Measured / Theory;

    /// <summary>Standard error of <see cref="Ratio"/>.</summary>
    public double RatioError => StandardError / Math.Abs(Theory);

    /// <summary>Departure from theory in standard errors.</summary>
    public double Z => (Measured - Theory) / StandardError;
}

/// <summary>An ensemble at one time.</summary>
/// <param name="Time">Time since the start, s.</param>
/// <param name="Alpha">Pitch angles to scatter, deg.</param>
/// <param name="Energy">Energies to scatter, keV.</param>
/// <param name="HistogramEdges">Edges of the pitch-angle bins, deg.</param>
/// <param name="HistogramCounts">Electrons in each bin, of the whole ensemble.</param>
/// <param name="MeanAlpha">Mean pitch angle of the whole ensemble, deg.</param>
internal sealed record EnsembleSnapshot(
    double Time, double[] Alpha, double[] Energy, double[] HistogramEdges, double[] HistogramCounts, double MeanAlpha);

/// <summary>Pitch angles of a few electrons against time.</summary>
/// <param name="Times">Times since the start, s.</param>
/// <param name="Alpha">For each electron its pitch angle at each time, deg.</param>
/// <param name="Mean">Mean over these electrons, deg.</param>
/// <param name="StandardDeviation">Standard deviation over these electrons, deg.</param>
internal sealed record TrajectorySample(double[] Times, IReadOnlyList<double[]> Alpha, double[] Mean, double[] StandardDeviation);
