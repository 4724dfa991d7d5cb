using System.Diagnostics;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Tests.Cli.Commands;
using RadBelt.Gpu.Tests.Ranks;

namespace RadBelt.Gpu.Validation.Ranks;

/// <summary>The tool on several ranks: the same bytes for any number of them, and after a rank was killed. Skipped where there is no Open MPI.</summary>
[NonParallelizable]
public sealed class MpirunTests
{
    [OneTimeSetUp]
    public void RequireMpirun() => Mpirun.Require();

    [Test]
    public void RanksWriteTheBytesOfOne()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Mpirun.Deck);
        SortedDictionary<string, string> expected = [];
        foreach (int ranks in (int[])[1, 2, 3])
        {
            (int code, string error) = Mpirun.Wait(Mpirun.Start(ranks, "run", deck, "--output", tool.At($"{ranks}"), "--device", "cpu"));
            Assert.That(code, Is.EqualTo(ExitCode.Success), error);
            SortedDictionary<string, string> found = Mpirun.Arrays(tool.At($"{ranks}"));
            expected = ranks == 1 ? found : expected;
            Assert.That(found, Is.EqualTo(expected), $"{ranks} ranks");
        }

        Assert.That(expected, Has.Count.GreaterThan(20));
    }

    [Test]
    public void AKilledRankEndsTheJobWhichGoesOnWithAnotherNumber()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Mpirun.Deck);
        string[] run = ["run", deck, "--device", "cpu", "--set", "stop_time=6 ms", "--set", "outputs.checkpoint_every=0.5 s"];
        Process job = Mpirun.Start(2, [.. run, "--output", tool.At("killed")]);
        for (int i = 0; i < 600 && !(Directory.Exists(tool.At("killed")) && Directory.GetFiles(tool.At("killed"), "checkpoint-*.h5").Any(path => !path.Contains(".rank-", StringComparison.Ordinal))); i++)
        {
            Thread.Sleep(50);
        }

        Mpirun.Kill(job, rank: 1);
        (int code, string error) = Mpirun.Wait(job);
        Assert.That(code, Is.Not.Zero);
        Assert.That(error, Does.Contain("rank 1").And.Contain("Killed"));

        (code, error) = Mpirun.Wait(Mpirun.Start(3, [.. run, "--output", tool.At("killed"), "--resume"]));
        Assert.That(code, Is.EqualTo(ExitCode.Success), error);
        Assert.That(error, Does.Contain("going on from"));
        Assert.That(tool.Run([.. run, "--output", tool.At("one")]), Is.EqualTo(ExitCode.Success), tool.Error);
        Assert.That(Mpirun.Arrays(tool.At("killed")), Is.EqualTo(Mpirun.Arrays(tool.At("one"))));
    }
}
