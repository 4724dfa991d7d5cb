using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary>Small diffusion runs through the tool, end to end.</summary>
[NonParallelizable]
internal sealed class DiffusionRunTests
{
    private const string Small = """
        experiment: diffusion
        title: tiny
        plasma: {l_shells: 4.5, ratios: [2, 4]}
        waves: {name: night, model: horne2005-night-chorus}
        energies: [100 keV, 300 keV]
        pitch_angles: [4 deg, 30 deg, 60 deg, 85 deg]
        harmonics: [-1, 1]
        tolerance: 0.01
        """;

    [Test]
    public void Check_prints_fields_frequencies_energies_and_time()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("check", tool.Write("deck.yaml", Small + "\nestimate: {from_ratio: 2}")), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("B_eq 342.39 nT, f_ce 9584.26 Hz, f_pe / f_ce = 2, 4, loss cone 4.56°"));
        Assert.That(tool.Output, Does.Contain("0.05 … 0.65 f_ce, B_w 100 pT").And.Contain("resonates (n = −1)").And.Contain("Horne et al. (2005"));
        Assert.That(tool.Output, Does.Contain("2 of 2 energies × 4 pitch angles").And.Contain("Albert 2024, Longley 2022, from f_pe/f_ce = 2").And.Contain("expected time"));
        Assert.That(Directory.GetFileSystemEntries(tool.Folder), Has.Length.EqualTo(1), "nothing is written");
    }

    /// <summary>An estimate from the ratio itself is the coefficient itself; a drift average over one sector is that sector's part of it.</summary>
    [Test]
    public void A_run_holds_tables_estimates_lifetimes_and_averages()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Small + "\nestimate: {from_ratio: 4, methods: albert2024}\nlifetimes: true\nsectors: {fraction: 0.25, waves: night, ratio: 4}");
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("largest D_αα").And.Contain("report"));
        using Hdf5File file = Hdf5File.Open(tool.At("out", "deck.h5"));
        DiffusionReportData data = DiffusionFile.Read(file);
        DiffusionSlice slice = data.Find(0, 0, 1)!;
        Assert.Multiple(() =>
        {
            Assert.That(file.IsComplete, Is.True);
            Assert.That(slice.Coefficients[0, 2].AlphaAlpha, Is.Positive);
            for (int e = 0; e < 2; e++)
            {
                for (int a = 0; a < 4; a++)
                {
                    MomentumDiffusionTensor d = slice.Coefficients[e, a], estimate = slice.Estimates[0].Coefficients[e, a], average = data.DriftAverages[0].Coefficients[e, a];
                    Assert.That(estimate.AlphaAlpha, Is.EqualTo(d.AlphaAlpha).Within(0.02 * d.AlphaAlpha), "both computed to one percent");
                    Assert.That(average.MomentumMomentum, Is.EqualTo(0.25 * d.MomentumMomentum).Within(1e-15 * d.MomentumMomentum));
                }

                Assert.That(data.DriftAverages[0].Lifetimes![e], Is.EqualTo(4 * slice.Lifetimes![e]).Within(1e-12 * slice.Lifetimes[e]));
            }

            Assert.That(File.Exists(tool.At("out", "deck.html")));
        });
    }

    /// <summary>Half of the power is lost on waves that run along with the electron; its n = −1 resonance has the other half.</summary>
    [Test]
    public void Local_coefficients_know_directions()
    {
        double both = Largest("both"), backward = Largest("backward"), forward = Largest("forward");
        Assert.That(backward, Is.EqualTo(2 * both).Within(0.02 * both), "each to one percent");
        Assert.That(forward, Is.Zero, "n = −1 with waves along v∥ needs ω > ω_ce/γ");

        static double Largest(string directions)
        {
            using var tool = new Tool();
            string deck = tool.Write("deck.yaml", Small.Replace("[-1, 1]", "[-1, -1]") + $"\nlocal: {{directions: {directions}}}");
            Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--device", "cpu", "--json"), Is.Zero, tool.Error);
            return (double)JsonNode.Parse(tool.Output)!["tables"]![0]!["D_aa"]![0]![1]!;
        }
    }

    [Test]
    public void No_resonance_is_zero_and_said()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Small);
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--device", "cpu", "--set", "energies=1 eV"), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("no wave of the band resonates at these energies and pitch angles").And.Not.Contain("NaN"));
        Assert.That(File.ReadAllText(tool.At("out", "deck.html")), Does.Contain("8 of 8 entries are exactly zero").And.Not.Contain("NaN"));
    }

    [TestCase("tolerance=-1", "tolerance")]
    [TestCase("energies=[300 keV, 100 keV]", "energies[1]: the values must increase")]
    [TestCase("plasma.ratios=0.4", "wave band:")]
    [TestCase("waves.model=chorus", "is no model of the catalogue")]
    public void Input_that_cannot_be_used_is_one_error_and_nothing_is_written(string change, string named)
    {
        using var tool = new Tool();
        Assert.That(tool.Run("run", tool.Write("deck.yaml", Small), "--output", tool.At("out"), "--set", change), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain(named));
        Assert.That(Directory.Exists(tool.At("out")), Is.False);
    }

    [Test]
    public void A_run_that_is_to_end_keeps_whole_tables()
    {
        using var tool = new Tool();
        Deck deck = Deck.Load(tool.Write("deck.yaml", Small + "\nlifetimes: true"), null);
        using Device device = Device.Open("cpu");
        using var source = new CancellationTokenSource();
        var afterOne = new Told(source.Cancel);
        ExperimentOutcome outcome = Experiment.Of(deck).Run(device, afterOne, checkpoints: null, source.Token);
        using (Hdf5File file = Hdf5File.Create(tool.At("a.h5")))
        {
            RunFile.WriteProvenance(file, Results.DiffusionFileTests.Provenance);
            outcome.Write(file);
            file.CommitPartial();
        }

        using Hdf5File read = Hdf5File.Open(tool.At("a.h5"));
        Assert.That(outcome.Completed, Is.False);
        Assert.That(DiffusionFile.Read(read).Slices.Select(slice => slice.Density), Is.EqualTo(new[] { 0 }));
        Assert.That(afterOne.Last, Is.EqualTo((1000L, 2000L)));
    }

    private sealed class Told(Action first) : IProgress<SimulationProgress>
    {
        public (long Step, long Steps) Last { get; private set; }

        public void Report(SimulationProgress value)
        {
            Last = (value.Step, value.Steps);
            if (value.Step >= 1000)
                first();
        }
    }
}
