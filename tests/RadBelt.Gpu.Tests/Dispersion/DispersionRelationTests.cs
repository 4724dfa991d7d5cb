using System.Numerics;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Dispersion;

internal sealed class DispersionRelationTests
{
    private static readonly DispersionRelation Full = DispersionRelation.Full;

    private static readonly DispersionRelation[] WithStix = [DispersionRelation.Full, DispersionRelation.HighDensity];

    /// <summary>The field of each wave solves n×(n×E) + K·E = 0, with K summed species by species.</summary>
    [TestCaseSource(nameof(WithStix))]
    public void FieldSolvesTheWaveEquation(DispersionRelation relation)
    {
        var random = new RandomWaves(41);
        for (int i = 0; i < 500; i++)
        {
            (ColdPlasma plasma, WaveBranch branch, double ψ, PassBand band) = random.Wave(relation);
            double ω = random.Uniform(band.Lower, band.Upper);
            ObliqueWave wave = relation.Wave(plasma, branch, ω, random.Integer(0, 1) > 0 ? ψ : Math.PI - ψ);
            double vacuum = relation == Full ? 1 : 0;
            double S = vacuum, D = 0, P = vacuum;
            foreach ((Species species, double density) in plasma.Populations())
            {
                double ωp2 = Math.Pow(species.PlasmaFrequency(density), 2);
                double Ω = species.Gyrofrequency(plasma.FieldStrength);
                S -= ωp2 / (ω * ω - Ω * Ω);
                D += Ω / ω * ωp2 / (ω * ω - Ω * Ω);
                P -= ωp2 / (ω * ω);
            }

            double nz = wave.ParallelWaveNumber * SpeedOfLight / ω, nx = wave.PerpendicularWaveNumber * SpeedOfLight / ω;
            (double x, double y, double z) = wave.Polarisation;
            Complex[] E = [x, Complex.ImaginaryOne * y, z];
            Complex[,] K = { { S - nz * nz, -Complex.ImaginaryOne * D, nx * nz }, { Complex.ImaginaryOne * D, S - nx * nx - nz * nz, 0 }, { nx * nz, 0, P - nx * nx } };
            for (int row = 0; row < 3; row++)
            {
                Complex sum = 0;
                double scale = 0;
                for (int column = 0; column < 3; column++)
                {
                    sum += K[row, column] * E[column];
                    scale += Complex.Abs(K[row, column] * E[column]);
                }

                // D loses (Ω/ω)² of its digits in the plain sum.
                Assert.That(Complex.Abs(sum), Is.LessThan(1e-9 * scale), $"{branch}, {ω / (2 * Math.PI)} Hz, {ψ / Degree}°");
            }

            double cB2 = (nx * nx + nz * nz) * y * y + Math.Pow(nz * x - nx * z, 2);
            Assert.That(cB2, Is.EqualTo(1).Within(1e-9));
        }
    }

    /// <summary>Along B0 the transverse field turns as the branch says; the plasma's two modes of propagation along B0 are its limit.</summary>
    [Test]
    public void SmallAnglesAreTheFieldAlignedModes()
    {
        foreach (ColdPlasma plasma in (ColdPlasma[])[Plasma, WithProtons, WithThreeIons])
        {
            double highestIon = plasma.Ions.Select(ion => ion.Species.Gyrofrequency(plasma.FieldStrength)).DefaultIfEmpty(0).Max();
            var right = new RMode(plasma);
            for (double x = 1e-5; x < 0.99; x *= 1.3)
            {
                double ω = x * plasma.ElectronGyrofrequency;
                foreach (double ψ in (double[])[0, 1e-7, Math.PI])
                {
                    // k∥ of the whistler differs by ψ²; the wave number itself by rounding where R and L are close.
                    ObliqueWave wave = Full.Wave(plasma, WaveBranch.Whistler, ω, ψ);
                    Assert.That(wave.WaveNumber, Is.EqualTo(right.WaveNumber(ω)).Within(1e-9).Percent);
                    Assert.That(wave.ParallelGroupSpeed, Is.EqualTo((ψ > 1 ? -1 : 1) * right.GroupSpeed(ω)).Within(1e-5).Percent, $"{x} {ψ}");
                    Assert.That(wave.Polarisation.X / wave.Polarisation.Y, Is.EqualTo(1).Within(1e-6));
                }

                if (ω < highestIon && new LMode(plasma) is var left && left.PassBands.Any(band => band.Contains(ω, ω)))
                {
                    ObliqueWave wave = Full.Wave(plasma, WaveBranch.Emic, ω, 0);
                    Assert.That(wave.WaveNumber, Is.EqualTo(left.WaveNumber(ω)).Within(1e-9).Percent);
                    Assert.That(wave.Polarisation.X / wave.Polarisation.Y, Is.EqualTo(-1).Within(1e-9));
                }
            }
        }
    }

