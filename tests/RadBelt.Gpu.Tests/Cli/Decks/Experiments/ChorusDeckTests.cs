using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Satellites;
using static RadBelt.Gpu.Tests.Cli.Decks.ExampleDecks;

namespace RadBelt.Gpu.Tests.Cli.Decks.Experiments;

/// <summary>Decks of rays, chorus elements and microbursts: what they become, and what is wrong with bad ones, each told at its place.</summary>
internal sealed class ChorusDeckTests
{
    private const string Rays = """
        experiment: rays
        plasma:
          density: 5 cm^-3
          density_exponent: 2
          ions: {species: proton, fraction: 1}
        launches:
          l_shells: [5.45, 5.5]
          frequencies: [700 Hz, 0.2 fce]
          wave_normals: [-10 deg, 0 deg, 170 deg]
        end: {latitude: 40 deg, l_range: [4, 7], gain: -60}
        damping:
          populations: {density: 0.1 cm^-3, temperature: 1 keV}
          factor: 0.5
          harmonics: [0, 0]
        tolerance: 1e-8
        """;

    private const string Nonducted = """
        experiment: chorus-element
        plasma: {density_model: sheeley-trough, local_time: 6 h}
        element:
          kind: nonducted
          l_shells: [5.45, 5.5]
          tone: {from: 550 Hz, to: 1400 Hz, duration: 0.2 s}
          amplitude: 300 pT
          by_frequency: {from: 600 Hz, to: 1350 Hz, rise: 10 Hz, fall: 10 Hz}
          by_l_shell: {from: 5.5, to: 5.5, rise: 0.05, fall: 0.05}
          grid: {duration: 0.8 s, latitudes: [0 deg, 30 deg]}
          launches:
            l_shells: {from: 5.25, to: 5.75, count: 51, spacing: linear}
            frequencies: [600 Hz, 1400 Hz]
            count: 81
        """;

    private const string Microburst = """
        experiment: microburst
        plasma: {density: 5 cm^-3}
        element:
          kind: ducted
          l_shells: 5.5
          tone: {times: [0 s, 0.1 s, 0.2 s], frequencies: [550 Hz, 900 Hz, 700 Hz]}
          amplitude: 300 pT
          by_latitude: {from: 1 deg, to: 28 deg, rise: 0.1 deg, fall: 0.2 deg}
          grid: {duration: 0.8 s, latitudes: [0 deg, 30 deg]}
        population:
          energies: [50 keV, 1 MeV]
          energy_count: 10
          pitch_angle_counts: [4, 12]
          bounce_phases: 6
          gyrophases: 5
          seed: 7
          flux: {model: ige2006}
        satellites:
          altitudes: [500 km, 650 km]
          times: {from: 0 s, to: 2 s, count: 21, spacing: linear}
          energies: {from: 50 keV, to: 1 MeV, count: 11}
        stop_time: 2 s
        """;

    [Test]
    public void Rays_are_every_combination_of_place_frequency_and_direction()
    {
        var deck = Read<RaysDeck>(Rays);
        IReadOnlyList<RayLaunch> launches = deck.Launches.All;
        double fce = 3.12e-5 / Math.Pow(5.5, 3) * PhysicalConstants.ElementaryCharge / PhysicalConstants.ElectronMass / Math.Tau;
        Assert.Multiple(() =>
        {
            Assert.That(launches.Select(l => l.LShell), Is.EqualTo(new[] { 5.45, 5.45, 5.45, 5.45, 5.45, 5.45, 5.5, 5.5, 5.5, 5.5, 5.5, 5.5 }));
            Assert.That(launches[3].Frequency, Is.EqualTo(0.2 * fce).Within(1e-9 * fce), "in fce of the equator at L = 5.5");
            Assert.That(launches[2].WaveNormalAngle, Is.EqualTo(170 * Units.Degree).Within(1e-15));
            Assert.That(deck.Settings, Is.EqualTo(new RaySettings
            {
                Tolerance = 1e-8, GreatestLatitude = 40 * Units.Degree, LeastLShell = 4, GreatestLShell = 7, GainFloor = -60, DampingHarmonics = (0, 0),
            }));
            Assert.That(deck.Damping!.Electrons.Factor, Is.EqualTo(0.5));
            Assert.That(deck.Plasma.Plasma.On(5).At(30 * Units.Degree).ElectronDensity, Is.EqualTo(5e6 / Math.Pow(0.75, 2)).Within(1), "n ∝ r^−2, r ∝ cos²λ");
        });
    }

