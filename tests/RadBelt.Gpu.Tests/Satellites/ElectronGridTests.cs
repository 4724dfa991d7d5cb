using MathNet.Numerics.Integration;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Satellites;

internal sealed class ElectronGridTests
{
    private static readonly DipoleFieldLine Line = new(5.5);
    private static readonly SineSquaredFlux Flux = new(new PowerLawFluxSpectrum(1e10, 100 * KeV, 2));
    private static readonly double[] Energies = CellEdges.Logarithmic(50 * KeV, 1 * MeV, 5);
    private static readonly double[] PitchAngles = CellEdges.EquatorialPitchAngles(Line, 650e3, below: 3, above: 4);

    // Chen et al. 2021: 51 energies, 66 pitch angles, 120 phases of each kind, 4.8e7 electrons; any of them alone.
    [Test]
    public void ElectronsOfTheMicroburstStudy()
    {
        double[] pitchAngles = CellEdges.EquatorialPitchAngles(Line, 650e3, below: 33, above: 33);
        var grid = new ElectronGrid(Line, Flux, CellEdges.Logarithmic(50 * KeV, 1 * MeV, 51), pitchAngles, 120, 120);
        Assert.That(grid.Count, Is.EqualTo(48_470_400));
        InitialElectron last = Of(grid, grid.Count - 1, 1)[0];
        Assert.That(last.Energy, Is.InRange(0.94 * MeV, 1 * MeV));
        Assert.That(last.BouncePhase, Is.EqualTo(2 * Math.PI * (1 - 0.5 / 120)).Within(1e-12));
        Assert.That(last.Gyrophase, Is.EqualTo(last.BouncePhase).Within(1e-12));
    }

    [Test]
    public void PitchAnglesRunFromTheLossConeToWhatMirrorsAtTheSatelliteAndOn()
    {
        double mirroring = Line.LossCone(650e3);
        Assert.That(PitchAngles, Has.Length.EqualTo(8).And.Ordered.Ascending);
        Assert.That(PitchAngles[0], Is.EqualTo(Line.LossCone()).Within(1e-12));
        Assert.That(PitchAngles[3], Is.EqualTo(mirroring));
        Assert.That(PitchAngles[7], Is.EqualTo(10 * Degree));
        double[] local = [.. PitchAngles[..3].Select(α => Math.Asin(Math.Sin(α) / Math.Sin(mirroring))), Math.PI / 2];
        for (int i = 1; i < local.Length; i++)
        {
            Assert.That(local[i] - local[i - 1], Is.EqualTo((90 - 61.9) / 3 * Degree).Within(0.02 * Degree));
        }
    }

    // In total the electrons of the tube: ∫∫ F0 τ_B 2π ½ d(sin²α_eq)/B_eq dE. Middles of cells 0.6 wide in ln E: of E⁻² v⁻¹ E d ln E, about exp(−1.4 ln E), the
    // midpoint rule loses (1.4 · 0.6)²/24 = 3 %, to an accuracy of a tenth of that; by pitch angle the integrand is nearly linear in sin²α.
    [Test]
    public void WeightsAddUpToTheElectronsOfTheTube()
    {
        double Total(IReadOnlyList<double> energies) =>
            Of(new ElectronGrid(Line, Flux, energies, PitchAngles, 2, 3)).Sum(electron => electron.Electrons);
        double expected = InTube(Energies[0], Energies[^1]);
        Assert.That(Total(CellEdges.Logarithmic(50 * KeV, 1 * MeV, 5)), Is.EqualTo(expected).Within(4).Percent);

        // Error falls with the square of the width: 1/100 with ten times the cells.
        Assert.That(Total(CellEdges.Logarithmic(50 * KeV, 1 * MeV, 50)), Is.EqualTo(expected).Within(0.05).Percent);
    }

    // Placed at random within cells, the same without bias: to 4 standard errors of the sum, at most those of as many independent weights.
    [Test]
    public void RandomPlacesHaveNoBias()
    {
        const ulong Seed = 20160120;
        TestContext.Out.WriteLine($"seed {Seed}");
        double[] weights = [.. Of(new ElectronGrid(Line, Flux, Energies, PitchAngles, 20, 20, Seed)).Select(electron => electron.Electrons)];
        double error = 0;
        foreach (double[] cell in weights.Chunk(400))
        {
            double mean = cell.Average();
            error += cell.Sum(weight => (weight - mean) * (weight - mean));
        }

        Assert.That(weights.Sum(), Is.EqualTo(InTube(Energies[0], Energies[^1])).Within(4 * Math.Sqrt(error)));
        Assert.That(Math.Sqrt(error) / weights.Sum(), Is.LessThan(0.01));
    }

    [Test]
    public void ElectronsStayInTheirCellsHoweverTheyAreAskedFor()
    {
        const ulong Seed = 7;
        TestContext.Out.WriteLine($"seed {Seed}");
        var grid = new ElectronGrid(Line, Flux, Energies, PitchAngles, 6, 4, Seed);
        InitialElectron[] all = Of(grid);
        for (int i = 0; i < all.Length; i++)
        {
            int gyrophase = i % 4, bounce = i / 4 % 6, pitchAngle = i / 24 % 7, energy = i / 168;
            Assert.That(all[i].Gyrophase / (2 * Math.PI) * 4 - gyrophase, Is.InRange(0, 1));
            Assert.That(all[i].BouncePhase / (2 * Math.PI) * 6 - bounce, Is.InRange(0, 1));
            Assert.That(all[i].EquatorialPitchAngle, Is.InRange(PitchAngles[pitchAngle], PitchAngles[pitchAngle + 1]));
            Assert.That(all[i].Energy, Is.InRange(Energies[energy], Energies[energy + 1]));
        }

        Assert.That(Of(grid, 100, 57), Is.EqualTo(all[100..157]));
        Assert.That(all.Select(electron => electron.Energy).Distinct().Count(), Is.EqualTo(all.Length));
        Assert.That(Of(new ElectronGrid(Line, Flux, Energies, PitchAngles, 6, 4, Seed + 1))[0], Is.Not.EqualTo(all[0]));
    }

