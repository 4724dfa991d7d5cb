using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>
/// Both sides of the resonance condition of whistlers (Albert et al. 2024, Eq. 4 and Fig. 1) by each dispersion relation and for each harmonic, at the equator
/// of the first field line.
/// </summary>
internal static class ResonanceConditions
{
    private const int Points = 400;

    private static readonly DispersionRelation[] Relations =
    [
        DispersionRelation.Full, DispersionRelation.QuasiLongitudinal, DispersionRelation.HighDensity, DispersionRelation.QuasiLongitudinalHighDensity,
        DispersionRelation.LowFrequency,
    ];

    /// <summary>One for each density ratio; none for a deck that asks for none.</summary>
    public static IEnumerable<ResonanceFigure> Of(DiffusionPlan plan, DiffusionDeck deck)
    {
        if (deck.Resonance is not { } wanted)
            yield break;
        double[] parts = [.. Enumerable.Range(1, Points).Select(i => i / (Points + 1.0))];
        for (int r = 0; r < plan.Setup.Densities; r++)
        {
            // The approximations know electrons alone, so all curves do.
            ColdPlasma plasma = plan.Plasma(0, plan.Ratio(r)).At(0);
            plasma = new(plasma.FieldStrength, plasma.ElectronDensity);
            double[] frequencies = [.. parts.Select(x => x * plasma.ElectronGyrofrequency)];
            yield return new()
            {
                Ratio = plasma.FrequencyRatio,
                Energy = wanted.Energy,
                PitchAngle = wanted.PitchAngle,
                WaveNormal = wanted.WaveNormal,
                Frequencies = parts,
                InverseSquaredIndex = [.. Relations.Select(relation => (relation.Name, Propagating(
                    ResonanceCurves.InverseRefractiveIndexSquared(relation, plasma, WaveBranch.Whistler, wanted.WaveNormal, frequencies))))],
                Resonances = [.. Enumerable.Range(wanted.Harmonics[0], wanted.Harmonics[1] - wanted.Harmonics[0] + 1).Select(
                    n => (n, ResonanceCurves.ResonanceTerm(plasma, plan.Setup.Species, wanted.Energy, wanted.PitchAngle, n, wanted.WaveNormal, frequencies)))],
            };
        }
    }

    // A curve ends where the waves do.
    private static double[] Propagating(double[] inverseSquares) => [.. inverseSquares.Select(value => value > 0 ? value : double.NaN)];
}
