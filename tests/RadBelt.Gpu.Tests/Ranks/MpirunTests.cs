using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Tests.Cli.Commands;

namespace RadBelt.Gpu.Tests.Ranks;

/// <summary>The tool as ranks of a real <c>mpirun</c>: the bytes of one, and what is refused. Skipped where there is no Open MPI.</summary>
[NonParallelizable]
public sealed class MpirunTests
{
    [OneTimeSetUp]
    public void RequireMpirun() => Mpirun.Require();

    [Test]
    public void TwoRanksWriteTheBytesOfOne()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Mpirun.Deck);
        string[] run = ["run", deck, "--device", "cpu", "--set", "stop_time=0.2 ms"];
        Assert.That(tool.Run([.. run, "--output", tool.At("one")]), Is.EqualTo(ExitCode.Success), tool.Error);
        (int code, string error) = Mpirun.Wait(Mpirun.Start(2, [.. run, "--output", tool.At("two")]));
        Assert.That(code, Is.EqualTo(ExitCode.Success), error);
        SortedDictionary<string, string> expected = Mpirun.Arrays(tool.At("one"));
        Assert.That(Mpirun.Arrays(tool.At("two")), Is.EqualTo(expected));
        Assert.That(expected.Keys, Has.Count.GreaterThan(20).And.Some.Contains("tracers"));
    }

    [Test]
    public void RanksWritePartsOfCheckpointsFromWhichOneGoesOn()
    {
        using var tool = new Tool();

        // A time within that for which kernels are compiled before the first step is done; not so short that ranks on busy cores do nothing else.
        string[] run = ["run", tool.Write("deck.yaml", Mpirun.Deck), "--device", "cpu", "--set", "stop_time=0.2 ms", "--set", "outputs.checkpoint_every=2e-3 min"];
        Assert.That(tool.Run([.. run, "--output", tool.At("one")]), Is.EqualTo(ExitCode.Success), tool.Error);
        (int code, string error) = Mpirun.Wait(Mpirun.Start(2, [.. run, "--output", tool.At("two")]));
        Assert.That(code, Is.EqualTo(ExitCode.Success), error);
        string[] kept = [.. Directory.GetFiles(tool.At("two"), "checkpoint-*").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.That(kept, Has.Length.EqualTo(3).Or.Length.EqualTo(6), "the last two, or the only one, in two parts");
        Assert.That(kept, Has.Exactly(kept.Length / 3).EndsWith(".rank-0-of-2.h5").And.Exactly(kept.Length / 3).EndsWith(".rank-1-of-2.h5"));
        Assert.That(tool.Run([.. run, "--output", tool.At("two"), "--resume"]), Is.EqualTo(ExitCode.Success), tool.Error);
        Assert.That(tool.Error, Does.Contain("going on from"));
        Assert.That(Mpirun.Arrays(tool.At("two")), Is.EqualTo(Mpirun.Arrays(tool.At("one"))));
    }

    [TestCase("3 are too many for 16 cells", "--set", "grid.length=9.6 km", "--set", "boundary.layer=2.4 km")]
    [TestCase("there is no 'metal:0' here", "--device", "metal:0", "--share-device")]
    [TestCase("there is no checkpoint", "--resume")]
    public void WhatCannotRunIsRefusedOnce(string message, params string[] more)
    {
        using var tool = new Tool();
        (int code, string error) = Mpirun.Wait(Mpirun.Start(3, ["run", tool.Write("deck.yaml", Mpirun.Deck), "--output", tool.At("out"), .. more]));
        Assert.That(code, Is.EqualTo(ExitCode.BadInput), error);
        Assert.That(error, Does.Contain(message));
        Assert.That(error.Split("radbelt: "), Has.Length.EqualTo(2), error);
        Assert.That(Directory.Exists(tool.At("out")), Is.False);
    }

    [Test]
    public void UnequalDecksAreRefused()
    {
        using var tool = new Tool();
        string one = tool.Write("one.yaml", Mpirun.Deck), other = tool.Write("other.yaml", Mpirun.Deck.Replace("100 pT", "120 pT", StringComparison.Ordinal));
        (int code, string error) = Mpirun.Wait(Mpirun.Start(1, ["run", one, "--output", tool.At("out"), ":", "-n", "1", "dotnet", Mpirun.Dll, "run", other, "--output", tool.At("out")]));
        Assert.That(code, Is.EqualTo(ExitCode.BadInput), error);
        Assert.That(error, Does.Contain("rank 1 has another deck than rank 0: its driver.amplitude"));
    }
}
