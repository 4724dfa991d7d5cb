using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Waves;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;

namespace RadBelt.Gpu.Tests.Diffusion;

internal sealed class QuasilinearTests
{
    [Test]
    public void OneResonantWaveDiffusesAlongACurve([Values(5, 45, 85)] double degrees)
    {
        // With a single root the kicks Δα, ΔE are proportional: D_αα D_EE = D_αE².
        DiffusionTensor d = AtResonance(WaveDirections.Backward, degrees);
        Assert.That(d.AlphaAlpha, Is.Positive);
        Assert.That(d.AlphaAlpha * d.EnergyEnergy, Is.EqualTo(d.AlphaEnergy * d.AlphaEnergy).Within(1e-14 * d.AlphaEnergy * d.AlphaEnergy));
    }

    [Test]
    public void DiffusionConservesTheEnergyInTheWaveFrame([Values(5, 45, 85)] double degrees)
    {
        // E − (ω/k)p∥ = const along a kick: ΔE (1 − v_ph cosα/v) = −v_ph p sinα Δα, so D_αE (1 − v_ph cosα/v) = −v_ph p sinα D_αα.
        double energy = EnergyAt(degrees);
        double α = degrees * Degree;
        WaveSpectrum spectrum = Broadband(WaveDirections.Backward);
        ResonantWave wave = Resonance.Waves(spectrum, Species.Electron, energy, α).Single();
        DiffusionTensor d = Quasilinear.Coefficients(spectrum, Species.Electron, energy, α);
        double phaseSpeed = wave.Frequency / wave.WaveNumber;
        double expected = -phaseSpeed * Species.Electron.Mass * Species.Electron.MomentumPerMass(energy) * Math.Sin(α) * d.AlphaAlpha;
        double actual = d.AlphaEnergy * (1 - phaseSpeed * Math.Cos(α) / Species.Electron.Speed(energy));
        Assert.That(actual, Is.EqualTo(expected).Within(1e-13 * Math.Abs(expected)));
    }

    [Test]
    public void MirrorImageOfWavesAndParticlesDiffusesAlike([Values(3, 30, 60, 88)] double degrees)
    {
        double energy = EnergyAt(degrees);
        double α = degrees * Degree;
        DiffusionTensor a = Quasilinear.Coefficients(Broadband(WaveDirections.Backward), Species.Electron, energy, α);
        DiffusionTensor b = Quasilinear.Coefficients(Broadband(WaveDirections.Forward), Species.Electron, energy, Math.PI - α);

        // The mirror image of Δα is −Δα; cos(π − α) differs from −cosα by rounding over cosα (88°: 3e-15).
        Assert.That(b.AlphaAlpha, Is.EqualTo(a.AlphaAlpha).Within(1e-12 * a.AlphaAlpha));
        Assert.That(b.AlphaEnergy, Is.EqualTo(-a.AlphaEnergy).Within(1e-12 * Math.Abs(a.AlphaEnergy)));
        Assert.That(b.EnergyEnergy, Is.EqualTo(a.EnergyEnergy).Within(1e-12 * a.EnergyEnergy));
    }

    [Test]
    public void PowerInBothDirectionsHalvesEach([Values(30, 60)] double degrees)
    {
        double energy = EnergyAt(degrees);
        DiffusionTensor one = Quasilinear.Coefficients(Broadband(WaveDirections.Backward), Species.Electron, energy, degrees * Degree);
        DiffusionTensor both = Quasilinear.Coefficients(Broadband(WaveDirections.Both), Species.Electron, energy, degrees * Degree);
        Assert.That(both.AlphaAlpha, Is.EqualTo(0.5 * one.AlphaAlpha).Within(1e-15 * one.AlphaAlpha));
        Assert.That(both.AlphaEnergy, Is.EqualTo(0.5 * one.AlphaEnergy).Within(1e-15 * Math.Abs(one.AlphaEnergy)));
    }

    [Test]
    public void ScalesWithThePower()
    {
        WaveSpectrum spectrum = Broadband(WaveDirections.Backward, rms: 1 * PicoTesla);
        DiffusionTensor one = Quasilinear.Coefficients(spectrum, Species.Electron, 10 * KeV, 0.7);
        DiffusionTensor two = Quasilinear.Coefficients(spectrum.WithAmplitude(2 * PicoTesla), Species.Electron, 10 * KeV, 0.7);
        DiffusionTensor none = Quasilinear.Coefficients(spectrum.WithAmplitude(0), Species.Electron, 10 * KeV, 0.7);
        var expected = new DiffusionTensor(4 * one.AlphaAlpha, 4 * one.AlphaEnergy, 4 * one.EnergyEnergy);
        Assert.That(two, Is.EqualTo(expected), "exact: a power of two");
        Assert.That(none, Is.EqualTo(new DiffusionTensor()));
    }

