using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Satellites;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Satellites;

internal sealed class VirtualSatelliteTests
{
    private const double Altitude = 650e3;
    private static readonly DipoleFieldLine Line = new(5.5);
    private static readonly SatelliteBins Bins =
        SatelliteBins.AllDirections(Line, Altitude, [0, 0.5, 1], [50 * KeV, 100 * KeV, 200 * KeV], pitchAngleBins: 18);

    [TestCase(650e3, 61.9)]
    [TestCase(500e3, 65.7)]
    public void LossConesOfTheMicroburstStudy(double altitude, double degrees) =>
        Assert.That(new VirtualSatellite(Line, Hemisphere.North, altitude, Bins).LossCone / Degree, Is.EqualTo(degrees).Within(0.05));

    [Test]
    public void BinsOfAllDirectionsPartAtTheLossCones()
    {
        double lossCone = new VirtualSatellite(Line, Hemisphere.North, Altitude, Bins).LossCone;
        Assert.That(Bins.PitchAngles, Is.Ordered.Ascending.And.SupersetOf(new[] { 0, lossCone, Math.PI / 2, Math.PI - lossCone, Math.PI }));
        Assert.That(Bins.PitchAngles, Has.Count.EqualTo(19));
    }

    // Crossings of a flux that depends on α alone, j |cosα| dΩ from each of 2,000 directions: every average is that of j over its directions. The precipitating
    // one is exact but for the width of a direction; of the others, one direction in 300 lies on the edge of those counted as sideways.
    [Test]
    public void AveragesAreThoseOfTheFlux([Values] Hemisphere hemisphere, [Values(0, 1)] double anisotropy)
    {
        double J(double α) => 1 + anisotropy * Math.Sin(α) * Math.Sin(α);
        double[] edges = [.. SatelliteBins.AllDirections(Line, Altitude, [0, 1], [1, 2], 2000).PitchAngles];
        var satellite = new VirtualSatellite(Line, hemisphere, Altitude, Bins);
        double field = Line.FieldStrength(Line.LatitudeAt(Altitude));
        for (int i = 1; i < edges.Length; i++)
        {
            double α = 0.5 * (edges[i - 1] + edges[i]), acceptance = Math.PI * Math.Abs(Math.Sin(edges[i] - edges[i - 1]) * Math.Sin(2 * α));
            satellite.Record(new(0.1, 70 * KeV, α, J(α) * acceptance * 0.5 * 50 * KeV / field));
        }

        // ⟨sin²α⟩ over c = cosα: 1 − c²/3 between 0 and c, 1 − (1 + c + c²)/3 between c and 1.
        double c = Math.Cos(satellite.LossCone);
        SatelliteFlux flux = satellite.Flux();
        Assert.That(flux.Trapped[0].Value, Is.EqualTo(1 + anisotropy * (1 - c * c / 3)).Within(0.5).Percent);
        Assert.That(flux.Omnidirectional[0].Value, Is.EqualTo(1 + anisotropy * 2 / 3).Within(0.5).Percent);
        Assert.That(flux.Precipitating[0].Value, Is.EqualTo(1 + anisotropy * (1 - (1 + c + c * c) / 3)).Within(1e-3).Percent);
        Assert.That(flux.Ratio[0]!.Value.Value, Is.EqualTo(flux.Precipitating[0].Value / flux.Trapped[0].Value).Within(1e-12).Percent);

        // By bins, as a flat detector sees them: ⟨sin²α⟩ over d(sin²α).
        for (int p = 0; p < Bins.PitchAngles.Count - 1; p++)
        {
            double mean = 0.5 * (Math.Pow(Math.Sin(Bins.PitchAngles[p]), 2) + Math.Pow(Math.Sin(Bins.PitchAngles[p + 1]), 2));
            Assert.That(flux.Flux[p], Is.EqualTo(1 + anisotropy * mean).Within(2).Percent, $"bin {p}");
        }
    }

