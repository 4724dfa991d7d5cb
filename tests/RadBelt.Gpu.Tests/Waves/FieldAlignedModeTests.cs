using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Waves;

internal sealed class FieldAlignedModeTests
{
    private static IEnumerable<TestCaseData> Modes()
    {
        yield return new TestCaseData(new RMode(Plasma), 0).SetArgDisplayNames("R, electrons");
        yield return new TestCaseData(new RMode(WithProtons), 0).SetArgDisplayNames("R, protons");
        yield return new TestCaseData(new RMode(WithThreeIons), 0).SetArgDisplayNames("R, three ions");
        yield return new TestCaseData(new LMode(WithProtons), 0).SetArgDisplayNames("L, protons");
        for (int band = 0; band < 3; band++)
        {
            yield return new TestCaseData(new LMode(WithThreeIons), band).SetArgDisplayNames("L, three ions", $"band {band}");
        }
    }

    [Test]
    public void ReferenceCaseHasItsPublishedNumbers()
    {
        double ω = 0.3 * ωce;

        // Each to the digits it is quoted with.
        Assert.Multiple(() =>
        {
            Assert.That(ωce / (2 * Math.PI), Is.EqualTo(3918.95).Within(0.005));
            Assert.That(Plasma.FrequencyRatio, Is.EqualTo(7.2451).Within(5e-5));
            Assert.That(SpeedOfLight / Plasma.ElectronPlasmaFrequency, Is.EqualTo(1680.5).Within(0.05));
            Assert.That(2 * Math.PI / Whistler.WaveNumber(ω), Is.EqualTo(16.10e3).Within(5));
            Assert.That(Whistler.GroupSpeed(ω) / SpeedOfLight, Is.EqualTo(0.0882).Within(5e-5));
            Assert.That(0.03 * Whistler.GroupSpeed(ω), Is.EqualTo(794e3).Within(1e3));
        });
    }

    [Test]
    public void ElectronWhistlerHasItsClosedForm([Values(1e-6, 0.1, 0.3, 0.5, 0.9, 0.999)] double x)
    {
        double r = Plasma.FrequencyRatio;
        double expected = 1 + r * r / (x * (1 - x));
        Assert.That(Whistler.RefractiveIndexSquared(x * ωce), Is.EqualTo(expected).Within(1e-12 * expected));
    }

    [TestCaseSource(nameof(Modes))]
    public void RefractiveIndexIsTheStixSum(FieldAlignedMode mode, int band)
    {
        foreach (double ω in Inside(mode.PassBands[band]))
        {
            double expected = 1, largest = 1;
            foreach ((Species species, double density) in mode.Plasma.Populations())
            {
                double w = mode.RotationSense * species.Gyrofrequency(mode.Plasma.FieldStrength);
                double term = Math.Pow(species.PlasmaFrequency(density), 2) / (ω * (ω + w));
                expected -= term;
                largest = Math.Max(largest, Math.Abs(term));
            }

            // The plain sum loses what its largest term has more than the result.
            Assert.That(mode.RefractiveIndexSquared(ω), Is.EqualTo(expected).Within(4e-15 * largest + 1e-13 * expected));
        }
    }

    [TestCaseSource(nameof(Modes))]
    public void GroupSpeedIsTheDerivative(FieldAlignedMode mode, int band)
    {
        foreach (double ω in Inside(mode.PassBands[band]))
        {
            // Central difference of sixth order, step δ of the distance to the nearer end d: error ~ (δ/d)⁶.
            double step = 1e-2 * Math.Min(ω - mode.PassBands[band].Lower, mode.PassBands[band].Upper - ω);
            double k(int i) => mode.WaveNumber(ω + i * step);
            double slope = (45 * (k(1) - k(-1)) - 9 * (k(2) - k(-2)) + (k(3) - k(-3))) / (60 * step);
            Assert.That(mode.GroupSpeed(ω) * slope, Is.EqualTo(1).Within(1e-9), $"ω = {ω}");
        }
    }

    [TestCaseSource(nameof(Modes))]
    public void FrequencyInvertsWaveNumber(FieldAlignedMode mode, int band)
    {
        foreach (double ω in Inside(mode.PassBands[band]))
        {
            double k = mode.WaveNumber(ω);
            double back = mode.Frequency(k, mode.PassBands[band]);

            // k is known to rounding, so ω is to rounding of k: δω = v_g δk.
            double rounding = 1e-14 * mode.GroupSpeed(ω) * k + 4e-15 * ω;
            Assert.That(back, Is.EqualTo(ω).Within(rounding));
            Assert.That(mode.Frequency(-k, mode.PassBands[band]), Is.EqualTo(back));
        }
    }