    [Test]
    public void BouncePeriodsWithinACellAreThoseOfTheBounce()
    {
        foreach ((double lower, double upper) in new[] { (0, 10), (3.3, 3.4), (10, 40), (70, 90) })
        {
            double from = Math.Pow(Math.Sin(lower * Degree), 2), to = Math.Pow(Math.Sin(upper * Degree), 2);
            var periods = new NormalizedPeriods(from, to);
            for (double part = 0.03; part < 1; part += 0.1)
            {
                double sine2 = from + part * (to - from);
                double expected = new DipoleBounce(Math.Asin(Math.Sqrt(sine2))).NormalizedPeriod;
                Assert.That(periods.At(sine2), Is.EqualTo(expected).Within(1e-7), $"{lower}°–{upper}° at {part}");
            }
        }
    }

    [Test]
    public void RefusesWhatIsNoGrid()
    {
        ElectronGrid Grid(IInitialFlux? flux = null, double[]? energies = null, double[]? pitchAngles = null, int bounce = 2, int gyro = 2) =>
            new(Line, flux ?? Flux, energies ?? Energies, pitchAngles ?? PitchAngles, bounce, gyro);
        Refused(() => Grid(energies: [2 * KeV, 1 * KeV]), "electron energies: edge 2 at 1 keV comes after 2 keV");
        Refused(() => Grid(energies: [0, 1 * KeV]), "edge 1 at 0 keV is out of range");
        Refused(() => Grid(pitchAngles: [1 * Degree]), "1 edges make no bin");
        Refused(() => Grid(pitchAngles: [1 * Degree, 91 * Degree]), "91° is out of range; give 0–90°");
        Refused(() => Grid(bounce: 0), "bounce phases: 0");
        Refused(() => Grid(gyro: -1), "gyrophases: -1");
        Refused(() => Grid(bounce: int.MaxValue, gyro: int.MaxValue, energies: CellEdges.Logarithmic(1, 2, 100)), "more than can be numbered");
        Refused(() => Grid(new Given(double.NaN)), "F0: it is NaN");
        Refused(() => Grid(new Given(-1)), "F0: it is -1");
        var shortTable = new SineSquaredFlux(new TabulatedFluxSpectrum([60 * KeV, 1 * MeV], [1, 1]));
        Refused(() => Grid(shortTable), "50 keV is outside 60–1000 keV");
        Assert.That(() => Grid().Fill(0, new InitialElectron[1000]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Grid().Fill(-1, new InitialElectron[1]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    // A table that ends where the grid does holds all of it, rounding or not.
    [Test]
    public void TableMayEndAtTheEdgesOfTheGrid()
    {
        var table = new TabulatedFlux([Energies[0], Energies[^1]], [PitchAngles[0], PitchAngles[^1]], [1, 1, 1, 1]);
        Assert.That(() => Of(new ElectronGrid(Line, table, Energies, PitchAngles, 2, 2, 1)), Throws.Nothing);
    }

    [Test]
    public void RefusesEdgesThatDoNotRise()
    {
        Refused(() => CellEdges.Even(1, 1, 3), "1 to 1 does not rise");
        Refused(() => CellEdges.Even(0, 1, 0), "cells: 0");
        Refused(() => CellEdges.Logarithmic(0, 1, 2), "lowest cell edge");
        Refused(() => CellEdges.EquatorialPitchAngles(Line, 90e3, 2, 2), "90 km is not above the loss altitude of 100 km");
        Refused(() => CellEdges.EquatorialPitchAngles(Line, 650e3, 2, 2, 3 * Degree), "highest equatorial pitch angle: 3°");
    }

    private static InitialElectron[] Of(ElectronGrid grid) => Of(grid, 0, (int)grid.Count);

    private static InitialElectron[] Of(ElectronGrid grid, long first, int count)
    {
        var electrons = new InitialElectron[count];
        grid.Fill(first, electrons);
        return electrons;
    }

    // F0 = j (E/E_r)⁻² sin²α: the integrals over E and over s = sin²α_eq part.
    private static double InTube(double lowest, double highest)
    {
        double overEnergy = GaussLegendreRule.Integrate(
            x => Flux.At(Math.Exp(x), Math.PI / 2) * Line.BouncePeriod(Species.Electron, Math.Exp(x), Math.PI / 2) * Math.Exp(x),
            Math.Log(lowest),
            Math.Log(highest),
            64);
        double at90 = new DipoleBounce(Math.PI / 2).NormalizedPeriod;
        double overPitchAngle = GaussLegendreRule.Integrate(
            s => s * new DipoleBounce(Math.Asin(Math.Sqrt(s))).NormalizedPeriod / at90,
            Math.Pow(Math.Sin(PitchAngles[0]), 2),
            Math.Pow(Math.Sin(PitchAngles[^1]), 2),
            64);
        return overEnergy * overPitchAngle * Math.PI / Line.EquatorialField;
    }

    private sealed class Given(double value) : IInitialFlux
    {
        public double At(double energy, double equatorialPitchAngle) => value;
    }
}
