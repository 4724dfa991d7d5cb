using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Tests.Cli.Reports.Plots;

[TestFixture]
public partial class PlotTests
{
    private static readonly double[] Hostile = [double.NaN, 0, -1, double.PositiveInfinity, double.NegativeInfinity, 1e308, -1e308, 5e-324, 3];

    /// <summary>Renders a plot and parses what came out.</summary>
    internal static XElement Render(params Plot[] plots) => Render(1, plots);

    private static XElement Render(int columns, Plot[] plots)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var markup = new Markup(text))
        using (markup.Element("div"))
        {
            new PlotGrid(columns, plots).Write(markup);
        }
        Assert.That(text.ToString(), Does.Not.Match(@"NaN|Infinity|∞|\d[eE][+-]?\d\d"), "a coordinate no browser can read");
        return XElement.Parse(text.ToString());
    }

    private static IEnumerable<string> Paths(XElement page, string style) =>
        page.Descendants().Where(e => e.Name.LocalName == "path" && (string?)e.Attribute("class") == style).Select(e => (string)e.Attribute("d")!);

    private static double[] Coordinates(string path) => [.. Number().Matches(path).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];

    [Test]
    public void AFrameMapsItsCornersAndItsMiddle()
    {
        var frame = new Frame(new AxisRange(AxisScale.Linear, -1, 1), new AxisRange(AxisScale.Log10, 1, 100), 200, 100);
        Assert.That(frame.TryMap(-1, 1, out var x, out var y), Is.True);
        Assert.That((x, y), Is.EqualTo((0.0, 100.0)));
        Assert.That(frame.MapX(0), Is.EqualTo(100));
        Assert.That(frame.MapY(10), Is.EqualTo(50));
        Assert.That(frame.TryMap(0, 0, out _, out _), Is.False);
    }

    /// <summary>The bar of the last panel takes room of its own: frames of a row are equally wide, and a pixel of each is as wide on the page.</summary>
    [Test]
    public void FramesOfARowHaveOneScale()
    {
        var bar = new ColourBar(ColourMap.Viridis, Axis.Log("flux", 0.3, 40));
        Plot[] plots = [.. Enumerable.Range(0, 3).Select(i => new Plot(Axis.Linear("t"), Axis.Linear("E")) { Width = 300, Height = 250, ColourBar = i == 2 ? bar : null }.With(new Line([0, 1], [0, 1])))];
        XElement page = Render(3, plots);
        string[] frames = [.. page.Descendants().Where(e => e.Name.LocalName == "svg" && e.Attribute("viewBox") is null).Select(e => (string)e.Attribute("width")!)];
        double[] widths = [.. page.Descendants().Attributes("viewBox").Select(a => double.Parse(a.Value.Split(' ')[2], CultureInfo.InvariantCulture))];
        Assert.That(frames, Has.Length.EqualTo(3).And.All.EqualTo(frames[0]));
        Assert.That(widths[2], Is.GreaterThan(widths[0] + 50));
        string columns = string.Join(' ', widths.Select(w => FormattableString.Invariant($"minmax(0,{w}fr)")));
        Assert.That((string)page.Elements().First().Attribute("style")!, Is.EqualTo($"--n:3;--w:{columns}"));
        Assert.That(page.Descendants().Count(e => e.Name.LocalName == "text" && e.Value is "0.5" or "1" or "2" or "5" or "10" or "20"), Is.GreaterThanOrEqualTo(6), "ticks of the bar");
    }

    [Test]
    public void ALineOfSlopeOneIsStraightOnLogLog()
    {
        double[] x = [1, 10, 100];
        var page = Render(new Plot(Axis.Log("x"), Axis.Log("y")).With(new Line(x, [3, 30, 300])));
        var c = Coordinates(Paths(page, "line").Single());
        // Coordinates are rounded to 0.1 px.
        Assert.That(c[2] - c[0], Is.EqualTo(c[4] - c[2]).Within(0.11));
        Assert.That(c[3] - c[1], Is.EqualTo(c[5] - c[3]).Within(0.11).And.LessThan(0));
    }

    [Test]
    public void LogAxesLeaveOutWhatIsNotPositiveAndSaySo()
    {
        double[] x = [1, 2, 3, 4, 5];
        var page = Render(new Plot(Axis.Linear("x"), Axis.Log("D")).With(new Line(x, [1, 2, 0, 4, double.NaN])));
        Assert.That(Paths(page, "line").Single().Count(c => c is 'M'), Is.EqualTo(2), "the line breaks at what is left out");
        var notes = page.Descendants("p").Select(p => p.Value).ToList();
        Assert.That(notes, Has.Some.Contains("1 value of «D» not positive"));
        Assert.That(notes, Has.Some.Contains("1 value of «D» not finite"));
    }

    [Test]
    public void AnErrorBarThatReachesZeroRunsOffALogAxis()
    {
        var page = Render(new Plot(Axis.Linear("x"), Axis.Log("D")).With(new Markers([1, 2], [1, 10], [2, 1])));
        Assert.That(page.Descendants("p"), Is.Empty, "no value is lost");
        var frameHeight = double.Parse((string)page.Descendants().First(e => e.Name.LocalName == "rect").Attribute("height")!, CultureInfo.InvariantCulture);
        Assert.That(Coordinates(Paths(page, "line bar").Single())[1], Is.GreaterThan(frameHeight));
    }

    private static IEnumerable<Layer> Layers(double[] v) =>
    [
        new Line(v, v), new Markers(v, v, v) { Label = "m" }, new Markers(v, [.. v.Reverse()]), new Band(v, v, [.. v.Reverse()]), new Scatter(v, v),
        new Histogram(v, v.Length > 0 ? v[1..] : v), Rule.Vertical(v.FirstOrDefault(), Ink.Alert, "r"), Rule.Horizontal(v.LastOrDefault(), Ink.Alert),
    ];

    [Test]
    public void HostileDataNeverReachThePage([Values] bool logX, [Values] bool logY, [Values("empty", "one", "equal", "hostile", "reversed", "all NaN")] string kind)
    {
        double[] data = kind switch
        {
            "empty" => [],
            "one" => [2],
            "equal" => [7, 7, 7],
            "hostile" => Hostile,
            "reversed" => [.. Hostile.Reverse()],
            _ => [double.NaN, double.NaN],
        };
        foreach (var layer in Layers(data))
        {
            foreach (var place in Enum.GetValues<LegendPlace>())
            {
                Render(new Plot(new Axis("x", logX ? AxisScale.Log10 : AxisScale.Linear), new Axis("y", logY ? AxisScale.Log10 : AxisScale.Degrees))
                {
                    Legend = place,
                }.With(layer));
            }
        }
    }

    [Test]
    public void TwentyThousandPointsStayBelow400Kilobytes()
    {
        const int Seed = 7;
        TestContext.Out.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        double[] x = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextDouble())];
        double[] y = [.. x.Select(_ => random.NextDouble())];
        var page = Render(new Plot(Axis.Linear("x"), Axis.Linear("y")).With(new Scatter(x, y)));
        var path = Paths(page, "dots").Single();
        Assert.That(page.ToString().Length, Is.LessThan(400_000));
        // 4.6 M tenths of pixels hold 20,000 points with about 43 coincidences.
        Assert.That(path.Count(c => c == 'h'), Is.InRange(19_800, 20_000));
    }

    [Test]
    public void RelativeDotsDoNotDrift()
    {
        double[] x = [.. Enumerable.Range(0, 1000).Select(i => i / 999.0)];
        var path = Paths(Render(new Plot(Axis.Linear("x", 0, 1), Axis.Linear("y", 0, 1)) { Width = 500 }.With(new Scatter(x, x))), "dots").Single();
        var moves = Regex.Matches(path, @"m(-?\d+) ?(-?\d+)h0").Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.That(moves, Has.Count.EqualTo(1000));
        // The last point lies at the right end of the frame: 500 px less the margins (16 px right; 34 px and the label «0.0», 18.96 px, left).
        Assert.That(moves.Sum() / 10.0, Is.EqualTo(500 - 16 - 34 - 18.96).Within(0.06));
    }

    [Test]
    public void LegendsNameTheirLayersAndTooltipsTheirNumbers()
    {
        var page = Render(new Plot(Axis.Linear("t [s]"), Axis.Log("D_{αα} [s^{-1}]")) { Legend = LegendPlace.Inside, Title = "a < b & c" }
            .With(new Line([1, 2], [1e-5, 2e-5]) { Label = "theory <QL>" })
            .With(new Markers([1.5], [1.6e-5], [2e-6]) { Label = "measured" }));
        Assert.That(page.Value, Does.Contain("theory <QL>").And.Contain("a < b & c"));
        Assert.That(page.Descendants().Where(e => e.Name.LocalName == "title").Select(t => t.Value), Is.EqualTo(new[] { "measured: 1.500, 1.60(20)e−5" }));
        Assert.That((string)page.Descendants().First(e => e.Name.LocalName == "svg").Attribute("aria-label")!, Does.Contain("Dαα [s-1] against t [s]"));
    }

    [Test]
    public void ALegendInsideTakesTheFreeCorner()
    {
        // Data along the diagonal from lower left to upper right leave the other two corners free; of these the upper left comes first.
        double[] x = [.. Enumerable.Range(0, 50).Select(i => (double)i)];
        var page = Render(new Plot(Axis.Linear("x"), Axis.Linear("y")) { Legend = LegendPlace.Inside }.With(new Line(x, x) { Label = "diagonal" }));
        Assert.That(page.ToString(), Does.Contain("translate(8 8)"));
    }

    [Test]
    public void PanelsOfAColumnAlignTheirFrames()
    {
        var page = Render(
            new Plot(Axis.Linear("x"), Axis.Linear("y")).With(new Line([0, 1], [0, 1])),
            new Plot(Axis.Linear("x"), Axis.Linear("y")).With(new Line([0, 1], [0, 99999])));
        var lefts = page.Elements("div").Elements().Where(e => e.Name.LocalName == "svg")
            .Select(s => Coordinates((string)s.Elements().First(e => e.Name.LocalName == "g").Attribute("transform")!)[0]).ToList();
        Assert.That(lefts, Has.Count.EqualTo(2));
        Assert.That(lefts[0], Is.EqualTo(lefts[1]));
        Assert.That(page.Value, Does.Contain("(a)").And.Contain("(b)"));
    }

    [Test]
    public void ArraysOfUnequalLengthAreRefused()
    {
        Assert.That(() => new Line([1, 2], [1]), Throws.ArgumentException.With.Message.Contains("line: 1 values for 2 positions"));
        Assert.That(() => new Markers([1], [1], [1, 2]), Throws.ArgumentException.With.Message.Contains("error bars"));
        Assert.That(() => new Histogram([0, 1, 2], [1]), Throws.ArgumentException.With.Message.Contains("histogram"));
    }

    [TestCase(0, "a"), TestCase(25, "z"), TestCase(26, "aa"), TestCase(27, "ab"), TestCase(52, "ba")]
    public void PanelsAreLettered(int i, string letter) => Assert.That(PlotGrid.Letter(i), Is.EqualTo(letter));

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();
}
