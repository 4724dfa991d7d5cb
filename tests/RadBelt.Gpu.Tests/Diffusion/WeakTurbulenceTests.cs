using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Waves;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Diffusion;

internal sealed class WeakTurbulenceTests
{
    private static readonly WaveSpectrum Smooth = WaveSpectrum.Gaussian(
        Whistler,
        centre: 0.3 * ωce,
        width: 0.05 * ωce,
        lowerFrequency: 0.05 * ωce,
        upperFrequency: 0.55 * ωce,
        rmsAmplitude: 1.79 * PicoTesla,
        WaveDirections.Backward);

    [Test]
    public void TendsToTheResonantLimitAsTheInverseOfTime([Values(20, 45, 70)] double degrees)
    {
        double energy = EnergyAt(degrees);
        double α = degrees * Degree;
        DiffusionTensor limit = Quasilinear.Coefficients(Smooth, Species.Electron, energy, α);
        double[] times = [0.01, 0.02, 0.04, 0.08];
        double[] scaled = [.. times.Select(t =>
            t * (WeakTurbulence.Coefficients(Smooth, Species.Electron, energy, α, t).AlphaAlpha / limit.AlphaAlpha - 1))];

        // The power spectrum as a function of R is smooth, so the difference is c/Δt with the finite part of ∫S g²/R² for c; the rest falls
        // faster than any power.
        Assert.That(scaled, Is.All.EqualTo(scaled[^1]).Within(1e-6 * Math.Abs(scaled[^1]) + 1e-9 * times[^1]));
        Assert.That(Math.Abs(scaled[^1]), Is.GreaterThan(1e-6), "c is not zero by accident");
    }

    [Test]
    public void FlatBandTendsToTheResonantLimitInAllThreeCoefficients([Values(15, 45, 75)] double degrees)
    {
        double energy = EnergyAt(degrees);
        double α = degrees * Degree;
        WaveSpectrum spectrum = Broadband(WaveDirections.Backward);
        DiffusionTensor limit = Quasilinear.Coefficients(spectrum, Species.Electron, energy, α);
        DiffusionTensor late = WeakTurbulence.Coefficients(spectrum, Species.Electron, energy, α, 5);

        // The finite part of ∫dω/h² over ± 0.1 ω_ce about the root is of order 2/(0.1 ω_ce π Δt) ~ 1e-4 here; allow five times that.
        Assert.That(late.AlphaAlpha, Is.EqualTo(limit.AlphaAlpha).Within(5e-4 * limit.AlphaAlpha));
        Assert.That(late.AlphaEnergy, Is.EqualTo(limit.AlphaEnergy).Within(5e-4 * Math.Abs(limit.AlphaEnergy)));
        Assert.That(late.EnergyEnergy, Is.EqualTo(limit.EnergyEnergy).Within(5e-4 * limit.EnergyEnergy));
    }

    [Test]
    public void ShortTimesAreBallistic()
    {
        // A → |Ω0|Δt/2 for every wave: D_αα → (Δt/4)(Ω0/B0)² ∫S g² dk. The correction is (hΔt)²/12.
        double energy = EnergyAt(45);
        DiffusionTensor d1 = WeakTurbulence.Coefficients(Smooth, Species.Electron, energy, 45 * Degree, 1e-9);
        DiffusionTensor d2 = WeakTurbulence.Coefficients(Smooth, Species.Electron, energy, 45 * Degree, 2e-9);
        Assert.That(d2.AlphaAlpha, Is.EqualTo(2 * d1.AlphaAlpha).Within(1e-8 * d1.AlphaAlpha));
        Assert.That(d2.EnergyEnergy, Is.EqualTo(2 * d1.EnergyEnergy).Within(1e-8 * d1.EnergyEnergy));
    }

