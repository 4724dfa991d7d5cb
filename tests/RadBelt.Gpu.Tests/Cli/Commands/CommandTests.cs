using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Benchmarks;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Devices;

namespace RadBelt.Gpu.Tests.Cli.Commands;

[NonParallelizable]
internal sealed class CommandTests
{
    [Test]
    public void Check_prints_what_follows_from_the_deck()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("check", tool.Write("deck.yaml", Tool.SmallDeck)), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("3918.95 Hz").And.Contain("7.2451"), "PHYSICS, reference case");
        Assert.That(tool.Output, Does.Contain("10.77").Or.Contain("10.773"), "keV, resonant with 0.3 f_ce at 45°");
        Assert.That(tool.Output, Does.Contain("time step").And.Contain("memory").And.Contain("expected time"));
        Assert.That(Directory.GetFileSystemEntries(tool.Folder), Has.Length.EqualTo(1), "nothing is written");
    }

    [Test]
    public void Check_answers_in_json()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("check", tool.Write("deck.yaml", Tool.SmallDeck), "--json"), Is.Zero, tool.Error);
        Assert.That((bool)JsonNode.Parse(tool.Output)!["valid"]!, Is.True);
    }

    [Test]
    public void Devices_lists_the_cpu_and_speaks_of_gpus()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("devices"), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("cpu ").And.Contain("wave evaluations/s").And.Contain(GpuSupport.Explanation));
    }

    [Test]
    public void Bench_gives_one_object_with_keys_by_kernel_precision_and_lanes()
    {
        JsonObject result = BroadbandBenchmark.Run(_ => { }, seconds: 0.01);
        foreach (string precision in (string[])["float", "double"])
        {
            JsonNode scalar = result[precision]!["scalar"]!;
            Assert.That((double)scalar["wave_evaluations_per_second_per_core"]!, Is.GreaterThan(0));
            Assert.That((double)scalar["ratio_to_scalar_reference"]!, Is.GreaterThan(0));
        }
    }

    [TestCase("fly")]
    [TestCase("run")]
    [TestCase("run", "a.yaml", "--wings")]
    [TestCase("bench", "pig")]
    public void Words_that_are_not_known_are_refused(params string[] words)
    {
        using var tool = new Tool();
        Assert.That(tool.Run(words), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.StartWith("radbelt: "));
        Assert.That(tool.Output, Is.Empty);
    }

    [Test]
    public void A_report_of_what_is_no_run_is_refused()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("report", tool.Write("no.h5", "this is not HDF5")), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("no.h5"));
        Assert.That(tool.Run("report", tool.At("missing.h5")), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("missing.h5"));
        Assert.That(File.Exists(tool.At("no.html")), Is.False);
    }
}
