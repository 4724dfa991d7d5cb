using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Kernels.Diffusion;
using RadBelt.Gpu.Kernels.Dispersion;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Devices;
using RadBelt.Gpu.Tests.Kernels.Particles;
using RadBelt.Gpu.Tests.Lanes;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using Full = RadBelt.Gpu.Kernels.Dispersion.FullDispersion;
using HighDensity = RadBelt.Gpu.Kernels.Dispersion.HighDensityDispersion;

namespace RadBelt.Gpu.Tests.Dispersion;

/// <summary>Dispersion relations as kernels have them, F(x, q, K) = 0, against the host's μ²(ω, ψ), which is written in other variables.</summary>
internal sealed class KernelDispersionTests
{
    private const int Count = 300;

    [Test]
    public void FullRelation() => Agrees<Full>(DispersionRelation.Full, 1, random => random.Wave(DispersionRelation.Full));

    [Test]
    public void HighDensityRelation() => Agrees<HighDensity>(DispersionRelation.HighDensity, 2, random => random.Wave(DispersionRelation.HighDensity));

    [Test]
    public void QuasiLongitudinalRelation() => Agrees<QuasiLongitudinal>(DispersionRelation.QuasiLongitudinal, 3, Whistler(DispersionRelation.QuasiLongitudinal));

    [Test]
    public void QuasiLongitudinalHighDensityRelation() =>
        Agrees<QuasiLongitudinalHighDensity>(DispersionRelation.QuasiLongitudinalHighDensity, 4, Whistler(DispersionRelation.QuasiLongitudinalHighDensity));

    [Test]
    public void LowFrequencyRelation() => Agrees<LowFrequency>(DispersionRelation.LowFrequency, 5, Whistler(DispersionRelation.LowFrequency));

    /// <summary>Of two waves of one frequency and wave normal angle, each belongs to its own branch only.</summary>
    [Test]
    public void BranchesAreToldApart()
    {
        var random = new RandomWaves(6);
        int both = 0;
        for (int i = 0; i < 3000; i++)
        {
            (ColdPlasma plasma, WaveBranch branch, double ψ, PassBand band) = random.Wave(DispersionRelation.Full);
            double ω = random.Uniform(band.Lower, band.Upper);
            foreach (WaveBranch other in (WaveBranch[])[WaveBranch.Whistler, WaveBranch.Z, WaveBranch.Emic])
            {
                bool exists = (other != WaveBranch.Emic || !plasma.Ions.IsEmpty) && DispersionRelation.Full.RefractiveIndexSquared(plasma, other, ω, ψ) > 0;

                // Two names of one wave: left-hand waves, below the ions and between ω_L and ω_pe.
                bool same = other == branch || (branch.SenseBelowPlasmaFrequency == other.SenseBelowPlasmaFrequency && ω < plasma.ElectronPlasmaFrequency);
                if (!exists || same)
                {
                    continue;
                }

                using var medium = new Medium(plasma, branch);
                ObliqueWave wave = DispersionRelation.Full.Wave(plasma, other, ω, ψ);
                (double q, double k) = medium.Squares(wave);
                Assert.That(medium.OfBranch<Full>(ω, q, k), Is.False, $"{other} taken for {branch} at {ω / plasma.ElectronGyrofrequency} ω_ce");
                both++;
            }
        }

        TestContext.Out.WriteLine($"{both} pairs");
        Assert.That(both, Is.GreaterThan(100));
    }

    private static Func<RandomWaves, (ColdPlasma, WaveBranch, double, PassBand)> Whistler(DispersionRelation relation) => random =>
    {
        ColdPlasma plasma = random.Plasma([]);
        double ψ = random.Uniform(0.5, 85) * Degree;
        return (plasma, WaveBranch.Whistler, ψ, relation.PassBands(plasma, WaveBranch.Whistler, ψ)[0]);
    };