    [TestCaseSource(nameof(Modes))]
    public void GroupSpeedIsMonotoneOnBothSidesOfTheFastestGroup(FieldAlignedMode mode, int band)
    {
        PassBand pass = mode.PassBands[band];
        double width = pass.Upper - pass.Lower;
        double lower = pass.Lower + 1e-4 * width;
        double upper = pass.Upper - 1e-4 * width;
        double turn = mode.FrequencyOfFastestGroup(lower, upper) ?? lower;
        double[] ω = [.. Enumerable.Range(0, 2001).Select(i => lower + (upper - lower) * i / 2000)];
        for (int i = 0; i + 1 < ω.Length; i++)
        {
            if (ω[i + 1] <= turn)
            {
                Assert.That(mode.GroupSpeed(ω[i + 1]), Is.GreaterThan(mode.GroupSpeed(ω[i])));
            }
            else if (ω[i] >= turn)
            {
                Assert.That(mode.GroupSpeed(ω[i + 1]), Is.LessThan(mode.GroupSpeed(ω[i])));
            }
        }
    }

    [Test]
    public void BothModesBecomeAlfvenWavesFarBelowTheIonGyrofrequency()
    {
        double massDensity = WithProtons.ElectronDensity * (ProtonMass + ElectronMass);
        double alfven2 = WithProtons.FieldStrength * WithProtons.FieldStrength / (VacuumPermeability * massDensity);
        double expected = Math.Sqrt(alfven2 / (1 + alfven2 / (SpeedOfLight * SpeedOfLight)));
        double ω = 1e-9 * Species.Proton.Gyrofrequency(WithProtons.FieldStrength);

        // Departs as ω/Ω_p = 1e-9; ε0μ0c² = 1 holds to 1e-10 with the CODATA values.
        Assert.That(new RMode(WithProtons).PhaseSpeed(ω), Is.EqualTo(expected).Within(2e-9 * expected));
        Assert.That(new LMode(WithProtons).PhaseSpeed(ω), Is.EqualTo(expected).Within(2e-9 * expected));
    }

    [Test]
    public void WhistlerOfElectronsAloneIsTheHeliconFarBelowTheirGyrofrequency()
    {
        double ω = 1e-6 * ωce;
        double helicon = Plasma.ElectronPlasmaFrequency / SpeedOfLight * Math.Sqrt(ω / ωce);
        Assert.That(Whistler.WaveNumber(ω), Is.EqualTo(helicon).Within(1e-6 * helicon));
    }

    [Test]
    public void EmicBandsLieBetweenCutOffsAndIonGyrofrequencies()
    {
        var mode = new LMode(WithThreeIons);
        Species[] ions = [Species.Oxygen, Species.Helium, Species.Proton];
        double[] resonances = [.. ions.Select(ion => ion.Gyrofrequency(WithThreeIons.FieldStrength))];
        Assert.That(mode.PassBands.Select(b => b.Upper), Is.EqualTo(resonances));
        for (int i = 1; i < 3; i++)
        {
            double cutOff = mode.PassBands[i].Lower;
            Assert.That(cutOff, Is.InRange(resonances[i - 1], resonances[i]));
            Assert.That(mode.RefractiveIndexSquared(cutOff * (1 - 1e-9)), Is.Negative);
            Assert.That(mode.RefractiveIndexSquared(cutOff * (1 + 1e-9)), Is.Positive);
        }
    }

    [Test]
    public void DensityAndFrequencyRatioDescribeTheSamePlasma()
    {
        ColdPlasma same = ColdPlasma.WithFrequencyRatio(Plasma.FieldStrength, Plasma.FrequencyRatio);
        Assert.That(same.ElectronDensity, Is.EqualTo(1e7).Within(1e-8));
    }

    [Test]
    public void ImpossiblePlasmasAndFrequenciesAreRefused()
    {
        Assert.Multiple(() =>
        {
            Refused(() => new ColdPlasma(140e-9, -1), "electron density");
            Refused(() => new ColdPlasma(double.NaN, 1e7), "B0");
            Refused(() => new ColdPlasma(140e-9, 1e7, new IonFraction(Species.Proton, 0.9)), "add up to 1");
            Refused(() => new LMode(Plasma), "add ions");
            Refused(() => Whistler.WaveNumber(1.1 * ωce), "does not propagate");
            Refused(() => Whistler.Frequency(0), "|k|");
        });
    }

    private static IEnumerable<double> Inside(PassBand band) =>
        new[] { 0.001, 0.03, 0.1, 0.3, 0.5, 0.8, 0.97 }.Select(part => band.Lower + part * (band.Upper - band.Lower));
}
