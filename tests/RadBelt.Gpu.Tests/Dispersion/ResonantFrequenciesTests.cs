using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Dispersion;

internal sealed class ResonantFrequenciesTests
{
    private static readonly DispersionRelation[] Relations =
    [
        DispersionRelation.Full, DispersionRelation.HighDensity, DispersionRelation.QuasiLongitudinal,
        DispersionRelation.QuasiLongitudinalHighDensity, DispersionRelation.LowFrequency,
    ];

    /// <summary>
    /// As many roots as a scan finds, in the same places, for random plasmas (electrons; with protons; with three ions), branches, bands, particles and
    /// harmonics. Half of the particles are made to resonate: a is set by a frequency of the band.
    /// </summary>
    [TestCaseSource(nameof(Relations))]
    public void RootsAreThoseOfABruteForceScan(DispersionRelation relation)
    {
        bool stix = relation == DispersionRelation.Full || relation == DispersionRelation.HighDensity;
        var random = new RandomWaves(51);
        int roots = 0, several = 0;
        for (int i = 0; i < (stix ? 700 : 300); i++)
        {
            (ColdPlasma plasma, WaveBranch branch, double ψ, PassBand band) = stix ? random.Wave(relation) : Whistler();
            double ωce = plasma.ElectronGyrofrequency, X = Math.Tan(ψ);
            double lower = random.Logarithmic(Math.Max(band.Lower, 0.01 * band.Upper), band.Upper) / ωce;
            double upper = lower + (1.05 * band.Upper / ωce - lower) * random.Uniform(0.3, 1);
            Species species = random.Integer(0, 3) == 0 && plasma.Ions.Length > 0 ? plasma.Ions[0].Species : Species.Electron;
            double energy = random.Logarithmic(KeV, 30 * MeV);
            double α = random.Integer(0, 3) == 0 ? random.Uniform(89, 91) * Degree : random.Uniform(0, 180) * Degree;
            int sign = random.Integer(0, 1) == 0 ? 1 : -1;
            ResonanceCondition condition = random.Integer(0, 3) == 0 ? ResonanceCondition.FrequencyNeglected : ResonanceCondition.Exact;
            double κ = condition == ResonanceCondition.Exact ? 1 : 0;
            DispersionSurface surface = relation.On(plasma, branch);
            IReadOnlyList<PassBand> bands = surface.PassBands(X);
            double β = species.Speed(energy) / PhysicalConstants.SpeedOfLight * Math.Cos(α);
            double x = random.Uniform(lower, upper);
            double a = i % 2 == 0 && surface.At(x, X) is { Propagates: true } index
                ? κ * x - sign * β * Math.Sqrt(index.Squared / (1 + X * X)) * x
                : random.Integer(-5, 5) * species.Gyrofrequency(plasma.FieldStrength) / (species.LorentzFactor(energy) * ωce);

            double[] found = [.. new ResonantFrequencies(relation, plasma, branch, lower * ωce, upper * ωce)
                .Find(β, a, sign, X, condition).Select(r => r.Frequency / ωce).Where(x => !AtPole(x))];
            double[] expected = [.. BruteForceResonances.Find(surface, lower, upper, sign * β, a, X, κ).Where(x => !AtPole(x))];
            string where = $"case {i}: {branch}, {plasma.Ions.Length} ions, R = {plasma.FrequencyRatio}, ψ = {ψ / Degree}°, β = {sign * β}, a = {a}, κ = {κ}, "
                + $"band {lower} … {upper}; found {string.Join(" ", found)}, scan {string.Join(" ", expected)}";
            Assert.That(found, Has.Length.EqualTo(expected.Length), where);
            for (int j = 0; j < expected.Length; j++)
            {
                // A root is known to the rounding of the detuning over its slope.
                (_, double slope, double rounding) = new Detuning(surface, sign * β, a, X, κ).At(expected[j]);
                Assert.That(found[j], Is.EqualTo(expected[j]).Within(1e-12 * expected[j] + 10 * rounding / Math.Abs(slope)), where);
            }

            roots += expected.Length;
            several += expected.Length > 1 ? 1 : 0;

            // Closer to a resonance than 1e-10 neither method can tell the frequency from it.
            bool AtPole(double x) => bands.Any(band => Math.Abs(x - band.Upper) < 1e-10 * x || Math.Abs(x - band.Lower) < 1e-10 * x);
        }

        TestContext.Out.WriteLine($"{roots} roots, {several} cases with several");
        Assert.That(roots, Is.GreaterThan(100));
        Assert.That(several, Is.GreaterThan(0));

        (ColdPlasma, WaveBranch, double, PassBand) Whistler()
        {
            ColdPlasma plasma = random.Plasma([]);
            double ψ = random.Uniform(0, 80) * Degree;
            return (plasma, WaveBranch.Whistler, ψ, relation.PassBands(plasma, WaveBranch.Whistler, ψ)[0]);
        }
    }