    [Test]
    public void SlowParticlesInSlowWavesHaveTheClassicRate()
    {
        // Kennel & Petschek (1966): for v_ph, v_g ≪ |v∥| ≪ c, D_αα = (π/2)(Ω²/B0²) S(k)/|v∥| with k = |Ω|/|v∥|.
        var mode = new RMode(ColdPlasma.WithFrequencyRatio(140 * NanoTesla, 1e4));
        WaveSpectrum spectrum = WaveSpectrum.Flat(mode, 1e-5 * ωce, 1e-3 * ωce, 1 * PicoTesla, WaveDirections.Backward);
        const double α = 0.6;
        double energy = Resonance.Energy(mode, Species.Electron, 1e-4 * ωce, WaveDirections.Backward, α);
        double parallel = Species.Electron.Speed(energy) * Math.Cos(α);
        double expected = 0.5 * Math.PI * Math.Pow(ωce / (140 * NanoTesla), 2) * spectrum.WaveNumberDensity(-ωce / parallel) / parallel;
        double actual = Quasilinear.Coefficients(spectrum, Species.Electron, energy, α).AlphaAlpha;

        // Neglected: ω/ω_ce = 1e-4 in k, v_ph/v∥ = 1e-4 (twice in g²), v_g/v∥ = 2e-4, S ∝ k: a few 1e-4.
        Assert.That(actual, Is.EqualTo(expected).Within(1e-3 * expected));
        Assert.That(energy, Is.LessThan(1e-3 * Species.Electron.RestEnergy));
    }

    [Test]
    public void StaysFiniteAlongTheFieldAndAcrossIt()
    {
        WaveSpectrum spectrum = Broadband(WaveDirections.Both);
        double across = (1 / 0.3 - 1) * Species.Electron.RestEnergy;
        DiffusionTensor at = Quasilinear.Coefficients(spectrum, Species.Electron, across, Math.PI / 2);
        DiffusionTensor near = Quasilinear.Coefficients(spectrum, Species.Electron, across, Math.PI / 2 - 1e-9);
        Assert.That(at.AlphaAlpha, Is.Positive);
        Assert.That(at.AlphaAlpha, Is.EqualTo(near.AlphaAlpha).Within(1e-6 * near.AlphaAlpha));
        Assert.That(at.EnergyEnergy, Is.EqualTo(near.EnergyEnergy).Within(1e-6 * near.EnergyEnergy));

        // At 90° both directions resonate at ω_ce/γ = 0.3 ω_ce with v∥ = 0, g = 1, and their D_αE cancel.
        double expected = 0.5 * Math.PI * Math.Pow(0.3 * ωce / Plasma.FieldStrength, 2) * Math.Pow(1.79 * PicoTesla, 2) / (0.2 * ωce);
        Assert.That(at.AlphaAlpha, Is.EqualTo(expected).Within(1e-12 * expected));
        Assert.That(Math.Abs(at.AlphaEnergy), Is.LessThan(1e-12 * Math.Sqrt(at.AlphaAlpha * at.EnergyEnergy)));

        foreach (double α in (double[])[0, Math.PI])
        {
            DiffusionTensor along = Quasilinear.Coefficients(spectrum, Species.Electron, EnergyAt(0), α);
            Assert.That(along.AlphaAlpha, Is.Positive);
            Assert.That(Math.Abs(along.AlphaEnergy), Is.LessThan(1e-15 * along.AlphaAlpha * EnergyAt(0)));
        }
    }

    [Test]
    public void NothingResonantGivesZero() => Assert.That(
        Quasilinear.Coefficients(Broadband(WaveDirections.Backward), Species.Electron, 10 * MeV, 0.1), Is.EqualTo(new DiffusionTensor()));

    [Test]
    public void NearADoubleRootTheRateGrowsAsTheInverseRootOfTheDistance()
    {
        (double energy, double α, double _) = DoubleRoot.OfElectrons();
        double At(double excess) => Quasilinear.Coefficients(DoubleRoot.Spectrum, Species.Electron, energy * (1 + excess), α).AlphaAlpha;

        // h ≈ c·δE − ½h″δ²: the roots lie at δ ∝ δE^½, the slopes there are ∝ δ. Corrections are of relative order δE^½.
        Assert.That(At(1e-8) / At(1e-6), Is.EqualTo(10).Within(0.02));
        Assert.That(double.IsNaN(At(0)), Is.False);
    }

