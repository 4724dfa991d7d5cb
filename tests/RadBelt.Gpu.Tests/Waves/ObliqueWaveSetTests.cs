using System.Numerics;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ObliqueCase;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Waves;

internal sealed class ObliqueWaveSetTests
{
    [Test]
    public void PowerOfAllWavesIsThatOfTheSpectrum([Values] WaveDirections directions)
    {
        const double rms = 30 * PicoTesla;
        ObliqueWaveSet set = ObliqueWaveSet.Realise(Broad(directions, rms), 120, seed: 1);
        (double forward, double backward) = (Power(w => w.Wave.ParallelWaveNumber > 0), Power(w => w.Wave.ParallelWaveNumber < 0));
        (double Forward, double Backward) shares = directions switch
        {
            WaveDirections.Forward => (1, 0),
            WaveDirections.Backward => (0, 1),
            _ => (0.5, 0.5),
        };
        Assert.That(forward / (rms * rms), Is.EqualTo(shares.Forward).Within(1e-12));
        Assert.That(backward / (rms * rms), Is.EqualTo(shares.Backward).Within(1e-12));

        // ⟨|B|²⟩ from Faraday's law, not from the amplitude that the set was given.
        double Power(Func<PlaneWave, bool> which) => set.Waves.Where(which).Sum(w => 0.5 * w.MagneticField.SquaredNorm);
    }

    [Test]
    public void RealisedFieldHasTheRmsAmplitudeAndItsCurlAndDivergence()
    {
        // |B|² at places far apart: mean B_w², variance at most B_w⁴ (for circular waves), so a standard error below B_w²/√M.
        const int seed = 11, places = 4000;
        var random = new Random(seed);
        const double rms = 30 * PicoTesla;
        ObliqueWaveSet set = ObliqueWaveSet.Realise(Broad(WaveDirections.Both, rms), 60, seed);
        double k = set.Waves.Max(w => w.Wave.WaveNumber), ω = set.Waves.Max(w => w.Wave.Frequency), h = 1e-3 / k, τ = 1e-3 / ω, sum = 0;
        for (int i = 0; i < places; i++)
        {
            (double x, double y, double z, double t) = (Far(1e9), Far(1e9), Far(1e9), 10 * random.NextDouble());
            WaveFields at = set.FieldAt(x, y, z, t);
            sum += at.Bx * at.Bx + at.By * at.By + at.Bz * at.Bz;
            if (i % 200 == 0)
            {
                // Near the origin, where differences of phases keep their digits. Central differences: (kh)²/6 ~ 2e-7, rounding 1e-16/1e-3.
                (x, y, z, t) = (Far(3 / k), Far(3 / k), Far(3 / k), 3 * random.NextDouble() / ω);
                (WaveFields dx, WaveFields dy, WaveFields dz) = (
                    Slope(s => set.FieldAt(x + s, y, z, t), h), Slope(s => set.FieldAt(x, y + s, z, t), h), Slope(s => set.FieldAt(x, y, z + s, t), h));
                WaveFields dt = Slope(s => set.FieldAt(x, y, z, t + s), τ);
                Assert.That(dx.Bx + dy.By + dz.Bz, Is.Zero.Within(1e-6 * k * rms), "div B");
                Assert.That(dt.Bx + dy.Ez - dz.Ey, Is.Zero.Within(1e-6 * ω * rms), "Faraday, x");
                Assert.That(dt.By + dz.Ex - dx.Ez, Is.Zero.Within(1e-6 * ω * rms), "Faraday, y");
                Assert.That(dt.Bz + dx.Ey - dy.Ex, Is.Zero.Within(1e-6 * ω * rms), "Faraday, z");
                Assert.That(Math.Abs(dt.By), Is.GreaterThan(1e-5 * ω * rms), "there is something to cancel");
            }
        }

        double mean = sum / places / (rms * rms);
        TestContext.Out.WriteLine($"seed {seed}: <B²>/B_w² = {mean:F4}");
        Assert.That(mean, Is.EqualTo(1).Within(3.5 / Math.Sqrt(places)));

        double Far(double length) => (2 * random.NextDouble() - 1) * length;

        static WaveFields Slope(Func<double, WaveFields> field, double step)
        {
            (WaveFields a, WaveFields b) = (field(-step), field(step));
            double f = 1 / (2 * step);
            return new(f * (b.Ex - a.Ex), f * (b.Ey - a.Ey), f * (b.Ez - a.Ez), f * (b.Bx - a.Bx), f * (b.By - a.By), f * (b.Bz - a.Bz));
        }
    }

