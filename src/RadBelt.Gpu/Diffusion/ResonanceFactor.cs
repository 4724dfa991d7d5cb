using MathNet.Numerics.RootFinding;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// The factor A of weak turbulence (Allanson et al. 2022 Eq. 24, Fig. 1): how strongly a wave that misses resonance by R = (ω − k v∥)/Ω0 ±
/// 1 scatters within the gyration angle T = |Ω0|Δt: <c>A(R, T) = [1 − cos(RT)] / (R²T) = (T/2) sinc²(RT/2)</c>. It tends to πδ(R) as T → ∞:
/// ∫A dR = π for every T.
/// </summary>
public static class ResonanceFactor
{
    /// <summary>x*, the positive root of tan x = 2x: with RT = 2x*, A is greatest for given R.</summary>
    private static readonly double BestHalfAngle = Brent.FindRoot(x => Math.Sin(x) - 2 * x * Math.Cos(x), 1, 1.5, 1e-15);

    /// <summary>A(R, T); T/2 at R = 0.</summary>
    /// <param name="detuning">R, dimensionless.</param>
    /// <param name="gyrationAngle">T = |Ω0|Δt, rad, zero or positive.</param>
    public static double Value(double detuning, double gyrationAngle)
    {
        double s = Sinc(0.5 * detuning * gyrationAngle);
        return 0.5 * gyrationAngle * s * s;
    }

    /// <summary>The upper envelope min(T/2, 2/(R²T)) of A (the oscillation touches it, never exceeds it).</summary>
    /// <param name="detuning">R, dimensionless.</param>
    /// <param name="gyrationAngle">T = |Ω0|Δt, rad, zero or positive.</param>
    public static double Envelope(double detuning, double gyrationAngle) =>
        Math.Abs(detuning) * gyrationAngle <= 2 ? 0.5 * gyrationAngle : 2 / (detuning * detuning * gyrationAngle);

    /// <summary>
    /// The greatest value of A over all T for given R ≠ 0, and the T at which it is reached (Fig. 1B): T = 2.3311/|R|, A = 0.7246/|R|.
    /// </summary>
    /// <param name="detuning">R ≠ 0, dimensionless.</param>
    public static (double GyrationAngle, double Value) Maximum(double detuning)
    {
        double angle = 2 * BestHalfAngle / Math.Abs(detuning);
        return (angle, Value(detuning, angle));
    }

    private static double Sinc(double x)
    {
        double x2 = x * x;
        return x2 < 1e-4 ? 1 - x2 / 6 * (1 - x2 / 20) : Math.Sin(x) / x;
    }
}
