namespace RadBelt.Gpu.Cli.Reports;

/// <summary>Moments of x = α or E against time, in the unit u of x: what Eqs. 1–5 of Allanson et al. (2021) are made of.</summary>
/// <param name="MeanChange">⟨x − x₀⟩, u.</param>
/// <param name="MeanSquareChange">⟨(x − x₀)²⟩, u².</param>
/// <param name="MeanSquareChangeError">Its standard error, u².</param>
/// <param name="Variance">⟨(x − ⟨x⟩)²⟩, u².</param>
/// <param name="VarianceError">Its standard error, u².</param>
/// <param name="AdvectionRatio">(⟨x⟩ − x₀)/√var(x) (Eqs. 4 and 5), dimensionless; NaN at t = 0.</param>
internal sealed record MomentSeries(
    double[] MeanChange,
    double[] MeanSquareChange,
    double[] MeanSquareChangeError,
    double[] Variance,
    double[] VarianceError,
    double[] AdvectionRatio);
