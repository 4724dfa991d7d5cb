using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;

namespace RadBelt.Gpu.Tests.Dispersion;

internal sealed class ResonanceCurvesTests
{
    /// <summary>The curves cross at the resonant frequencies of either sign of k∥, for every relation and both conditions.</summary>
    [Test]
    public void CrossWhereWavesResonate([Values(-3, -1, 0, 2)] int n, [Values] bool exact)
    {
        ResonanceCondition condition = exact ? ResonanceCondition.Exact : ResonanceCondition.FrequencyNeglected;
        double ωce = Plasma.ElectronGyrofrequency;
        const double ψ = 35 * Degree, α = 50 * Degree, energy = 300 * KeV;
        foreach (DispersionRelation relation in (DispersionRelation[])
            [DispersionRelation.Full, DispersionRelation.HighDensity, DispersionRelation.QuasiLongitudinal, DispersionRelation.LowFrequency])
        {
            var resonances = new ResonantFrequencies(relation, Plasma, WaveBranch.Whistler, 1e-3 * ωce, 0.9 * ωce);
            double[] roots =
            [
                .. ((WaveDirections[])[WaveDirections.Forward, WaveDirections.Backward])
                    .SelectMany(direction => resonances.Find(Species.Electron, energy, α, n, direction, Math.Tan(ψ), condition))
                    .Select(root => root.Frequency),
            ];
            double[] waves = ResonanceCurves.InverseRefractiveIndexSquared(relation, Plasma, WaveBranch.Whistler, ψ, roots);
            double[] particles = ResonanceCurves.ResonanceTerm(Plasma, Species.Electron, energy, α, n, ψ, roots, condition);
            Assert.That(particles, Is.EqualTo(waves).Within(1e-8).Percent);
            Assert.That(roots, n == -1 ? Is.Not.Empty : Is.Not.Null);
        }
    }

    [Test]
    public void VanishWhereWavesDoNotPropagate() => Assert.That(
        ResonanceCurves.InverseRefractiveIndexSquared(DispersionRelation.Full, Plasma, WaveBranch.Whistler, 60 * Degree, [0.9 * Plasma.ElectronGyrofrequency]),
        Is.EqualTo(new double[] { 0 }));
}
