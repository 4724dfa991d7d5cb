namespace RadBelt.Gpu.Dispersion;

/// <summary>A root of the detuning.</summary>
/// <param name="X">x = ω/ω_ce.</param>
/// <param name="Slope">dh/dx there; exactly zero for a double root.</param>
internal readonly record struct ResonantRoot(double X, double Slope)
{
    /// <summary>Whether both are the same crossing of zero, found twice: in one direction, and closer than rounding, which a small slope magnifies.</summary>
    public bool IsSameAs(ResonantRoot other) =>
        Math.Abs(X - other.X) <= 1e-11 * X / Math.Clamp(Math.Abs(Slope), 1e-3, 1) && Slope * other.Slope > 0;
}
