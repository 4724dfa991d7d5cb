using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary>A small particle-in-cell run through the tool, end to end.</summary>
[NonParallelizable]
internal sealed class PicRunTests
{
    private const string Small = """
        experiment: pic
        title: tiny
        plasma: {B0: 140 nT, density: 1e7 m^-3}
        grid: {length: 30 km, cell_size: 600 m}
        species:
          - {name: cold, fraction: 0.98, temperature: 1 eV, particles_per_cell: 8, start: quiet}
          - {name: cool, fraction: 0.02, parallel_temperature: 2 keV, perpendicular_temperature: 5.4 keV, particles_per_cell: 16, start: quiet}
        neutralising_background: true
        filter: 2
        tracers:
          start: 0.3 ms
          ensembles: {pitch_angles: [30 deg, 60 deg], resonant_with: 0.3 fce, count: 20}
          samples: 5
        stop_time: 1.5 ms
        outputs: {samples: 10, field_interval: 5 us, distribution_bins: 8, snapshots: 2, snapshot_particles: 100}
        """;

    [Test]
    public void Check_prints_bounds_noise_and_theory()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("check", tool.Write("deck.yaml", Small)), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("7.2451").And.Contain("Courant 2.001E-06 s, gyration 1.218E-05 s, plasma oscillation 2.242E-06 s"));
        Assert.That(tool.Output, Does.Contain("Debye length").And.Contain("noise expected").And.Contain("whistlers grow").And.Contain("macro-particle steps at"));
        Assert.That(Directory.GetFileSystemEntries(tool.Folder), Has.Length.EqualTo(1), "nothing is written");
    }

    [Test]
    public void Check_of_a_driver_says_what_becomes_of_its_amplitude()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Small.Replace("length: 30 km", "length: 914 km").Replace("filter: 2", "boundary: {layer: 60 km}\ndriver: {band: [0.2 fce, 0.4 fce], amplitude: 1 pT}"));
        Assert.That(tool.Run("check", deck), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("1.88"), "2μ/(1 + μ) of 1 pT, μ from 15 to 17");
        Assert.That(tool.Output, Does.Contain("0.03002 s at the group speed"), "the 0.03 s of Allanson et al. (2021)");
        Assert.That(tool.Output, Does.Contain("above the driver's waves"));
    }

    [Test]
    public void A_run_leaves_a_file_and_a_page()
    {
        using var tool = new Tool();
        string folder = tool.At("out");
        Assert.That(tool.Run("run", tool.Write("tiny.yaml", Small), "--output", folder, "--json"), Is.Zero, tool.Error);
        JsonNode json = JsonNode.Parse(tool.Output)!;
        Assert.That((bool)json["completed"]!, Is.True);
        Assert.That(Math.Abs((double)json["energy_drift"]!), Is.LessThan(1e-2));
        Assert.That((double)json["charge_residual"]!, Is.LessThan(1e-10));

        using Hdf5File file = Hdf5File.Open(Path.Combine(folder, "tiny.h5"));
        PicReportData data = PicRunFile.Read(file);
        Assert.Multiple(() =>
        {
            Assert.That(data.Setup.Completed, Is.True);
            Assert.That(data.WavePower.Times, Has.Length.EqualTo(11));
            Assert.That(data.Field!.Times, Is.GreaterThan(64));
            Assert.That(data.Spectra, Is.Not.Null);
            Assert.That(data.Distributions, Has.Count.EqualTo(4), "two species at the start and at the end");
            Assert.That(data.Tracers!.StartTime, Is.EqualTo(3e-4).Within(2e-6));
            Assert.That(data.Tracers.Ensembles, Has.Count.EqualTo(2));
            Assert.That(data.Tracers.Times[0], Is.Zero);
            Assert.That(data.Tracers.Times[^1], Is.EqualTo(1.2e-3).Within(5e-6));
        });
        Assert.That(Directory.GetFiles(folder, "state_*.h5"), Has.Length.EqualTo(3), "at the start, in the middle, at the end");
        using Hdf5File state = Hdf5File.Open(Directory.GetFiles(folder, "state_*.h5").OrderBy(f => f.Length).ThenBy(f => f).Last());
        string at = $"/data/{state.Children("/data").Single()}";
        Assert.That(state.Read<double>($"{at}/meshes/E/x", [50]), Has.Some.Not.Zero);
        Assert.That(state.Read<double>($"{at}/meshes/cold_density", [50]).Average(), Is.EqualTo(9.8e6).Within(1), "none is lost");
        Assert.That(state.Children($"{at}/meshes/cool_pressure"), Is.EquivalentTo((string[])["xx", "yy", "zz", "xy", "xz", "yz"]));
        Assert.That(state.Children($"{at}/particles"), Is.EquivalentTo((string[])["cold", "cool", "tracers"]));
        Assert.That(File.ReadAllText(Path.Combine(folder, "tiny.html")), Does.Contain("tiny").And.Contain("f_{ce}").Or.Contain("<svg"));
    }

    [Test]
    public void A_bad_deck_is_refused_and_nothing_written()
    {
        using var tool = new Tool();
        string deck = tool.Write("bad.yaml", Small + "\ntime_step: 3 us");
        Assert.That(tool.Run("run", deck, "--output", tool.At("out")), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("bad.yaml:16:12: time_step").And.Contain("Courant"));
        Assert.That(Directory.Exists(tool.At("out")), Is.False);
    }

    [Test]
    public void A_run_that_runs_away_keeps_what_it_had_and_says_when()
    {
        // A step of 2/ω_pe: the leapfrog is at the edge of its stability.
        using var tool = new Tool();
        string deck = tool.Write("away.yaml", Small.Replace("length: 30 km, cell_size: 600 m", "length: 300 km, cell_size: 6 km").Replace("filter: 2", "shape: 1\ntime_step: 10.9 us"));
        Assert.That(tool.Run("run", deck, "--output", tool.At("out")), Is.EqualTo(ExitCode.RunFailed));
        Assert.That(tool.Error, Does.Contain("the energy runs away: at step").And.Contain(" in Ex at x = ").And.Contain("away.h5"));
        using Hdf5File file = Hdf5File.Open(tool.At("out", "away.h5"));
        PicReportData data = PicRunFile.Read(file);
        Assert.That((data.Setup.Completed, data.Setup.StepsTaken % 64), Is.EqualTo((false, 0L)));
        Assert.That(data.Setup.StepsTaken, Is.Positive);
        Assert.That(File.Exists(tool.At("out", "away.html")), Is.True);
    }
}
