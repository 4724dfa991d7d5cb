using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.RayTracing;

public sealed class WaveDampingTests
{
    private const double Field = 3.12e-5 / 125;

    private static readonly ColdPlasma Protons = new(Field, 1e7, new IonFraction(Species.Proton, 1));
    private static readonly BiMaxwellianDistribution Warm = BiMaxwellianDistribution.Isotropic(1e5, 1 * KeV);

    /// <summary>PHYSICS §8; the resonances n = ±1 have less than a ten-millionth of it.</summary>
    [Test]
    public void AnchorOfLandauDamping()
    {
        DampingRate rate = WaveDamping.Rate(Protons, Whistler(Protons, 40), Warm);
        Assert.That(rate.Temporal, Is.EqualTo(-5.55535).Within(5e-6));
        Assert.That(rate.Spatial, Is.EqualTo(1.65098e-7).Within(5e-13));
        Assert.That(rate.Harmonics.Single(h => h.Number == 0).Temporal, Is.EqualTo(rate.Temporal).Within(1e-5).Percent);
        var electrons = new ColdPlasma(Field, 1e7);
        Assert.That(WaveDamping.Rate(electrons, Whistler(electrons, 40), Warm).Spatial, Is.EqualTo(1.66409e-7).Within(5e-13));
    }

    /// <summary>Quadrature to 1e-10 of each panel, numerical ∂(ωK)/∂ω in the closed form to 1e-11 or so.</summary>
    [Test]
    public void MaxwellianAgreesWithItsClosedForm([Values(10, 40, 60, 130)] double degrees, [Values(0.1, 1, 10)] double keV)
    {
        ObliqueWave wave = Whistler(Protons, degrees);
        DampingRate rate = WaveDamping.Rate(Protons, wave, BiMaxwellianDistribution.Isotropic(1e5, keV * KeV), new HarmonicRange(-3, 3));
        var closed = new MaxwellianDamping(Protons, wave.Frequency, wave.ParallelWaveNumber, wave.PerpendicularWaveNumber);
        foreach ((int n, double γ) in rate.Harmonics)
        {
            double expected = closed.Rate(1e5, keV * KeV, n);
            Assert.That(γ, Is.EqualTo(expected).Within(Math.Abs(1e-8 * expected) + 1e-30), $"n = {n}");
        }

        Assert.That(rate.Temporal, Is.EqualTo(rate.Harmonics.Sum(h => h.Temporal)));
    }

    /// <summary>With J_{n−1} and J_{n+1} of one cross term exchanged, as Kennel (1966) has it in print, n = 0 would come out too strong by far more than any tolerance here.</summary>
    [Test]
    public void CrossTermsAreNotExchanged([Values(15, 30, 45, 60)] double degrees)
    {
        ObliqueWave wave = Whistler(Protons, degrees);
        var printed = new MaxwellianDamping(Protons, wave.Frequency, wave.ParallelWaveNumber, wave.PerpendicularWaveNumber) { Swapped = true };
        Assert.That(printed.Rate(1e5, 1 * KeV, 0) / WaveDamping.Rate(Protons, wave, Warm, new(0, 0)).Temporal, Is.GreaterThan(1.05));
    }

    /// <summary>Im ω of the kinetic dispersion relation with a part 1e-7 of hot electrons: linear in it to about that part times γ_L/(ω part).</summary>
    [TestCase(2, 20, -1)]
    [TestCase(0.5, 20, -1)]
    [TestCase(3, 20, 1)]
    public void AlongTheFieldItIsTheLimitOfKineticGrowth(double ratio, double keV, int direction)
    {
        const double part = 1e-7;
        var cold = new ColdPlasma(Field, 1e7);
        ObliqueWave wave = Whistler(cold, direction < 0 ? 180 : 0, frequency: 1.5e3);
        var hot = new BiMaxwellianDistribution(part * 1e7, ratio * keV * KeV, keV * KeV);
        BiMaxwellianDispersion kinetic = BiMaxwellianDispersion.RMode(
            Field,
            PlasmaComponent.Cold(Species.Electron, (1 - part) * 1e7),
            new PlasmaComponent(Species.Electron, part * 1e7, keV * KeV, ratio * keV * KeV));
        double expected = kinetic.Root(wave.ParallelWaveNumber, wave.Frequency).GrowthRate;
        DampingRate rate = WaveDamping.Rate(cold, wave, hot);
        Assert.That(rate.Temporal, Is.EqualTo(expected).Within(1e-3).Percent);
        Assert.That(rate.Harmonics.Single(h => h.Number == -1).Temporal, Is.EqualTo(rate.Temporal), "only the principal cyclotron resonance");
    }

