using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using static RadBelt.Gpu.Tests.Cli.Decks.ExampleDecks;

namespace RadBelt.Gpu.Tests.Cli.Decks.Experiments;

/// <summary>Decks of diffusion coefficients: what they become, and what is wrong with bad ones, each told at its place.</summary>
internal sealed class DiffusionDeckTests
{
    private const string Good = """
        experiment: diffusion
        plasma:
          l_shells: [4, 4.5]
          ratios: [1.5, 4]
          ions: {species: proton, fraction: 1}
        waves:
          - {name: night, model: horne2005-night-chorus}
          - name: mine
            peak: 0.35 fce
            width: 0.15 fce
            band: [0.125 fce, 0.575 fce]
            amplitude: [100 pT, 50 pT, 0 pT]
            amplitude_latitudes: [0 deg, 10 deg, 20 deg]
            wave_normals: {width: 30 deg, range: [0 deg, 45 deg]}
            highest_latitude: 15 deg
        energies: {from: 100 keV, to: 1 MeV, count: 3}
        pitch_angles: [3 deg, 45 deg, 85 deg]
        harmonics: [-5, 5]
        tolerance: 1e-4
        dispersion: high-density
        estimate: {from_ratio: 1.5}
        lifetimes: true
        sectors:
          - {fraction: 0.25, waves: night, ratio: 3.8}
          - {fraction: 0.5, waves: mine, ratio: 4}
        """;

    [Test]
    public void A_deck_becomes_models_plasmas_and_settings()
    {
        DiffusionDeck deck = Read(Good);
        var plan = new DiffusionPlan(deck);
        Assert.Multiple(() =>
        {
            Assert.That(plan.Settings, Is.EqualTo(new DiffusionSettings { Harmonics = new(-5, 5), RelativeTolerance = 1e-4, Dispersion = DispersionRelation.HighDensity }));
            Assert.That(plan.Setup.Energies, Is.EqualTo(new[] { 100, 316.2277660, 1000 }.Select(e => e * Units.KeV)).Within(1e-9 * Units.MeV), "equal ratios");
            Assert.That(plan.Setup.Shells.Select(s => s.Ratios), Is.All.EqualTo(new[] { 1.5, 4 }).Within(1e-12));
            Assert.That(plan.Setup.Shells[1].EquatorialField, Is.EqualTo(3.12e-5 / Math.Pow(4.5, 3)).Within(1e-20));
            Assert.That(plan.Setup.EstimateMethods, Is.EqualTo(new[] { DensityRatioScaling.Albert2024.Name, DensityRatioScaling.Longley2022.Name }));
            Assert.That(plan.Plasma(0, 4).Ions.Single().Species, Is.EqualTo(Species.Proton));
        });
    }

    /// <summary>The Gaussian of Horne et al. (2005) with the cut-offs of Glauert and Horne (2005), once by name and once in numbers.</summary>
    [Test]
    public void A_spectrum_in_numbers_is_the_same_fraction_of_fce_on_every_field_line([Values(0, 1)] int shell)
    {
        var plan = new DiffusionPlan(Read(Good));
        FieldLinePlasma line = plan.Plasma(shell, 1.5);
        LocalWaves mine = plan.Waves[1].At(line, 0), named = WaveModelCatalog.Named("glauert-horne2005-night-chorus").At(line, 0);
        Assert.Multiple(() =>
        {
            foreach (double part in new[] { 0.01, 0.3, 0.5, 0.99 })
            {
                double ω = named.Shape.Lower + part * (named.Shape.Upper - named.Shape.Lower);
                Assert.That(mine.Shape.Density(ω), Is.EqualTo(named.Shape.Density(ω)).Within(1e-12 * named.Shape.Density(ω)));
                Assert.That(mine.WaveNormals.Weight(part), Is.EqualTo(named.WaveNormals.Weight(part)).Within(1e-14));
            }

            Assert.That(mine.WaveNormals.Maximum, Is.EqualTo(1).Within(1e-15), "tan 45°");
            Assert.That(plan.Waves[1].At(line, 5 * Units.Degree).RmsAmplitude, Is.EqualTo(75e-12).Within(1e-24), "half-way between 100 and 50 pT");
            Assert.That(plan.Waves[1].At(line, 15 * Units.Degree).RmsAmplitude, Is.EqualTo(25e-12).Within(1e-24));
        });
    }

    [TestCase("{width: 30 deg, range: [0 deg, 45 deg]}", "{tangent_width: 0.5773502691896257, tangent_range: [0, 1]}")]
    [TestCase("{width: 30 deg, range: [0 deg, 45 deg]}", "{peak: 0 deg, width: 30 deg, tangent_range: [0, 1]}")]
    public void Wave_normals_are_angles_or_tangents(string angles, string tangents)
    {
        FieldLinePlasma line = new DiffusionPlan(Read(Good)).Plasma(0, 4);
        LocalWaves ofAngles = new DiffusionPlan(Read(Good)).Waves[1].At(line, 0), ofTangents = new DiffusionPlan(Read(Good.Replace(angles, tangents))).Waves[1].At(line, 0);
        Assert.That(ofTangents.WaveNormals.Weight(0.4), Is.EqualTo(ofAngles.WaveNormals.Weight(0.4)).Within(1e-14));
        Assert.That(ofTangents.WaveNormals.Maximum, Is.EqualTo(ofAngles.WaveNormals.Maximum).Within(1e-15));
    }

