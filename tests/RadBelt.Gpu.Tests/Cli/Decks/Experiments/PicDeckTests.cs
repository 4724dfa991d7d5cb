using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Tests.Cli.Decks.ExampleDecks;

namespace RadBelt.Gpu.Tests.Cli.Decks.Experiments;

/// <summary>Decks of particle-in-cell runs: what they become, and what is wrong with bad ones, each told at its place.</summary>
internal sealed class PicDeckTests
{
    private const string Good = """
        experiment: pic
        seed: 3
        plasma: {B0: 140 nT, density: 1e7 m^-3}
        grid:
          length: 400 km
          cell_size: 300 m
        species:
          - {name: cold, fraction: 0.98, temperature: 1 eV, particles_per_cell: 16, start: quiet, delta_f: true}
          - {name: hot, fraction: 0.02, parallel_temperature: 2 keV, perpendicular_temperature: 5.4 keV, particles_per_cell: 32}
          - {name: ions, particle: proton, density: 1e7 m^-3, temperature: 1 eV, particles_per_cell: 8}
        boundary: {layer: 60 km}
        driver:
          band: [0.2 fce, 0.4 fce]
          amplitude: 10 pT
          waves: 50
        mirror: {xi: 1e-15 m^-2}
        tracers:
          start: 1 ms
          ensembles: {pitch_angles: [45 deg], resonant_with: 0.3 fce, count: 10}
          windows: [{species: hot, energies: [1 keV, 5 keV], pitch_angles: [30 deg, 60 deg], count: 20}]
        shape: 3
        filter: 1
        stop_time: 2 ms
        """;

    [Test]
    public void A_deck_becomes_a_setup()
    {
        PicSetup setup = PicSetups.Of((PicDeck)Deck.Parse(Good, "good.yaml").Experiment);
        Assert.Multiple(() =>
        {
            Assert.That(setup.Grid.Cells, Is.EqualTo(1334), "400 km in cells of at most 300 m");
            Assert.That(setup.Grid.Length, Is.EqualTo(400e3).Within(1e-6));
            Assert.That(setup.Species.Select(s => s.Density), Is.EqualTo([9.8e6, 2e5, 1e7]).Within(1e-3));
            Assert.That(setup.Species.Select(s => s.DeltaF), Is.EqualTo([true, false, false]));
            Assert.That(setup.Species[0].Start, Is.EqualTo(ParticleStart.Quiet));
            Assert.That(setup.Species[1].Distribution.Moments.PerpendicularTemperature * Species.Electron.RestEnergy, Is.EqualTo(5.4 * Units.KeV).Within(1e-6 * Units.KeV));
            Assert.That(setup.Species[2].Kind, Is.EqualTo(Species.Proton));
            Assert.That(setup.Open!.Driver!.SourceAmplitude, Is.EqualTo(10e-12).Within(1e-20));
            Assert.That(setup.FieldProfile!(200e3 + 1e5), Is.EqualTo(1 + (1e-15 * 1e10)).Within(1e-12));
        });
    }

    [TestCase("cell_size: 300 m", "cell_size: 300 m\n  cells: 40", "good.yaml:7:10: grid.cells: given together with `cell_size`; keep one of the two")]
    [TestCase("  cell_size: 300 m\n", "", "grid.cell_size: this key is missing; give the size of a cell, for example `200 m`, or the number of `cells`")]
    [TestCase("cell_size: 300 m", "cell_size: 300 km", "grid.cell_size: cells: 2 is outside 8 … 16777216")]
    [TestCase("fraction: 0.98", "fraction: 0.9", "species: the electrons add up to 9200000 m^-3, and `plasma.density`, which gives fpe its value, is 10000000 m^-3; make the two agree")]
    [TestCase("density: 1e7 m^-3, temperature", "density: 9e6 m^-3, temperature", "good.yaml:8:3: species: the charges do not add up to zero: -1000000 elementary charges m^-3 are left over; adjust the densities, or say `neutralising_background: true`")]
    [TestCase("name: hot", "name: hot/er", "good.yaml:9:12: species[1].name: `hot/er` cannot name records of files; use letters, digits and underscores")]
    [TestCase("name: hot", "name: cold", "good.yaml:9:12: species[1].name: `cold` is the name of two species; give each its own")]
    [TestCase("fraction: 0.02", "fraction: 0.02, density: 2e5 m^-3", "species[1].density: give one of `density` and `fraction`")]
    [TestCase("temperature: 1 eV, particles_per_cell: 16", "temperature: 0 eV, particles_per_cell: 16", "species[0].temperature: a Maxwellian needs a positive temperature")]
    [TestCase("parallel_temperature: 2 keV, ", "", "species[1].parallel_temperature: this key is missing; a bi-Maxwellian has two temperatures")]
    [TestCase("delta_f: true", "delta_f: true, drift: 0.01 c", "good.yaml:8:5: species[0]: cold: δf is for Maxwellians and bi-Maxwellians")]
    [TestCase("boundary: {layer: 60 km}", "boundary: periodic", "driver: waves cannot be driven into a periodic domain; say `boundary: {layer: ...}`, or remove the driver")]
    [TestCase("layer: 60 km", "layer: 200 km", "good.yaml:11:19: boundary.layer: absorbing layer: 2E+05 m at each end leaves little of a domain of 4E+05 m")]
    [TestCase("0.4 fce]", "1.1 fce]", "driver.band: driver: the band 783.79 … 4310.8 Hz must rise and end below f_ce = 3918.9 Hz")]
    [TestCase("filter: 1", "filter: 1\ntime_step: 2 us", "good.yaml:23:12: time_step: time step: 2E-06 s is beyond the Courant limit 1.0002E-06 s, about Δx/c; take at most 9.802E-07 s, or larger cells")]
    [TestCase("filter: 1", "filter: 0\ngather: momentum-conserving", "good.yaml:6:14: grid.cell_size: cells: 299.9 m is 179 Debye lengths (1.67 m); with order-3 shapes, the momentum-conserving gather and 0 filter passes the plasma would heat from 10 on: use at most 16.7 m")]
    [TestCase("shape: 3", "shape: 4", "shape: 4 is out of bounds")]
    [TestCase("start: 1 ms", "start: 3 ms", "good.yaml:18:10: tracers.start: tracers would start at 0.003 s, when the run is over (`stop_time` is 0.002 s)")]
    [TestCase("species: hot, energies", "species: heiss, energies", "tracers: there is no species heiss to choose from; there are cold, hot, ions")]
    [TestCase("[45 deg]", "[135 deg]", "tracers: tracers: no electron at 135° resonates with a whistler of 0.3 f_ce that it meets; give pitch angles below 90°")]
    [TestCase("{B0: 140 nT", "{ions: [{species: proton, fraction: 1}], B0: 140 nT", "plasma.ions: ions of a pic deck are populations like others; remove this key and list them under `species`")]
    public void A_fault_is_told_at_its_place(string old, string replacement, string expected)
    {
        Assert.That(Good.Contains(old, StringComparison.Ordinal), Is.True, $"the deck holds {old}");
        var error = Assert.Throws<DeckException>(() => Deck.Parse(Good.Replace(old, replacement, StringComparison.Ordinal), "good.yaml"));
        Assert.That(error!.Errors.Select(e => e.ToString()), Has.Some.Contains(expected));
    }

    [Test]
    public void Heating_is_accepted_where_it_is_allowed() => Assert.That(
        () => Deck.Parse(Good + "\ngather: momentum-conserving\nallow: heating", "good.yaml"), Throws.Nothing);
}
