using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>What the uncorrelated sheets of one component do to a mode: see <see cref="NoiseFloor"/>.</summary>
/// <param name="Shot">q²Wn/ε0² of the component, with the square of its rms weight.</param>
/// <param name="Spread">|k|a, the width of its resonance, rad s⁻¹.</param>
/// <param name="Offset">Frequency of the mode less that of the component's mean particle, rad s⁻¹.</param>
/// <param name="ResonantSquare">Mean square of the velocity that radiates, of resonant particles, m² s⁻².</param>
/// <param name="ThermalSquare">The same of all particles, m² s⁻².</param>
internal readonly record struct SheetCurrent(double Shot, double Spread, double Offset, double ResonantSquare, double ThermalSquare)
{
    /// <summary>S_J(ω)/ε0²: what resonant sheets add to the mode in unit time.</summary>
    private double Emission =>
        Spread == 0 ? 0 : Shot * ResonantSquare * 2 * Math.Sqrt(Math.PI) * Math.Exp(-Offset * Offset / (Spread * Spread)) / Spread;

    /// <summary>L/ε0²: what the others leave in it when they are loaded at random.</summary>
    private double Load => Shot * ThermalSquare * (Spread == 0
        ? 1 / (Offset * Offset)
        : Math.Max(0, PlasmaDispersionFunction.Derivative(Offset / Spread).Real) / (Spread * Spread));

    /// <summary>The sources' part in P_k at time <paramref name="t"/> (s) for a mode of growth rate <paramref name="γ"/> (s⁻¹).</summary>
    public static double Power(IReadOnlyCollection<SheetCurrent> sheets, double γ, double t)
    {
        double growth = Math.Exp(2 * γ * t);
        double emissionTime = Math.Abs(γ * t) < 1e-6 ? t * (1 + γ * t) : (growth - 1) / (2 * γ);
        return sheets.Sum(s => s.Emission) * emissionTime + sheets.Sum(s => s.Load) * growth;
    }

    /// <summary>Those of a macro-particle component: W = n dx/ppc particles per m² in a sheet.</summary>
    public static SheetCurrent Of(NoiseSource source, double cellSize, double k, double offset, double resonantSquare, double thermalSquare)
    {
        PlasmaComponent component = source.Component;
        double charge = component.Species.Charge / PhysicalConstants.VacuumPermittivity * source.RmsWeight;
        double shot = charge * charge * component.Density * component.Density * cellSize / source.ParticlesPerCell;
        return new SheetCurrent(shot, Math.Abs(k) * component.ParallelThermalSpeed, offset, resonantSquare, thermalSquare);
    }
}
