using System.Numerics;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.LinearTheory;

internal sealed class ElectrostaticDispersionTests
{
    private const double BeamSpeed = 1e7;

    private static readonly ElectrostaticDispersion Thermal = new(PlasmaComponent.Maxwellian(Species.Electron, 1e7, 1 * KeV));

    private static double DebyeLength => Math.Sqrt(1 * KeV / Species.Electron.Mass) / Thermal.PlasmaFrequency;

    [TestCase(0.25, 1.1057, -0.0021641)]
    [TestCase(0.5, 1.4156619, -0.1533595)]
    [TestCase(1.0, 2.0459049, -0.8513305)]
    public void LangmuirWavesHaveTheirPublishedFrequencies(double kλ, double frequency, double growth)
    {
        // The values every Vlasov code is tested with (for instance Cheng and Knorr 1976; Canosa 1973 tabulates them), to their last digit.
        Complex ω = Thermal.Langmuir(kλ / DebyeLength).ComplexFrequency / Thermal.PlasmaFrequency;
        Assert.That(ω.Real, Is.EqualTo(frequency).Within(5e-5));
        Assert.That(ω.Imaginary, Is.EqualTo(growth).Within(1e-7));
    }

    [Test]
    public void LongWavesFollowBohmAndGross([Values(0.01, 0.03)] double kλ)
    {
        // ω²/ω_p² = 1 + 3κ + 6κ² + …, κ = (kλ_D)²: the moment expansion 1 + 3κ/ω² + 15κ²/ω⁴ solved for ω²; the next term is 24κ³.
        double κ = kλ * kλ, ω = Thermal.Langmuir(kλ / DebyeLength).Frequency / Thermal.PlasmaFrequency;
        Assert.That(ω * ω, Is.EqualTo(1 + 3 * κ + 6 * κ * κ).Within(40 * κ * κ * κ + 1e-15));
    }

    [Test]
    public void WeakDampingIsLandaus()
    {
        // γ = −(π/8)^½ ω_p/(kλ)³ · ω²/ω_p² · exp(−ω²/2κ) · …; exactly, for weak damping, −Im D/(∂D/∂ω) at real ω, with ∂D/∂ω = (2/ω)(1 +
        // 6κ/ω² + 45κ²/ω⁴ …).
        const double kλ = 0.15, κ = kλ * kλ;
        Complex ω = Thermal.Langmuir(kλ / DebyeLength).ComplexFrequency / Thermal.PlasmaFrequency;
        double x = ω.Real, absorbed = Math.Sqrt(Math.PI / 2) * x / (kλ * κ) * Math.Exp(-x * x / (2 * κ));
        double slope = 2 / (x * x * x) * (1 + 6 * κ / (x * x) + 45 * κ * κ / Math.Pow(x, 4) + 420 * Math.Pow(κ / (x * x), 3));
        Assert.That(ω.Imaginary, Is.EqualTo(-absorbed / slope).Within(0.5).Percent);
    }

    [Test]
    public void EqualColdBeamsGrowAsInClosedForm([Values(0.2, 0.6, 0.95)] double part)
    {
        // Beams of ω_b² = ω_pe²/2 at ±U: ω² = κ² + ω_b² − ω_b(4κ² + ω_b²)^½, κ = kU, unstable for κ < √2 ω_b.
        ElectrostaticDispersion beams = Beams(temperature: 0);
        double ωb = beams.PlasmaFrequency / Math.Sqrt(2), κ = part * Math.Sqrt(2) * ωb;
        double expected = Math.Sqrt(ωb * Math.Sqrt(4 * κ * κ + ωb * ωb) - κ * κ - ωb * ωb);
        LinearMode mode = beams.Growing(κ / BeamSpeed)!.Value;
        Assert.That(mode.GrowthRate, Is.EqualTo(expected).Within(1e-10 * beams.PlasmaFrequency));
        Assert.That(mode.Frequency, Is.Zero.Within(1e-10 * beams.PlasmaFrequency));
        Assert.That(beams.Growing(1.02 * Math.Sqrt(2) * ωb / BeamSpeed), Is.Null);
    }

    [Test]
    public void FastestTwoStreamGrowthIsKnown()
    {
        // The maximum of the above: γ = ω_b/2 = ω_pe/√8 at kU = (√3/2) ω_b.
        ElectrostaticDispersion beams = Beams(temperature: 0);
        double ωb = beams.PlasmaFrequency / Math.Sqrt(2);
        LinearMode most = beams.MostUnstable(0.1 * ωb / BeamSpeed, 2 * ωb / BeamSpeed)!.Value;
        Assert.That(most.GrowthRate, Is.EqualTo(beams.PlasmaFrequency / Math.Sqrt(8)).Within(1e-9 * ωb));
        Assert.That(most.WaveNumber * BeamSpeed, Is.EqualTo(Math.Sqrt(0.75) * ωb).Within(1e-4 * ωb));
    }

    [Test]
    public void WarmBeamsMergeIntoAStablePlasma()
    {
        // Two Maxwellians have two humps, which Penrose's criterion needs, only for U > √(T/m).
        double threshold = Species.Electron.Mass * BeamSpeed * BeamSpeed;
        ElectrostaticDispersion twoHumps = Beams(0.2 * threshold), oneHump = Beams(1.05 * threshold);
        double k = 0.3 * twoHumps.PlasmaFrequency / BeamSpeed;
        Assert.That(twoHumps.Growing(k)!.Value.GrowthRate, Is.GreaterThan(0).And.LessThan(Beams(0).Growing(k)!.Value.GrowthRate));
        Assert.That(oneHump.MostUnstable(0.01 * k, 10 * k), Is.Null);
    }

    [Test]
    public void DriftIsADopplerShift()
    {
        double k = 0.3 / DebyeLength, drift = 1e6;
        var moving = new ElectrostaticDispersion(PlasmaComponent.Maxwellian(Species.Electron, 1e7, 1 * KeV, drift));
        Complex shift = moving.Langmuir(k).ComplexFrequency - Thermal.Langmuir(k).ComplexFrequency;
        Assert.That(Complex.Abs(shift - k * drift), Is.LessThan(1e-11 * Thermal.PlasmaFrequency));
    }

    [Test]
    public void SaysWhenThereIsNoRoot()
    {
        Refused(() => Thermal.Langmuir(0), "|k|");
        Refused(() => _ = new ElectrostaticDispersion(), "no components");
    }

    private static ElectrostaticDispersion Beams(double temperature) => new(
        PlasmaComponent.Maxwellian(Species.Electron, 0.5e7, temperature, BeamSpeed),
        PlasmaComponent.Maxwellian(Species.Electron, 0.5e7, temperature, -BeamSpeed));
}
