using System.Globalization;
using System.Text.RegularExpressions;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Tests.Cli.Commands;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Hardening;

/// <summary>
/// A culture of comma decimals, other signs, groups and names changes no bit of results and no letter of what is printed. (These tests run without the
/// system's cultures, so this one is made up; RadBelt.Gpu.Validation takes those of the system, and time zones.)
/// </summary>
[NonParallelizable]
internal sealed class CultureTests
{
    private static IEnumerable<string> Kinds => TinyDecks.All.Keys;

    private static CultureInfo Odd
    {
        get
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat = new NumberFormatInfo
            {
                NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "\u2212", PositiveSign = "\uFF0B", NaNSymbol = "keine Zahl", PositiveInfinitySymbol = "unendlich",
                PercentDecimalSeparator = ",", NumberGroupSizes = [2], PercentSymbol = "v.H.",
            };
            culture.DateTimeFormat.DateSeparator = "~";
            culture.DateTimeFormat.TimeSeparator = "h";
            return culture;
        }
    }

    [Test]
    public void AnotherCultureChangesNothing([ValueSource(nameof(Kinds))] string kind)
    {
        var (usual, other) = (In(CultureInfo.InvariantCulture, kind), In(Odd, kind));
        Assert.That(other.Output, Is.EqualTo(usual.Output));
        Assert.That(other.Data, Is.EqualTo(usual.Data).And.Not.Empty);
        Assert.That(other.Page, Is.EqualTo(usual.Page));
    }

    private static (string Output, string Data, string Page) In(CultureInfo culture, string kind)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo? others = CultureInfo.DefaultThreadCurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.DefaultThreadCurrentCulture = culture;
            using var tool = new Tool();
            string deck = tool.Write("deck.yaml", TinyDecks.All[kind]);
            string printed = "";
            foreach (string[] words in new string[][] { ["check", deck], ["check", deck, "--set", "seed=-1"], ["run", deck, "--output", tool.At("out"), "--json"], ["run", deck, "--output", tool.At("out")] })
            {
                int code = tool.Run([.. words, "--device", "cpu"]);
                printed += $"{code == ExitCode.Success}\n{tool.Output}\n{tool.Error}\n";
            }

            return (Lasting(printed, tool), string.Join('\n', Hdf5Contents.Of(tool.At("out", "deck.h5")).Where(dataset => !dataset.Key.Contains("seconds", StringComparison.Ordinal))), Lasting(File.ReadAllText(tool.At("out", "deck.html")), tool));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = others;
        }
    }

    // Without names of folders, and digits of times and speeds: what was measured differs from run to run.
    private static string Lasting(string text, Tool tool) => string.Join('\n', text.Replace(tool.Folder, "", StringComparison.Ordinal).Split('\n').Select(line =>
        Regex.IsMatch(line, "second|elapsed|expected time|/s|\\bs:|, [0-9.,]+ s|rate|took|computed in", RegexOptions.None) ? Regex.Replace(line, "[0-9]+([.,][0-9]+)?([eE][-\u2212+]?[0-9]+)?", "#") : line));
}
