using RadBelt.Gpu.Cli.Decks;
using static RadBelt.Gpu.Tests.Cli.Decks.ExampleDecks;

namespace RadBelt.Gpu.Tests.Cli.Decks.Experiments;

/// <summary>The whole text of the messages people will meet first.</summary>
[TestFixture]
public class TestParticlesDeckTests
{
    [TestCase("  amplitude: 1.79 pT", "  amplitud: 1.79 pT",
        "run-I.yaml:11:3: waves.amplitud: there is no such key (did you mean `amplitude`?); `waves` has the keys mode, band, count, frequencies, amplitude, spectrum, center, width, directions, phases",
        Description = "unknown key")]
    [TestCase("[0.2 fce, 0.4 fce]", "[0.2 nT, 0.4 fce]",
        "run-I.yaml:9:10: waves.band[0]: 0.2 nT is a magnetic field; a frequency is expected, for example `0.2 fce`", Description = "wrong dimension")]
    [TestCase("B0: 140 nT", "B0: 140",
        "run-I.yaml:5:7: plasma.B0: 140 has no unit; a magnetic field is expected, for example `140 nT`", Description = "no unit")]
    [TestCase("B0: 140 nT", "B0: 140 nTT",
        "run-I.yaml:5:7: plasma.B0: 140 nTT cannot be read: `nTT` is not a unit (did you mean `nT`?); a magnetic field is expected, for example `140 nT`", Description = "unknown unit")]
    [TestCase("1e7 m^-3", "-1e7 m^-3",
        "run-I.yaml:6:12: plasma.density: -1e7 m^-3 is out of bounds: it must be greater than 0 m^-3 and at most 1e30 m^-3", Description = "negative density")]
    [TestCase("0.4 fce]", "1.2 fce]",
        "run-I.yaml:9:19: waves.band[1]: 4702.74 Hz is 1.2 fce; R-mode (whistler) waves propagate only inside (0, fce), and fce is 3918.95 Hz here: lower it", Description = "band above fce")]
    [TestCase("[0.2 fce", "[0 fce",
        "run-I.yaml:9:10: waves.band[0]: 0 fce is out of bounds: it must be greater than 0 fce", Description = "band reaching 0")]
    [TestCase("[0.2 fce, 0.4 fce]", "[0.4 fce, 0.2 fce]",
        "run-I.yaml:9:19: waves.band[1]: the second value of a pair [low, high] must be the greater one", Description = "band upside down")]
    [TestCase("[0.2 fce, 0.4 fce]", "0.2 fce",
        "run-I.yaml:9:9: waves.band: a pair [low, high], each a frequency, is expected, for example `[0.2 fce, 0.4 fce]`", Description = "band of one")]
    [TestCase("45 deg]", "185 deg]",
        "run-I.yaml:15:33: ensembles.pitch_angles[2]: 185 deg is out of bounds: it must be from 0 deg to 180 deg", Description = "pitch angle beyond 180")]
    [TestCase("[5 deg", "[-5 deg",
        "run-I.yaml:15:18: ensembles.pitch_angles[0]: -5 deg is out of bounds: it must be from 0 deg to 180 deg", Description = "pitch angle below 0")]
    [TestCase("time_step: 0.02 Tce", "time_step: 0.1 ms",
        "run-I.yaml:19:12: time_step: 0.0001 s does not resolve the gyration: |Omega_ce| time_step is 2.46, and the boris mover needs at most 0.35; use at most 1.42E-05 s (0.0557 Tce) or `auto`", Description = "gyration not resolved")]
    [TestCase("mover: boris", "mover: higuera_cary",
        "run-I.yaml:18:8: mover: `higuera_cary` is not a choice (did you mean `higuera-cary`?); one of `boris`, `higuera-cary`, `reduced` is expected, for example `boris`", Description = "wrong word")]
    [TestCase("  density: 1e7 m^-3\n", "  density: 1e7 m^-3\n  B0: 1 nT\n",
        "run-I.yaml:7:3: key `B0` appears twice, first at run-I.yaml:5:3; keep one of them", Description = "duplicate")]
    [TestCase("stop_time: 0.26 s\n", "",
        "run-I.yaml:1:1: stop_time: this key is missing; a time is expected, for example `0.26 s`", Description = "missing key")]
    [TestCase("  count: 17777", "  count: 17777.5",
        "run-I.yaml:17:10: ensembles.count: 17777.5 is not a usable integer; an integer from 2 to 1e12 is expected, for example `17777`", Description = "no integer")]
    [TestCase("seed: 42", "seed: 9223372036854775808",
        "run-I.yaml:3:7: seed: 9223372036854775808 is not a usable integer; an integer at least 0 is expected, for example `42`", Description = "seed of 2^63")]
    [TestCase("plasma:\n  B0: 140 nT\n  density: 1e7 m^-3\n", "plasma:\n",
        "run-I.yaml:4:8: plasma: this key has no value; a section is expected", Description = "empty section")]
    public void A_fault_is_told_in_full(string old, string replacement, params string[] expected) =>
        Assert.That(Faults(With(old, replacement)), Is.EqualTo(expected));

