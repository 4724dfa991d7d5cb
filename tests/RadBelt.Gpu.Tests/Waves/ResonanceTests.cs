using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Waves;

internal sealed class ResonanceTests
{
    [TestCase(0, 5.46, 0.005)]
    [TestCase(45, 10.77, 0.005)]
    [TestCase(75, 68.8, 0.05)]
    public void ResonantEnergiesOfTheReferenceCase(double degrees, double keV, double printed)
    {
        double facing = degrees * Degree;
        foreach (WaveDirections direction in (WaveDirections[])[WaveDirections.Forward, WaveDirections.Backward])
        {
            double α = Resonance.FacingWaves(facing, direction);
            Assert.That(Resonance.Energy(Whistler, Species.Electron, 0.3 * ωce, direction, α) / KeV, Is.EqualTo(keV).Within(printed));

            // Moving with the waves, no electron resonates.
            Assert.That(Resonance.Energies(Whistler, Species.Electron, 0.3 * ωce, direction, Math.PI - α), Is.Empty);
        }
    }

    [Test]
    public void ResonantEnergyAtNinetyDegreesIsThatOfTheGyrofrequencyAlone()
    {
        // v∥ = 0: ω = ω_ce/γ.
        double expected = (1 / 0.3 - 1) * Species.Electron.RestEnergy;
        IReadOnlyList<double> energies = Resonance.Energies(Whistler, Species.Electron, 0.3 * ωce, WaveDirections.Forward, Math.PI / 2);
        Assert.That(energies, Has.Count.EqualTo(1));
        Assert.That(energies[0], Is.EqualTo(expected).Within(1e-12 * expected));
    }

    [Test]
    public void ElectronsOvertakeEmicWavesAtRelativisticEnergies()
    {
        var mode = new LMode(WithThreeIons);
        double ω = 0.9 * mode.PassBands[1].Upper;
        double energy = Resonance.Energy(mode, Species.Electron, ω, WaveDirections.Forward, 30 * Degree);
        Assert.That(energy, Is.GreaterThan(MeV));
        Assert.That(Resonance.Energies(mode, Species.Electron, ω, WaveDirections.Forward, 150 * Degree), Is.Empty);
    }

    [Test]
    public void CurveHoldsThePairsThatResonate()
    {
        double[] angles = [.. Enumerable.Range(0, 19).Select(i => i * 10 * Degree)];
        IReadOnlyList<(double PitchAngle, double Energy)> curve =
            Resonance.Curve(Whistler, Species.Electron, 0.3 * ωce, WaveDirections.Backward, angles);
        Assert.That(curve.Select(p => p.PitchAngle), Is.EqualTo(angles.Take(10)));
        Assert.That(curve.Select(p => p.Energy), Is.Ordered);
    }

    [Test]
    public void RootsAgreeWithABruteForceScan([Values(1, 2, 3)] int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        FieldAlignedMode[] modes = [
            Whistler, new RMode(WithProtons), new LMode(WithThreeIons), new RMode(ColdPlasma.WithFrequencyRatio(1e-6, 1.2))];
        int found = 0, several = 0;
        for (int trial = 0; trial < 600; trial++)
        {
            FieldAlignedMode mode = modes[random.Next(modes.Length)];
            PassBand pass = mode.PassBands[random.Next(mode.PassBands.Count)];
            double[] edges = [.. new[] { random.NextDouble(), random.NextDouble() }
                .Order().Select(part => pass.Lower + (0.001 + 0.998 * part) * (pass.Upper - pass.Lower))];
            WaveSpectrum spectrum = WaveSpectrum.Flat(mode, edges[0], edges[1], 1e-12, WaveDirections.Both);
            Species species = random.Next(2) == 0 ? Species.Electron : Species.Proton;
            double energy = KeV * Math.Pow(10, 5 * random.NextDouble() - 0.5);
            double α = Math.Acos(2 * random.NextDouble() - 1);
            if (trial % 2 == 0)
            {
                // Half of the draws resonate by construction, near 90°, where a particle can keep pace with the group and meet several waves.
                α = Math.Acos(0.1 * random.NextDouble());
                double ω = edges[0] + random.NextDouble() * (edges[1] - edges[0]);
                energy = Resonance.Energies(mode, species, ω, WaveDirections.Forward, α).FirstOrDefault(energy);
            }

            IReadOnlyList<ResonantWave> roots = Resonance.Waves(spectrum, species, energy, α);
            int forward = roots.Count(r => r.WaveNumber > 0);
            int scanned = SignChanges(spectrum, species, energy, α, 1) + SignChanges(spectrum, species, energy, α, -1);
            Assert.That(roots, Has.Count.EqualTo(scanned), $"trial {trial}: {mode.Name} {species.Name} {energy / KeV} keV {α / Degree}°");
            var orbit = new UnperturbedOrbit(mode, species, energy, α);
            foreach (ResonantWave root in roots)
            {
                // A bracketed root is right to rounding: |h| ≤ |h′| δω + rounding of h.
                double rounding = orbit.DetuningRounding(root.Frequency, root.WaveNumber);
                double tolerance = rounding + 4e-15 * Math.Abs(root.DetuningSlope) * root.Frequency;
                Assert.That(Math.Abs(orbit.Detuning(root.Frequency, root.WaveNumber)), Is.LessThanOrEqualTo(tolerance));
                Assert.That(root.Frequency, Is.InRange(spectrum.LowerFrequency, spectrum.UpperFrequency));
            }

            found += roots.Count;
            several += forward > 1 || roots.Count - forward > 1 ? 1 : 0;
        }

        // The draw must hold cases that matter: with roots, and with several of one direction.
        TestContext.Out.WriteLine($"{found} roots, {several} particles with several");
        Assert.That(found, Is.GreaterThan(100));
        Assert.That(several, Is.GreaterThan(10));
    }

