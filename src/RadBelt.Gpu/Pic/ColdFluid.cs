namespace RadBelt.Gpu.Pic;

/// <summary>
/// Cold electrons as a linear fluid: <c>∂J/∂t = ε0 ω_pe² E − Ω × J</c> across B0, Ω = qB0/m along B0, with its sign (Tao 2014, the DAWN code). What moves along B0 is left out: E_x stays zero,
/// as cold electrons neutralise it.
/// </summary>
/// <param name="Density">Density at the equator, m⁻³, positive.</param>
public sealed record ColdFluid(double Density)
{
    /// <summary>Density at x (m) as a multiple of <see cref="Density"/>; 1 everywhere when not given.</summary>
    public Func<double, double>? Profile { get; init; }
}
