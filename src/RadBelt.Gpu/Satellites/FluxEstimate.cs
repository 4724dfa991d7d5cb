namespace RadBelt.Gpu.Satellites;

/// <summary>A flux, or a ratio of fluxes, from counted test electrons.</summary>
/// <param name="Value">Value.</param>
/// <param name="Error">Standard error (Poisson, of the weighted counts).</param>
/// <param name="Count">Test electrons behind it (of a ratio: behind its numerator).</param>
public readonly record struct FluxEstimate(double Value, double Error, long Count);
