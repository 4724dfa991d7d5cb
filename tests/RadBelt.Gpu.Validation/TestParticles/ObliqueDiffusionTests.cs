using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ObliqueCase;

namespace RadBelt.Gpu.Validation.TestParticles;

/// <summary>
/// Electrons on full orbits in sets of oblique whistlers diffuse as the oblique coefficients say, within three standard errors: cases of one harmonic
/// each, n = −1, 0 and +1. They pin the factors of two and the sense in which each field turns. Coefficients are slopes of ⟨ΔΔ⟩/2 between a quarter of
/// the run and its end, which leaves out the sloshing in waves off resonance; standard errors are those of the mean over independent sets of waves.
/// </summary>
internal sealed class ObliqueDiffusionTests
{
    private const int Sets = 16, Electrons = 700, FirstSeed = 20260400;

    /// <summary>
    /// Spectra are weak (orbits turn by 0.02° at most) and smooth, runs longer than the correlation time and shorter than waves take to show one by one:
    /// D(Δt) of the sets to first order is within 1 % of its limit.
    /// </summary>
    private static IEnumerable<TestCaseData> Cases()
    {
        WaveNormalDistribution towardsTheField = WaveNormalDistribution.Gaussian(peak: 0.5, width: 0.3, maximum: 1.2);
        WaveNormalDistribution oblique = WaveNormalDistribution.Gaussian(peak: 1, width: 0.3, maximum: 1.6);
        yield return Case(-1, Whistlers(0.3, 0.1, 0.1, 0.5, towardsTheField, WaveDirections.Backward), 300, 10, 45, gyrations: 40);
        yield return Case(0, Whistlers(0.16, 0.06, 0.04, 0.3, oblique, WaveDirections.Forward), 150, 10, 73, gyrations: 80);
        yield return Case(+1, Whistlers(0.3, 0.08, 0.1, 0.5, oblique, WaveDirections.Forward), 300, 100, 60, gyrations: 40);

        static TestCaseData Case(int n, ObliqueSpectrum spectrum, int waves, double keV, double degrees, double gyrations) =>
            new TestCaseData(n, spectrum, waves, keV * KeV, degrees * Degree, gyrations * 2 * Math.PI / ωce)
                .SetArgDisplayNames($"n = {n}, {keV} keV, {degrees}°, {spectrum.Directions}");
    }

    [TestCaseSource(nameof(Cases))]
    public void ElectronsDiffuseAsTheCoefficientsSay(int harmonic, ObliqueSpectrum spectrum, int waves, double energy, double pitchAngle, double time)
    {
        using Device device = Device.Open("cpu");
        DiffusionTensor theory = Theory(HarmonicRange.Default), alone = Theory(new(harmonic, harmonic));
        Assert.That(alone.AlphaAlpha, Is.GreaterThan(0.9 * theory.AlphaAlpha), "the harmonic dominates");
        Assert.That(alone.EnergyEnergy, Is.GreaterThan(0.9 * theory.EnergyEnergy), "the harmonic dominates");
        DiffusionTensor[] measured = [.. Enumerable.Range(0, Sets).Select(i => Measured(device, spectrum, waves, energy, pitchAngle, time, FirstSeed + i))];
        Compare("D_αα", "s⁻¹", d => d.AlphaAlpha);
        Compare("D_αE", "J s⁻¹", d => d.AlphaEnergy);
        Compare("D_EE", "J² s⁻¹", d => d.EnergyEnergy);

        DiffusionTensor Theory(HarmonicRange harmonics) => DiffusionCoefficients.Local(
            device, spectrum, Species.Electron, [energy], [pitchAngle], new() { Harmonics = harmonics })[0, 0].ToEnergy(Species.Electron, energy);

        void Compare(string name, string unit, Func<DiffusionTensor, double> coefficient)
        {
            double expected = coefficient(theory), mean = measured.Average(coefficient);
            double error = Math.Sqrt(measured.Sum(d => Math.Pow(coefficient(d) - mean, 2)) / (Sets - 1) / Sets);
            TestContext.Out.WriteLine(
                $"seeds from {FirstSeed}: {name} {mean:E3} ± {error:E1} {unit}, theory {expected:E3}: {mean / expected:F3} ± {error / Math.Abs(expected):F3}");
            Assert.That(error, Is.LessThan(0.05 * Math.Abs(expected)), "the comparison means something");
            Assert.That(mean, Is.EqualTo(expected).Within(3 * error), name);
        }
    }

    /// <summary>Slopes in one set of waves, over starting places far apart and all gyrophases.</summary>
    private static DiffusionTensor Measured(
        Device device, ObliqueSpectrum spectrum, int waves, double energy, double pitchAngle, double time, long seed)
    {
        using var particles = Particles.Uniform(device, Species.Electron, [new(pitchAngle, energy, Electrons)], 1e6 * Kilometre, seed);
        using TestParticleModel model = TestParticleModel.Create(
            particles, new UniformField(Plasma.FieldStrength).Plus(ObliqueWaveSet.Realise(spectrum, waves, seed)), new Boris());
        var recorder = new ScatteringRecorder(particles, new(time / 4, 0, [], 0, 1, [(0, Math.PI)]), seed);
        var simulation = new Simulation(model, model.DefaultTimeStep, time);
        simulation.Outputs.Add(recorder);
        simulation.Run();
        ScatteringMoments early = recorder.Ensembles[0].Moments[1], late = recorder.Ensembles[0].Moments[^1];
        double twice = 2 * (recorder.Times[^1] - recorder.Times[1]);
        return new(
            (late.PitchAngle.MeanSquare - early.PitchAngle.MeanSquare) / twice,
            (late.Cross - early.Cross) / twice,
            (late.Energy.MeanSquare - early.Energy.MeanSquare) / twice);
    }
}
