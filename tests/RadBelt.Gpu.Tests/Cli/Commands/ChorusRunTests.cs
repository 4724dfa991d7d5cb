using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary>Small runs of rays, chorus elements and microbursts through the tool, end to end.</summary>
[NonParallelizable]
internal sealed class ChorusRunTests
{
    private const string Rays = """
        experiment: rays
        title: tiny
        plasma: {density: 5 cm^-3}
        launches: {l_shells: [5.45, 5.55], frequencies: 700 Hz}
        end: {latitude: 20 deg}
        damping: {populations: {density: 0.5 cm^-3, temperature: 1 keV}}
        tolerance: 1e-7
        """;

    private const string Ducted = """
        element:
          kind: ducted
          l_shells: 5.5
          tone: {from: 550 Hz, to: 1400 Hz, duration: 0.2 s}
          amplitude: 300 pT
          by_latitude: {from: 1 deg, to: 8 deg, rise: 0.1 deg, fall: 0.1 deg}
          grid: {duration: 0.4 s, times: 81, latitudes: [0 deg, 10 deg], count: 41}
        """;

    private const string Element = "experiment: chorus-element\nplasma: {density: 5 cm^-3}\n" + Ducted;

    private const string Population = """
        population:
          energies: [60 keV, 200 keV]
          energy_count: 2
          pitch_angle_counts: [2, 2]
          bounce_phases: 8
          gyrophases: 4
          seed: 3
          flux: {model: ige2006}
        satellites:
          altitudes: 650 km
          times: {from: 0 s, to: 0.8 s, count: 9, spacing: linear}
          energies: {from: 50 keV, to: 300 keV, count: 4}
          pitch_angle_bins: 6
        stop_time: 0.8 s
        steps_per_gyration: 12
        """;

    private const string Microburst = "experiment: microburst\nplasma: {density: 5 cm^-3}\n" + Ducted + "\n" + Population;

