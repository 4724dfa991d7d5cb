namespace RadBelt.Gpu.Cli.Reports;

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
