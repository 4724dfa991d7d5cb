using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using ResonanceCondition = RadBelt.Gpu.Cli.Reports.Diffusion.ResonanceCondition;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>
/// Both sides of the resonance condition of whistlers as functions of x = ω/ω_ce (Albert et al. 2024, Eq. 4 and Fig. 1), at the equator of the first field
/// line: 1/μ² of each dispersion relation, and <c>[β cosα cosψ/(1 − nΩ/(γω))]²</c>, which it must equal for a particle to resonate.
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
    public static IEnumerable<ResonanceCurves> Of(DiffusionPlan plan, DiffusionDeck deck)
    {
        if (deck.Resonance is not { } wanted)
            yield break;
        double[] frequencies = [.. Enumerable.Range(1, Points).Select(i => i / (Points + 1.0))];
        for (int r = 0; r < plan.Setup.Densities; r++)
        {
            // The approximations know electrons alone, so all curves do.
            ColdPlasma plasma = plan.Plasma(0, plan.Ratio(r)).At(0);
            plasma = new(plasma.FieldStrength, plasma.ElectronDensity);
            yield return new()
            {
                Ratio = plasma.FrequencyRatio,
                Energy = wanted.Energy,
                PitchAngle = wanted.PitchAngle,
                WaveNormal = wanted.WaveNormal,
                Frequencies = frequencies,
                InverseSquaredIndex = [.. Relations.Select(relation => (relation.Name, frequencies.Select(
                    x => Inverse(relation.RefractiveIndexSquared(plasma, WaveBranch.Whistler, x * plasma.ElectronGyrofrequency, wanted.WaveNormal))).ToArray()))],
                Resonances = [.. Enumerable.Range(wanted.Harmonics[0], wanted.Harmonics[1] - wanted.Harmonics[0] + 1).Select(
                    n => (n, frequencies.Select(x => Resonant(plan.Setup.Species, wanted, n, x)).ToArray()))],
            };
        }
    }

    // NaN where the wave does not propagate.
    private static double Inverse(double squaredIndex) => squaredIndex > 0 ? 1 / squaredIndex : double.NaN;

    private static double Resonant(Species species, ResonanceSection wanted, int harmonic, double x)
    {
        double β = species.Speed(wanted.Energy) / PhysicalConstants.SpeedOfLight, γ = species.LorentzFactor(wanted.Energy);
        double gyrofrequency = species.Gyrofrequency(1) / Math.Abs(Species.Electron.Gyrofrequency(1));
        double denominator = 1 - harmonic * gyrofrequency / (γ * x);
        double side = β * Math.Cos(wanted.PitchAngle) * Math.Cos(wanted.WaveNormal) / denominator;
        return side * side;
    }
}
