namespace RadBelt.Gpu.Cli.Reports;

/// <summary>Where A is largest for one |R|.</summary>
/// <param name="Resonance">|R|: the distance from resonance.</param>
/// <param name="Time">|Ω₀|Δt of the maximum.</param>
/// <param name="Factor">A there.</param>
internal readonly record struct FactorMaximum(double Resonance, double Time, double Factor);