    /// <summary>Half of 0.1 cm⁻³ of a Maxwellian has half of its f; two populations add up.</summary>
    [Test]
    public void Hot_electrons_are_thermal_populations_that_add_up()
    {
        GyrotropicDistribution one = Read<RaysDeck>(Rays).Damping!.Electrons.Equatorial;
        GyrotropicDistribution two = Read<RaysDeck>(Rays.Replace("{density: 0.1 cm^-3, temperature: 1 keV}", "[{density: 0.1 cm^-3, temperature: 1 keV}, {density: 1 cm^-3, temperature: 5 keV, kappa: 3}]")).Damping!.Electrons.Equatorial;
        double peak = 1e5 * Math.Pow(PhysicalConstants.ElectronMass / (2 * Math.PI * Units.KeV), 1.5);
        Assert.That(one.Value(0, 0), Is.EqualTo(peak).Within(1e-12 * peak));
        Assert.That(two.Value(1e7, 1e6), Is.EqualTo(one.Value(1e7, 1e6) + new KappaDistribution(1e6, 5 * Units.KeV, 5 * Units.KeV, 3).Value(1e7, 1e6)).Within(1e-12 * two.Value(1e7, 1e6)));
    }

    [Test]
    public void A_nonducted_element_is_launched_along_its_tone()
    {
        ElementSection element = Read<ChorusElementDeck>(Nonducted).Element;
        IReadOnlyList<RayLaunch> launches = element.RayLaunches;
        Assert.Multiple(() =>
        {
            Assert.That(launches, Has.Count.EqualTo(4131), "Chen et al. (2021), section 4");
            Assert.That(launches[0].LShell, Is.EqualTo(5.25));
            Assert.That(launches[80].Frequency, Is.EqualTo(1400).Within(1e-6));
            Assert.That(launches[1].Frequency - launches[0].Frequency, Is.EqualTo(10).Within(1e-6));
            Assert.That(launches[0].Time, Is.EqualTo(50.0 / 850 * 0.2).Within(1e-12), "600 Hz on the way from 550 to 1400");
            Assert.That(element.Source.ByLShell!.At(5.6), Is.EqualTo(Math.Exp(-4)).Within(1e-12), "two widths away");
            Assert.That(element.Source.ByFrequency!.At(580), Is.EqualTo(Math.Exp(-4)).Within(1e-12));
        });
    }

    [Test]
    public void A_falling_tone_is_launched_in_the_order_of_time()
    {
        var element = Read<ChorusElementDeck>(Nonducted.Replace("{from: 550 Hz, to: 1400 Hz, duration: 0.2 s}", "{from: 1400 Hz, to: 600 Hz, duration: 0.2 s}")).Element;
        Assert.That(element.RayLaunches.Take(81).Select(launch => launch.Time), Is.Ordered);
        Assert.That(element.RayLaunches[0].Frequency, Is.EqualTo(1400).Within(1e-6));
    }

    /// <summary>The phase is the integral of the frequency: ∫f dt = f Δt about the middle of a short time, to second order.</summary>
    [Test]
    public void A_tone_can_be_a_table()
    {
        Chirp chirp = Read<MicroburstDeck>(Microburst).Element!.Tone.Chirp;
        Assert.That(new[] { 0, 0.1, 0.2 }.Select(chirp.Frequency), Is.EqualTo(new[] { 550, 900, 700.0 }).Within(1e-9));
        Assert.That((chirp.Turns(0.05 + 1e-4) - chirp.Turns(0.05 - 1e-4)) / 2e-4, Is.EqualTo(chirp.Frequency(0.05)).Within(1e-3));
        Assert.That(chirp.Duration, Is.EqualTo(0.2));
    }

