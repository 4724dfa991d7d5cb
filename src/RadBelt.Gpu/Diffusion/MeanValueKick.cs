using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// How the n-th harmonic of a wave kicks a particle at resonance, in pitch angle and in energy, over the wave's cB: with z = k⊥v⊥γ/Ω, n = ck/ω,
/// β = v/c and T = ½[(e_x + e_y) J_{n+1}(z) + (e_x − e_y) J_{n−1}(z)],
/// <c>A_α = (cosα − n∥β) T + e_z [½n⊥β (J_{n−1} + J_{n+1}) − sinα J_n]</c>, <c>A_E = sinα T + cosα e_z J_n</c> (Lyons 1974a; Albert 2005),
/// regular at 0° and 90°.
/// </summary>
internal readonly record struct MeanValueKick(double PitchAngle, double Energy)
{
    /// <summary>The kick of a wave to a particle.</summary>
    public static MeanValueKick Of(ObliqueWave wave, int n, double field, Species species, double energy, double α)
    {
        double u = species.MomentumPerMass(energy);
        double β = species.Speed(energy) / SpeedOfLight;
        double sin = Math.Sin(α), cos = Math.Cos(α);
        double z = wave.PerpendicularWaveNumber * u * sin / species.Gyrofrequency(field);
        double along = SpeedOfLight * wave.ParallelWaveNumber / wave.Frequency;
        double across = SpeedOfLight * wave.PerpendicularWaveNumber / wave.Frequency;
        (double below, double at, double above) = (BesselFunction.J(n - 1, z), BesselFunction.J(n, z), BesselFunction.J(n + 1, z));
        (double ex, double ey, double ez) = wave.Polarisation;
        double transverse = 0.5 * ((ex + ey) * above + (ex - ey) * below);
        return new MeanValueKick(
            (cos - along * β) * transverse + ez * (0.5 * across * β * (below + above) - sin * at),
            sin * transverse + cos * ez * at);
    }
}
