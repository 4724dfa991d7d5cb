namespace RadBelt.Gpu.Cli.Reports;

/// <summary>A coefficient as measured, its standard error, and as theory (quasilinear) has it; NaN where there is none.</summary>
internal readonly record struct CoefficientEstimate(double Measured, double StandardError, double Theory)
{
    /// <summary>Measured over theory.</summary>
    public double Ratio => Measured / Theory;

    /// <summary>Standard error of <see cref="Ratio"/>.</summary>
    public double RatioError => StandardError / Math.Abs(Theory);

    /// <summary>
    /// Departure from theory in standard errors; NaN where theory is 0, for mean squares are never below it and always seem to depart.
    /// </summary>
    public double Z => Theory == 0 ? double.NaN : (Measured - Theory) / StandardError;
}
