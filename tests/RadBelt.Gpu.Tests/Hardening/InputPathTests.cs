using System.Diagnostics;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Cli.Commands;

namespace RadBelt.Gpu.Tests.Hardening;

/// <summary>What decks and folders may lead to: nothing is read that a deck alone could point at elsewhere, nothing is written through a link, nothing waits for a pipe.</summary>
[NonParallelizable]
internal sealed class InputPathTests
{
    /// <summary>A new key with the name of a file is one of these, or a name within results.</summary>
    [Test]
    public void TheTextsOfDecksAreInputsOrNamesWithinResults()
    {
        string[] texts = [.. DeckRegistry.Kinds.SelectMany(kind => Texts(kind.Record)).Select(field => $"{(field.Attribute.IsInputPath ? "reads " : "")}{field.Name}").Distinct().Order(StringComparer.Ordinal)];
        Assert.That(texts, Is.EqualTo((string[])["experiment", "model", "name", "reads archive", "reads element_file", "reads file", "species", "title", "waves"]));

        static IEnumerable<DeckField> Texts(Type record) => DeckSchema.Of(record).Fields.SelectMany(field => field.ValueType == typeof(string) ? [field] : field.IsSection ? Texts(field.ValueType) : []);
    }

    [TestCase("/etc/passwd", "leads elsewhere")]
    [TestCase("../tables/t.h5", "leads elsewhere")]
    [TestCase("out/../../t.h5", "leads elsewhere")]
    [TestCase("..", "leads elsewhere")]
    [TestCase("\"a\\0b\"", "control characters")]
    [TestCase("\"a\\nb\"", "control characters")]
    public void ADeckNamesNothingElsewhere(string name, string told)
    {
        foreach (string deck in new[] { "experiment: fokker-planck\ncoefficients: {file: NAME}", "experiment: microburst\nelement_file: NAME", "experiment: transport\narchive: NAME", "experiment: broadband-field\narchive: NAME" })
        {
            string text = deck.Replace("NAME", name, StringComparison.Ordinal);
            DeckError[] faults = [.. Assert.Throws<DeckException>(() => Deck.Parse(text, "a.yaml"))!.Errors];
            Assert.That(faults.Select(fault => fault.Message), Has.One.Contains(told));
        }
    }

    [Test]
    public void APersonNamesWhatTheyLike() =>
        Assert.That(Faults("experiment: transport", "archive=/scratch/../waves"), Has.None.Contains("leads elsewhere"));

    [Test]
    public void ALinkOnTheWayIsRefused()
    {
        string link = $"link-{Guid.NewGuid():N}";
        Directory.CreateSymbolicLink(link, Path.GetTempPath());
        try
        {
            Assert.That(Faults($"experiment: transport\narchive: {link}/waves"), Has.One.Contains($"'{link}' is a link"));
            Assert.That(Faults("experiment: transport", $"archive={link}/waves"), Has.None.Contains("is a link"));
        }
        finally
        {
            File.Delete(link);
        }
    }

