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

namespace RadBelt.Gpu.Tests.TestParticles;

internal sealed class ObliqueScatteringTests
{
    /// <summary>Electrons that waves scatter by one harmonic each; 20 gyrations; (E, α, direction, seed).</summary>
    [TestCase(10, 45, WaveDirections.Backward, 31, TestName = "Cyclotron resonance, n = −1")]
    [TestCase(10, 71.5, WaveDirections.Forward, 32, TestName = "Landau resonance, n = 0")]
    [TestCase(100, 60, WaveDirections.Forward, 33, TestName = "Anomalous cyclotron resonance, n = +1")]
    public void ElectronsScatterAsTheWavesAsRealisedLetThem(double keV, double degrees, WaveDirections direction, int seed)
    {
        const int count = 1500;
        double stop = 20 * 2 * Math.PI / ωce, energy = keV * KeV, α = degrees * Degree;
        ObliqueWaveSet set = ObliqueWaveSet.Realise(Broad(direction), 120, seed);
        using var device = CpuDevice.Create();
        using var particles = Particles.Uniform(device, Species.Electron, [new(α, energy, count)], 1e6 * Kilometre, seed);
        using TestParticleModel model = TestParticleModel.Create(particles, new UniformField(Plasma.FieldStrength).Plus(set), new Boris());
        var recorder = new ScatteringRecorder(particles, new(stop, 0, [], 0, 1, [(0, Math.PI)]), seed);
        var simulation = new Simulation(model, model.DefaultTimeStep, stop);
        simulation.Outputs.Add(recorder);
        simulation.Run();

        // Sums over 1500 electrons have standard errors of √(2/1500) = 3.7 %; the step's 0.2 % and second-order terms are far below.
        ScatteringMoments moments = recorder.Ensembles[0].Moments[^1];
        DiffusionTensor measured = moments.Formal(recorder.Times[^1]), error = moments.FormalError(recorder.Times[^1]);
        DiffusionTensor theory = new ObliqueKicks(set, Species.Electron, energy, α).Coefficients(recorder.Times[^1]);
        TestContext.Out.WriteLine(
            $"seed {seed}: D_αα {measured.AlphaAlpha / theory.AlphaAlpha:F3} ± {error.AlphaAlpha / theory.AlphaAlpha:F3} of theory, "
            + $"D_αE {measured.AlphaEnergy / theory.AlphaEnergy:F3}, D_EE {measured.EnergyEnergy / theory.EnergyEnergy:F3}");
        Assert.That(error.AlphaAlpha, Is.LessThan(0.06 * theory.AlphaAlpha), "the comparison means something");
        Assert.That(measured.AlphaAlpha, Is.EqualTo(theory.AlphaAlpha).Within(3.5 * error.AlphaAlpha));
        Assert.That(measured.AlphaEnergy, Is.EqualTo(theory.AlphaEnergy).Within(3.5 * error.AlphaEnergy));
        Assert.That(measured.EnergyEnergy, Is.EqualTo(theory.EnergyEnergy).Within(3.5 * error.EnergyEnergy));
    }
}
