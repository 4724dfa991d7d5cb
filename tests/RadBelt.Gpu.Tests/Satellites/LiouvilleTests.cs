using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Satellites;

/// <summary>Without waves the flux at a satellite is F0 at the equatorial pitch angle of the same orbit.</summary>
internal sealed class LiouvilleTests
{
    private const double Altitude = 650e3;
    private const double ReferenceFlux = 1e10;
    private static readonly DipoleFieldLine Line = new(5.5);
    private static readonly SineSquaredFlux Flux = new(new PowerLawFluxSpectrum(ReferenceFlux, 100 * KeV, 2));

    // One cell, watched for one bounce of its electrons: each passes either foot once down and once up, so no flux is lost to counting. ΔE of the electrons
    // is E Δ ln E (Chen et al. 2021), of the bin its width.
    [Test]
    public void FluxOverABounceIsExact()
    {
        double[] energies = [80 * KeV, 120 * KeV], edges = [3.4 * Degree, 3.5 * Degree];
        var grid = new ElectronGrid(Line, Flux, energies, edges, bouncePhases: 7, gyrophases: 3);
        double E = Math.Sqrt(energies[0] * energies[1]);
        double sine2 = 0.5 * (Math.Pow(Math.Sin(edges[0]), 2) + Math.Pow(Math.Sin(edges[1]), 2));
        double α = Math.Asin(Math.Sqrt(sine2)), τ = Line.BouncePeriod(Species.Electron, E, α);
        double[] local = [.. edges.Select(edge => Math.Asin(Math.Sin(edge) / Math.Sin(Line.LossCone(Altitude))))];
        var bins = new SatelliteBins([0, τ], energies, [local[0], local[1], Math.PI - local[1], Math.PI - local[0]]);
        var north = new VirtualSatellite(Line, Hemisphere.North, Altitude, bins);
        var south = new VirtualSatellite(Line, Hemisphere.South, Altitude, bins);
        AdiabaticCrossings.Record(grid, τ, north, south);

        double expected = Flux.At(E, α) * E * Math.Log(energies[1] / energies[0]) / (energies[1] - energies[0]);
        foreach (SatelliteFlux flux in new[] { north.Flux(), south.Flux() })
        {
            Assert.That(flux.Counts, Is.EqualTo(new long[] { 21, 0, 21 }));
            Assert.That(flux.Flux[0], Is.EqualTo(expected).Within(1e-8).Percent);
            Assert.That(flux.Flux[2], Is.EqualTo(expected).Within(1e-8).Percent);
        }
    }

    // Bins against the mean of F0 over each: (E_r²/E1 E2) by energy, ½(sin²a + sin²b) B_eq/B by pitch angle, at either foot and all times alike. Electrons kept
    // with probability 1/10 are all but independent, so χ² a bin is 1 to a tenth. Each passes both feet, down and up: of N bins a quarter, of N trapped averages half
    // are independent, and means stray by as much: 4 standard errors of them are allowed. Errors from the n > 30 counts themselves pull by −½ n^−½, within 0.1.
    [Test]
    public void FluxIsThatOfTheEquatorWithinPoissonErrors()
    {
        const ulong Seed = 2021;
        TestContext.Out.WriteLine($"seed {Seed}");
        double[] energies = CellEdges.Logarithmic(50 * KeV, 200 * KeV, 12);
        double[] pitchAngles = CellEdges.EquatorialPitchAngles(Line, Altitude, below: 12, above: 1, highest: 4 * Degree);
        var grid = new ElectronGrid(Line, Flux, energies, pitchAngles, bouncePhases: 60, gyrophases: 40, Seed);
        SatelliteBins bins = SatelliteBins.AllDirections(Line, Altitude, CellEdges.Even(0, 1, 10), energies, pitchAngleBins: 12);
        var north = new VirtualSatellite(Line, Hemisphere.North, Altitude, bins);
        var south = new VirtualSatellite(Line, Hemisphere.South, Altitude, bins);
        AdiabaticCrossings.Record(new Thinned(grid, 10, new Random((int)Seed)), 1, north, south);

        int directions = bins.PitchAngles.Count - 1;
        double toEquator = Math.Pow(Math.Sin(Line.LossCone(Altitude)), 2);
        List<double> pulls = [], trappedPulls = [];
        foreach (VirtualSatellite satellite in new[] { north, south })
        {
            SatelliteFlux flux = satellite.Flux();
            UndisturbedFlux undisturbed = satellite.Undisturbed(Flux);
            for (int row = 0; row < 120; row++)
            {
                double E1 = energies[row % 12], E2 = energies[row % 12 + 1];
                for (int p = 0; p < directions; p++)
                {
                    double a = bins.PitchAngles[p], b = bins.PitchAngles[p + 1];
                    int bin = row * directions + p;
                    if (Math.Abs(Math.Cos(0.5 * (a + b))) > Math.Cos(satellite.LossCone))
                    {
                        Assert.That(flux.Counts[bin], Is.Zero, "the loss cones are empty");
                        continue;
                    }

                    double expected = ReferenceFlux * Math.Pow(100 * KeV, 2) / (E1 * E2)
                        * toEquator * 0.5 * (Math.Pow(Math.Sin(a), 2) + Math.Pow(Math.Sin(b), 2));
                    pulls.Add((flux.Flux[bin] - expected) / flux.Error[bin]);
                }

                FluxEstimate trapped = flux.Trapped[row];
                trappedPulls.Add((trapped.Value - undisturbed.Trapped[row % 12]) / trapped.Error);
                Assert.That(flux.Precipitating[row], Is.EqualTo(new FluxEstimate(0, 0, 0)));
                Assert.That(flux.Ratio[row], Is.EqualTo(new FluxEstimate(0, 0, 0)));
            }
        }

        double chi2 = pulls.Sum(pull => pull * pull) / pulls.Count;
        TestContext.Out.WriteLine(
            $"{pulls.Count} bins, χ² {chi2:F3} a bin, mean pull {pulls.Average():F3}; trapped {trappedPulls.Average(pull => pull * pull):F3}, {trappedPulls.Average():F3}");
        Assert.That(chi2, Is.EqualTo(1).Within(0.1 + 8 * Math.Sqrt(2.0 / pulls.Count)));
        Assert.That(pulls.Average(), Is.EqualTo(0).Within(0.1 + 8 / Math.Sqrt(pulls.Count)));
        Assert.That(trappedPulls.Average(pull => pull * pull), Is.EqualTo(1).Within(0.1 + 4 * Math.Sqrt(4.0 / trappedPulls.Count)));
        Assert.That(trappedPulls.Average(), Is.EqualTo(0).Within(0.1 + 4 * Math.Sqrt(2.0 / trappedPulls.Count)));
    }

    // One in so many of a population, each for that many.
    private sealed class Thinned : IElectronPopulation
    {
        private readonly InitialElectron[] kept;

        public Thinned(ElectronGrid grid, int factor, Random random)
        {
            var all = new InitialElectron[grid.Count];
            grid.Fill(0, all);
            kept = [.. all.Where(_ => random.Next(factor) == 0).Select(electron => electron with { Electrons = factor * electron.Electrons })];
            Line = grid.Line;
        }

        public DipoleFieldLine Line { get; }

        public long Count => kept.Length;

        public void Fill(long first, Span<InitialElectron> electrons) => kept.AsSpan((int)first, electrons.Length).CopyTo(electrons);
    }
}