    [Test]
    public void DowngoingIsNorthAtTheNorthernFootAndSouthAtTheSouthern()
    {
        foreach ((Hemisphere hemisphere, double down) in new[] { (Hemisphere.North, 20.0), (Hemisphere.South, 160.0) })
        {
            var satellite = new VirtualSatellite(Line, hemisphere, Altitude, Bins);
            satellite.Record(new(0.1, 70 * KeV, down * Degree, 1));
            satellite.Record(new(0.1, 70 * KeV, (180 - down) * Degree, 1));
            SatelliteFlux flux = satellite.Flux();
            Assert.That(flux.Precipitating[0].Count, Is.EqualTo(1));
            Assert.That(flux.Trapped[0].Count, Is.Zero);
            Assert.That(flux.Omnidirectional[0].Count, Is.EqualTo(2));
            Assert.That(flux.Ratio[0], Is.Null, "nothing trapped was counted");
        }
    }

    // One bin over 90°, with ∫|cosα|dΩ from both sides.
    [Test]
    public void BinOverRightAnglesTakesBothSides()
    {
        var wide = new SatelliteBins([0, 2], [50 * KeV, 150 * KeV], [60 * Degree, 150 * Degree]);
        var satellite = new VirtualSatellite(Line, Hemisphere.North, Altitude, wide);
        satellite.Record(new(1, 70 * KeV, 90 * Degree, 3));
        double field = Line.FieldStrength(Line.LatitudeAt(Altitude)), acceptance = Math.PI * (0.25 + 0.75);
        SatelliteFlux flux = satellite.Flux();
        Assert.That(flux.Flux[0], Is.EqualTo(3 * field / (2 * 100 * KeV * acceptance)).Within(1e-10).Percent);
        Assert.That(flux.Trapped[0].Value, Is.GreaterThan(0).And.LessThan(1e3 * flux.Flux[0]), "an electron at 90° counts, but not without bound");
    }

    // Three trapped electrons, each on its way down and up: their relative error is that of three.
    [Test]
    public void ErrorsAreThoseOfWeightedPoissonCounts()
    {
        var satellite = new VirtualSatellite(Line, Hemisphere.North, Altitude, Bins);
        double[] inside = [1, 2], between = [1, 3, 5];
        foreach (double weight in inside)
        {
            satellite.Record(new(0.6, 150 * KeV, 30 * Degree, weight));
        }

        foreach (double weight in between)
        {
            satellite.Record(new(0.6, 150 * KeV, 75 * Degree, weight));
            satellite.Record(new(0.6, 150 * KeV, 105 * Degree, weight));
        }

        SatelliteFlux flux = satellite.Flux();
        const int Row = 3;
        FluxEstimate precipitating = flux.Precipitating[Row], trapped = flux.Trapped[Row], ratio = flux.Ratio[Row]!.Value;
        double relativeInside = Math.Sqrt(5) / 3, relativeBetween = Math.Sqrt(35) / 9;
        Assert.That(precipitating.Error / precipitating.Value, Is.EqualTo(relativeInside).Within(1e-12));
        Assert.That(trapped.Error / trapped.Value, Is.EqualTo(relativeBetween).Within(1e-12));
        Assert.That(ratio.Error / ratio.Value, Is.EqualTo(Math.Sqrt(relativeInside * relativeInside + relativeBetween * relativeBetween)).Within(1e-12));
        Assert.That((precipitating.Count, trapped.Count, ratio.Count), Is.EqualTo((2L, 6L, 2L)));
        int bin = Row * (Bins.PitchAngles.Count - 1) + Bins.PitchAngles.TakeWhile(edge => edge <= 30 * Degree).Count() - 1;
        Assert.That(flux.Counts[bin], Is.EqualTo(2));
        Assert.That(flux.Error[bin] / flux.Flux[bin], Is.EqualTo(relativeInside).Within(1e-12));
    }