    [TestCase("density: 7 cm^-3", 7e6)]
    [TestCase("density_model: sheeley-plasmasphere", 1390e6 * 0.2492)]
    [TestCase("{density_model: sheeley-trough, local_time: 6 h}", 0)]
    public void A_density_takes_the_place_of_ratios(string given, double expected)
    {
        string deck = Without("sectors", Without("estimate", Good)).Replace("ratios: [1.5, 4]", given.Trim('{', '}').Replace(", ", "\n  "));
        var plan = new DiffusionPlan(Read(deck));
        Assert.That(plan.Setup.Ratios, Is.Null);
        double density = plan.Plasma(0, null).Density.At(plan.Plasma(0, null).Line, 0);
        Assert.That(density, expected > 0 ? Is.EqualTo(expected).Within(1e-3 * expected) : Is.EqualTo(Sheeley2001Density.Trough(6).At(new(4), 0)), "1390 (3/4)^4.83 cm^-3 inside the plasmapause");
    }

    [TestCase("ratios: [1.5, 4]", "ratios: [1.5, 4]\n  density: 1 cm^-3", "plasma.density: given together with `ratios`; keep one of the two")]
    [TestCase("  ratios: [1.5, 4]\n", "", "plasma.ratios: this key is missing; give `ratios`, for example `[1.5, 2.5, 4]`, or `density`, or `density_model`")]
    [TestCase("ratios: [1.5, 4]", "ratios: [4, 1.5]", "plasma.ratios[1]: the values must increase")]
    [TestCase("ratios: [1.5, 4]", "density_model: sheeley-trough", "plasma.local_time: this key is missing; the density of the trough depends on it, for example `6 h`")]
    [TestCase("ratios: [1.5, 4]", "ratios: [1.5, 4]\n  local_time: 6 h", "plasma.local_time: belongs to `density_model: sheeley-trough` and has no meaning without; remove it")]
    [TestCase("l_shells: [4, 4.5]\n  ratios: [1.5, 4]", "l_shells: [2, 4.5]\n  density_model: sheeley-plasmasphere", "plasma.l_shells: L = 2 is outside 3 to 7")]
    [TestCase("l_shells: [4, 4.5]", "l_shells: 0.9", "plasma.l_shells: 0.9 is out of bounds: it must be greater than 1 and at most 100")]
    [TestCase("fraction: 1}", "fraction: 0.5}", "plasma.ions: the fractions add up to 0.5; they must add up to 1, for a neutral plasma")]
    [TestCase("model: horne2005-night-chorus", "model: horne2005-nigth-chorus", "waves[0].model: `horne2005-nigth-chorus` is no model of the catalogue (did you mean `horne2005-night-chorus`?)")]
    [TestCase("model: horne2005-night-chorus", "model: horne2005-night-chorus, amplitude: 3 pT", "waves[0].amplitude: belongs to a spectrum given in numbers and has no meaning beside `model`; remove it")]
    [TestCase("    peak: 0.35 fce\n", "", "waves[1].peak: this key is missing; without `model` it is needed, for example `0.35 fce`")]
    [TestCase("0.575 fce]", "1.2 fce]", "waves[1].band[1]: 1.2 fce lies outside the whistler branch, which ends at fce: lower it")]
    [TestCase("[0.125 fce, 0.575 fce]", "[0.575 fce, 0.125 fce]", "waves[1].band[1]: the second value of a pair [low, high] must be the greater one")]
    [TestCase("[100 pT, 50 pT, 0 pT]", "[100 pT, 50 pT]", "waves[1].amplitude: 2 amplitudes for 3 latitudes")]
    [TestCase("[0 deg, 10 deg, 20 deg]", "[0 deg, 20 deg, 10 deg]", "waves[1].amplitude_latitudes[2]: the values must increase")]
    [TestCase("highest_latitude: 15 deg", "highest_latitude: 15 deg\n    lowest_latitude: 20 deg", "waves[1].highest_latitude: must be greater than `lowest_latitude`")]
    [TestCase("{width: 30 deg, range", "{width: 30 deg, tangent_width: 1, range", "waves[1].wave_normals.tangent_width: given together with `width`; keep one of the two")]
    [TestCase("{width: 30 deg, range", "{range", "waves[1].wave_normals.width: this key is missing")]
    [TestCase("range: [0 deg, 45 deg]", "range: [0 deg, 95 deg]", "waves[1].wave_normals.range[1]: 95 deg is out of bounds: it must be from 0 deg to 89.9 deg")]
    [TestCase("name: mine", "name: night", "waves[1]: `night` is there already; give one of the two another `name`")]
    [TestCase("[3 deg, 45 deg, 85 deg]", "[45 deg, 3 deg, 85 deg]", "pitch_angles[1]: the values must increase")]
    [TestCase("[3 deg, 45 deg, 85 deg]", "[3 deg, 135 deg]", "pitch_angles: bounce averages have equatorial pitch angles up to 90 deg; end there, or add `local: {latitude: 0 deg}`")]
    [TestCase("{from: 100 keV, to: 1 MeV, count: 3}", "[0 keV, 1 keV]", "energies[0]: 0 keV is out of bounds: it must be greater than 0 keV")]
    [TestCase("harmonics: [-5, 5]", "harmonics: [5, -5]", "harmonics: give the lowest harmonic first")]
    [TestCase("harmonics: [-5, 5]", "harmonics: [5]", "harmonics: 1 elements are given; from 2 to 2 are allowed")]
    [TestCase("tolerance: 1e-4", "tolerance: -1e-4", "tolerance: -1e-4 is out of bounds: it must be from 1e-10 to 0.1")]
    [TestCase("dispersion: high-density", "dispersion: high-desnity", "dispersion: `high-desnity` is not a choice (did you mean `high-density`?)")]
    [TestCase("lifetimes: true", "lifetimes: true\nlocal: {latitude: 0 deg}", "lifetimes: lifetimes follow from bounce averages; remove `local` or `lifetimes`")]
    [TestCase("waves: mine, ratio", "waves: nine, ratio", "sectors[1].waves: `nine` names none of the deck's waves; they are `night`, `mine`")]
    [TestCase("fraction: 0.5,", "fraction: 0.8,", "sectors: the fractions add up to 1.05; a drift orbit has no more than 1")]
    [TestCase("waves: mine, ratio: 4", "waves: mine", "sectors[1].ratio: this key is missing; `plasma.ratios` has several, and a sector has one")]
    [TestCase("  ions: {species: proton, fraction: 1}\nwaves:\n", "waves:\n  - {model: summers2007-hydrogen-emic}\n", "plasma.ions: this key is missing; `summers2007-hydrogen-emic` are waves of a plasma with ions, in their source proton 0.85, helium 0.1, oxygen 0.05")]
    [TestCase("{from_ratio: 1.5}", "{from_ratio: 1.5, methods: [albert2024, albert2024]}", "estimate.methods: a method appears twice; name each once")]
    [TestCase("{from_ratio: 1.5}", "{from_ratio: 1.5}\nresonance: {energy: 1 MeV, pitch_angle: 60 deg, wave_normal: 30 deg, harmonics: [3, -3]}", "resonance.harmonics: give the lowest harmonic first")]
    [TestCase("{from_ratio: 1.5}", "{from_ratio: 0}", "estimate.from_ratio: 0 is out of bounds: it must be greater than 0")]
    [TestCase("ratios: [1.5, 4]", "density: 7 cm^-3", "estimate: estimates go from one density ratio to others; give `plasma.ratios`")]
    public void What_cannot_be_is_told_at_its_place(string old, string replacement, string expected)
    {
        Assert.That(Good.Contains(old, StringComparison.Ordinal), Is.True, "the deck holds the piece to be replaced");
        Assert.That(Faults(Good.Replace(old, replacement, StringComparison.Ordinal)), Has.Some.Contains(expected));
    }

