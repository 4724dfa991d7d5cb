using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Satellites;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Satellites;

internal sealed class MicroburstFeaturesTests
{
    private const int TimeBins = 40, EnergyBins = 5;
    private static readonly DipoleFieldLine Line = new(5.5);
    private static readonly double[] Times = CellEdges.Even(0, 2, TimeBins), Energies = CellEdges.Logarithmic(50 * KeV, 500 * KeV, EnergyBins);

    // Every bin holds 400 trapped electrons. The burst: twice as many from 0.5 s to 0.6 s at 50 keV, a bin earlier at the next energy and one more at the next, with
    // precipitation that falls with energy; its echo: twice as many from 1.2 s to 1.3 s at the two lowest, none of them in the loss cone.
    [Test]
    public void BurstAndItsEchoAreFound()
    {
        VirtualSatellite satellite = Background(bins => 400);
        int[] precipitating = [600, 300, 100];
        for (int energy = 0; energy < 3; energy++)
        {
            for (int bin = 10 - energy; bin < 12 - energy; bin++)
            {
                Record(satellite, bin, energy, 400, 75 * Degree);
                Record(satellite, bin, energy, precipitating[energy], 30 * Degree);
            }

            if (energy < 2)
            {
                Record(satellite, 24, energy, 400, 105 * Degree);
                Record(satellite, 25, energy, 400, 105 * Degree);
            }
        }

        SatelliteFlux flux = satellite.Flux();
        var found = MicroburstFeatures.Enhancements(flux, flux.OmnidirectionalBefore(0.35));
        Assert.That(found, Has.Length.EqualTo(2));
        Enhancement burst = found[0], echo = found[1];
        Assert.That((burst.Onset, burst.End), Is.EqualTo((0.4, 0.6)).Using<double>((a, b) => Math.Abs(a - b) < 1e-9));
        Assert.That((burst.LowestEnergy, burst.HighestEnergy), Is.EqualTo((Energies[0], Energies[3])));
        Assert.That((echo.Onset, echo.End), Is.EqualTo((1.2, 1.3)).Using<double>((a, b) => Math.Abs(a - b) < 1e-9));
        Assert.That(echo.HighestEnergy, Is.EqualTo(Energies[2]));
        Assert.That(burst.Significance, Is.GreaterThan(echo.Significance).And.GreaterThan(20));

        // Ratios: n/cos 30° over 2π(1 − c) against 800/cos 75° over 4πc.
        double c = Math.Cos(satellite.LossCone);
        for (int energy = 0; energy < 3; energy++)
        {
            EnhancedEnergy row = burst.Energies[energy];
            double ratio = precipitating[energy] / Math.Cos(30 * Degree) / (1 - c) / (800 / Math.Cos(75 * Degree) / (2 * c));
            Assert.That(row.Bin, Is.EqualTo(energy));
            Assert.That(row.Onset, Is.EqualTo(0.5 - 0.05 * energy).Within(1e-9));
            Assert.That(row.PeakRatio!.Value.Value, Is.EqualTo(ratio).Within(1e-9).Percent);
            Assert.That(row.PeakRatio.Value.Count, Is.EqualTo(precipitating[energy]));
            Assert.That(row.PeakRatio.Value.Error, Is.EqualTo(ratio * Math.Sqrt(1.0 / precipitating[energy] + 1.0 / 800)).Within(1e-9).Percent);
            Assert.That(row.PeakTime, Is.InRange(row.Onset, row.End));
        }

        Assert.That(echo.Energies.Select(row => row.PeakRatio!.Value.Value), Is.All.Zero);
    }

    // Of a ratio from single electrons and one of half as much from hundreds, the surer is told.
    [Test]
    public void PeakRatioIsOneThatIsSure()
    {
        VirtualSatellite satellite = Background(bins => 0);
        Record(satellite, 10, 0, 1, 75 * Degree);
        Record(satellite, 10, 0, 1, 30 * Degree, weight: 2);
        Record(satellite, 11, 0, 100, 75 * Degree);
        Record(satellite, 11, 0, 100, 30 * Degree);
        var found = MicroburstFeatures.Enhancements(satellite.Flux(), new double[EnergyBins], new() { Significance = 0.1, TotalSignificance = 0 });
        Assert.That(found, Has.Length.EqualTo(1));
        Assert.That(found[0].Energies[0].PeakRatio!.Value.Count, Is.EqualTo(100));
        Assert.That(found[0].Energies[0].PeakTime, Is.EqualTo(0.575).Within(1e-9));
    }

