using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Reports.BroadbandField;
using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Cli.Decks.Experiments;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary>Small hybrid runs and the broadband fields made of them through the tool, end to end.</summary>
[NonParallelizable]
internal sealed class HybridRunTests
{
    private const string Small = HybridPicDeckTests.Good;

    private const string Equal = """
        experiment: broadband-field
        plasma: {l_shell: 6, frequency_ratio: 5}
        xi: 1e-4 c/wce^-2
        broadband: {band: [0.15 fce, 0.45 fce], waves: 12, latitudes: 4, segment: 24 Tce}
        write: true
        """;

    [Test]
    public void Check_prints_what_follows_from_the_deck()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("check", tool.Write("deck.yaml", Small)), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("144.44 nT").And.Contain("0.0001 (Ω_e/c)^2").And.Contain("200 cells of "));
        Assert.That(tool.Output, Does.Contain("R = B/B_eq at its ends 1.04,"), "1 + ξ (L/2)² = 1 + 1e-4·20²");
        Assert.That(tool.Output, Does.Contain("as temperatures mc²U² 20.44 and 127.7 keV"));
        Assert.That(tool.Output, Does.Contain("Ω_e Δt = 0.1").And.Contain("1,600 in all").And.Contain("time-step bounds"));
        Assert.That(tool.Output, Does.Contain("whistlers grow at the equator").And.Contain("convective gain"));
        Assert.That(tool.Output, Does.Contain("70 nodes × 101 samples"), "140 cells between the layers; one sample in π/2/Ω_e, which is 16 steps");
        Assert.That(tool.Output, Does.Contain("macro-particle steps at").And.Contain("expected time").And.Contain("memory"));
        Assert.That(Directory.GetFileSystemEntries(tool.Folder), Has.Length.EqualTo(1), "nothing is written");
    }

    /// <summary>The trigger's wave is in the spectrogram at the equator, in the archive and in the map; the budget closes.</summary>
    [Test]
    public void A_run_leaves_a_file_a_page_and_an_archive()
    {
        using var tool = new Tool();
        string folder = tool.At("out");
        Assert.That(tool.Run("run", tool.Write("tiny.yaml", Small), "--output", folder, "--device", "cpu", "--json"), Is.Zero, tool.Error);
        JsonNode json = JsonNode.Parse(tool.Output)!;
        Assert.That((bool)json["completed"]!, Is.True);
        Assert.That(Math.Abs((double)json["energy_drift"]!), Is.LessThan(1e-3));
        Assert.That(Undocumented(json), Is.Empty);
        using Hdf5File file = Hdf5File.Open(Path.Combine(folder, "tiny.h5"));
        HybridReportData data = HybridPicFile.Read(file);
        double fce = data.Setup.Gyrofrequency;
        Assert.Multiple(() =>
        {
            Assert.That(data.Run.Setup.Completed, Is.True);
            Assert.That(data.Places.Select(p => p.Latitude / Units.Degree), Is.EqualTo((double[])[0, -3]).Within(1e-9));
            Assert.That(data.Places[1].Distance, Is.Negative);
            Assert.That(Strongest(data.Places[0]) / fce, Is.EqualTo(0.3).Within(0.25), "a segment of four gyroperiods tells f_ce/4 apart");
            Assert.That(data.Map!.Amplitudes.Cast<double>().Max(), Is.InRange(0.5e-3 * data.Setup.Line.EquatorialField, 1e-2 * data.Setup.Line.EquatorialField), "10⁻³ B_eq, and what the hot electrons add");
            Assert.That(data.Map.DistanceEdges[0], Is.EqualTo(-data.Map.DistanceEdges[^1]).Within(1e-6));
            Assert.That(data.Run.Energy!.Cold, Is.Not.Null.And.Some.Positive);
            Assert.That(data.Run.Distributions, Has.Count.EqualTo(2));
            Assert.That(data.Archive!.Nodes, Is.EqualTo(70));
        });
        using ArchivedWaveField archive = ArchivedWaveField.Open(Path.Combine(folder, "waves"));
        Assert.That(archive.Grid.Samples, Is.EqualTo(data.Archive!.Samples));
        Assert.That(File.ReadAllText(Path.Combine(folder, "tiny.html")), Does.Contain("Chorus elements").And.Contain("Wave amplitude").And.Contain("trigger (set)"));

        static double Strongest(PlaceSpectrogram place)
        {
            int best = Enumerable.Range(1, place.Spectrogram.Frequencies.Count - 1)
                .MaxBy(f => Enumerable.Range(0, place.Spectrogram.Times.Count).Sum(t => place.Spectrogram[t, f]));
            return place.Spectrogram.Frequencies[best];
        }
    }

    [Test]
    public void A_resumed_run_leaves_the_file_and_the_archive_of_one_that_was_never_stopped()
    {
        using var tool = new Tool();

        // Few looks at the run, since there is a checkpoint between any two.
        string deck = tool.Write("deck.yaml", Small
            .Replace("stop_time: 160 1/wce", "stop_time: 60 1/wce").Replace("samples_per_period: 8", "samples_per_period: 4").Replace("segment: 4 Tce", "segment: 4 Tce, interval: 0.5 Tce"));
        Assert.That(tool.Run("run", deck, "--output", tool.At("whole"), "--device", "cpu"), Is.Zero, tool.Error);
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--device", "cpu", "--set", "outputs.checkpoint_every=1e-6s"), Is.Zero, tool.Error);
        File.Delete(tool.At("out", "deck.h5"));
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--device", "cpu", "--resume"), Is.Zero, tool.Error);
        Assert.That(tool.Error, Does.Contain("going on from "));
        Assert.That(Waves(tool.At("out", "waves")), Is.EqualTo(Waves(tool.At("whole", "waves"))));
        using Hdf5File there = Hdf5File.Open(tool.At("out", "deck.h5")), here = Hdf5File.Open(tool.At("whole", "deck.h5"));
        HybridReportData resumed = HybridPicFile.Read(there), whole = HybridPicFile.Read(here);
        Assert.That(resumed.Map!.Amplitudes, Is.EqualTo(whole.Map!.Amplitudes));
        Assert.That(resumed.Run.WavePower.Power, Is.EqualTo(whole.Run.WavePower.Power));
        Assert.That(resumed.Places[1].Waveform.Bz(17).ToArray(), Is.EqualTo(whole.Places[1].Waveform.Bz(17).ToArray()));

        static float[] Waves(string folder)
        {
            using ArchivedWaveField archive = ArchivedWaveField.Open(folder);
            float[] values = new float[archive.Grid.Samples * archive.Grid.Nodes * ArchivedWaveField.Components];
            archive.Fill(0, (int)archive.Grid.Samples, values);
            return values;
        }
    }

    [Test]
    public void The_equal_of_an_archive_has_its_power()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("run", tool.Write("tiny.yaml", Small), "--output", tool.At("out"), "--device", "cpu", "--set", "stop_time=400 1/wce", "--set", "trigger.duration=380 1/wce"), Is.Zero, tool.Error);
        string deck = tool.Write("equal.yaml", Equal), archived = $"archive={tool.At("out", "waves")}";
        Assert.That(tool.Run("check", deck, "--set", archived), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("12 in each hemisphere, 0.15 to 0.45 f_ce").And.Contain("measured at 4 latitudes").And.Contain("70 nodes"));
        Assert.That(tool.Run("run", deck, "--output", tool.At("equal"), "--device", "cpu", "--json", "--set", archived), Is.Zero, tool.Error);
        JsonNode json = JsonNode.Parse(tool.Output)!;
        Assert.That(Undocumented(json), Is.Empty);
        double[] simulated = Amplitudes("simulated_amplitude_T"), broadband = Amplitudes("broadband_amplitude_T");

        // The field is one short pulse, of which a Gaussian takes the most; its equal beats with the phases of twelve waves.
        for (int i = 0; i < 4; i++)
            Assert.That(broadband[i], Is.InRange(0.3 * simulated[i], 3 * simulated[i]), $"place {i}");
        using Hdf5File file = Hdf5File.Open(tool.At("equal", "equal.h5"));
        BroadbandFieldReportData data = BroadbandFieldFile.Read(file);
        Assert.That((data.Completed, data.Spectra.Count, data.Archive!.Nodes), Is.EqualTo((true, 4, 70L)));
        using ArchivedWaveField archive = ArchivedWaveField.Open(tool.At("equal", "waves"));
        Assert.That(archive.Grid.Interval, Is.EqualTo(data.Archive.Interval));
        Assert.That(File.ReadAllText(tool.At("equal", "equal.html")), Does.Contain("broadband field (measured)").And.Contain("Gaussian (fit)"));

        double[] Amplitudes(string name) => [.. json[name]!.AsArray().Select(b => (double)b!)];
    }

    [Test]
    public void A_field_of_given_spectra_needs_no_archive()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("run", tool.Write("given.yaml", BroadbandFieldDeckTests.Good), "--output", tool.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("12 waves in each hemisphere with spectra at 2 places"));
        Assert.That(Directory.Exists(tool.At("out", "waves")), Is.False);
        Assert.That(File.ReadAllText(tool.At("out", "given.html")), Does.Contain("Gaussian (given)"));
    }

    /// <summary>Archives of another field line or plasma, with gaps or none at all are refused before anything is written.</summary>
    [Test]
    public void An_archive_that_does_not_fit_is_refused()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("run", tool.Write("tiny.yaml", Small), "--output", tool.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
        string archive = tool.At("out", "waves");
        Refused(archive, Equal.Replace("xi: 1e-4", "xi: 2e-4"), "ξ");
        Refused(archive, Equal.Replace("l_shell: 6", "l_shell: 5"), "B_eq");
        Refused(archive, Equal.Replace("frequency_ratio: 5", "frequency_ratio: 4"), "give `plasma` the density of the archive");
        Refused(tool.At("nothing"), Equal, "holds no wave field");

        void Refused(string folder, string text, string why)
        {
            Assert.That(tool.Run("run", tool.Write("equal.yaml", text), "--output", tool.At("equal"), "--set", $"archive={folder}"), Is.EqualTo(ExitCode.BadInput));
            Assert.That(tool.Error, Does.Contain(why));
            Assert.That(Directory.Exists(tool.At("equal")), Is.False);
        }
    }

    private static IEnumerable<string> Undocumented(JsonNode json)
    {
        string page = File.ReadAllText(RepositoryRoot.Find("docs/output.md"));
        return json.AsObject().Select(p => p.Key).Where(key => !page.Contains($"`{key}`", StringComparison.Ordinal));
    }
}