    /// <summary>
    /// Particles that move with the group (v∥ = ∂ω/∂k∥ at a frequency of the band): on resonance the root is double and counts once; beside it there are two
    /// or none, ±(2δ/h″)^½ away for a detuning δ.
    /// </summary>
    [TestCaseSource(nameof(Relations))]
    public void DoubleRootsCountOnce(DispersionRelation relation)
    {
        var random = new RandomWaves(52);
        for (int i = 0; i < 60; i++)
        {
            ColdPlasma plasma = random.Plasma([]);
            double X = random.Uniform(0, 1.5);
            double x = random.Uniform(0.1, 0.4) / Math.Sqrt(1 + X * X);
            DispersionSurface surface = relation.On(plasma, WaveBranch.Whistler);
            Detuning Detuning(double β, double a) => new(surface, β, a, X, 1);
            double β = 1 / (1 - Detuning(1, 0).At(x).Slope);
            double a = Detuning(β, 0).At(x).Value;
            double curvature = (Detuning(β, a).At(x * (1 + 1e-5)).Slope - Detuning(β, a).At(x * (1 - 1e-5)).Slope) / (2e-5 * x);
            if (Math.Abs(curvature) * x < 0.1)
            {
                // Near the frequency of the fastest group the root is triple.
                continue;
            }

            double ωce = plasma.ElectronGyrofrequency;
            var resonances = new ResonantFrequencies(relation, plasma, WaveBranch.Whistler, 0.9 * x * ωce, 1.1 * x * ωce);
            ObliqueResonance twofold = resonances.Find(β, a, +1, X, ResonanceCondition.Exact) is [var only]
                ? only
                : throw new AssertionException($"case {i}: {resonances.Find(β, a, +1, X, ResonanceCondition.Exact).Count} roots, curvature {curvature}, x = {x}");
            Assert.That(twofold.Frequency / ωce, Is.EqualTo(x).Within(1e-7 * x));
            Assert.That(twofold.DetuningSlope, Is.Zero);
            foreach (double δ in (double[])[1e-12, 1e-10, 1e-8, 1e-6])
            {
                double towards = Math.Sign(curvature) * δ * x;
                Assert.That(resonances.Find(β, a - towards, +1, X, ResonanceCondition.Exact), Is.Empty, $"{δ}");
                ObliqueResonance[] pair = [.. resonances.Find(β, a + towards, +1, X, ResonanceCondition.Exact)];
                Assert.That(pair, Has.Length.EqualTo(2), $"{δ}");
                double apart = Math.Sqrt(2 * δ * x / Math.Abs(curvature));
                Assert.That((pair[1].Frequency - pair[0].Frequency) / ωce, Is.EqualTo(2 * apart).Within(2).Percent, $"{δ}");
            }
        }
    }

    /// <summary>At 90° ω = nΩ/γ exactly, in both directions; just off it the root is its neighbour.</summary>
    [Test]
    public void PerpendicularParticles()
    {
        double ωce = Plasma.ElectronGyrofrequency;
        var resonances = new ResonantFrequencies(DispersionRelation.Full, Plasma, WaveBranch.Whistler, 0.05 * ωce, 0.65 * ωce);
        double γ = Species.Electron.LorentzFactor(MeV);
        foreach (WaveDirections direction in (WaveDirections[])[WaveDirections.Forward, WaveDirections.Backward])
        {
            ObliqueResonance exact = resonances.Find(Species.Electron, MeV, Math.PI / 2, -1, direction, 0.3).Single();
            Assert.That(exact.Frequency, Is.EqualTo(ωce / γ).Within(1e-14).Percent);
            Assert.That(exact.DetuningSlope, Is.EqualTo(1));
            Assert.That(Math.Sign(exact.ParallelWaveNumber), Is.EqualTo(direction == WaveDirections.Forward ? 1 : -1));
            foreach (double off in (double[])[1e-14, 1e-9, 1e-5])
            {
                // δω = k∥v δα to first order.
                ObliqueResonance near = resonances.Find(Species.Electron, MeV, Math.PI / 2 - off, -1, direction, 0.3).Single();
                double shift = exact.ParallelWaveNumber * Species.Electron.Speed(MeV) * off;
                Assert.That(near.Frequency - exact.Frequency, Is.EqualTo(shift).Within(1e-3 * Math.Abs(shift) + 1e-13 * ωce));
            }

            Assert.That(resonances.Find(Species.Electron, MeV, Math.PI / 2, 1, direction, 0.3), Is.Empty);
            Assert.That(resonances.Find(Species.Electron, MeV, Math.PI / 2, -1, direction, 0.3, ResonanceCondition.FrequencyNeglected), Is.Empty);
        }
    }

