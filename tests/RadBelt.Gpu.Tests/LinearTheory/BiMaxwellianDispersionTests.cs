using System.Numerics;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.LinearTheory;

internal sealed class BiMaxwellianDispersionTests
{
    private const double B0 = 140 * NanoTesla;

    private static double ωce => Math.Abs(Species.Electron.Gyrofrequency(B0));

    [Test]
    public void ColdPlasmaHasTheColdModes([Values(0.001, 0.1, 0.5, 0.9)] double x, [Values(0, 1e-12)] double electronVolts)
    {
        PlasmaComponent[] plasma = [Maxwellian(Species.Electron), Maxwellian(Species.Proton)];
        ParallelDispersion[] modes = [BiMaxwellianDispersion.RMode(B0, plasma), BiMaxwellianDispersion.LMode(B0, plasma)];
        foreach (ParallelDispersion dispersion in modes)
        {
            double k = dispersion.ColdMode.WaveNumber(x * dispersion.ColdMode.PassBands[0].Upper);
            LinearMode mode = dispersion.Mode(k);

            // Warm corrections go as (ka/(ω_ce − ω))², 1e-14 at 1e-12 eV and x = 0.9; what counts is rounding, of c²k² over ωD′.
            Assert.That(mode.Frequency, Is.EqualTo(dispersion.ColdMode.Frequency(k)).Within(1e-10).Percent);
            Assert.That(mode.GrowthRate, Is.Zero.Within(1e-13 * mode.Frequency));
        }

        PlasmaComponent Maxwellian(Species species) => PlasmaComponent.Maxwellian(species, 1e7, electronVolts * ElectronVolt);
    }

    [Test]
    public void ResponseIsTheVelocityIntegral([Values(0.3, -0.7)] double growth, [Values(-1e-3, 2e-4)] double k)
    {
        // Above the axis ∫ f(v)(ω − kU + A k w)/(ω + σΩ − kv) dv by the trapezoidal rule, which converges as exp(−2πγ/(kΔv)) here; below it
        // Landau's term is added by hand.
        var hot = new PlasmaComponent(Species.Electron, 1e7, 2 * KeV, 5 * KeV, Drift: 1.5e7);
        BiMaxwellianDispersion dispersion = BiMaxwellianDispersion.RMode(B0, hot);
        Complex ω = new Complex(0.4, growth) * ωce;
        double a = Math.Sqrt(2 * hot.ParallelTemperature / ElectronMass), step = 1e-3;
        Complex inFrame = ω - k * hot.Drift;
        Complex integrand(double t) => (inFrame + 1.5 * k * a * t) / (inFrame - ωce - k * a * t) * Math.Exp(-t * t) / Math.Sqrt(Math.PI);
        Complex expected = 0;
        for (double t = -7; t < 7; t += step)
        {
            expected += step * integrand(t);
        }

        if (growth < 0)
        {
            Complex pole = (inFrame - ωce) / (Math.Abs(k) * a);
            Complex numerator = inFrame + 1.5 * Math.Abs(k) * a * pole;
            expected -= 2 * Complex.ImaginaryOne * Math.Sqrt(Math.PI) * Complex.Exp(-pole * pole) * numerator / (Math.Abs(k) * a);
        }

        Assert.That(Complex.Abs(dispersion.Response(0, ω, k) - expected), Is.LessThan(1e-12 * Complex.Abs(expected)));
    }

    [Test]
    public void WeakGrowthIsThatOfKennelAndPetschek([Values(0.1, 0.3, 0.6)] double x, [Values(-0.3, 0, 1.0)] double anisotropy)
    {
        // Kennel and Petschek (1966): γ = π Ω (1 − x)² η (A − x/(1 − x)), η = [(Ω − ω)/k] f∥(v_R). They take a dense plasma
        // (R² ≫ 1) and few hot electrons: here R = 300 (what they leave out is 2x(1 − x)²/R² < 4e-6) and 1e-7 of the electrons (a like part
        // of γ/ω).
        const double fraction = 1e-7, tParallel = 5 * KeV;
        ColdPlasma cold = ColdPlasma.WithFrequencyRatio(B0, 300);
        double n = cold.ElectronDensity, k = new RMode(cold).WaveNumber(x * ωce), resonant = (x - 1) * ωce / k;
        double temperature = tParallel / (300 * 300 / 52.5);
        BiMaxwellianDispersion dispersion = BiMaxwellianDispersion.RMode(
            B0,
            PlasmaComponent.Cold(Species.Electron, (1 - fraction) * n),
            new PlasmaComponent(Species.Electron, fraction * n, temperature, (1 + anisotropy) * temperature));

        double variance = temperature / ElectronMass;
        double η = -resonant * fraction * Math.Exp(-resonant * resonant / (2 * variance)) / Math.Sqrt(2 * Math.PI * variance);
        double expected = Math.PI * ωce * (1 - x) * (1 - x) * η * (anisotropy - x / (1 - x));
        Assert.That(dispersion.Mode(k).GrowthRate, Is.EqualTo(expected).Within(2e-5 * Math.Abs(expected)));
    }

