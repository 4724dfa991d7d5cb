using MathNet.Numerics.Integration;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.RayTracing;

/// <summary>
/// Damping (or growth) of a cold-plasma wave by hot electrons that do not change its dispersion, at the Landau (n = 0) and cyclotron resonances
/// <c>ω − k∥v∥ = nΩ</c>, Ω &lt; 0; n = −1 is the principal one of whistlers.
/// </summary>
/// <remarks>
/// <para>
/// <c>γ_L = −P/(2W)</c> with the time averages <c>W = ¼[ε0 E*·∂(ωK)/∂ω·E + |B|²/μ0]</c> (Stix 1992, Eq. 4-12), K the cold dielectric tensor, and the power that the
/// resonant electrons take, <c>P = ½E*·σ_H·E</c>. At a resonance the hot conductivity (Stix 1992, Eqs. 10-44 … 10-48) is an outer product:
/// <c>P = −(π²e²/(m ω|k∥|)) Σ_n ∫dv⊥ [nΩ ∂f/∂v⊥ + k∥v⊥ ∂f/∂v∥] |Θ_n|²</c>, <c>Θ_n = ½v⊥[(e_x − e_y)J_{n−1} + (e_x + e_y)J_{n+1}] + v∥ e_z J_n</c> at z = k⊥v⊥/Ω, for
/// E = (e_x, ie_y, e_z). Kennel's (1966) printed rate has one of the cross terms of this square with J_{n−1} and J_{n+1} exchanged.
/// </para>
/// <para>Non-relativistic, as the distributions are; the dispersion is that of the cold plasma.</para>
/// </remarks>
public static class WaveDamping
{
    private const double RelativeTolerance = 1e-10;

    /// <summary>Of a panel: each is smooth, and where growth and damping cancel nothing is relatively small enough.</summary>
    private const int MostHalvings = 4;

    /// <summary>Panels over v⊥, in geometric progression over the last six decades below its bound.</summary>
    private const int Panels = 48;

    /// <summary>The rate of one wave, by adaptive quadrature on the host to about nine digits.</summary>
    /// <param name="plasma">Cold plasma.</param>
    /// <param name="wave">Wave in it, as <see cref="DispersionRelation.Wave"/> gives it for <see cref="DispersionRelation.Full"/>.</param>
    /// <param name="electrons">Hot electrons where the wave is; <see cref="HotElectrons.At"/> gives them off the equator.</param>
    /// <param name="harmonics">Harmonics; n = −1, 0, 1 when null.</param>
    /// <exception cref="InvalidInputException">The wave runs across B0 to within rounding: no electron resonates.</exception>
    public static DampingRate Rate(ColdPlasma plasma, ObliqueWave wave, GyrotropicDistribution electrons, HarmonicRange? harmonics = null)
    {
        ArgumentNullException.ThrowIfNull(plasma);
        ArgumentNullException.ThrowIfNull(electrons);
        (int lowest, int highest) = harmonics is HarmonicRange range ? (range.Lowest, range.Highest) : (-1, 1);
        double ω = wave.Frequency, parallel = wave.ParallelWaveNumber;
        if (!(Math.Abs(parallel) > 1e-12 * wave.WaveNumber))
        {
            throw new InvalidInputException(
                $"wave normal angle: {wave.WaveNormalAngle / Units.Degree:G6}° leaves no wave number along B0 for electrons to resonate with; turn the wave.");
        }

        double unit = Unit(StixParameters.At(plasma, ω), wave.Polarisation, ω, parallel);
        (int, double)[] parts =
            [.. Enumerable.Range(lowest, highest - lowest + 1).Select(n => (n, unit * Integral(plasma, wave, electrons, n)))];
        double γ = parts.Sum(part => part.Item2);
        double along = wave.ParallelGroupSpeed * Math.Cos(wave.WaveNormalAngle) + wave.PerpendicularGroupSpeed * Math.Sin(wave.WaveNormalAngle);
        return new DampingRate(γ, -γ / along, [.. parts]);
    }

    /// <summary>γ_L over Σ_n ∫…, for a polarisation over c|B|: <c>2π²ω_p²/(n_e ω|k∥|)</c> over <c>4W/(ε0c²|B|²) = 1 + e*·∂(ωK)/∂ω·e</c>.</summary>
    internal static double Unit(in StixParameters stix, (double X, double Y, double Z) e, double ω, double parallel)
    {
        double energy = 1 + (stix.S + stix.LogarithmicSlopeOfS) * (e.X * e.X + e.Y * e.Y)
            + 2 * (stix.D + stix.LogarithmicSlopeOfD) * e.X * e.Y
            + (stix.P + stix.LogarithmicSlopeOfP) * e.Z * e.Z;
        double squared = ElementaryCharge * ElementaryCharge / (VacuumPermittivity * ElectronMass);
        return 2 * Math.PI * Math.PI * squared / (ω * Math.Abs(parallel) * energy);
    }

    /// <summary>∫dv⊥ [nΩ ∂f/∂v⊥ + k∥v⊥ ∂f/∂v∥] |Θ_n|², e over c|B|.</summary>
    private static double Integral(ColdPlasma plasma, ObliqueWave wave, GyrotropicDistribution electrons, int n)
    {
        double Ω = -plasma.ElectronGyrofrequency;
        double parallel = wave.ParallelWaveNumber, perpendicular = wave.PerpendicularWaveNumber;
        double along = (wave.Frequency - n * Ω) / parallel;
        if (!(Math.Abs(along) < electrons.GreatestSpeed))
        {
            return 0;
        }

        (double ex, double ey, double ez) = wave.Polarisation;
        double top = Math.Sqrt(electrons.GreatestSpeed * electrons.GreatestSpeed - along * along), upper = top, sum = 0;
        for (int panel = 0; panel <= Panels; panel++)
        {
            double lower = panel == Panels ? 0 : top * Math.Pow(10, -6.0 * (panel + 1) / Panels);
            sum += GaussKronrodRule.Integrate(Integrand, lower, upper, out _, out _, RelativeTolerance, MostHalvings);
            upper = lower;
        }

        return sum;

        double Integrand(double across)
        {
            double z = perpendicular * across / Ω;
            double Θ = 0.5 * across * ((ex - ey) * BesselFunction.J(n - 1, z) + (ex + ey) * BesselFunction.J(n + 1, z))
                + along * ez * BesselFunction.J(n, z);
            (double slopeAcross, double slopeAlong) = electrons.Gradient(across, along);
            return (n * Ω * slopeAcross + parallel * across * slopeAlong) * Θ * Θ;
        }
    }
}