    /// <summary>
    /// Ampère's law in the plasma, k × B̂ = −(ω/c²) ε Ê with the dielectric tensor about B0 along x: pins dispersion, polarisation and the sense in which
    /// fields turn about B0.
    /// </summary>
    [Test]
    public void WavesSolveAmperesLawInThePlasma([Values(WaveDirections.Forward, WaveDirections.Backward)] WaveDirections directions)
    {
        foreach (PlaneWave wave in ObliqueWaveSet.Realise(Broad(directions), 40, seed: 3).Waves)
        {
            // One species: D and S from its response R = 1 − ω_pe²/(ω(ω + Ω)), Ω < 0, to fields that turn as e^{−iωt}(ŷ + iẑ).
            double ω = wave.Wave.Frequency, ωpe2 = Math.Pow(Plasma.ElectronPlasmaFrequency, 2);
            double r = 1 - ωpe2 / (ω * (ω - ωce)), l = 1 - ωpe2 / (ω * (ω + ωce)), p = 1 - ωpe2 / (ω * ω);
            (double s, double d) = ((r + l) / 2, (r - l) / 2);
            (Complex ex, Complex ey, Complex ez) = wave.ElectricField;
            (Complex bx, Complex by, Complex bz) = wave.MagneticField;
            (double kx, double ky, double kz) = wave.WaveVector;
            double scale = ω / (SpeedOfLight * SpeedOfLight);
            Complex[] curl = [ky * bz - kz * by, kz * bx - kx * bz, kx * by - ky * bx];
            Complex[] current = [scale * p * ex, scale * (s * ey - Complex.ImaginaryOne * d * ez), scale * (Complex.ImaginaryOne * d * ey + s * ez)];
            double size = wave.Wave.WaveNumber * wave.Amplitude;
            Assert.That(curl.Zip(current, (a, b) => (a + b).Magnitude).Max(), Is.LessThan(1e-10 * size));
        }
    }

    /// <summary>
    /// Means over the waves are means over P(ω, X): a lattice of N points is off by some ln N/N of the range of what is averaged. The integrals over X
    /// here are by midpoints of their own.
    /// </summary>
    [Test]
    public void WavesAreSpreadAsThePowerIs()
    {
        const int count = 1000, seed = 21;
        ObliqueSpectrum spectrum = Broad(WaveDirections.Forward);
        ObliqueWaveSet set = ObliqueWaveSet.Realise(spectrum, count, seed);
        double ωMean = 0, xMean = 0, kMean = 0, steps = 200;
        for (int a = 0; a < steps; a++)
        {
            double ω = spectrum.Shape.Lower + (spectrum.Shape.Upper - spectrum.Shape.Lower) * (a + 0.5) / steps;
            double share = spectrum.Shape.Density(ω) * (spectrum.Shape.Upper - spectrum.Shape.Lower) / steps, norm = 0, x = 0, k = 0;
            for (int b = 0; b < steps; b++)
            {
                double X = spectrum.WaveNormals.Maximum * (b + 0.5) / steps;
                ObliqueWave wave = DispersionRelation.Full.Wave(Plasma, spectrum.Branch, ω, Math.Atan(X));
                double weight = spectrum.WaveNormals.Weight(X) * X * Math.Pow(wave.ParallelWaveNumber, 2) * wave.ParallelWaveNumberSlope;
                (norm, x, k) = (norm + weight, x + weight * X, k + weight * wave.ParallelWaveNumber);
            }

            (ωMean, xMean, kMean) = (ωMean + share * ω, xMean + share * x / norm, kMean + share * k / norm);
        }

        double tolerance = 2 * Math.Log(count) / count;
        Assert.That(set.Waves.Average(w => w.Wave.Frequency), Is.EqualTo(ωMean).Within(tolerance * 0.4 * ωce));
        Assert.That(set.Waves.Average(w => Math.Tan(w.Wave.WaveNormalAngle)), Is.EqualTo(xMean).Within(tolerance * 1.6));
        Assert.That(set.Waves.Average(w => w.Wave.ParallelWaveNumber), Is.EqualTo(kMean).Within(tolerance * 2 * kMean));
        Assert.That(set.Waves.Select(w => w.Wave.Frequency).Distinct().Count(), Is.EqualTo(count), "no two frequencies are equal");
    }