    [Test]
    public void GrowthEndsWhereTheoryHasIt([Values(0.35, 1.5)] double anisotropy)
    {
        // γ has the sign of A − ω/(Ω − ω), so it vanishes at ω/Ω = A/(A + 1), for any density of one hot component; for ion waves likewise.
        double marginal = anisotropy / (anisotropy + 1);
        var electrons = new PlasmaComponent(Species.Electron, 0.1e7, 2 * KeV, (1 + anisotropy) * 2 * KeV);
        Check(BiMaxwellianDispersion.RMode(B0, PlasmaComponent.Cold(Species.Electron, 0.9e7), electrons));
        var protons = new PlasmaComponent(Species.Proton, 0.1e7, 20 * KeV, (1 + anisotropy) * 20 * KeV);
        Check(BiMaxwellianDispersion.LMode(
            B0, PlasmaComponent.Cold(Species.Electron, 1e7), PlasmaComponent.Cold(Species.Proton, 0.9e7), protons));

        void Check(ParallelDispersion dispersion)
        {
            double top = dispersion.ColdMode.PassBands[0].Upper;
            double growth(double k) => dispersion.Mode(k).GrowthRate;
            double k = BracketedRoot.Find(
                growth, dispersion.ColdMode.WaveNumber(0.6 * marginal * top), dispersion.ColdMode.WaveNumber(1.3 * marginal * top));
            Assert.That(dispersion.Mode(k).Frequency / top, Is.EqualTo(marginal).Within(1e-9));
        }
    }

    [Test]
    public void MostUnstableModeIsTheTopOfTheGrowthCurve()
    {
        BiMaxwellianDispersion dispersion = BiMaxwellianDispersion.RMode(B0, AllansonPlasmas.RunsVIToX);
        double lowest = dispersion.ColdMode.WaveNumber(0.02 * ωce), highest = dispersion.ColdMode.WaveNumber(0.95 * ωce);
        LinearMode most = dispersion.MostUnstable(lowest, highest)!.Value;
        double around(double part) => dispersion.Mode(most.WaveNumber * part).GrowthRate;
        double residual = Complex.Abs(dispersion.Value(most.ComplexFrequency, most.WaveNumber));
        Assert.That(residual, Is.LessThan(1e-9 * Math.Pow(SpeedOfLight * most.WaveNumber, 2)));
        Assert.That(around(0.999), Is.LessThan(most.GrowthRate));
        Assert.That(around(1.001), Is.LessThan(most.GrowthRate));
        IEnumerable<LinearMode> curve = dispersion.Modes(Enumerable.Range(0, 200).Select(i => lowest + (highest - lowest) * i / 199));
        Assert.That(curve.Max(m => m.GrowthRate), Is.EqualTo(most.GrowthRate).Within(0.5).Percent.And.LessThanOrEqualTo(most.GrowthRate));
    }

    [Test]
    public void IsotropicPlasmaIsStable()
    {
        BiMaxwellianDispersion dispersion = BiMaxwellianDispersion.RMode(
            B0,
            PlasmaComponent.Maxwellian(Species.Electron, 0.9e7, 1 * ElectronVolt),
            PlasmaComponent.Maxwellian(Species.Electron, 0.1e7, 20 * KeV));
        Assert.That(dispersion.MostUnstable(1e-5, 2e-3), Is.Null);
    }

    [Test]
    public void BothDirectionsAreAlikeButForDrifts()
    {
        PlasmaComponent[] still = AllansonPlasmas.RunsVIToX;
        PlasmaComponent[] drifting = [.. still.Select(c => c with { Drift = c.ParallelTemperature > 10 * KeV ? 1e7 : 0 })];
        const double k = 4e-4;
        Complex ω = BiMaxwellianDispersion.RMode(B0, still).Mode(k).ComplexFrequency;
        Assert.That(BiMaxwellianDispersion.RMode(B0, still).Mode(-k).ComplexFrequency, Is.EqualTo(ω));

        // Electrons that drift against the wave resonate more slowly in their frame: the mirrored drift in the mirrored wave is the same
        // thing.
        Complex against = BiMaxwellianDispersion.RMode(B0, drifting).Mode(-k).ComplexFrequency;
        PlasmaComponent[] mirrored = [.. drifting.Select(c => c with { Drift = -c.Drift })];
        Assert.That(BiMaxwellianDispersion.RMode(B0, mirrored).Mode(k).ComplexFrequency, Is.EqualTo(against));
        Assert.That(Math.Abs(against.Imaginary - ω.Imaginary), Is.GreaterThan(1));
    }

    [Test]
    public void RefusesWhatIsNoPlasma()
    {
        PlasmaComponent electrons = PlasmaComponent.Cold(Species.Electron, 1e7), protons = PlasmaComponent.Cold(Species.Proton, 1e7);
        Refused(() => BiMaxwellianDispersion.RMode(B0), "no components");
        Refused(() => BiMaxwellianDispersion.RMode(B0, protons), "no electrons");
        Refused(() => BiMaxwellianDispersion.LMode(B0, electrons), "electrons only");
        Refused(() => BiMaxwellianDispersion.RMode(B0, electrons, protons with { Density = 2e7 }), "positive charges per electron");
        Refused(() => BiMaxwellianDispersion.RMode(B0, electrons with { Density = -1 }), "density of electron");
        Refused(() => BiMaxwellianDispersion.RMode(B0, electrons with { ParallelTemperature = double.NaN }), "parallel temperature of");
        Refused(() => BiMaxwellianDispersion.RMode(B0, electrons with { Drift = 4e8 }), "speed of light");
        Refused(() => BiMaxwellianDispersion.RMode(B0, electrons with { Species = new Species("muon", -1e-19, 1e-28) }), "muon");
    }

    [Test]
    public void SaysWhenThereIsNoRoot()
    {
        // At this k the cold wave has 0.9998 ω_ce; in a plasma of 1 keV it is gone.
        BiMaxwellianDispersion dispersion = BiMaxwellianDispersion.RMode(B0, PlasmaComponent.Maxwellian(Species.Electron, 1e7, 1 * KeV));
        Refused(() => dispersion.Mode(0.05), "no R mode wave of k = 0.05");
        Refused(() => dispersion.Mode(0), "|k|");
        Refused(() => dispersion.MostUnstable(1, 0.1), "not below");
    }
}