    [Test]
    public void RootsOnTheBandEdgesCount([Values(0, 1)] int edge, [Values] bool widened)
    {
        WaveSpectrum spectrum = Broadband(WaveDirections.Backward);
        double ω = edge == 0 ? spectrum.LowerFrequency : spectrum.UpperFrequency;
        foreach (double degrees in (double[])[0, 10, 30, 60, 85])
        {
            double energy = Resonance.Energy(Whistler, Species.Electron, ω, WaveDirections.Backward, degrees * Degree);
            double room = widened ? 1e-9 * ω : 0;
            WaveSpectrum band = WaveSpectrum.Flat(
                Whistler, spectrum.LowerFrequency - room, spectrum.UpperFrequency + room, 1e-12, WaveDirections.Backward);
            IReadOnlyList<ResonantWave> roots = Resonance.Waves(band, Species.Electron, energy, degrees * Degree);
            Assert.That(roots, Has.Count.EqualTo(1), $"{degrees}°");
            Assert.That(roots[0].Frequency, Is.EqualTo(ω).Within(1e-12 * ω));
        }
    }

    [Test]
    public void DoubleRootIsFoundOnceAndItsNeighboursAreTwoOrNone()
    {
        (double energy, double α, double ω) = DoubleRoot.OfElectrons();
        WaveSpectrum spectrum = DoubleRoot.Spectrum;
        Assert.Multiple(() =>
        {
            Assert.That(Count(energy * (1 - 1e-6)) + Count(energy * (1 + 1e-6)), Is.EqualTo(2), "two roots on one side, none on the other");
            Assert.That(new[] { Count(energy * (1 - 1e-6)), Count(energy * (1 + 1e-6)) }, Is.EquivalentTo(new[] { 0, 2 }));
            IReadOnlyList<ResonantWave> at = Resonance.Waves(spectrum, Species.Electron, energy, α);
            Assert.That(at, Has.Count.InRange(0, 2), "rounding of E decides on which side of the double root it lies");
            foreach (ResonantWave wave in at)
            {
                // h ≈ ½h″δ², so rounding ε of h shows as δ/ω ~ ε^½.
                Assert.That(wave.Frequency, Is.EqualTo(ω).Within(1e-6 * ω));
            }
        });

        int Count(double e) => Resonance.Waves(spectrum, Species.Electron, e, α).Count;
    }

    [Test]
    public void ImpossibleParticlesAreRefused()
    {
        WaveSpectrum spectrum = Broadband(WaveDirections.Both);
        Assert.Multiple(() =>
        {
            Refused(() => Resonance.Waves(spectrum, Species.Electron, 0, 1), "energy");
            Refused(() => Resonance.Waves(spectrum, Species.Electron, KeV, -0.1), "[0°, 180°]");
            Refused(() => Resonance.Energy(Whistler, Species.Electron, 0.3 * ωce, WaveDirections.Forward, 0.1), "head on");
        });
    }

    private static int SignChanges(WaveSpectrum spectrum, Species species, double energy, double α, int sign)
    {
        const int points = 4_000;
        var orbit = new UnperturbedOrbit(spectrum.Mode, species, energy, α);
        int changes = 0;
        double previous = 0;
        for (int i = 0; i <= points; i++)
        {
            double part = (double)i / points;
            double ω = (1 - part) * spectrum.LowerFrequency + part * spectrum.UpperFrequency;
            double h = orbit.Detuning(ω, sign * spectrum.Mode.WaveNumber(ω));
            changes += i > 0 && h * previous < 0 ? 1 : 0;
            previous = h;
        }

        return changes;
    }
}