    [TestCase("ratios: [1.5, 4]", "ratios: [0.3, 4]", "wave band:", Description = "whistlers end at ω_pe = 0.3 ω_ce; the band goes to 0.65")]
    [TestCase("[3 deg, 45 deg, 85 deg]", "[10 deg, 85 deg]", "do not cover those outside the loss cone of L = 4; begin at 5.47° or below")]
    [TestCase("[3 deg, 45 deg, 85 deg]", "[3 deg, 70 deg]", "have one from 80° to under 90°")]
    public void What_waves_and_field_lines_do_not_allow_is_one_error(string old, string replacement, string expected) =>
        Assert.That(() => new DiffusionPlan(Read(Good.Replace(old, replacement).Replace("dispersion: high-density", "dispersion: full"))), Throws.TypeOf<InvalidInputException>().With.Message.Contains(expected));

    [Test]
    public void A_ratio_below_one_is_taken_where_the_branch_exists()
    {
        string deck = Without("waves", Good).Replace("ratios: [1.5, 4]", "ratios: [0.8, 4]") + "\nwaves: {name: night, model: horne2005-night-chorus}";
        deck = Without("sectors", deck);
        Assert.That(() => new DiffusionPlan(Read(deck)), Throws.Nothing, "0.65 ω_ce is below ω_pe = 0.8 ω_ce");
    }

    private static DiffusionDeck Read(string text) => (DiffusionDeck)Deck.Parse(text, "good.yaml").Experiment;

    /// <summary>The deck without one of its keys and what is in it.</summary>
    private static string Without(string key, string deck)
    {
        string[] lines = deck.Split('\n');
        int first = Array.FindIndex(lines, line => line.StartsWith(key + ":", StringComparison.Ordinal));
        int next = Array.FindIndex(lines, first + 1, line => line.Length > 0 && line[0] != ' ');
        return string.Join('\n', lines[..first].Concat(next < 0 ? [] : lines[next..]));
    }
}