    [Test]
    public void CrossingsOutsideTheBinsAreCountedAsSuch()
    {
        var half = Bins with { PitchAngles = [0, Math.PI / 2] };
        var satellite = new VirtualSatellite(Line, Hemisphere.North, Altitude, half);
        satellite.Record(new(1.1, 70 * KeV, 1, 1));
        satellite.Record(new(0.1, 40 * KeV, 1, 1));
        satellite.Record(new(double.NaN, 70 * KeV, 1, 1));
        satellite.Record(new(0.1, 70 * KeV, 2, 1));
        satellite.Record(new(1, 200 * KeV, Math.PI / 2, 1));
        SatelliteFlux flux = satellite.Flux();
        Assert.That(flux.Outside, Is.EqualTo(4));
        Assert.That(flux.Counts.Sum(), Is.EqualTo(1), "the last edges belong to the last bins");
        Assert.That(flux.Omnidirectional.Sum(estimate => estimate.Count), Is.EqualTo(2), "averages take all pitch angles");
    }

    [Test]
    public void PartsAddUpToTheWhole()
    {
        var random = new Random(3);
        TestContext.Out.WriteLine("seed 3");
        VirtualSatellite New() => new(Line, Hemisphere.South, Altitude, Bins);
        (VirtualSatellite whole, VirtualSatellite first, VirtualSatellite second) = (New(), New(), New());
        for (int i = 0; i < 1000; i++)
        {
            var crossing = new SatelliteCrossing(1.1 * random.NextDouble(), (50 + 160 * random.NextDouble()) * KeV, Math.PI * random.NextDouble(), 1 + i % 3);
            whole.Record(crossing);
            (i % 2 == 0 ? first : second).Record(crossing);
        }

        first.Add(second);
        SatelliteFlux expected = whole.Flux(), flux = first.Flux();
        Assert.That(flux.Counts, Is.EqualTo(expected.Counts));
        Assert.That(flux.Outside, Is.EqualTo(expected.Outside).And.GreaterThan(0));
        Assert.That(flux.Flux, Is.EqualTo(expected.Flux).Within(1e-10).Percent);
        Assert.That(flux.Error, Is.EqualTo(expected.Error).Within(1e-10).Percent);
        Assert.That(flux.Trapped.Select(estimate => estimate.Value), Is.EqualTo(expected.Trapped.Select(estimate => estimate.Value)).Within(1e-10).Percent);
        Refused(() => first.Add(new VirtualSatellite(Line, Hemisphere.North, Altitude, Bins)), "cannot be added");
        Refused(() => first.Add(new VirtualSatellite(Line, Hemisphere.South, Altitude, Bins with { Times = [0, 1] })), "bins must be the same");
    }

    [Test]
    public void RefusesWhatSeesNothing()
    {
        void At(double altitude, string why) => Refused(() => _ = new VirtualSatellite(Line, Hemisphere.North, altitude, Bins), why);
        void With(SatelliteBins bins, string why) => Refused(() => _ = new VirtualSatellite(Line, Hemisphere.North, Altitude, bins), why);
        At(100e3, "satellite: 100 km is not above the loss altitude of 100 km");
        At(50e3, "satellite: 50 km is not above the loss altitude");
        At(double.NaN, "not above the loss altitude");
        At(1e8, "its top is at");
        With(Bins with { Times = [0] }, "time bins: 1 edges make no bin");
        With(Bins with { Times = [0, double.NaN] }, "time bins: edge 2");
        With(Bins with { Energies = [2 * KeV, 1 * KeV] }, "energy bins: edge 2 at 1 keV comes after 2 keV");
        With(Bins with { Energies = [-1, 1] }, "give positive, finite values");
        With(Bins with { PitchAngles = [0, 4] }, "give 0–180°");
        With(new([.. Enumerable.Range(0, 60_000).Select(i => (double)i)], [.. Enumerable.Range(1, 60_000).Select(i => (double)i)], [0, 1]), "make them wider");
        Refused(() => SatelliteBins.AllDirections(Line, Altitude, [0, 1], [1, 2], 0), "pitch angle bins: 0");
    }
}
