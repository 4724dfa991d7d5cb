using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Tests.Cli.Decks.Experiments;

/// <summary>Decks of hybrid runs: what they become, and what is wrong with bad ones, each told at its place.</summary>
internal sealed class HybridPicDeckTests
{
    internal const string Good = """
        experiment: hybrid-pic
        title: tiny
        seed: 5
        plasma: {l_shell: 6, frequency_ratio: 5}
        xi: 1e-4 c/wce^-2
        hot: {density_ratio: 0.01, parallel_momentum: 0.2, perpendicular_momentum: 0.5, particles_per_cell: 16}
        grid: {length: 40 c/wce, cell_size: 0.2 c/wce}
        layer: 6 c/wce
        trigger: {frequency: 0.3 fce, amplitude: 1e-3 B0, duration: 60 1/wce}
        time_step: 0.1 1/wce
        stop_time: 160 1/wce
        outputs:
          samples: 10
          distribution_bins: 8
          map_places: 10
          map_times: 12
          archive: {highest_frequency: 0.5 fce, samples_per_period: 8, node_stride: 2}
          spectrograms: {latitudes: [0 deg, -3 deg], segment: 4 Tce}
        """;

    private static HybridPicDeck Bound(string text) => (HybridPicDeck)Deck.Parse(text, "good.yaml").Experiment;