    /// <summary>Growth sets in at T⊥/T∥ − 1 = ω/(|Ω| − ω) whatever the temperature (Kennel &amp; Petschek 1966, Eq. 2.21).</summary>
    [Test]
    public void CriticalAnisotropyOfKennelAndPetschek([Values(5, 30)] double keV)
    {
        ObliqueWave wave = Whistler(Protons, 0);
        double critical = wave.Frequency / (Protons.ElectronGyrofrequency - wave.Frequency);
        double damped = WaveDamping.Rate(Protons, wave, BiMaxwellianDistribution.Isotropic(1e5, keV * KeV)).Temporal;
        Assert.That(damped, Is.Negative);
        Assert.That(Of(critical), Is.Zero.Within(1e-9 * Math.Abs(damped)));
        Assert.That(Of(1.1 * critical), Is.Positive);

        double Of(double anisotropy) => WaveDamping.Rate(Protons, wave, new BiMaxwellianDistribution(1e5, (1 + anisotropy) * keV * KeV, keV * KeV)).Temporal;
    }

    /// <summary>n = 0 as ψ², the others of it being of order ψ⁴.</summary>
    [Test]
    public void LandauDampingVanishesAlongTheField()
    {
        Assert.That(Of(0), Is.Zero.Within(1e-20));
        Assert.That(Of(0.2) / Of(0.1), Is.EqualTo(4).Within(1e-4));

        double Of(double degrees) => WaveDamping.Rate(Protons, Whistler(Protons, degrees), Warm, new(0, 0)).Temporal;
    }

    /// <summary>Isotropic electrons, fewer the faster, can only take energy, at every resonance; and the hemispheres mirror each other.</summary>
    [Test]
    public void IsotropicElectronsDamp([Range(0, 7)] int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        GyrotropicDistribution[] electrons = [Warm, new KappaDistribution(1e5, 5 * KeV, 5 * KeV, 2 + random.NextDouble()), PowerLawDistribution.Bell2002];
        double degrees = 5 + 60 * random.NextDouble(), frequency = 500 + 2500 * random.NextDouble();
        foreach (GyrotropicDistribution f in electrons)
        {
            DampingRate rate = WaveDamping.Rate(Protons, Whistler(Protons, degrees, frequency), f, new(-4, 4));
            Assert.That(rate.Harmonics.Select(h => h.Temporal), Is.All.LessThanOrEqualTo(0));
            Assert.That(rate.Spatial, Is.Positive);
            DampingRate mirrored = WaveDamping.Rate(Protons, Whistler(Protons, 180 - degrees, frequency), f, new(-4, 4));
            Assert.That(mirrored.Temporal, Is.EqualTo(rate.Temporal).Within(1e-8).Percent);
        }
    }

    [Test]
    public void WaveAcrossTheFieldIsRefused()
    {
        ObliqueWave across = Whistler(Protons, 40) with { WaveNormalAngle = Math.PI / 2 };
        Assert.That(() => WaveDamping.Rate(Protons, across, Warm), Throws.TypeOf<InvalidInputException>().With.Message.Contains("90°"));
    }

    private static ObliqueWave Whistler(ColdPlasma plasma, double degrees, double frequency = 2e3) =>
        DispersionRelation.Full.Wave(plasma, WaveBranch.Whistler, Math.Tau * frequency, degrees * Degree);
}