    [Test]
    public void AzimuthsAndPhasesAreUniform()
    {
        // Mean and mean square of a uniform number are off by √(1/12M) and √(4/45M).
        const int count = 1000;
        ObliqueWaveSet set = ObliqueWaveSet.Realise(Broad(WaveDirections.Forward), count, seed: 4);
        foreach (double[] numbers in (double[][])[[.. set.Waves.Select(w => w.Azimuth / (2 * Math.PI))], [.. set.Waves.Select(w => w.PhaseTurns)]])
        {
            Assert.That(numbers.Average(), Is.EqualTo(0.5).Within(3.5 * Math.Sqrt(1.0 / 12 / count)));
            Assert.That(numbers.Average(n => n * n), Is.EqualTo(1.0 / 3).Within(3.5 * Math.Sqrt(4.0 / 45 / count)));
        }
    }

    [Test]
    public void ASeedGivesTheSameWavesAgain()
    {
        ObliqueSpectrum spectrum = Broad(WaveDirections.Both);
        ObliqueWaveSet one = ObliqueWaveSet.Realise(spectrum, 20, seed: 5), again = ObliqueWaveSet.Realise(spectrum, 20, seed: 5);
        ObliqueWaveSet other = ObliqueWaveSet.Realise(spectrum, 20, seed: 6);
        Assert.That(again.Waves, Is.EqualTo(one.Waves));
        Assert.That(other.Waves.Select(w => w.Wave.Frequency).Intersect(one.Waves.Select(w => w.Wave.Frequency)), Is.Empty);
        Assert.That(other.Waves.Select(w => w.Azimuth).Intersect(one.Waves.Select(w => w.Azimuth)), Is.Empty);
    }

    [Test]
    public void WaveNormalsEndShortOfTheResonanceCone([Values(0.9, 0.999)] double fraction)
    {
        // Towards the cone the power per dX runs off as (1 − X/X_r)^−2.5: nearly all of it sits at the end, wherever that is.
        WaveNormalDistribution wide = WaveNormalDistribution.Gaussian(peak: 0, width: 3, maximum: 20);
        ObliqueWaveSet set = ObliqueWaveSet.Realise(Whistlers(0.3, 0.1, 0.2, 0.4, wide, WaveDirections.Forward), 100, seed: 7, fraction);
        double[] ofCone = [.. set.Waves.Select(w =>
            Math.Tan(w.Wave.WaveNormalAngle) / Math.Tan(DispersionRelation.Full.ResonanceConeAngle(Plasma, WaveBranch.Whistler, w.Wave.Frequency)!.Value))];
        Assert.That(ofCone, Has.All.LessThanOrEqualTo(fraction * (1 + 1e-9)));
        Assert.That(ofCone.Max(), Is.GreaterThan(1 - 1.2 * (1 - fraction)));
    }

    [Test]
    public void FieldAlignedNormalsGiveFieldAlignedWaves()
    {
        ObliqueWaveSet set = ObliqueWaveSet.Realise(
            Whistlers(0.3, 0.1, 0.2, 0.4, WaveNormalDistribution.FieldAligned, WaveDirections.Backward), 10, seed: 8);
        Assert.That(set.Waves.Select(w => w.Wave.PerpendicularWaveNumber), Has.All.Zero.Within(1e-15));
        Assert.That(set.Waves.Select(w => w.ElectricField.X.Magnitude), Has.All.Zero.Within(1e-15));
    }

    [Test]
    public void WhatCannotBeRealisedIsRefused()
    {
        Refused(() => ObliqueWaveSet.Realise(Broad(WaveDirections.Both), 7, seed: 1), "waves: 7 cannot be realised");
        Refused(() => ObliqueWaveSet.Realise(Broad(WaveDirections.Forward), 0, seed: 1), "waves: 0 cannot be realised");
        Refused(() => ObliqueWaveSet.Realise(Broad(WaveDirections.Forward), 2, seed: 1, resonanceConeFraction: 1), "resonance cone fraction: 1");
        WaveNormalDistribution beyond = WaveNormalDistribution.Gaussian(peak: 30, width: 1, maximum: 40, minimum: 20);
        Refused(() => ObliqueWaveSet.Realise(Whistlers(0.3, 0.1, 0.2, 0.4, beyond, WaveDirections.Forward), 2, seed: 1), "wave");
        ObliqueWaveSet set = ObliqueWaveSet.Realise(Broad(WaveDirections.Forward), 2, seed: 1);
        Refused(() => new UniformField(150 * NanoTesla).Plus(set), "they belong to a plasma at 140 nT");
    }
}
