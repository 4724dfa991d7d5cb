using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.TestParticles;

/// <summary>
/// The broadband field of Runs I–V: n = 1e7 m⁻³, B0 = 140 nT, whistlers from 0.2 to 0.4 f_ce with a flat power spectral density that run
/// against the field; electrons that resonate with 0.3 f_ce.
/// </summary>
internal static class RunField
{
    private static readonly RMode Whistler = new(new ColdPlasma(140 * NanoTesla, 1e7));

    private static double ωce => Whistler.Plasma.ElectronGyrofrequency;

    /// <summary>Scattering long enough for D(Δt) to be within 0.5 % of its limit, and shorter than the recurrence time.</summary>
    public static BroadbandScattering Scattering(double rms, double[] degrees, long count, int seed)
    {
        var random = new Random(seed);
        WaveSpectrum spectrum = WaveSpectrum.Flat(Whistler, 0.2 * ωce, 0.4 * ωce, rms, WaveDirections.Backward);
        return new()
        {
            Waves = WaveSet.Realise(spectrum, 160, _ => random.NextDouble()),
            Spectrum = spectrum,
            Ensembles = [.. degrees.Select(d => new ParticleEnsemble(
                d * Degree, Resonance.Energy(Whistler, Species.Electron, 0.3 * ωce, WaveDirections.Backward, d * Degree), count))],
            StopTime = 0.05,
            Seed = seed,
            Samples = 5,
            Trajectories = 0,
            Snapshots = 0,
        };
    }
}