    [Test]
    public void DiscreteWavesActAsTheContinuumUntilTheyRecur([Values(20, 45, 70)] double degrees)
    {
        double energy = EnergyAt(degrees);
        double α = degrees * Degree;
        WaveSet waves = WaveSet.Realise(Smooth, 400, _ => 0);
        double recurrence = waves.RecurrenceTime(Species.Electron, energy, α);
        foreach (double part in (double[])[0.05, 0.3, 0.8])
        {
            // Poisson: the Fourier transform of A in ω ends at Δt, the comb repeats at the recurrence time, so that equal spacing adds no
            // error in between. What is left: each wave carries the mean of the Gaussian over its interval instead of its middle value,
            // relatively Δω²S″/24S = (Δω/δω)²/12 at the centre.
            double sum = WeakTurbulence.Coefficients(waves, Species.Electron, energy, α, part * recurrence).AlphaAlpha;
            double integral = WeakTurbulence.Coefficients(Smooth, Species.Electron, energy, α, part * recurrence).AlphaAlpha;
            double tolerance = Math.Pow(0.5 / 400 / 0.05, 2) / 11;
            Assert.That(sum, Is.EqualTo(integral).Within(tolerance * integral), $"at {part} of the recurrence time");
        }

        double late = WeakTurbulence.Coefficients(waves, Species.Electron, energy, α, 3 * recurrence).AlphaAlpha;
        double continuum = WeakTurbulence.Coefficients(Smooth, Species.Electron, energy, α, 3 * recurrence).AlphaAlpha;
        Assert.That(Math.Abs(late / continuum - 1), Is.GreaterThan(0.01), "after it they do not");
    }

    [Test]
    public void TensorIsPositiveSemidefinite([Values(1e-4, 1e-3, 1e-2, 0.1)] double elapsed, [Values(10, 60, 90, 130)] double degrees)
    {
        foreach (double keV in (double[])[1, 10, 300])
        {
            DiffusionTensor d = WeakTurbulence.Coefficients(
                Broadband(WaveDirections.Both), Species.Electron, keV * KeV, degrees * Degree, elapsed);
            Assert.That(d.AlphaAlpha * d.EnergyEnergy, Is.GreaterThanOrEqualTo(d.AlphaEnergy * d.AlphaEnergy * (1 - 1e-12)));
            Assert.That(d.AlphaAlpha, Is.Positive, "off resonance too");
        }
    }

    [Test]
    public void MirrorImageOfWavesAndParticlesDiffusesAlike()
    {
        DiffusionTensor a = WeakTurbulence.Coefficients(Broadband(WaveDirections.Backward), Species.Electron, 7 * KeV, 0.5, 0.02);
        DiffusionTensor b = WeakTurbulence.Coefficients(Broadband(WaveDirections.Forward), Species.Electron, 7 * KeV, Math.PI - 0.5, 0.02);
        Assert.That(b.AlphaAlpha, Is.EqualTo(a.AlphaAlpha).Within(1e-12 * a.AlphaAlpha));
        Assert.That(b.AlphaEnergy, Is.EqualTo(-a.AlphaEnergy).Within(1e-12 * Math.Abs(a.AlphaEnergy)));
    }

    [Test]
    public void AtADoubleRootTheRateGrowsAsTheRootOfTime()
    {
        // R ≈ ½R″(ω − ω*)²: ∫A dω ∝ Δt^½, where the resonant limit is infinite. Corrections fall as Δt^-½.
        (double energy, double α, double _) = DoubleRoot.OfElectrons();
        double At(double t) => WeakTurbulence.Coefficients(DoubleRoot.Spectrum, Species.Electron, energy, α, t).AlphaAlpha;
        Assert.That(At(16) / At(4), Is.EqualTo(2).Within(0.02));
    }