    private static void Agrees<TDispersion>(
        DispersionRelation relation, int seed, Func<RandomWaves, (ColdPlasma Plasma, WaveBranch Branch, double ψ, PassBand Band)> draw)
        where TDispersion : struct, IDispersion
    {
        var random = new RandomWaves(seed);
        for (int i = 0; i < Count; i++)
        {
            (ColdPlasma plasma, WaveBranch branch, double ψ, PassBand band) = draw(random);
            double ω = band.Lower + random.Uniform(0.01, 0.99) * (band.Upper - band.Lower), x = ω / plasma.ElectronGyrofrequency;
            ObliqueWave wave = relation.Wave(plasma, branch, ω, ψ);
            using var medium = new Medium(plasma, branch);
            Stix<ScalarDouble> stix = medium.StixAt<TDispersion>(ω);
            (double q, double k) = medium.Squares(wave);
            string where = $"{branch} {plasma.Ions.Length} ions, R = {plasma.FrequencyRatio}, {x} ω_ce, {ψ / Degree}°";

            // F vanishes, to the rounding that its terms leave: D alone loses (Ω_i/ω)² digits in the plain sums over ions.
            TDispersion.Gradient(stix, new(q), new(k), out ScalarDouble fx, out ScalarDouble fq, out ScalarDouble fk);
            double scale = Math.Abs(fx.Value()) * x + Math.Abs(fq.Value()) * q + Math.Abs(fk.Value()) * k;
            Assert.That(TDispersion.Residual(stix, new(q), new(k)).Value(), Is.EqualTo(0).Within(1e-9 * scale), where);

            // The group velocity is −∂F/∂κ over ∂F/∂x.
            double speed = Math.Sqrt(wave.ParallelGroupSpeed * wave.ParallelGroupSpeed + wave.PerpendicularGroupSpeed * wave.PerpendicularGroupSpeed);
            double parallel = -2 * Math.Sqrt(q) * fq.Value() / fx.Value(), perpendicular = -2 * Math.Sqrt(k) * fk.Value() / fx.Value();
            Assert.That(parallel * PhysicalConstants.SpeedOfLight, Is.EqualTo(wave.ParallelGroupSpeed).Within(1e-6 * speed), where);
            Assert.That(perpendicular * PhysicalConstants.SpeedOfLight, Is.EqualTo(wave.PerpendicularGroupSpeed).Within(1e-6 * speed), where);

            // Of the roots one is this wave; where two waves of one κ∥ meet, roots are as the root of rounding.
            TDispersion.Perpendicular(stix, new(q), out ScalarDouble first, out ScalarDouble second, out ScalarDouble margin);
            double nearest = Math.Min(Math.Abs(first.Value() - k), Math.Abs(second.Value() - k));
            Assert.That(margin.Value() >= 0 || nearest < 1e-6 * (q + k), where);
            Assert.That(nearest, Is.LessThan(1e-6 * (q + k)), where);
            double X = Math.Tan(ψ);
            TDispersion.Parallel(stix, new(X * X), out first, out second);
            Assert.That(Math.Min(Math.Abs(first.Value() - q), Math.Abs(second.Value() - q)), Is.LessThan(1e-8 * q), where);

            Assert.That(medium.OfBranch<TDispersion>(ω, q, k), where);
            double cone = relation.On(plasma, branch).ResonanceConeTangent(x);
            if (double.IsFinite(cone))
            {
                Assert.That(TDispersion.Cone(stix).Value(), Is.EqualTo(cone * cone).Within(1e-9 * cone * cone), where);
            }
        }
    }

    /// <summary>A column with nothing but a plasma and a branch.</summary>
    private sealed class Medium : IDisposable
    {
        private readonly Device device = DeviceSource.Reference();
        private readonly ColdPlasma plasma;
        private readonly DeviceBuffer<double> column;
        private readonly WaveColumns waves;

        public Medium(ColdPlasma plasma, WaveBranch branch)
        {
            this.plasma = plasma;
            double[] numbers = new double[WaveColumns.Stride];
            int count = 0;
            foreach ((Species species, double density) in plasma.Populations())
            {
                numbers[WaveColumns.Species + 2 * count] = Math.Pow(species.PlasmaFrequency(density) / plasma.ElectronGyrofrequency, 2);
                numbers[WaveColumns.Species + 2 * count++ + 1] = species.Gyrofrequency(plasma.FieldStrength) / plasma.ElectronGyrofrequency;
            }

            numbers[WaveColumns.SpeciesCount] = count;
            column = LaneOperations.Upload(device, numbers);
            waves = new(column.View, column.View, branch.SenseBelowPlasmaFrequency, branch.SenseAbovePlasmaFrequency);
        }

        public Stix<ScalarDouble> StixAt<TDispersion>(double ω)
            where TDispersion : struct, IDispersion => waves.StixAt<ScalarDouble>(0, TDispersion.Vacuum, new(ω / plasma.ElectronGyrofrequency));

        public bool OfBranch<TDispersion>(double ω, double q, double k)
            where TDispersion : struct, IDispersion =>
            ScalarDouble.Any(waves.OfBranch<ScalarDouble, TDispersion>(StixAt<TDispersion>(ω), new(q), new(k)));

        /// <summary>q and K of a wave.</summary>
        public (double Parallel, double Perpendicular) Squares(in ObliqueWave wave) =>
            (Square(wave.ParallelWaveNumber), Square(wave.PerpendicularWaveNumber));

        public void Dispose()
        {
            column.Dispose();
            device.Dispose();
        }

        private double Square(double wavenumber) => Math.Pow(wavenumber * PhysicalConstants.SpeedOfLight / plasma.ElectronGyrofrequency, 2);
    }
}