    /// <summary>Units of 1/Ω_e and c/Ω_e give back the numbers that papers print, whatever the field.</summary>
    [Test]
    public void A_deck_becomes_a_setup()
    {
        HybridPicDeck deck = Bound(Good);
        HybridPicSetup setup = deck.ToSetup();
        double Ω = Math.Abs(Species.Electron.Gyrofrequency(setup.Line.EquatorialField)), unit = PhysicalConstants.SpeedOfLight / Ω;
        Assert.Multiple(() =>
        {
            Assert.That(setup.Line.EquatorialField, Is.EqualTo(3.12e-5 / 216).Within(1e-12).Percent);
            Assert.That(setup.Line.Curvature * unit * unit, Is.EqualTo(1e-4).Within(1e-10).Percent);
            Assert.That(Species.Electron.PlasmaFrequency(setup.Cold.Density) / Ω, Is.EqualTo(5).Within(1e-10).Percent);
            Assert.That(setup.Hot.Density / setup.Cold.Density, Is.EqualTo(0.01).Within(1e-12));
            Assert.That((setup.Hot.ParallelMomentum, setup.Hot.PerpendicularMomentum, setup.Hot.DeltaF, setup.Hot.RelaxationTime), Is.EqualTo((0.2, 0.5, true, (double?)null)));
            Assert.That((setup.Grid.Cells, setup.Grid.CellSize / unit), Is.EqualTo((200, 0.2)).Using<(int, double)>((a, b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < 1e-12));
            Assert.That(setup.Layer / unit, Is.EqualTo(6).Within(1e-10));
            Assert.That(setup.Trigger!.Frequency * Math.Tau / Ω, Is.EqualTo(0.3).Within(1e-12));
            Assert.That(setup.Trigger.Amplitude, Is.EqualTo(1e-3 * setup.Line.EquatorialField).Within(1e-12).Percent);
            Assert.That(deck.StopTime * Ω, Is.EqualTo(160).Within(1e-9));
            Assert.That(deck.TimeStep!.Value * Ω, Is.EqualTo(0.1).Within(1e-12));
            Assert.That(setup.Seed, Is.EqualTo(5));
        });
    }

    /// <summary>T = m c² U², both ways; B_eq and density as they are; a dipole's curvature is 4.5/(L R_E)².</summary>
    [Test]
    public void Temperatures_fields_and_densities_serve_as_well()
    {
        HybridPicSetup setup = Bound(Good
            .Replace("parallel_momentum: 0.2, perpendicular_momentum: 0.5", "parallel_temperature: 20.44 keV, perpendicular_temperature: 127.75 keV, relaxation_time: 0.57 s")
            .Replace("density_ratio: 0.01", "density: 0.05 cm^-3").Replace("frequency_ratio: 5", "density: 5 cm^-3").Replace("xi: 1e-4 c/wce^-2\n", "").Replace("[0 deg, -3 deg]", "0 deg")).ToSetup();
        double rest = Species.Electron.RestEnergy / Units.KeV;
        Assert.Multiple(() =>
        {
            Assert.That(setup.Hot.ParallelMomentum, Is.EqualTo(Math.Sqrt(20.44 / rest)).Within(1e-12));
            Assert.That(setup.Hot.PerpendicularMomentum, Is.EqualTo(Math.Sqrt(127.75 / rest)).Within(1e-12));
            Assert.That(setup.Hot.RelaxationTime, Is.EqualTo(0.57));
            Assert.That((setup.Hot.Density, setup.Cold.Density), Is.EqualTo((5e4, 5e6)).Using<(double, double)>((a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-6 && Math.Abs(a.Item2 - b.Item2) < 1e-6));
            Assert.That(setup.Line.DipoleRadius, Is.EqualTo(6 * PhysicalConstants.EarthRadius).Within(1e-10).Percent);
        });
    }

    [TestCase("l_shell: 6, ", "", "good.yaml:4:1: plasma.l_shell: give one of `l_shell` and `B_eq`, for example `l_shell: 6`")]
    [TestCase("l_shell: 6", "l_shell: 6, B_eq: 144 nT", "plasma.B_eq: give one of `l_shell` and `B_eq`")]
    [TestCase("frequency_ratio: 5", "frequency_ratio: 5, density: 5 cm^-3", "plasma.density: give one of `density` and `frequency_ratio`")]
    [TestCase("l_shell: 6, frequency_ratio: 5}\nxi: 1e-4 c/wce^-2", "B_eq: 144 nT, frequency_ratio: 5}", "xi: this key is missing; say how fast the field grows along the line, for example `8.62e-5 c/wce^-2`, or give `plasma.l_shell`")]
    [TestCase("xi: 1e-4 c/wce^-2", "xi: 1e-4", "good.yaml:5:5: xi: 1e-4 has no unit; an inverse area is expected, for example `8.62e-5 c/wce^-2`")]
    [TestCase("xi: 1e-4 c/wce^-2", "xi: 1e-4 c/wce^2", "xi: 1e-4 c/wce^2 is an area; an inverse area is expected")]
    [TestCase("density_ratio: 0.01, ", "", "hot.density_ratio: give one of `density` and `density_ratio`")]
    [TestCase("parallel_momentum: 0.2", "parallel_momentum: 0.2, parallel_temperature: 20 keV", "hot.parallel_temperature: give one of `parallel_momentum` and `parallel_temperature`")]
    [TestCase("perpendicular_momentum: 0.5, ", "", "hot.perpendicular_momentum: give one of `perpendicular_momentum` and `perpendicular_temperature`")]
    [TestCase("particles_per_cell: 16", "particles_per_cell: 16, delta_f: false, initial_weight: 0.1", "hot.initial_weight: belongs to `delta_f`")]
    [TestCase("particles_per_cell: 16", "particles_per_cell: 16, relaxation_time: 0 s", "hot.relaxation_time: 0 s is out of bounds: it must be greater than 0 1/wce")]
    [TestCase("layer: 6 c/wce", "layer: 19 c/wce", "good.yaml:8:8: layer: absorbing layer: 2.24")]
    [TestCase("cell_size: 0.2 c/wce", "cells: 4", "grid.cells: 4 is out of bounds")]
    [TestCase("frequency: 0.3 fce", "frequency: 1.1 fce", "good.yaml:9:22: trigger.frequency: 1.1 fce is out of bounds: it must be greater than 0 fce and less than 1 fce")]
    [TestCase("duration: 60 1/wce", "duration: 60 1/wce, chirp: 2 MHz/s", "trigger.frequency: trigger: its frequency goes from ")]
    [TestCase("duration: 60 1/wce", "duration: 60 1/wce, start: 1 s", "trigger.start: the wave would begin at 1 s, when the run is over")]
    [TestCase("time_step: 0.1 1/wce", "time_step: 0.3 1/wce", "good.yaml:10:12: time_step: time step: ")]
    [TestCase("time_step: 0.1 1/wce", "time_step: 0.1 Hz", "time_step: 0.1 Hz is a frequency; a time is expected, for example")]
    [TestCase("[0 deg, -3 deg]", "[0 deg, -8 deg]", "good.yaml:18:37: outputs.spectrograms.latitudes[1]: -8 deg is beyond the absorbing layers: the field between them ends at 3.7")]
    [TestCase("node_stride: 2", "node_stride: 100", "outputs.archive.node_stride: leaves fewer than two nodes between the absorbing layers; lower it")]
    [TestCase("node_stride: 2", "start: 1 s", "outputs.archive.start: the archive would begin at 1 s, when the run is over")]
    [TestCase("highest_frequency: 0.5 fce, ", "", "outputs.archive.highest_frequency: this key is missing")]
    [TestCase("samples: 10", "samples: 10\n  distributions: 1", "outputs.distributions: one time does not span the run")]
    public void A_fault_is_told_at_its_place(string old, string replacement, string expected)
    {
        Assert.That(Good.Contains(old, StringComparison.Ordinal), Is.True, $"the deck holds {old}");
        string[] faults = FaultsOf(Good.Replace(old, replacement, StringComparison.Ordinal));
        Assert.That(faults, Has.Some.Contains(expected), string.Join('\n', faults));
    }

    /// <summary>Every deck of the sample, of full and of reduced scale, can be run, but for archives that others have yet to write.</summary>
    [Test]
    public void The_decks_of_the_sample_are_good()
    {
        string[] paths = [.. Directory.GetFiles(RepositoryRoot.Find("samples/chorus-transport"), "*.yaml", SearchOption.AllDirectories)];
        Assert.That(paths, Has.Length.GreaterThanOrEqualTo(6));
        foreach (string path in paths)
            Assert.That(() => Deck.Load(path), Throws.Nothing, path);
    }

    private static string[] FaultsOf(string text) => [.. Assert.Throws<DeckException>(() => Deck.Parse(text, "good.yaml"))!.Errors.Select(e => e.ToString())];
}
