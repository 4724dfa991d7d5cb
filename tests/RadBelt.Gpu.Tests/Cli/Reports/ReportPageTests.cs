using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Cli.Reports;

[TestFixture]
public class ReportPageTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("radbelt-report-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    /// <summary>The page as text, checked to be well-formed XML that fetches and runs nothing.</summary>
    internal static string Text(ReportPage page)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        page.Write(text);
        var html = text.ToString();
        Assert.That(html, Does.StartWith("<!DOCTYPE html>\n<html"));
        var root = XDocument.Parse(html["<!DOCTYPE html>".Length..]).Root!;
        string[] fetching = ["script", "link", "iframe", "object", "embed", "use"];
        Assert.That(root.Descendants().Select(e => e.Name.LocalName), Has.None.AnyOf(fetching));
        var references = root.Descendants().Attributes().Where(a => a.Name.LocalName is "href" or "src").Select(a => a.Value);
        Assert.That(references, Is.All.StartsWith("data:image/png;base64,"));
        Assert.That(html, Does.Not.Contain("url(").And.Not.Contain("@import"));
        Assert.That(WithoutPictures(html), Does.Not.Match(@"NaN|Infinity"));
        return html;
    }

    /// <summary>The page without the bytes of its pictures, in whose base64 any word may stand by chance.</summary>
    internal static string WithoutPictures(string html) => Regex.Replace(html, "base64,[A-Za-z0-9+/=]+", "base64,");

    private static ReportPage Page(string title = "Title", string? deck = "seed: 42\n")
    {
        var page = new ReportPage(title, "Subtitle", new ReportProvenance("0.1.0", "deck.yaml", deck, "42", "CPU"));
        page.Section("One & only");
        page.Prose("Where D_{αα} > 0.");
        page.Facts([new("B", "140 nT")]);
        page.Table(new ReportTable([new("α [deg]"), new("Name", IsNumeric: false)], [["5", new("<off>", IsFlagged: true)]]) { Groups = [("both", 2)] }, "Caption.");
        page.Figure(new Plot(Axis.Linear("x"), Axis.Linear("y")).With(new Line([0, 1], [0, 1])), "First.");
        page.Figure(new Plot(Axis.Linear("x"), Axis.Linear("y")).With(new Line([0, 1], [0, 1])), "Second.");
        return page;
    }

    [Test]
    public void AWholePageReadsInOrder()
    {
        var html = Text(Page());
        string[] parts = ["<h1>Title", "Subtitle", "One &amp; only", "D<sub>αα</sub>", "140 nT", "Table 1.", "&lt;off&gt;", "Figure 1.", "Figure 2.", "seed: 42", "<footer><span>RadBelt.Gpu 0.1.0"];
        Assert.That(parts.Select(p => html.IndexOf(p, StringComparison.Ordinal)), Is.Ordered.Ascending.And.All.Positive);
    }

    [Test]
    public void HostileTextIsEscaped()
    {
        var html = Text(Page("</title><script>alert(1)</script> & \"quotes\" \u0000\u0001\uD800", "a: <b> & ]]> \u0007\n"));
        Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("\u0000").And.Not.Contain("\u0001"));
        Assert.That(html, Does.Contain("a: &lt;b&gt; &amp; ]]&gt; \uFFFD"));
    }

    [Test]
    public void WithoutADeckThereIsNoDeckSection() => Assert.That(Text(Page(deck: null)), Does.Not.Contain("<details"));

    [Test]
    public void VoidElementsAloneAreSelfClosing()
    {
        // «<div />» opens a div in HTML; only void elements, and anything inside svg, may close themselves.
        var html = Text(Page());
        var outside = System.Text.RegularExpressions.Regex.Replace(html, "<svg.*</svg>", "", System.Text.RegularExpressions.RegexOptions.Singleline);
        Assert.That(System.Text.RegularExpressions.Regex.Matches(outside, @"<(\w+)[^>]*/>").Select(m => m.Groups[1].Value), Is.All.EqualTo("meta"));
    }

    [Test]
    public void ACultureWithCommasChangesNothing()
    {
        // What de-DE does to numbers, and a minus sign of its own; the culture itself may be missing (invariant globalisation).
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (commas.NumberFormat.NumberDecimalSeparator, commas.NumberFormat.NumberGroupSeparator, commas.NumberFormat.NegativeSign) = (",", ".", "~");
        var expected = Text(BroadbandDiffusionReport.Create(DemoData.Broadband(0.1, electrons: 200, samples: 20)));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = commas;
            Assert.That(Text(BroadbandDiffusionReport.Create(DemoData.Broadband(0.1, electrons: 200, samples: 20))), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void SavingMakesTheFolderAndLeavesOnlyThePage()
    {
        var path = Path.Combine(folder, "new", "page.html");
        Page().Save(path);
        Page("Again").Save(path);
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(path)!), Is.EqualTo(new[] { path }));
        Assert.That(File.ReadAllText(path), Does.StartWith("<!DOCTYPE html>").And.Contain("<h1>Again"));
        Assert.That(File.ReadAllBytes(path)[0], Is.EqualTo((byte)'<'), "no byte order mark");
    }

    [Test]
    public void APageThatFailsHalfWayLeavesTheOldOneAlone()
    {
        var path = Path.Combine(folder, "page.html");
        File.WriteAllText(path, "old");
        var page = Page();
        page.Figure(new Plot(Axis.Log("x", min: -1), Axis.Linear("y")), "Impossible axis.");
        Assert.That(() => page.Save(path), Throws.ArgumentException);
        Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(1));
    }

    [Test]
    public void AnUnwritablePlaceIsNamed()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        var below = Path.Combine(file, "page.html");
        Assert.That(() => Page().Save(below), Throws.TypeOf<InvalidInputException>().With.Message.Contains(below));
        Assert.That(() => Page().Save(folder), Throws.TypeOf<InvalidInputException>(), "a folder has that name");
        Assert.That(Directory.GetFiles(folder), Is.EqualTo(new[] { file }));
    }
}
