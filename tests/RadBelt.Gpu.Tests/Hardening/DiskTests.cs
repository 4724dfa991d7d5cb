using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Tests.Cli.Commands;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Hardening;

/// <summary>Runs of every kind whose results go to a disk that is full, becomes full, or cannot be written to.</summary>
[NonParallelizable]
internal sealed class DiskTests
{
    private static IEnumerable<string> Kinds => TinyDecks.All.Keys;

    [Test]
    public void AFullDiskIsOneErrorAndLeavesNothingHalfWritten([ValueSource(nameof(Kinds))] string kind)
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", TinyDecks.All[kind]);
        using var disk = new SmallDisk(tool.At("disk"), bytes: 24 << 20);
        foreach (int free in new[] { 0, 40_000, 2_200_000, 3_300_000 })
        {
            disk.LeaveFree(free);
            int code = tool.Run("run", deck, "--output", disk.At("out"), "--device", "cpu");
            File.Delete(disk.At("ballast"));
            if (code != ExitCode.Success)
            {
                Assert.That(code, Is.EqualTo(ExitCode.RunFailed).Or.EqualTo(ExitCode.BadInput), $"{free} bytes free");
                Assert.That(tool.Error, Does.Not.Contain("unexpectedly").And.Not.Contain("   at "), $"{free} bytes free");
            }

            DeckTrial.AssertNoTemporaryFiles(disk.At("out"));
            Assert.That(free > 0 || code != ExitCode.Success, "with nothing free it must fail");
        }

        Assert.That(tool.Run("run", deck, "--output", disk.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
    }

    [Test]
    public void OutputThatCannotBeWrittenIsRefusedAndLeavesWhatWasThere([ValueSource(nameof(Kinds))] string kind)
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", TinyDecks.All[kind]);
        using var disk = new SmallDisk(tool.At("disk"), bytes: 8 << 20);
        Directory.CreateDirectory(disk.At("earlier"));
        File.WriteAllText(disk.At("earlier/deck.h5"), "a result");
        disk.MakeReadOnly();
        foreach (string folder in new[] { "earlier", "new" })
        {
            int code = tool.Run("run", deck, "--output", disk.At(folder), "--device", "cpu");
            Assert.That(code, Is.EqualTo(ExitCode.RunFailed).Or.EqualTo(ExitCode.BadInput));
            Assert.That(tool.Error, Does.Contain(folder).And.Not.Contain("unexpectedly").And.Not.Contain("   at "));
        }

        Assert.That(File.ReadAllText(disk.At("earlier/deck.h5")), Is.EqualTo("a result"));
    }

    [Test]
    public void APageThatCannotBeWrittenIsOneError()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("run", tool.Write("deck.yaml", TinyDecks.All["weak-turbulence"]), "--output", tool.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
        using var disk = new SmallDisk(tool.At("disk"), bytes: 1 << 20);
        disk.LeaveFree(0);
        Assert.That(tool.Run("report", tool.At("out", "deck.h5"), "--output", disk.At("page.html")), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("page.html cannot be written"));
        Assert.That(Directory.GetFiles(disk.Path).Select(Path.GetFileName), Is.EqualTo(new[] { "ballast" }));
    }
}
