using System.Globalization;
using System.Text.RegularExpressions;
using RadBelt.Gpu.Tests.Hardening;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary><c>radbelt check --ranks N --gpus …</c>: memory, bytes and efficiency on ranks, and what cannot be told.</summary>
internal sealed class CheckRanksTests
{
    private static readonly string Deck = TinyDecks.All["pic"].Replace("12 km", "600 km", StringComparison.Ordinal);

    [Test]
    public void ARunOnManyGpusIsForecast()
    {
        using var tool = new Tool();
        Assert.That(Check(tool, "--ranks", "12", "--gpus", "8", "--rank-rate", "5e9", "--rank-memory", "80"), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("2, with 8 GPUs used on each"));
        Assert.That(tool.Output, Does.Contain("200 us each and 12 GB/s"));
        Assert.That(tool.Output, Does.Match(@"expected efficiency +0\.0 %"), "some hundred particles a GPU are no work for one");
        Assert.That(tool.Output, Does.Match(@"expected time on ranks +\d"));
    }

    [Test]
    public void ExpectedTimeIsThatOfTheModel()
    {
        // Exchanges of no time and ranks with as many particles each: so many times as fast. Printed to three digits, and to a tenth of a second of some twenty.
        using var tool = new Tool();
        Assert.That(Check(tool, "--ranks", "4", "--rank-rate", "2e4", "--link-latency", "0", "--link-rate", "1e300"), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Match(@"expected efficiency +100\.0 %"));
        Assert.That(Value(@"expected time on ranks +(\S+) s", tool.Output), Is.EqualTo(Value(@"for (\S+) macro-particle steps", tool.Output) / 8e4).Within(1).Percent);
    }

    [TestCase("--gpus 8", "--gpus 8: say on how many ranks", TestName = "GpusWithoutRanks")]
    [TestCase("--ranks 8 --gpus 8", "give --rank-rate", TestName = "AGpuThatIsNotHere")]
    [TestCase("--ranks 8 --gpus 0", "--gpus 0: give a positive number", TestName = "NoGpus")]
    [TestCase("--ranks 0", "--ranks 0: give a positive number", TestName = "NoRanks")]
    [TestCase("--ranks 8 --rank-memory 1e-6", "take more ranks", TestName = "TooLittleMemory")]
    [TestCase("--ranks 8 --link-latency -1", "--link-latency -1", TestName = "NegativeLatency")]
    [TestCase("--ranks 8 --link-rate 0", "--link-rate 0: give a positive number", TestName = "NoRate")]
    public void WhatCannotBeToldIsRefused(string words, string message)
    {
        using var tool = new Tool();
        Assert.That(Check(tool, words.Split(' ')), Is.EqualTo(2));
        Assert.That(tool.Error, Does.Contain(message));
    }

    private static int Check(Tool tool, params string[] words) => tool.Run(["check", tool.Write("deck.yaml", Deck), "--device", "cpu", .. words]);

    private static double Value(string pattern, string text) =>
        double.Parse(Regex.Match(text, pattern).Groups[1].Value, CultureInfo.InvariantCulture);
}
