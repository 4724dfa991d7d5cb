namespace RadBelt.Gpu.Waves;

/// <summary>An open interval of angular frequency in which a cold-plasma mode propagates (μ² &gt; 0).</summary>
/// <param name="Lower">Lower edge, rad s⁻¹ (zero or a cut-off).</param>
/// <param name="Upper">Upper edge, rad s⁻¹ (a cyclotron resonance).</param>
public readonly record struct PassBand(double Lower, double Upper)
{
    /// <summary>Whether the closed band [<paramref name="lower"/>, <paramref name="upper"/>] (rad s⁻¹) lies inside.</summary>
    public bool Contains(double lower, double upper) => Lower < lower && lower <= upper && upper < Upper;
}
