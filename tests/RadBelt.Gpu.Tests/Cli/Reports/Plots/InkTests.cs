using System.Globalization;
using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Tests.Cli.Reports.Plots;

[TestFixture]
public class InkTests
{
    private const string LightPage = "#ffffff";
    private const string DarkPage = "#14181d";

    // Normal vision, protanopia and deuteranopia on linear RGB: Machado, Oliveira and Fernandes (2009), severity 1.
    private static readonly double[][] Visions =
    [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
    ];

    private static double[] Linear(string hex) => [.. Enumerable.Range(0, 3)
        .Select(i => int.Parse(hex.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
        .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double Luminance(double[] rgb) => (0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]);

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(Linear(a)), Luminance(Linear(b)));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double[] Lab(string hex, double[] vision)
    {
        var rgb = Linear(hex);
        double[] seen = [.. Enumerable.Range(0, 3).Select(i => Math.Clamp((vision[3 * i] * rgb[0]) + (vision[(3 * i) + 1] * rgb[1]) + (vision[(3 * i) + 2] * rgb[2]), 0, 1))];
        var x = F(((0.4124 * seen[0]) + (0.3576 * seen[1]) + (0.1805 * seen[2])) / 0.95047);
        var y = F(Luminance(seen));
        var z = F(((0.0193 * seen[0]) + (0.1192 * seen[1]) + (0.9505 * seen[2])) / 1.08883);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];

        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16.0 / 116);
    }

    private static double Distance(string a, string b, double[] vision) =>
        Math.Sqrt(Lab(a, vision).Zip(Lab(b, vision), (p, q) => (p - q) * (p - q)).Sum());

    [Test]
    public void QualitativeColoursAreToldApartByEveryone([Values] bool dark)
    {
        string[] colours = [.. Enumerable.Range(0, Ink.QualitativeCount).Select(Ink.Qualitative).Select(i => dark ? i.Dark : i.Light)];
        Assert.That(colours, Has.Length.GreaterThanOrEqualTo(10));
        Assert.That(colours.Select(c => Contrast(c, dark ? DarkPage : LightPage)), Is.All.GreaterThan(3));
        foreach (var vision in Visions)
        {
            var closest = colours.SelectMany((a, i) => colours.Skip(i + 1).Select(b => Distance(a, b, vision))).Min();
            // A difference of 2 is just visible side by side; 15 and more is told apart at a glance, in lines too.
            Assert.That(closest, Is.GreaterThan(15));
        }
    }

    [Test]
    public void OrdinalColoursContrastAndGrowLighter([Values] bool dark)
    {
        string[] colours = [.. Enumerable.Range(0, 10).Select(i => Ink.Ordinal(i, 10)).Select(i => dark ? i.Dark : i.Light)];
        Assert.That(colours.Select(c => Contrast(c, dark ? DarkPage : LightPage)), Is.All.GreaterThan(1.9));
        Assert.That(colours.Select(c => Luminance(Linear(c))), Is.Ordered.Ascending);
        Assert.That(colours, Is.Unique);
    }

    [Test]
    public void ColourMapsGrowLighterThroughout()
    {
        foreach (var map in new[] { ColourMap.Viridis, ColourMap.Plasma })
        {
            Assert.That(Enumerable.Range(0, 101).Select(i => Lab(map.Hex(i / 100.0), Visions[0])[0]), Is.Ordered.Ascending);
            Assert.That(map.Hex(-1), Is.EqualTo(map.Hex(0)));
            Assert.That(map.Hex(2), Is.EqualTo(map.Hex(1)));
        }
    }
}
