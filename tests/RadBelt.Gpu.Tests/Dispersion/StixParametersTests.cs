using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;

namespace RadBelt.Gpu.Tests.Dispersion;

internal sealed class StixParametersTests
{
    private static readonly ColdPlasma[] Plasmas = [Plasma, WithProtons, WithThreeIons];

    /// <summary>Against the defining sums, where these lose no digits (ω ≥ ω_ce/100: at most 1e-12 of R and L).</summary>
    [TestCaseSource(nameof(Plasmas))]
    public void EqualTheDefiningSums(ColdPlasma plasma)
    {
        for (double x = 0.01; x < 20; x *= 1.17)
        {
            double ω = x * plasma.ElectronGyrofrequency;
            double r = 0, l = 0, p = 0;
            foreach ((Species species, double density) in plasma.Populations())
            {
                double ωp = species.PlasmaFrequency(density), Ω = species.Gyrofrequency(plasma.FieldStrength);
                r -= ωp * ωp / (ω * (ω + Ω));
                l -= ωp * ωp / (ω * (ω - Ω));
                p -= ωp * ωp / (ω * ω);
            }

            StixParameters full = StixParameters.At(plasma, ω), dense = StixParameters.HighDensity(plasma, ω);
            Assert.That(full.R, Is.EqualTo(1 + r).Within(1e-10 * (1 + Math.Abs(r))));
            Assert.That(full.L, Is.EqualTo(1 + l).Within(1e-10 * (1 + Math.Abs(l))));
            Assert.That(full.P, Is.EqualTo(1 + p).Within(1e-10 * (1 + Math.Abs(p))));
            Assert.That(dense.R, Is.EqualTo(r).Within(1e-10 * Math.Abs(r)));
            Assert.That(dense.L, Is.EqualTo(l).Within(1e-10 * Math.Abs(l)));
            Assert.That(dense.P, Is.EqualTo(p).Within(1e-10 * Math.Abs(p)));
            Assert.That(full.S + full.D, Is.EqualTo(full.R).Within(1e-12 * Math.Abs(full.R) + 1e-12 * Math.Abs(full.L)));
            Assert.That(full.S - full.D, Is.EqualTo(full.L).Within(1e-12 * Math.Abs(full.R) + 1e-12 * Math.Abs(full.L)));
        }
    }

    /// <summary>D keeps its digits far below the ion gyrofrequency, where D → −ω Σω_pi²/Ω_i³ (Stix 1992, ch. 2), next order (ω/Ω_i)².</summary>
    [Test]
    public void KeepDigitsAtLowFrequency()
    {
        double Ω = Species.Proton.Gyrofrequency(WithProtons.FieldStrength);
        double ωp = Species.Proton.PlasmaFrequency(WithProtons.ElectronDensity);
        double ratio = Species.Electron.Mass / Species.Proton.Mass;
        foreach (double y in (double[])[1e-5, 1e-7])
        {
            double expected = -y * ωp * ωp / (Ω * Ω) * (1 - ratio * ratio);
            Assert.That(StixParameters.At(WithProtons, y * Ω).D / expected, Is.EqualTo(1).Within(2 * y * y + 2e-16 / y));
        }
    }

    /// <summary>Slopes against central differences, whose error is of order 1e-8 here (step 1e-5 in ln ω), and their rounding 1e-16/1e-5.</summary>
    [TestCaseSource(nameof(Plasmas))]
    public void SlopesAreDerivatives(ColdPlasma plasma)
    {
        const double h = 1e-5;
        for (double x = 1e-5; x < 20; x *= 1.7)
        {
            double ω = x * plasma.ElectronGyrofrequency;
            StixParameters here = StixParameters.At(plasma, ω);
            StixParameters up = StixParameters.At(plasma, ω * Math.Exp(h)), down = StixParameters.At(plasma, ω * Math.Exp(-h));
            Check(here.LogarithmicSlopeOfR, up.R, down.R);
            Check(here.LogarithmicSlopeOfL, up.L, down.L);
            Check(here.LogarithmicSlopeOfP, up.P, down.P);
            Check(here.LogarithmicSlopeOfS, up.S, down.S, Math.Abs(here.R) + Math.Abs(here.L));
            Check(here.LogarithmicSlopeOfD, up.D, down.D, Math.Abs(here.R) + Math.Abs(here.L));
        }

        // S and D are half the sum and difference of R and L, and carry their rounding.
        static void Check(double slope, double up, double down, double rounding = 0) =>
            Assert.That(slope, Is.EqualTo((up - down) / (2 * h)).Within(1e-6 * Math.Abs(slope) + 1e-11 * (rounding + Math.Abs(up))));
    }
}
