using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.TestParticles;

/// <summary>
/// Diffusion coefficients D(Δt) of a set of oblique waves with random phases, to first order along unperturbed orbits:
/// <c>Σ_j Σ_n ¼ (q c b_j/p)² A_j² Δt sinc²(h_j Δt/2)</c>, h_j = ω_j − k_j∥ v∥ − nΩ/γ, b_j = |B̂_j|, A = A_α, or p v A_E for the energy, of a wave of
/// c|B| = 1. As Δt grows and waves crowd it becomes the quasilinear coefficient of the spectrum (Lyons 1974); harmonics do not interfere as gyrophases are uniform.
/// </summary>
internal sealed class ObliqueKicks(ObliqueWaveSet set, Species species, double energy, double pitchAngle)
{
    private readonly double speed = species.Speed(energy), u = species.MomentumPerMass(energy);
    private readonly double gyrofrequency = species.Gyrofrequency(set.Spectrum.Plasma.FieldStrength);

    /// <summary>D(Δt) from harmonics −|n| … |n|, Δt in s.</summary>
    public DiffusionTensor Coefficients(double elapsed, int harmonics = 4)
    {
        DiffusionTensor sum = default;
        foreach (PlaneWave wave in set.Waves)
        {
            for (int n = -harmonics; n <= harmonics; n++)
            {
                double h = wave.Wave.Frequency - wave.Wave.ParallelWaveNumber * speed * Math.Cos(pitchAngle)
                    - n * gyrofrequency / species.LorentzFactor(energy);
                double angle = h * elapsed / 2, sinc = angle == 0 ? 1 : Math.Sin(angle) / angle;
                double kick = species.Charge * PhysicalConstants.SpeedOfLight * wave.Amplitude / (species.Mass * u);
                (double a, double e) = Projections(wave.Wave, n);
                sum += DiffusionTensor.OfKick(a, species.Mass * u * speed * e, 0.25 * kick * kick * elapsed * sinc * sinc);
            }
        }

        return sum;
    }

    /// <summary>A_α and A_E for a wave of c|B| = 1.</summary>
    private (double Alpha, double Energy) Projections(ObliqueWave wave, int n)
    {
        (double ex, double ey, double ez) = wave.Polarisation;
        (double sin, double cos) = Math.SinCos(pitchAngle);
        double β = speed / PhysicalConstants.SpeedOfLight, perFrequency = PhysicalConstants.SpeedOfLight / wave.Frequency;
        double nParallel = wave.ParallelWaveNumber * perFrequency, nPerpendicular = wave.PerpendicularWaveNumber * perFrequency;
        double z = wave.PerpendicularWaveNumber * u * sin / gyrofrequency;
        double below = Bessel(n - 1, z), at = Bessel(n, z), above = Bessel(n + 1, z);
        double across = 0.5 * ((ex + ey) * above + (ex - ey) * below);
        return (
            (cos - nParallel * β) * across + ez * (0.5 * nPerpendicular * β * (below + above) - sin * at),
            sin * across + cos * ez * at);
    }

    /// <summary>J_n(z) = ⟨cos(nθ − z sinθ)⟩: the mean over 64 places is exact to rounding for |z| + |n| &lt; 20.</summary>
    private static double Bessel(int n, double z) => Enumerable.Range(0, 64).Average(i => Math.Cos(n * Math.PI * i / 32 - z * Math.Sin(Math.PI * i / 32)));
}
