using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Satellites;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Cli.Reports.Chorus;

/// <summary>Made-up rays, elements and satellites of the shape of runs: no two numbers alike, with places where there is nothing.</summary>
internal static class DemoChorus
{
    private const double Altitude = 650e3, LossAltitude = 100e3;

    public static ChorusMedium Medium { get; } = new("5 cm⁻³ at the equator, constant along field lines", "Bell 2002 × 0.5, n = −1 … 1", 3.12e-5, 6.3712e6, new(5.42, 5e6, 3.66));

    public static ElementSource Source { get; } = new("nonducted", 550, 1400, 0.2, 300e-12, 4131);

    public static TabulatedFluxSpectrum Spectrum => TabulatedFluxSpectrum.GeostationaryMean;

    public static RaysReportData Rays(int count = 3) => new()
    {
        Medium = Medium,
        Tolerance = 1e-9,
        Rays = [.. Enumerable.Range(0, count).Select(Ray)],
        Elapsed = 0.25,
    };

    public static ElementReportData Elements(int lines) => new()
    {
        Medium = Medium,
        Source = Source,
        Elements = [.. Enumerable.Range(0, lines).Select(i => Element(5.42 + 0.04 * i))],
        Elapsed = 2.5,
    };

    /// <summary>A run whose southern satellites see a burst at 0.5 s that precipitates, on every field line but the last.</summary>
    public static MicroburstReportData Microbursts(int lines, string kind = "nonducted") => new()
    {
        Medium = Medium,
        Source = Source with { Kind = kind, Rays = kind == "ducted" ? 0 : 4131 },
        ElementFile = lines > 1 ? "elements/a_{b}.h5" : null,
        Flux = "ige2006, sin²α_eq",
        LossAltitude = LossAltitude,
        StopTime = 2,
        StepsPerGyration = 24,
        Lines = [.. Enumerable.Range(0, lines).Select(i => Line(5.5 + 0.05 * i, burst: lines == 1 || i < lines - 1))],
        Elapsed = 60.5,
    };

    private static Ray Ray(int i)
    {
        double l = 5.4 + 0.05 * i;
        var launch = new RayLaunch { Frequency = 700 + 10 * i, LShell = l, WaveNormalAngle = 0.1 * i, Time = 0.01 * i };
        RayPoint[] points = [.. Enumerable.Range(0, 20 + i).Select(p => new RayPoint
        {
            Time = 0.01 * p,
            Radius = l * 6.3712e6 * (1 - 0.01 * p),
            Latitude = p * Degree,
            LShell = l + 0.01 * p,
            ParallelWaveNumber = 1e-3,
            OutwardWaveNumber = 1e-4 * p,
            ParallelGroupSpeed = 5e7 + p,
            OutwardGroupSpeed = 1e5 * p,
            Phase = 10 * p,
            Gain = -0.1 * p * (i + 1),
        })];
        return new(launch, [.. points], i % 2 == 0 ? RayEnd.Latitude : RayEnd.ResonanceCone, 1e-12 * (i + 1));
    }

    private static ChorusElement Element(double l)
    {
        var grid = new ElementGrid { Duration = 0.4, Times = 9, GreatestLatitude = 20 * Degree, Latitudes = 7 };
        ElementNode[] nodes = [.. from t in Enumerable.Range(0, grid.Times) from s in Enumerable.Range(0, grid.Latitudes) select Node(t, s, l)];
        return new(new DipoleFieldLine(l), grid, [.. nodes], new ElementCoverage(nodes.Length, nodes.Count(node => node.Amplitude > 0), 2, 0.25));
    }

    // A band that runs up in latitude with time.
    private static ElementNode Node(int t, int s, double l) => Math.Abs(t - s) > 1 ? default : new()
    {
        Amplitude = (300 - 20 * s - 10 * Math.Abs(l - 5.5)) * PicoTesla,
        Phase = 30 * s - 40 * t,
        Frequency = Math.Tau * (600 + 50 * t),
        ParallelWaveNumber = 1e-3,
        OutwardWaveNumber = 1e-4 * s,
        Electric = (1e-3, -2e-3, 1e-4 * s),
    };

    private static MicroburstLine Line(double l, bool burst)
    {
        var line = new DipoleFieldLine(l);
        return new(
            l,
            line.LossCone(),
            new ElementCoverage(63, 20, 2, 0.25) { SwitchedCells = 7 },
            new FieldLineRun { Electrons = 400_000, LostNorth = 12, LostSouth = 3456, LeftWaves = 78, WaveSteps = 9_876_543_210, AdiabaticSteps = 12_345 },
            30.25,
            [Satellite(line, Hemisphere.North, false), Satellite(line, Hemisphere.South, burst)]);
    }

    private static SatelliteRecord Satellite(DipoleFieldLine line, Hemisphere hemisphere, bool burst)
    {
        SatelliteBins bins = SatelliteBins.AllDirections(line, Altitude, CellEdges.Even(0, 2, 20), CellEdges.Logarithmic(50 * KeV, 1 * MeV, 6), 12, LossAltitude);
        var satellite = new VirtualSatellite(line, hemisphere, Altitude, bins, LossAltitude);
        UndisturbedFlux undisturbed = satellite.Undisturbed(new SineSquaredFlux(Spectrum));
        for (int i = 0; i < 4000; i++)
        {
            // Trapped ones all the time; downgoing ones of the loss cone within the burst, and none at the highest energies.
            bool precipitates = burst && i % 4 == 0;
            double down = precipitates ? 0.3 : 1.3 + 0.02 * (i % 20), α = hemisphere == Hemisphere.North ? down : Math.PI - down;
            double time = precipitates ? 0.5 + 0.0002 * (i % 1000) : 0.0005 * i;
            double energy = 50 * KeV * Math.Pow(12, i * 0.618 % 1);
            satellite.Record(new(time, energy, α, 40 * undisturbed.Trapped[0] * KeV / line.EquatorialField * 1e-8));
        }

        return new(hemisphere, Altitude, satellite.LossCone, satellite.Flux(), undisturbed);
    }
}