    [Test]
    public void KicksAlongUnperturbedOrbitsGiveTheSameMoments([Values] bool right, [Values(0.3, 1.2, 2.5)] double α)
    {
        // Three waves, both directions, off resonance. Independent of the code under test: the Lorentz force q(E + v × B) of
        // WaveSet.FieldAt along the helix, integrated by Simpson's rule, turned into ΔE and Δp∥, hence Δα. Averages over quarter turns of
        // each phase and of the gyrophase are exact: cross terms between waves hold e^{i(φ_i − φ_j)}, squares e^{2iφ}, and both average to
        // zero.
        FieldAlignedMode mode = right ? new RMode(WithProtons) : new LMode(WithProtons);
        Species species = right ? Species.Electron : Species.Proton;
        double top = mode.PassBands[0].Upper;
        double energy = 20 * KeV;
        double elapsed = 40 / top;
        Wave[] waves = [
            new Wave(0.2 * top, WaveDirections.Forward, 1e-12, 0),
            new Wave(0.5 * top, WaveDirections.Backward, 2e-12, 0),
            new Wave(0.7 * top, WaveDirections.Forward, 1.5e-12, 0)];
        double αα = 0, αE = 0, EE = 0;
        for (int phases = 0; phases < 64; phases++)
        {
            WaveSet set = WaveSet.Of(mode, [.. waves.Select((w, j) => w with { PhaseTurns = 0.25 * ((phases >> (2 * j)) % 4) })]);
            (double dα, double dE) = FirstOrderKick(set, species, energy, α, elapsed);
            αα += dα * dα / 64;
            αE += dα * dE / 64;
            EE += dE * dE / 64;
        }

        DiffusionTensor d = WeakTurbulence.Coefficients(WaveSet.Of(mode, waves), species, energy, α, elapsed);

        // Simpson with 4000 steps over at most ~40·(1 + kv/ω) rad: relative error (phase step)⁴/180 < 1e-9.
        Assert.That(αα / (2 * elapsed), Is.EqualTo(d.AlphaAlpha).Within(1e-8 * d.AlphaAlpha));
        Assert.That(αE / (2 * elapsed), Is.EqualTo(d.AlphaEnergy).Within(1e-8 * Math.Sqrt(d.AlphaAlpha * d.EnergyEnergy)));
        Assert.That(EE / (2 * elapsed), Is.EqualTo(d.EnergyEnergy).Within(1e-8 * d.EnergyEnergy));
    }

    [Test]
    public void ImpossibleTimesAreRefused()
    {
        Refused(() => WeakTurbulence.Coefficients(Smooth, Species.Electron, KeV, 1, 0), "elapsed");
        Refused(() => WeakTurbulence.Coefficients(Smooth, Species.Electron, KeV, 1, 1e9), "quasilinear limit");
    }

    private static double EnergyAt(double degrees) =>
        Resonance.Energy(Whistler, Species.Electron, 0.3 * ωce, WaveDirections.Backward, degrees * Degree);

    private static (double Δα, double ΔE) FirstOrderKick(WaveSet waves, Species species, double energy, double α, double elapsed)
    {
        const int steps = 4000;
        double v = species.Speed(energy);
        double gyration = species.Gyrofrequency(waves.Mode.Plasma.FieldStrength) / species.LorentzFactor(energy);
        double work = 0, push = 0;
        for (int i = 0; i <= steps; i++)
        {
            double t = elapsed * i / steps;
            TransverseField f = waves.FieldAt(v * Math.Cos(α) * t, t);
            double vy = v * Math.Sin(α) * Math.Cos(-gyration * t);
            double vz = v * Math.Sin(α) * Math.Sin(-gyration * t);
            double weight = elapsed / steps / 3 * (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2);
            work += weight * species.Charge * (vy * f.Ey + vz * f.Ez);
            push += weight * species.Charge * (vy * f.Bz - vz * f.By);
        }

        // cosα = p∥/p: −sinα Δα = (Δp∥ − cosα Δp)/p with Δp = ΔE/v.
        double p = species.Mass * species.MomentumPerMass(energy);
        return (-(push - Math.Cos(α) * work / v) / (p * Math.Sin(α)), work);
    }
}
