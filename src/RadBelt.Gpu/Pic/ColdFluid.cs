using RadBelt.Gpu.Physics;

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

    /// <summary>Density at x (m), m⁻³.</summary>
    internal double DensityAt(double x) => Density * (Profile?.Invoke(x) ?? 1);

    /// <summary>The largest density there is, m⁻³.</summary>
    internal double Largest(PicGrid grid) => Enumerable.Range(0, (2 * grid.Cells) + 1).Max(i => DensityAt(i * grid.CellSize / 2));

    internal void Validate(PicGrid grid)
    {
        Require.Positive(Density, "cold electrons: density", "m⁻³");
        for (int i = 0; i <= 2 * grid.Cells; i++)
        {
            double x = i * grid.CellSize / 2, relative = Profile?.Invoke(x) ?? 1;
            if (!(relative >= 0) || double.IsInfinity(relative))
            {
                throw new InvalidInputException($"cold electrons: their density profile is {relative:G4} at x = {x:G6} m; it must be zero or positive, and finite");
            }
        }
    }
}
