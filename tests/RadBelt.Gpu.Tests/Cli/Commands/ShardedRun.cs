using System.Text.RegularExpressions;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary>A deck run whole and in shards, which are merged.</summary>
internal static class ShardedRun
{
    /// <summary>Runs a deck whole and in three shards, joins these by virtual datasets and by copies, and asserts that all files hold the same bits and give the same page.</summary>
    /// <param name="tool">Where.</param>
    /// <param name="text">The deck.</param>
    /// <param name="timings">Datasets that differ from run to run, as they hold wall times.</param>
    public static void IsTheWhole(Tool tool, string text, params string[] timings)
    {
        string deck = tool.Write("deck.yaml", text);
        Assert.That(tool.Run("run", deck, "--output", tool.At("whole"), "--device", "cpu"), Is.Zero, tool.Error);
        for (int k = 1; k <= 3; k++)
            Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--device", "cpu", "--shard", $"{k}/3"), Is.Zero, tool.Error);
        string[] shards = Directory.GetFiles(tool.At("out"), "*.h5");
        Assert.That(shards, Has.Length.EqualTo(3));
        Assert.That(tool.Run(["merge", .. shards]), Is.Zero, tool.Error);
        Assert.That(tool.Run(["merge", .. shards, "--copy", "-o", tool.At("copied.h5")]), Is.Zero, tool.Error);

        SortedDictionary<string, string> whole = Hdf5Contents.Of(tool.At("whole", "deck.h5"), timings);
        Assert.That(whole, Has.Count.GreaterThan(3));
        AreSame(Hdf5Contents.Of(tool.At("out", "deck.h5"), timings), whole);

        // Names of files are relative: the folder may be moved; and copies need no shards.
        Directory.Move(tool.At("out"), tool.At("moved"));
        AreSame(Hdf5Contents.Of(tool.At("moved", "deck.h5"), timings), whole);
        Assert.That(tool.Run("report", tool.At("moved", "deck.h5")), Is.Zero, tool.Error);
        Array.ForEach(Directory.GetFiles(tool.At("moved"), "*-shard-*.h5"), File.Delete);
        AreSame(Hdf5Contents.Of(tool.At("copied.h5"), timings), whole);
        Assert.That(tool.Run("report", tool.At("copied.h5")), Is.Zero, tool.Error);
        Assert.That(FiguresOf(tool.At("copied.html")), Is.EqualTo(FiguresOf(tool.At("whole", "deck.html"))));
        Assert.That(FiguresOf(tool.At("moved", "deck.html")), Is.EqualTo(FiguresOf(tool.At("whole", "deck.html"))));
    }

    private static void AreSame(SortedDictionary<string, string> merged, SortedDictionary<string, string> whole)
    {
        Assert.That(merged.Keys, Is.EqualTo(whole.Keys));
        Assert.That(whole.Keys.Where(path => merged[path] != whole[path]), Is.Empty);
    }

    // Wall times and speeds differ from run to run: the figures are compared.
    private static string[] FiguresOf(string path)
    {
        string[] figures = [.. Regex.Matches(File.ReadAllText(path), "<svg.*?</svg>", RegexOptions.Singleline).Select(match => match.Value)];
        Assert.That(figures, Is.Not.Empty);
        return figures;
    }
}