    [TestCase("  band: [0.2 fce, 0.4 fce]   # as driven\n", "", "waves.band: this key is missing; give a band, for example `[0.2 fce, 0.4 fce]`, or `frequencies` of single waves")]
    [TestCase("  mode: R\n", "  frequencies: [0.3 fce]\n", "waves.frequencies: given together with `band`")]
    [TestCase("  band: [0.2 fce, 0.4 fce]", "  frequencies: [0.3 fce]", "waves.count: belongs to `band`")]
    [TestCase("  band: [0.2 fce, 0.4 fce]   # as driven\n  count: 100", "  frequencies: [0.3 fce, 1 fce]", "waves.frequencies[1]: 3918.95 Hz is 1 fce")]
    [TestCase("  count: 100\n", "", "waves.count: this key is missing")]
    [TestCase("  mode: R\n", "  spectrum: gaussian\n  center: 0.3 fce\n", "waves.width: this key is missing; a gaussian spectrum needs it")]
    [TestCase("  mode: R\n", "  width: 0.1 fce\n", "waves.width: has no meaning for a flat spectrum")]
    [TestCase("phases: random", "phases: [0 deg, 90 deg]", "waves.phases: 2 phases are given for 100 waves")]
    [TestCase("phases: random", "phases: 10 deg", "waves.phases: 1 phase is given for 100 waves")]
    [TestCase("phases: random", "phases: zufall", "waves.phases: zufall is not a finite number")]
    [TestCase("1.79 pT", "141 nT", "waves.amplitude: B_w is 1.00714")]
    [TestCase("1.79 pT", "-1 pT", "waves.amplitude: -1 pT is out of bounds: it must be at least 0 pT")]
    [TestCase("1.79 pT", "1.79e-320 pT", "waves.amplitude: 1.79e-320 pT is beyond the range")]
    [TestCase("  resonant_with: 0.3 fce\n", "", "ensembles.energies: this key is missing; give energies, for example `[10 keV]`, or say `resonant_with: 0.3 fce`")]
    [TestCase("  resonant_with: 0.3 fce\n", "  resonant_with: 0.3 fce\n  energies: 1 keV\n", "ensembles.energies: given together with `resonant_with`")]
    [TestCase("  resonant_with: 0.3 fce\n", "  energies: [1 keV, 2 keV]\n", "ensembles.energies: 2 energies for 3 pitch angles")]
    [TestCase("time_step: 0.02 Tce", "time_step: 1 s", "time_step: 1 s is longer than the run")]
    [TestCase("density: 1e7 m^-3", "density: 1e7 m^-3\n  ions: [{species: proton, fraction: 0.9}]", "plasma.ions: the fractions add up to 0.9; they must add up to 1")]
    [TestCase("density: 1e7 m^-3", "density: 1e7 m^-3\n  ions: [{species: proton, fraction: 0.5}, {species: proton, fraction: 0.5}]", "plasma.ions[1].species: `proton` appears twice")]
    [TestCase("density: 1e7 m^-3", "density: 1e7 m^-3\n  ions: [proton]", "plasma.ions[0]: a section is expected, with the keys species, fraction")]
    [TestCase("title: Run I", "title: [a]", "title: a list is given; a text is expected")]
    public void Keys_that_do_not_agree_are_named(string old, string replacement, string expected) =>
        Assert.That(Faults(With(old, replacement)), Has.Some.Contains(expected));

    [TestCase("time_step: 0.02 Tce", "time_step: 0.0557 Tce", Description = "2π · 0.0557 = 0.34997, just inside 0.35")]
    [TestCase("time_step: 0.02 Tce", "time_step: auto")]
    [TestCase("mover: boris\ntime_step: 0.02 Tce", "mover: reduced\ntime_step: 0.2 Tce", Description = "only full orbits need to resolve the gyration")]
    [TestCase("[5 deg, 15 deg, 45 deg]", "[0 deg, 180 deg]", Description = "both ends belong")]
    [TestCase("  band: [0.2 fce, 0.4 fce]   # as driven\n  count: 100", "  frequencies: 0.3 fce")]
    [TestCase("  mode: R\n  band: [0.2 fce, 0.4 fce]", "  mode: L\n  band: [1.2 fce, 1.4 fce]", Description = "the bound at fce is the whistlers'")]
    [TestCase("phases: random", "phases: [0 deg, 90 deg]\n  count: 2")]
    [TestCase("seed: 42", "seed: 9223372036854775807", Description = "2^63 - 1")]
    [TestCase("count: 17777", "count: 1e4")]
    public void What_is_allowed_is_accepted(string old, string replacement)
    {
        string text = replacement.Contains("\n  count", StringComparison.Ordinal)
            ? With(old, replacement).Replace("  count: 100\n", "", StringComparison.Ordinal)
            : With(old, replacement);
        Assert.That(() => Deck.Parse(text, "a"), Throws.Nothing);
    }
}