    [Test]
    public void Check_prints_frequencies_resonances_loss_cones_and_time()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("check", tool.Write("deck.yaml", Microburst), "--device", "cpu"), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("f_ce 5249.4 Hz, f_ce/2 2624.7 Hz").And.Contain("f_pe / f_ce = 3.825").And.Contain("loss cone 3.34°"));
        Assert.That(tool.Output, Does.Contain("103.2 keV with 550 Hz, 24.13 keV with 1400 Hz"), "as a chorus wave of 550 Hz meets them at n = −1");
        Assert.That(tool.Output, Does.Contain("256 on 1 field line: 2 energies × 4 pitch angles × 8 bounce phases × 4 gyrophases, 1 batch\n").And.Contain("bounce periods").And.Contain("local loss cone 61.9° (north), 118.1° (south)"));
        Assert.That(tool.Output, Does.Contain("within the waves").And.Contain("memory").And.Contain("expected time"));
        Assert.That(Directory.GetFileSystemEntries(tool.Folder), Has.Length.EqualTo(1), "nothing is written");
    }

    [Test]
    public void Rays_bend_outward_and_are_damped([Values] bool damped)
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", damped ? Rays : Rays.Replace("damping: {populations: {density: 0.5 cm^-3, temperature: 1 keV}}\n", "", StringComparison.Ordinal));
        Assert.That(tool.Run("check", deck, "--device", "cpu"), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("2: 700 Hz, launched").And.Contain("for 2 rays at ").And.Contain(damped ? "bi-Maxwellian, n = −1 … 1" : "no damping"));
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
        using Hdf5File file = Hdf5File.Open(tool.At("out", "deck.h5"));
        RaysReportData data = RaysFile.Read(file);
        Assert.That(data.Rays.Select(ray => ray.End), Is.All.EqualTo(RayEnd.Latitude));
        foreach (Ray ray in data.Rays)
        {
            Assert.That(ray.Points[^1].Latitude, Is.EqualTo(20 * Units.Degree).Within(1e-3 * Units.Degree));
            Assert.That(ray.Points[^1].LShell, Is.GreaterThan(ray.Launch.LShell + 0.01), "below f_ce/2 and the Gendrin angle");
            Assert.That(ray.Points[^1].Gain, damped ? Is.Negative : Is.Zero);
        }

        string html = File.ReadAllText(tool.At("out", "deck.html"));
        Assert.That(html, damped ? Does.Contain("gain [dB]") : Does.Contain("waves are not damped"));
        Assert.That(html, Does.Not.Contain("NaN"));
    }

    [Test]
    public void A_microburst_of_an_element_from_a_file_is_that_of_the_element_itself()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("run", tool.Write("element.yaml", Element), "--output", tool.At("element"), "--device", "cpu"), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("ducted element on 1 field line in").And.Contain("nowhere"));
        string fromFile = Microburst.Replace(Ducted, "", StringComparison.Ordinal), elementFile = $"element_file={tool.At("element", "element.h5")}";
        JsonNode inline = tool.RunForJson("inline", Microburst), loaded = tool.RunForJson("loaded", fromFile, elementFile);
        foreach (JsonNode json in new[] { inline, loaded })
        {
            json["title"] = null;
            json["elapsed_s"] = json["field_lines"]![0]!["elapsed_s"] = json["field_lines"]![0]!["wave_steps_per_second"] = null;
        }

        Assert.That(loaded.ToJsonString(), Is.EqualTo(inline.ToJsonString()));
        using (Hdf5File file = Hdf5File.Open(tool.At("loaded", "loaded.h5")))
        {
            MicroburstReportData data = MicroburstFile.Read(file);
            Assert.That(data.ElementFile, Is.EqualTo(tool.At("element", "element.h5")));
            Assert.That(data.Source!.Kind, Is.EqualTo("ducted"), "as the file says");
            Assert.That(data.Medium.Equator, Is.EqualTo(new EquatorialPlasma(5.5, 5e6, data.Medium.Equator.FrequencyRatio)));
        }

        foreach ((string change, string[] told) in new (string, string[])[]
        {
            ("plasma.surface_field=3e-5 T", ["3.12e-5 T at 6371.2 km", "3e-5 T at 6371.2 km"]),
            ("plasma.earth_radius=6378 km", ["at 6371.2 km", "at 6378 km"]),
            ("plasma.density=7 cm^-3", ["5 cm^-3 at the equator of L = 5.5", "7 cm^-3 at the equator of L = 5.5"]),
            ("plasma.density_exponent=1", ["constant along field lines", "r^−1 along field lines"]),
        })
        {
            Assert.That(tool.Run("check", tool.At("loaded.yaml"), "--device", "cpu", "--set", elementFile, "--set", change), Is.EqualTo(ExitCode.BadInput));
            foreach (string words in told)
                Assert.That(tool.Error, Does.Contain(words));
        }

        Assert.That((long)inline["field_lines"]![0]!["electrons"]!, Is.EqualTo(256));
        Assert.That((long)inline["field_lines"]![0]!["wave_steps"]!, Is.Positive);
        Assert.That((long)inline["field_lines"]![0]!["satellites"]![1]!["crossings"]!, Is.Positive, "electrons pass the southern satellite");
        Assert.That(File.ReadAllText(tool.At("inline", "inline.html")), Does.Contain("Omnidirectional, north"));
    }

    [TestCase("launches.frequencies=20 kHz", Rays, Description = "evanescent: above f_ce")]
    [TestCase("launches.wave_normals=89.9 deg", Rays, Description = "beyond the resonance cone")]
    [TestCase("end.altitude=40000 km", Rays, Description = "outside the plasma that is traced")]
    [TestCase("plasma.density=0 m^-3", Rays)]
    [TestCase("satellites.altitudes=50 km", Microburst)]
    [TestCase("element.tone.to=20 kHz", Microburst, Description = "the tone leaves the whistler band")]
    [TestCase("population.energies=[10 keV, 200 keV]", Microburst, Description = "F0 with a gap")]
    [TestCase("element.by_latitude.from=50 deg", Microburst, Description = "the profile ends before it begins")]
    [TestCase("population.greatest_pitch_angle=3 deg", Microburst, Description = "all electrons mirror below the satellites")]
    [TestCase("element_file=nowhere.h5", Microburst)]
    public void Input_that_cannot_be_used_is_one_error_and_nothing_is_written(string change, string deck)
    {
        using var tool = new Tool();
        Assert.That(tool.Run("run", tool.Write("deck.yaml", deck), "--output", tool.At("out"), "--device", "cpu", "--set", change), Is.EqualTo(ExitCode.BadInput), tool.Output);
        Assert.That(tool.Error, Is.Not.Empty.And.Not.Contain("unexpectedly"));
        Assert.That(tool.Error.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(Directory.Exists(tool.At("out")), Is.False);
    }

    /// <summary>A run that is stopped before anything is whole leaves an earlier result as it was, and no folder where there was none.</summary>
    [TestCase(Rays)]
    [TestCase(Element)]
    [TestCase(Microburst)]
    public void A_run_without_anything_whole_writes_nothing(string text)
    {
        using var tool = new Tool();
        Deck deck = Deck.Load(tool.Write("deck.yaml", text.Replace("l_shells: 5.5\n", "l_shells: [5.45, 5.5]\n", StringComparison.Ordinal)), null);
        Directory.CreateDirectory(tool.At("earlier"));
        File.WriteAllText(tool.At("earlier", "deck.h5"), "a result");
        foreach (string folder in new[] { "earlier", "new" })
        {
            int code = tool.Capture(() => RunCommand.Run(deck, new Interrupted(Experiment.Of(deck)), tool.At(folder), "cpu", json: false, resume: false));
            Assert.That(code, Is.EqualTo(ExitCode.Interrupted));
            Assert.That(tool.Error, Does.Match("^radbelt: interrupted; nothing was kept: .+\n$").And.Not.Contain("deck.h5"));
            Assert.That(tool.Output, Is.Empty);
        }

        Assert.That(Directory.GetFiles(tool.At("earlier")), Is.EqualTo(new[] { tool.At("earlier", "deck.h5") }));
        Assert.That(File.ReadAllText(tool.At("earlier", "deck.h5")), Is.EqualTo("a result"));
        Assert.That(Directory.Exists(tool.At("new")), Is.False);
    }
}
