using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// What the density-ratio estimates approximate: the energy that keeps the n = −1 resonance with a field-aligned whistler of given x = ω/ω_ce,
/// met head on, in a dense plasma: <c>p1 R1/(1 − γ1 x) = p2 R2/(1 − γ2 x)</c>. For x → 0 it is <see cref="DensityRatioScaling.Albert2024"/>.
/// </summary>
public static class DensityRatioResonance
{
    /// <summary>
    /// The energy E2 (J) at the source's ratio with the resonant frequency and the pitch angle that <paramref name="energy"/> has at the
    /// target's; null for γ1 x ≥ 1, where there is no such resonance.
    /// </summary>
    /// <param name="frequency">x = ω/ω_ce, in [0, 1).</param>
    /// <param name="energy">Kinetic energy E1 of an electron, J, positive.</param>
    /// <param name="targetRatio">R1 = ω_pe/ω_ce; positive.</param>
    /// <param name="sourceRatio">R2; positive.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public static double? SourceEnergy(double frequency, double energy, double targetRatio, double sourceRatio)
    {
        Require.Positive(energy, "energy", "J");
        Require.Positive(targetRatio, "target ω_pe/ω_ce", "");
        Require.Positive(sourceRatio, "source ω_pe/ω_ce", "");
        double x = frequency is >= 0 and < 1
            ? frequency
            : throw new InvalidInputException($"wave frequency: ω/ω_ce = {frequency:G6} is not that of a whistler; give one in [0, 1).");
        double γ1 = Species.Electron.LorentzFactor(energy);
        if (γ1 * x >= 1)
        {
            return null;
        }

        // (γ2² − 1)^½ = C (1 − γ2 x): in ε = γ2 − 1, (1 − C²x²) ε² + 2(1 + C²x(1 − x)) ε = C²(1 − x)², whose root with γ2 x < 1 is the smaller
        // positive one.
        double c = Species.Electron.MomentumPerMass(energy) / PhysicalConstants.SpeedOfLight * targetRatio / sourceRatio / (1 - γ1 * x);
        double a = 1 - c * c * x * x;
        double b = 1 + c * c * x * (1 - x);
        double d = c * c * (1 - x) * (1 - x);
        return d / (b + Math.Sqrt(b * b + a * d)) * Species.Electron.RestEnergy;
    }
}