    [Test]
    public void NoiseIsNoEnhancement()
    {
        TestContext.Out.WriteLine("seed 11");
        var random = new Random(11);
        for (int trial = 0; trial < 20; trial++)
        {
            SatelliteFlux flux = Background(bins => Poisson(random, 50)).Flux();
            double[] mean = [.. Enumerable.Range(0, EnergyBins).Select(e => flux.Omnidirectional.Where((_, row) => row % EnergyBins == e).Average(bin => bin.Value))];
            Assert.That(MicroburstFeatures.Enhancements(flux, mean), Is.Empty, $"trial {trial}");
        }
    }

    // 4 % more is none, though 5.6 standard errors, 10 % more of 20,000 is, of 50 is not.
    [TestCase(20_000, 20_800, 0)]
    [TestCase(20_000, 22_000, 1)]
    [TestCase(50, 55, 0)]
    public void EnhancementIsSureAndMoreThanAFewPercent(int before, int after, int expected)
    {
        var satellite = Background(bins => 0);
        for (int bin = 0; bin < TimeBins; bin++)
        {
            Record(satellite, bin, 2, bin is 20 or 21 ? after : before, 75 * Degree);
        }

        SatelliteFlux flux = satellite.Flux();
        Assert.That(MicroburstFeatures.Enhancements(flux, flux.OmnidirectionalBefore(0.5)), Has.Length.EqualTo(expected));
    }

    // Three times the undisturbed count in one of the window's two energy bins: (3 + 1)/2 in counts, as every bin holds one spectrum's worth of electrons.
    [Test]
    public void WindowIsComparedAsAWhole()
    {
        VirtualSatellite satellite = Background(bins => 50);
        Record(satellite, 10, 0, 100, 75 * Degree);
        Record(satellite, 11, 0, 100, 75 * Degree);
        SatelliteFlux flux = satellite.Flux();
        IReadOnlyList<double> undisturbed = flux.OmnidirectionalBefore(0.35);
        FluxEstimate window = MicroburstFeatures.Relative(flux, undisturbed, (0.5, 0.6), (Energies[0], Energies[2]));
        Assert.That(window.Value, Is.EqualTo(2).Within(1e-9));
        Assert.That(window.Count, Is.EqualTo(400));
        Assert.That(window.Error, Is.EqualTo(2 / Math.Sqrt(400)).Within(1e-9).Percent);
        Assert.That(MicroburstFeatures.Relative(flux, undisturbed, (0.71, 1.04), (Energies[0], Energies[^1])).Value, Is.EqualTo(1).Within(1e-9));
        Refused(() => MicroburstFeatures.Relative(flux, undisturbed, (0.51, 0.54), (Energies[0], Energies[2])), "window: 0.51 to 0.54 s");
        Refused(() => MicroburstFeatures.Relative(flux, new double[EnergyBins], (0.5, 0.6), (Energies[0], Energies[2])), "no bin of undisturbed flux");
    }

    [Test]
    public void RefusesWhatCannotBeCompared()
    {
        SatelliteFlux flux = Background(bins => 1).Flux();
        double[] undisturbed = new double[EnergyBins];
        Refused(() => MicroburstFeatures.Enhancements(flux, [1, 2]), "2 values for 5 energy bins");
        Refused(() => MicroburstFeatures.Enhancements(flux, [1, 2, 3, 4, double.NaN]), "undisturbed flux: NaN");
        Refused(() => MicroburstFeatures.Enhancements(flux, undisturbed, new() { Significance = 0 }), "significance of an enhancement: 0");
        Refused(() => MicroburstFeatures.Enhancements(flux, undisturbed, new() { Increase = -1 }), "increase of an enhancement: -1");
        Refused(() => MicroburstFeatures.Enhancements(flux, undisturbed, new() { TotalSignificance = double.NaN }), "significance of a whole enhancement");
        Refused(() => flux.OmnidirectionalBefore(0.01), "no time bin ends by then; the first ends at 0.05 s");
    }

    private static VirtualSatellite Background(Func<int, int> electrons)
    {
        var satellite = new VirtualSatellite(Line, Hemisphere.South, 650e3, new SatelliteBins(Times, Energies, [0, Math.PI]));
        for (int bin = 0; bin < TimeBins * EnergyBins; bin++)
        {
            Record(satellite, bin / EnergyBins, bin % EnergyBins, electrons(bin), 75 * Degree);
        }

        return satellite;
    }

    // At the southern foot 180° − α precipitates.
    private static void Record(VirtualSatellite satellite, int time, int energy, int electrons, double α, double weight = 1)
    {
        for (int i = 0; i < electrons; i++)
        {
            satellite.Record(new((time + 0.5) * 0.05, Math.Sqrt(Energies[energy] * Energies[energy + 1]), Math.PI - α, weight));
        }
    }

    private static int Poisson(Random random, double mean)
    {
        int count = -1;
        for (double left = mean; left > 0; count++)
        {
            left += Math.Log(1 - random.NextDouble());
        }

        return count;
    }
}
