using System.Text.RegularExpressions;
using RadBelt.Gpu.Tests.Hardening;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Validation.Hardening;

/// <summary>
/// The tool in the system's own cultures and time zones: comma decimals, other digits, signs, calendars and letters. As installed it leaves cultures aside
/// (InvariantGlobalization); here it is made to take them, as a program that uses the library would. No bit of a result and no letter of its page differs.
/// </summary>
internal sealed class CultureAndTimeZoneTests
{
    private static readonly (string Culture, string Zone)[] Places =
    [
        ("de_DE", "Europe/Berlin"), ("tr_TR", "Asia/Kathmandu"), ("ar_SA", "Asia/Riyadh"), ("th_TH", "Pacific/Apia"), ("fa_IR", "America/St_Johns"), ("sv_SE", "Pacific/Kiritimati"), ("hi_IN", "Asia/Kolkata"),
    ];

    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("radbelt-cultures-").FullName;
        File.WriteAllText(At("with-cultures.json"), File.ReadAllText(Path.ChangeExtension(ToolProcess.Assembly, ".runtimeconfig.json"))
            .Replace("\"System.Globalization.Invariant\": true", "\"System.Globalization.Invariant\": false", StringComparison.Ordinal)
            .Replace("\"System.Globalization.PredefinedCulturesOnly\": true", "\"System.Globalization.PredefinedCulturesOnly\": false", StringComparison.Ordinal));
        Assert.That(File.ReadAllText(At("with-cultures.json")), Does.Contain("\"System.Globalization.Invariant\": false"));
        using ToolProcess devices = Start(Places[0], "devices");
        if (devices.End() != 0)
        {
            Assert.Ignore($"this machine has no cultures (libicu): {devices.Error}");
        }
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void ResultsPagesAndPrintAreTheSameEverywhere()
    {
        int tried = 0;
        foreach ((int k, (string kind, string text)) in TinyDecks.All.Index())
        {
            File.WriteAllText(At("deck.yaml"), text);
            (string Printed, string Data) usual = Results(("C", "UTC"));
            File.Copy(At("out", "deck.h5"), At("first.h5"), overwrite: true);

            // Each kind in three places, so that each place has some kinds.
            foreach (var place in Enumerable.Range(0, 3).Select(i => Places[(k + 2 * i) % Places.Length]))
            {
                Assert.That(Results(place), Is.EqualTo(usual), $"{kind} in {place}");
                tried++;
            }

            string page = Page(("C", "UTC"));
            Assert.That(Page(Places[k % Places.Length]), Is.EqualTo(page), kind);
        }

        Trials.Print($"cultures: {TinyDecks.All.Count} kinds of runs, {tried} times in {Places.Length} cultures and time zones; data, text, JSON and pages the same");
    }

    private (string Printed, string Data) Results((string, string) place)
    {
        string printed = "";
        foreach (string[] words in new string[][] { ["check", At("deck.yaml")], ["run", At("deck.yaml"), "--output", At("out"), "--json"] })
        {
            using ToolProcess run = Start(place, [.. words, "--device", "cpu"]);
            Assert.That(run.End(), Is.Zero, () => run.Error);
            printed += Lasting(run.Output);
        }

        return (printed, string.Join('\n', Hdf5Contents.Of(At("out", "deck.h5")).Where(dataset => !dataset.Key.EndsWith("/elapsed", StringComparison.Ordinal))));
    }

    private string Page((string, string) place)
    {
        using ToolProcess report = Start(place, "report", At("first.h5"), "--output", At("page.html"));
        Assert.That(report.End(), Is.Zero, () => report.Error);
        return File.ReadAllText(At("page.html"));
    }

    private ToolProcess Start((string Culture, string Zone) place, params string[] arguments) => ToolProcess.Start(
        ["exec", "--runtimeconfig", At("with-cultures.json"), "--depsfile", Path.ChangeExtension(ToolProcess.Assembly, ".deps.json"), ToolProcess.Assembly],
        arguments,
        new Dictionary<string, string> { ["LC_ALL"] = place.Culture + ".UTF-8", ["LANG"] = place.Culture + ".UTF-8", ["TZ"] = place.Zone });

    private string At(params string[] parts) => Path.Combine([folder, .. parts]);

    // Without the lines that tell how long something took, or how fast it was: they differ from run to run.
    private static string Lasting(string text) => string.Join('\n', text.Split('\n').Where(line => !Regex.IsMatch(line, "second|elapsed|expected time|/s|wall")));
}