    [TestCase("/dev/zero")]
    [TestCase("/dev/null")]
    [TestCase("PIPE")]
    [TestCase("LOOP")]
    [TestCase("DECK")]
    public void WhatIsNoFileOfOursIsRefusedAtOnce(string name)
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("there are no such files there");
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", TinyDecks.All["microburst"]);
        Process.Start("mkfifo", tool.At("PIPE"))!.WaitForExit();
        File.CreateSymbolicLink(tool.At("LOOP"), tool.At("LOOP"));
        string path = name.StartsWith('/') ? name : name == "DECK" ? deck : tool.At(name);
        Task<InvalidInputException?> opened = Task.Run(() => Assert.Throws<InvalidInputException>(() => Hdf5File.Open(path)));
        Assert.That(Task.WaitAny([opened], TimeSpan.FromMinutes(1)), Is.Zero, "it waits for nobody");
        Assert.That(opened.Result!.Message, Does.Contain(path));
    }

    [Test]
    public void ALinkInPlaceOfATemporaryFileIsNotFollowed()
    {
        using var tool = new Tool();
        string victim = tool.Write("victim.txt", "precious"), deck = tool.Write("deck.yaml", TinyDecks.All["weak-turbulence"]);
        Directory.CreateDirectory(tool.At("out"));
        foreach (string name in new[] { "deck.h5.part", "deck.h5", "deck.html", FormattableString.Invariant($"deck.html.{Environment.ProcessId:x}.tmp") })
            File.CreateSymbolicLink(tool.At("out", name), victim);
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
        Assert.That(File.ReadAllText(victim), Is.EqualTo("precious"));
        Assert.That(new FileInfo(tool.At("out", "deck.h5")).LinkTarget, Is.Null, "results take the place of links");
    }

    /// <summary>The folder for results is a person's choice, and may be a link to a larger disk.</summary>
    [Test]
    public void ResultsMayLieBehindALink()
    {
        using var tool = new Tool();
        Directory.CreateDirectory(tool.At("disk"));
        Directory.CreateSymbolicLink(tool.At("out"), tool.At("disk"));
        Assert.That(tool.Run("run", tool.Write("deck.yaml", TinyDecks.All["weak-turbulence"]), "--output", tool.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
        Assert.That(File.Exists(tool.At("disk", "deck.h5")), Is.True);
    }

    [Test]
    public void ARunDoesNotReplaceWhatItReads()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("run", tool.Write("deck.yaml", TinyDecks.All["chorus-element"]), "--output", tool.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
        byte[] before = File.ReadAllBytes(tool.At("out", "deck.h5"));
        string all = TinyDecks.All["microburst"], text = all[..all.IndexOf("element:", StringComparison.Ordinal)] + all[all.IndexOf("population:", StringComparison.Ordinal)..];
        Directory.CreateSymbolicLink(tool.At("same"), tool.At("out"));
        foreach (string folder in new[] { "out", "same" })
        {
            Assert.That(tool.Run("run", tool.Write("deck.yaml", text), "--output", tool.At(folder), "--device", "cpu", "--set", $"element_file={tool.At("out", "deck.h5")}"), Is.EqualTo(ExitCode.BadInput));
            Assert.That(tool.Error, Does.Contain("element_file").And.Contain("where this run would write its own result"));
        }

        Assert.That(File.ReadAllBytes(tool.At("out", "deck.h5")), Is.EqualTo(before));
    }

    [Test]
    public void AnArchiveIsNotReplacedByItsEqual()
    {
        using var tool = new Tool();
        string text = TinyDecks.All["broadband-field"];
        Assert.That(tool.Run("run", tool.Write("deck.yaml", text), "--output", tool.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
        string part = Directory.GetFiles(tool.At("out", "waves")).Single();
        byte[] before = File.ReadAllBytes(part);
        string measured = """
            experiment: broadband-field
            plasma: {l_shell: 6, frequency_ratio: 5}
            xi: 1e-4 c/wce^-2
            broadband: {band: [0.2 fce, 0.4 fce], waves: 6, latitudes: 4, segment: 12 Tce}
            write: true
            """;
        Assert.That(tool.Run("run", tool.Write("deck.yaml", measured), "--output", tool.At("out"), "--device", "cpu", "--set", $"archive={tool.At("out", "waves")}"), Is.EqualTo(ExitCode.BadInput), tool.Output);
        Assert.That(tool.Error, Does.Contain("archive").And.Contain("where this run would write its own result"));
        Assert.That(File.ReadAllBytes(part), Is.EqualTo(before));
    }

    private static string[] Faults(string text, params string[] changes) => [.. Assert.Throws<DeckException>(() => Deck.Parse(text, "a.yaml", changes))!.Errors.Select(fault => fault.Message)];
}