    [Test]
    public void AnExactlyDoubleRootIsInfiniteAndNeverNotANumber()
    {
        // The tensor of a kick whose strength is infinite, as the doc comment says.
        const double infinite = double.PositiveInfinity;
        Assert.That(DiffusionTensor.OfKick(0.5, -2, infinite), Is.EqualTo(new DiffusionTensor(infinite, -infinite, infinite)));
        Assert.That(DiffusionTensor.OfKick(0.5, 0, infinite), Is.EqualTo(new DiffusionTensor(infinite, 0, 0)));
    }

    [Test]
    public void RealisedWavesHaveTheDensityOfTheirSpectrum(
        [Values(WaveDirections.Backward, WaveDirections.Both)] WaveDirections directions, [Values(15, 45, 75)] double degrees)
    {
        double energy = EnergyAt(degrees);
        WaveSpectrum spectrum = Broadband(directions);
        WaveSet waves = WaveSet.Realise(spectrum, 100, _ => 0);
        DiffusionTensor expected = Quasilinear.Coefficients(spectrum, Species.Electron, energy, degrees * Degree);
        DiffusionTensor actual = Quasilinear.Coefficients(waves, Species.Electron, energy, degrees * Degree);

        // A flat density is constant over the intervals: equal to rounding of the interval widths, 1e-16 × 100.
        Assert.That(actual.AlphaAlpha, Is.EqualTo(expected.AlphaAlpha).Within(1e-12 * expected.AlphaAlpha));
        Assert.That(actual.AlphaEnergy, Is.EqualTo(expected.AlphaEnergy).Within(1e-12 * Math.Abs(expected.AlphaEnergy)));

        // Given one by one, without the intervals, the same waves mean the same.
        Wave[] given = [.. Enumerable.Range(0, 100).Select(j => new Wave(
            waves.Frequencies[j], waves.WaveNumbers[j] > 0 ? WaveDirections.Forward : WaveDirections.Backward, waves.Amplitudes[j], 0))];
        Assert.That(
            Quasilinear.Coefficients(WaveSet.Of(Whistler, given), Species.Electron, energy, degrees * Degree).EnergyEnergy,
            Is.EqualTo(expected.EnergyEnergy).Within(1e-11 * expected.EnergyEnergy));
    }

    [Test]
    public void MomentumAndEnergyTensorsConvertIntoEachOther()
    {
        DiffusionTensor d = AtResonance(WaveDirections.Backward, 45);
        double energy = EnergyAt(45);
        MomentumDiffusionTensor inMomentum = d.ToMomentum(Species.Electron, energy);

        // dE/dp = v by a central difference: ΔE = v Δp with relative error (δ/p)².
        double p = Species.Electron.Mass * Species.Electron.MomentumPerMass(energy);
        double slope = (EnergyOf(p * 1.0001) - EnergyOf(p * 0.9999)) / (0.0002 * p);
        Assert.That(inMomentum.AlphaMomentum * slope, Is.EqualTo(d.AlphaEnergy).Within(1e-7 * Math.Abs(d.AlphaEnergy)));
        Assert.That(inMomentum.MomentumMomentum * slope * slope, Is.EqualTo(d.EnergyEnergy).Within(1e-7 * d.EnergyEnergy));

        DiffusionTensor back = inMomentum.ToEnergy(Species.Electron, energy);
        Assert.That(back.AlphaAlpha, Is.EqualTo(d.AlphaAlpha));
        Assert.That(back.AlphaEnergy, Is.EqualTo(d.AlphaEnergy).Within(1e-15 * Math.Abs(d.AlphaEnergy)));
        Assert.That(back.EnergyEnergy, Is.EqualTo(d.EnergyEnergy).Within(1e-15 * d.EnergyEnergy));

        static double EnergyOf(double p)
        {
            double rest = Species.Electron.RestEnergy;
            return Math.Sqrt(p * p * SpeedOfLight * SpeedOfLight + rest * rest) - rest;
        }
    }

    private static double EnergyAt(double degrees) =>
        Resonance.Energy(Whistler, Species.Electron, 0.3 * ωce, WaveDirections.Backward, degrees * Degree);

    private static DiffusionTensor AtResonance(WaveDirections directions, double degrees) =>
        Quasilinear.Coefficients(Broadband(directions), Species.Electron, EnergyAt(degrees), degrees * Degree);
}