    /// <summary>A root on an edge of the closed band counts, from either side.</summary>
    [Test]
    public void RootsOnTheEdgesCount()
    {
        double ωce = Plasma.ElectronGyrofrequency;
        DispersionSurface surface = DispersionRelation.Full.On(Plasma, WaveBranch.Whistler);
        const double X = 0.4, β = -0.7;
        foreach ((double at, double lower, double upper) in ((double, double, double)[])[(0.2, 0.2, 0.4), (0.4, 0.2, 0.4)])
        {
            double a = new Detuning(surface, β, 0, X, 1).At(at).Value;
            var resonances = new ResonantFrequencies(DispersionRelation.Full, Plasma, WaveBranch.Whistler, lower * ωce, upper * ωce);
            ObliqueResonance edge = resonances.Find(β, a, +1, X, ResonanceCondition.Exact).Single();
            Assert.That(edge.Frequency / ωce, Is.EqualTo(at).Within(1e-12));
            Assert.That(edge.Frequency, Is.InRange(lower * ωce, upper * ωce));
        }
    }

    /// <summary>
    /// The forms of Albert, Longley and Chan (2024) §2.4 with ω neglected: linear equations, solved by hand: x = a²/(β²cosψ R²) for the low-frequency index,
    /// x = a²cosψ/(a² + β²cos²ψ R²) for the quasi-longitudinal high-density one.
    /// </summary>
    [Test]
    public void CrudeFormsAreLinear()
    {
        var random = new RandomWaves(53);
        for (int i = 0; i < 100; i++)
        {
            ColdPlasma plasma = random.Plasma([]);
            double X = random.Uniform(0, 3), c = 1 / Math.Sqrt(1 + X * X), R2 = plasma.FrequencyRatio * plasma.FrequencyRatio;
            double β = random.Uniform(0.05, 1), a = -random.Uniform(0.05, 3);
            Check(DispersionRelation.LowFrequency, a * a / (β * β * c * R2), 1);
            Check(DispersionRelation.QuasiLongitudinalHighDensity, a * a * c / (a * a + β * β * c * c * R2), c);

            void Check(DispersionRelation relation, double x, double limit)
            {
                var all = new ResonantFrequencies(relation, plasma, WaveBranch.Whistler, 1e-4 * plasma.ElectronGyrofrequency, plasma.ElectronGyrofrequency);
                double[] found = [.. all.Find(β, a, +1, X, ResonanceCondition.FrequencyNeglected).Select(r => r.Frequency / plasma.ElectronGyrofrequency)];
                Assert.That(found, x > 1e-4 && x < limit ? Is.EqualTo(new[] { x }).Within(1e-11) : Is.Empty);
                Assert.That(all.Find(β, a, -1, X, ResonanceCondition.FrequencyNeglected), Is.Empty);
            }
        }
    }

    [Test]
    public void ImpossibleInputIsRefused()
    {
        double ωce = Plasma.ElectronGyrofrequency;
        var resonances = new ResonantFrequencies(DispersionRelation.Full, Plasma, WaveBranch.Whistler, 0.1 * ωce, 0.3 * ωce);
        Assert.Multiple(() =>
        {
            Refused(() => new ResonantFrequencies(DispersionRelation.Full, Plasma, WaveBranch.Whistler, ωce, 0.5 * ωce), "not a band");
            Refused(() => resonances.Find(Species.Electron, -1, 1, -1, WaveDirections.Forward, 0), "energy");
            Refused(() => resonances.Find(Species.Electron, MeV, 4, -1, WaveDirections.Forward, 0), "pitch angle");
            Refused(() => resonances.Find(Species.Electron, MeV, 1, -1, WaveDirections.Both, 0), "direction");
            Refused(() => resonances.Find(Species.Electron, MeV, 1, -1, WaveDirections.Forward, double.NaN), "tanψ");
        });
    }
}