    [Test]
    public void Electrons_begin_at_the_loss_cone_and_satellites_stand_at_both_feet()
    {
        var deck = Read<MicroburstDeck>(Microburst);
        var line = new DipoleFieldLine(5.5);
        ElectronGrid electrons = deck.Population.On(line, 500e3, deck.LossAltitude);
        SatelliteBins bins = deck.Satellites.Bins(line, 650e3, deck.LossAltitude);
        Assert.Multiple(() =>
        {
            Assert.That(electrons.Count, Is.EqualTo(10 * 16 * 6 * 5));
            Assert.That(deck.Population.Count, Is.EqualTo(electrons.Count));
            Assert.That(bins.PitchAngles, Has.Some.EqualTo(62 * Units.Degree).Within(0.5 * Units.Degree), "the loss cone at 650 km, as Chen et al. (2021) have it");
            Assert.That(bins.PitchAngles, Has.Some.EqualTo(118 * Units.Degree).Within(0.5 * Units.Degree), "and its mirror image");
            Assert.That(deck.RandomSeed, Is.EqualTo(7));
            Assert.That(deck.Settings.StopTime, Is.EqualTo(2));
        });
    }

    /// <summary>The decks of the sample: full ones have the paper's 4.8e7 electrons on each field line, small ones 3e5 or more in all.</summary>
    [Test]
    public void Sample_decks_are_good()
    {
        foreach (string path in Directory.GetFiles(RepositoryRoot.Find("samples/microbursts"), "*.yaml", SearchOption.AllDirectories))
        {
            ExperimentDeck deck = Deck.Load(path).Experiment;
            if (deck is MicroburstDeck microburst)
            {
                bool small = path.Contains("small", StringComparison.Ordinal);
                double electrons = microburst.Population.Count * (small ? microburst.Element!.LShells.Values.Count : 1);
                Assert.That(electrons, small ? Is.InRange(3e5, 4e5) : Is.EqualTo(51 * 66 * 120 * 120), path);
            }
        }
    }

    [TestCase("l_shells: [5.45, 5.5]", "l_shells: [5.45, 7.5]", "launches.l_shells: L = 7.5 is outside 4 to 7, where rays are followed; widen `end.l_range`")]
    [TestCase("  wave_normals", "  latitude: 50 deg\n  wave_normals", "launches.latitude: is beyond `end.latitude`")]
    [TestCase("density: 5 cm^-3", "density: 0 cm^-3", "plasma.density: 0 cm^-3 is out of bounds: it must be greater than 0 m^-3")]
    [TestCase("density: 5 cm^-3\n", "density_model: sheeley-trough\n", "plasma.local_time: this key is missing; the density of the trough depends on it, for example `6 h`")]
    [TestCase("  density: 5 cm^-3\n", "", "plasma.density: this key is missing; give `density`, for example `5 cm^-3`, or `density_model`")]
    [TestCase("fraction: 1}", "fraction: 0.7}", "plasma.ions: the fractions add up to 0.7; they must add up to 1, for a neutral plasma")]
    [TestCase("[0, 0]", "[1, -1]", "damping.harmonics: give the lowest harmonic first")]
    [TestCase("  populations: {density: 0.1 cm^-3, temperature: 1 keV}\n", "", "damping.model: this key is missing; give `model`, `populations` or `flux`")]
    [TestCase("  populations:", "  model: bell2002\n  populations:", "damping.populations: given together with `model`; keep one of the two")]
    [TestCase("gain: -60", "gain: 3", "end.gain: 3 is out of bounds: it must be at least -1000 and less than 0")]
    public void Rays_that_cannot_be_are_told_at_their_place(string old, string replacement, string expected) => Told(Rays, old, replacement, expected);