    /// <summary>v_g = ∂ω/∂k: each component against differences of ω along lines in k space, found by following μ(ω, ψ) only.</summary>
    [Test]
    public void GroupVelocityIsTheGradientOfFrequency([Values] bool approximate)
    {
        var random = new RandomWaves(42);
        int tested = 0;
        while (tested < 200)
        {
            DispersionRelation relation = approximate
                ? random.Integer(0, 2) switch { 0 => DispersionRelation.QuasiLongitudinal, 1 => DispersionRelation.QuasiLongitudinalHighDensity, _ => DispersionRelation.LowFrequency }
                : Full;
            (ColdPlasma plasma, WaveBranch branch, double ψ, PassBand band) = approximate
                ? (random.Plasma([]) is var bare ? (bare, WaveBranch.Whistler, random.Uniform(1, 80) * Degree, default(PassBand)) : default)
                : random.Wave(relation);
            band = approximate ? relation.PassBands(plasma, branch, ψ)[0] : band;
            double width = band.Upper - band.Lower;
            double ω = random.Uniform(band.Lower + 0.1 * width, band.Upper - 0.1 * width);
            ObliqueWave wave = relation.Wave(plasma, branch, ω, ψ);

            // Waves of frequencies ω ± h and angles ψ ± δ: k to second order in the steps, so the speeds to about 1e-6.
            double h = 1e-4 * width, δ = 1e-4;
            (double kzω, double kxω) = Slope(relation, plasma, branch, ω - h, ψ, ω + h, ψ, 2 * h);
            (double kzψ, double kxψ) = Slope(relation, plasma, branch, ω, ψ - δ, ω, ψ + δ, 2 * δ);

            // dω = v_z dk_z + v_x dk_x along both: two equations for v.
            double determinant = kzω * kxψ - kxω * kzψ;
            double vz = kxψ / determinant, vx = -kzψ / determinant;
            double speed = Math.Sqrt(vz * vz + vx * vx);
            Assert.That(wave.ParallelGroupSpeed, Is.EqualTo(vz).Within(1e-4 * speed), $"{relation} {branch} {ω / band.Upper} {ψ / Degree}");
            Assert.That(wave.PerpendicularGroupSpeed, Is.EqualTo(vx).Within(1e-4 * speed), $"{relation} {branch} {ω / band.Upper} {ψ / Degree}");
            Assert.That(wave.ParallelWaveNumberSlope, Is.EqualTo(kzω).Within(1e-4 * kzω));
            if (relation == Full)
            {
                Assert.That(speed, Is.LessThan(SpeedOfLight));
            }

            tested++;
        }

        static (double Z, double X) Slope(
            DispersionRelation relation, ColdPlasma plasma, WaveBranch branch, double ω1, double ψ1, double ω2, double ψ2, double step)
        {
            ObliqueWave a = relation.Wave(plasma, branch, ω1, ψ1), b = relation.Wave(plasma, branch, ω2, ψ2);
            return ((b.ParallelWaveNumber - a.ParallelWaveNumber) / step, (b.PerpendicularWaveNumber - a.PerpendicularWaveNumber) / step);
        }
    }

    [Test]
    public void ResonanceConeAndGendrinAngle()
    {
        // Electrons alone, R² ≫ 1, high density: tan²ψ_r = 1/x² − 1, that is cosψ_r = x; cosψ_G = 2x. Both up to O(1/R²).
        foreach (double R in (double[])[10, 100])
        {
            ColdPlasma plasma = ColdPlasma.WithFrequencyRatio(140 * NanoTesla, R);
            foreach (double x in (double[])[0.05, 0.2, 0.35, 0.45])
            {
                double ω = x * plasma.ElectronGyrofrequency;
                Assert.That(Math.Cos(Full.ResonanceConeAngle(plasma, WaveBranch.Whistler, ω)!.Value), Is.EqualTo(x).Within(1 / (R * R)));
                double gendrin = Full.GendrinAngle(plasma, WaveBranch.Whistler, ω)!.Value;
                Assert.That(Math.Cos(gendrin), Is.EqualTo(2 * x).Within(2 / (R * R)));
                ObliqueWave wave = Full.Wave(plasma, WaveBranch.Whistler, ω, gendrin);
                Assert.That(wave.PerpendicularGroupSpeed, Is.EqualTo(0).Within(1e-8 * wave.ParallelGroupSpeed));
                double quasi = DispersionRelation.QuasiLongitudinalHighDensity.GendrinAngle(plasma, WaveBranch.Whistler, ω)!.Value;
                Assert.That(Math.Cos(quasi), Is.EqualTo(2 * x).Within(1e-7));
            }

            Assert.That(Full.GendrinAngle(plasma, WaveBranch.Whistler, 0.6 * plasma.ElectronGyrofrequency), Is.Null);
        }

        // Below the lower hybrid frequency whistlers run across the field.
        ColdPlasma protons = WithProtons;
        double lower = Math.Sqrt(protons.ElectronGyrofrequency * Species.Proton.Gyrofrequency(protons.FieldStrength));
        Assert.That(Full.ResonanceConeAngle(protons, WaveBranch.Whistler, 0.5 * lower), Is.Null);
        Assert.That(Full.ResonanceConeAngle(protons, WaveBranch.Whistler, 2 * lower), Is.GreaterThan(80 * Degree));
    }

