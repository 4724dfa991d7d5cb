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
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", TinyDecks.All[kind]);
        string[] printed = new string[2], data = new string[2], pages = new string[2];
        foreach ((int i, CultureInfo culture) in new[] { CultureInfo.InvariantCulture, Odd }.Index())
        {
            string file = tool.At("out", "deck.h5"), page = tool.At("page.html");
            In(culture, () =>
            {
                foreach (string[] words in new string[][] { ["check", deck], ["check", deck, "--set", "seed=x"], ["run", deck, "--output", tool.At("out"), "--json"], ["run", deck, "--output", tool.At("out")] })
                    printed[i] += $"{tool.Run([.. words, "--device", "cpu"])}\n{Lasting(tool.Output)}\n{Lasting(tool.Error)}\n";
            });
            data[i] = string.Join('\n', Hdf5Contents.Of(file).Where(dataset => !dataset.Key.EndsWith("/elapsed", StringComparison.Ordinal)));

            // A page of one file, the first, that both make: runs differ in how long they took.
            if (i == 0)
                File.Copy(file, tool.At("first.h5"));
            In(culture, () => Assert.That(tool.Run("report", tool.At("first.h5"), "--output", page), Is.Zero, tool.Error));
            pages[i] = File.ReadAllText(page);
        }

        Assert.That(printed[1], Is.EqualTo(printed[0]));
        Assert.That(data[1], Is.EqualTo(data[0]).And.Not.Empty);
        Assert.That(pages[1], Is.EqualTo(pages[0]));
    }

    private static void In(CultureInfo culture, Action work)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo? others = CultureInfo.DefaultThreadCurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = culture;
            work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = others;
        }
    }

    // Without the lines that tell how long something took, or how fast it was: they differ from run to run.
    private static string Lasting(string text) => string.Join('\n', text.Split('\n').Where(line => !Regex.IsMatch(line, "second|elapsed|expected time|/s| s:|, [0-9]+[.,][0-9]+ s| in [0-9.,]+ s|wall")));
}
