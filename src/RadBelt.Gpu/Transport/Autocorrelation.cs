namespace RadBelt.Gpu.Transport;

/// <summary>Autocorrelation of an evenly sampled series, with the bounds ±1.96/√N in which 95 % of those of white noise lie.</summary>
/// <param name="Lags">Lags, s.</param>
/// <param name="Values">Autocorrelation, 1 at lag 0.</param>
/// <param name="Bound">1.96/√N.</param>
/// <param name="DecorrelationTime">First lag at which it falls to 1/e, interpolated, s; null if it does not.</param>
/// <param name="WithinBoundsFrom">First lag at which it is within the bounds, s; null if it never is.</param>
public sealed record Autocorrelation(double[] Lags, double[] Values, double Bound, double? DecorrelationTime, double? WithinBoundsFrom);
