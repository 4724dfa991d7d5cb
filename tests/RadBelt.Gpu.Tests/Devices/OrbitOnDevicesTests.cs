using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>Orbits in waves, whole kernels from start to end, are those of the scalar CPU on every device.</summary>
[TestFixtureSource(typeof(DeviceSource), nameof(DeviceSource.All))]
public sealed class OrbitOnDevicesTests(DeviceFactory factory)
{
    private const int Count = 101, Steps = 200;
    private static readonly ColdPlasma Plasma = ColdPlasma.WithFrequencyRatio(140 * Units.NanoTesla, 3);
    private static readonly double Gyro = Plasma.ElectronGyrofrequency;
    private static readonly FieldModel FieldAligned = new UniformField(140 * Units.NanoTesla).Plus(WaveSet.Of(
        new RMode(Plasma),
        new Wave(0.2 * Gyro, WaveDirections.Forward, 1e-9, 0.1),
        new Wave(0.3 * Gyro, WaveDirections.Backward, 2e-9, 0.7),
        new Wave(0.4 * Gyro, WaveDirections.Forward, 1e-9, 0.4)));

    private static readonly FieldModel Oblique = new UniformField(140 * Units.NanoTesla).Plus(ObliqueWaveSet.Realise(
        new(
            Plasma,
            WaveBranch.Whistler,
            SpectralShape.Flat(0.2 * Gyro, 0.4 * Gyro),
            WaveNormalDistribution.Gaussian(peak: 0.5, width: 0.3, maximum: 1),
            2e-9,
            WaveDirections.Both),
        count: 6,
        seed: 5));

    [Test]
    public void FullOrbits([Values] Precision precision) => Agree(precision, (p, f) => TestParticleModel.Create(p, f, new Boris()));

    [Test]
    public void FullOrbitsOfHigueraAndCary([Values] Precision precision) => Agree(precision, (p, f) => TestParticleModel.Create(p, f, new HigueraCary()));

    [Test]
    public void FullOrbitsInObliqueWaves([Values] Precision precision) => Agree(precision, (p, f) => TestParticleModel.Create(p, f, new Boris()), Oblique);

    [Test]
    public void FullOrbitsOfHigueraAndCaryInObliqueWaves([Values] Precision precision) =>
        Agree(precision, (p, f) => TestParticleModel.Create(p, f, new HigueraCary()), Oblique);

    [Test]
    public void ReducedOrbits([Values] Precision precision) => Agree(precision, (p, f) => TestParticleModel.Create(p, f, new ReducedEquations()));

    // Devices that round as IEEE 754 says give the same bits. Others are off by a rounding now and then: a few hundred roundings of
    // (position, momentum) in a smooth flow over five gyrations.
    private void Agree(Precision precision, Func<Particles, FieldModel, TestParticleModel> create) => Agree(precision, create, FieldAligned);

    private void Agree(Precision precision, Func<Particles, FieldModel, TestParticleModel> create, FieldModel field)
    {
        double tolerance = factory.IsExact ? 0 : precision == Precision.Float ? 1e-3 : 1e-11;
        using Device device = factory.Open(), reference = DeviceSource.Reference();
        var (actual, expected) = (Run(device), Run(reference));
        Assert.Multiple(() =>
        {
            Assert.That(Momenta(actual.States), Is.EqualTo(Momenta(expected.States)).Within(tolerance));
            Assert.That(Places(actual.States), Is.EqualTo(Places(expected.States)).Within(tolerance * 1e5));
            Assert.That(actual.Angles, Is.EqualTo(expected.Angles).Within(tolerance));
            Assert.That(actual.Energies, Is.EqualTo(expected.Energies).Within(tolerance * Species.Electron.RestEnergy));
        });

        (ParticleState[] States, double[] Angles, double[] Energies) Run(Device on)
        {
            using Particles particles = Particles.Uniform(
                on, Species.Electron, [new(1.0, 1e5 * Units.ElectronVolt, Count)], domain: 1e6, seed: 3, precision);
            using TestParticleModel model = create(particles, field);
            model.Begin(model.DefaultTimeStep);
            model.Advance(Steps);
            particles.UpdatePitchAngleAndEnergy();
            double[] alpha = new double[Count], energy = new double[Count];
            particles.ReadPitchAngleAndEnergy(0, alpha, energy);
            return (particles.Read(0, Count), alpha, energy);
        }
    }

    private static IEnumerable<double> Places(ParticleState[] states) => states.SelectMany(s => new[] { s.X, s.Y, s.Z });

    private static IEnumerable<double> Momenta(ParticleState[] states) => states.SelectMany(s => new[] { s.Ux, s.Uy, s.Uz });
}