    [TestCase("kind: nonducted", "kind: ducted", "element.launches: belongs to a nonducted element and has no meaning here; remove it, or change `kind`")]
    [TestCase("[600 Hz, 1400 Hz]", "[500 Hz, 1400 Hz]", "element.launches.frequencies: the tone has frequencies from 550 Hz to 1400 Hz; stay within them")]
    [TestCase("{from: 550 Hz, to: 1400 Hz, duration: 0.2 s}", "{from: 550 Hz, to: 1400 Hz}", "element.tone.duration: this key is missing; without a table it is needed, for example `0.2 s`")]
    [TestCase("{from: 550 Hz, to: 1400 Hz, duration: 0.2 s}", "{times: [0 s, 0.2 s], frequencies: [550 Hz, 1400 Hz, 1500 Hz]}", "element.tone.frequencies: 3 frequencies for 2 times; give one for each")]
    [TestCase("{from: 550 Hz, to: 1400 Hz, duration: 0.2 s}", "{times: [0.1 s, 0.2 s], frequencies: [550 Hz, 1400 Hz]}", "element.tone.times: the first time must be 0 s, when the source starts")]
    [TestCase("{from: 550 Hz, to: 1400 Hz, duration: 0.2 s}", "{times: [0 s, 0.1 s, 0.2 s], frequencies: [600 Hz, 1400 Hz, 700 Hz]}", "element.launches.frequencies: this tone passes some frequencies more than once")]
    [TestCase("from: 600 Hz, to: 1350 Hz", "from: 1350 Hz, to: 600 Hz", "element.by_frequency.to: is below `from`; swap them, or give the same value twice for a peak")]
    [TestCase("amplitude: 300 pT", "amplitude: 0 pT", "element.amplitude: 0 pT is out of bounds")]
    public void Elements_that_cannot_be_are_told_at_their_place(string old, string replacement, string expected) => Told(Nonducted, old, replacement, expected);

    [TestCase("[500 km, 650 km]", "[650 km, 100 km]", "satellites.altitudes[1]: a satellite at 100 km is not above 100 km, where electrons are lost: raise it, or lower `loss_altitude`")]
    [TestCase("[500 km, 650 km]", "[650 km, 650000 m]", "satellites.altitudes[1]: 650 km is given twice; give each altitude once")]
    [TestCase("stop_time: 2 s", "stop_time: 1.5 s", "satellites.times: the last bin ends at 2 s, after `stop_time`, 1.5 s, when no electron is followed any more; end the bins there, or raise `stop_time`")]
    [TestCase("{model: ige2006}", "{energies: [60 keV, 1 MeV], values: [1e5 cm^-2/s/sr/keV, 10 cm^-2/s/sr/keV]}", "population.flux: F0 has a gap: it is known from 60 keV to 1000 keV, and electrons have 50 keV to 1000 keV")]
    [TestCase("{model: ige2006}", "{energies: [30 keV, 1 MeV], values: [1e5 cm^-2/s/sr/keV, 0 cm^-2/s/sr/keV]}", "population.flux.values[1]: 0 cm^-2/s/sr/keV is out of bounds")]
    [TestCase("{model: ige2006}", "{energies: [30 keV, 1 MeV, 2 MeV], values: [1e5 cm^-2/s/sr/keV, 10 cm^-2/s/sr/keV]}", "population.flux.values: 2 fluxes for 3 energies; give one for each")]
    [TestCase("population:", "element_file: a.h5\npopulation:", "element_file: given together with `element`; keep one of the two")]
    [TestCase("kind: ducted", "kind: nonducted", "element.by_latitude: belongs to a ducted element and has no meaning here")]
    [TestCase("stop_time: 2 s", "stop_time: 2 s\nsteps_per_gyration: 4", "steps_per_gyration: 4 is out of bounds")]
    public void Microbursts_that_cannot_be_are_told_at_their_place(string old, string replacement, string expected) => Told(Microburst, old, replacement, expected);

    private static void Told(string deck, string old, string replacement, string expected)
    {
        Assert.That(deck.Contains(old, StringComparison.Ordinal), Is.True, "the deck holds the piece to be replaced");
        Assert.That(Faults(deck.Replace(old, replacement, StringComparison.Ordinal)), Has.Some.Contains(expected));
    }

    private static T Read<T>(string text)
        where T : ExperimentDeck => (T)Deck.Parse(text, "good.yaml").Experiment;
}
