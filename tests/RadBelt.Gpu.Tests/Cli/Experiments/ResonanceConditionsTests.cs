using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Cli.Experiments;

/// <summary>Curves of the resonance condition against resonant energies found by another way.</summary>
internal sealed class ResonanceConditionsTests
{
    /// <summary>
    /// An electron that resonates (n = −1) with a field-aligned whistler of a frequency on the axis of the curves has the two sides of the
    /// condition equal there.
    /// </summary>
    [Test]
    public void Sides_meet_where_an_electron_resonates([Values(20, 120, 300)] int point)
    {
        const double α = 45 * Units.Degree;
        double x = (point + 1) / 401.0;
        DiffusionDeck deck = Read("energy: 1 keV, pitch_angle: 45 deg, wave_normal: 0 deg");
        ColdPlasma plasma = deck.Plasma.OnLine(4.5, 4).At(0);
        double energy = Resonance.Energy(new RMode(plasma), Species.Electron, x * plasma.ElectronGyrofrequency, WaveDirections.Backward, α);
        ResonanceFigure condition = Curves(deck with { Resonance = deck.Resonance! with { Energy = energy } });

        double full = condition.InverseSquaredIndex[0].Values[point];
        Assert.That(condition.Frequencies[point], Is.EqualTo(x).Within(1e-15));
        Assert.That(condition.Resonances.Single(line => line.Harmonic == -1).Values[point], Is.EqualTo(full).Within(1e-9 * full));
    }

    [Test]
    public void The_landau_line_is_level_and_approximations_lie_above_the_full_relation()
    {
        ResonanceFigure condition = Curves(Read("energy: 1 MeV, pitch_angle: 60 deg, wave_normal: 0 deg"));
        Assert.That(condition.Resonances.Select(line => line.Harmonic), Is.EqualTo(new[] { -3, -2, -1, 0, 1, 2, 3 }));
        double β = Species.Electron.Speed(Units.MeV) / PhysicalConstants.SpeedOfLight;
        Assert.That(condition.Resonances[3].Values, Is.All.EqualTo(0.25 * β * β).Within(1e-15), "(β cosα)² at every frequency");

        // Along B0 the quasi-longitudinal relation is the full one; without the vacuum's 1 in μ², 1/μ² is larger.
        for (int i = 0; i < 400; i += 57)
        {
            double full = condition.InverseSquaredIndex[0].Values[i];
            Assert.That(condition.InverseSquaredIndex.Single(curve => curve.Name == "quasi-longitudinal").Values[i], Is.EqualTo(full).Within(1e-9 * full));
            Assert.That(condition.InverseSquaredIndex.Single(curve => curve.Name == "high-density").Values[i], Is.GreaterThan(full));
        }
    }

    private static DiffusionDeck Read(string resonance) => (DiffusionDeck)Deck.Parse($$"""
        experiment: diffusion
        plasma: {l_shells: 4.5, ratios: 4}
        waves: {model: horne2005-night-chorus}
        energies: 1 MeV
        pitch_angles: 45 deg
        resonance: {{{resonance}}}
        """, "a").Experiment;

    private static ResonanceFigure Curves(DiffusionDeck deck) => ResonanceConditions.Of(new DiffusionPlan(deck), deck).Single();
}