    /// <summary>Bands at ψ = 0 are those of the field-aligned modes; Z modes run from the left-hand cut-off to where A or P vanishes.</summary>
    [Test]
    public void PassBands()
    {
        var left = new LMode(WithThreeIons);
        IReadOnlyList<PassBand> emic = Full.PassBands(WithThreeIons, WaveBranch.Emic, 0);
        Assert.That(emic.Count, Is.EqualTo(3));
        for (int i = 0; i < 3; i++)
        {
            Assert.That(emic[i].Lower, Is.EqualTo(left.PassBands[i].Lower).Within(1e-9).Percent);
            Assert.That(emic[i].Upper, Is.EqualTo(left.PassBands[i].Upper).Within(1e-9).Percent);
        }

        PassBand whistler = Full.PassBands(WithThreeIons, WaveBranch.Whistler, 0).Single();
        Assert.That(whistler, Is.EqualTo(new PassBand(0, WithThreeIons.ElectronGyrofrequency)));

        ColdPlasma plasma = Plasma;
        double ωpe = plasma.ElectronPlasmaFrequency, ωce = plasma.ElectronGyrofrequency;
        double cutOff = 0.5 * (-ωce + Math.Sqrt(ωce * ωce + 4 * ωpe * ωpe));
        PassBand along = Full.PassBands(plasma, WaveBranch.Z, 0).Single();
        Assert.That(along.Lower, Is.EqualTo(cutOff).Within(1e-9).Percent);
        Assert.That(along.Upper, Is.EqualTo(ωpe).Within(1e-9).Percent);
        PassBand across = Full.PassBands(plasma, WaveBranch.Z, 89.999 * Degree).Single();
        Assert.That(across.Upper, Is.EqualTo(Math.Sqrt(ωce * ωce + ωpe * ωpe)).Within(1e-6).Percent);
    }

    /// <summary>Nothing breaks where elements of the tensor have a pole or vanish: the Z mode at ω_ce and at ω_pe is the limit of its neighbours.</summary>
    [Test]
    public void ZModeIsSmoothAtTheElectronFrequencies()
    {
        ColdPlasma plasma = ColdPlasma.WithFrequencyRatio(140 * NanoTesla, 1.2);
        foreach (double ω in (double[])[plasma.ElectronGyrofrequency, plasma.ElectronPlasmaFrequency])
        {
            double At(double factor) => Full.RefractiveIndexSquared(plasma, WaveBranch.Z, factor * ω, 70 * Degree);
            double mean = 0.5 * (At(1 - 1e-6) + At(1 + 1e-6));
            Assert.That(mean, Is.GreaterThan(0));
            Assert.That(At(1), Is.EqualTo(mean).Within(1e-8 * mean));
        }
    }

    [Test]
    public void ImpossibleInputIsRefused()
    {
        double ωce = Plasma.ElectronGyrofrequency;
        Assert.Multiple(() =>
        {
            Refused(() => Full.Wave(Plasma, WaveBranch.Whistler, 0.5 * ωce, 70 * Degree), "does not propagate");
            Refused(() => Full.Wave(Plasma, WaveBranch.Whistler, -1, 0), "positive");
            Refused(() => Full.Wave(Plasma, WaveBranch.Whistler, ωce / 2, 4), "outside [0°, 180°]");
            Refused(() => Full.PassBands(Plasma, WaveBranch.Emic, 0), "no ions");
            Refused(() => DispersionRelation.QuasiLongitudinal.PassBands(WithProtons, WaveBranch.Whistler, 0), "electrons alone");
            Refused(() => DispersionRelation.LowFrequency.PassBands(Plasma, WaveBranch.Z, 0), "not Z mode");
            Refused(() => DispersionRelation.HighDensity.PassBands(Plasma, WaveBranch.Z, 0), "Z mode");
            Refused(() => Full.RequireBand(Plasma, WaveBranch.Whistler, 0.5 * ωce, 1.2 * ωce, 0, 1), "not where the whistler propagates");
            Refused(() => Full.RequireBand(WithThreeIons, WaveBranch.Emic, 1e-5 * ωce, 4e-4 * ωce, 0, 1), "choose cut-offs inside");
            Refused(() => StixParameters.At(Plasma, ωce), "gyrofrequency");
            Assert.That(() => Full.RequireBand(Plasma, WaveBranch.Whistler, 0.05 * ωce, 0.65 * ωce, 0, 10), Throws.Nothing);
            Assert.That(() => Full.RequireBand(Plasma, WaveBranch.Z, 0.99 * Plasma.ElectronPlasmaFrequency, 1.005 * Plasma.ElectronPlasmaFrequency, 0, 20), Throws.Nothing);
        });
    }
}
