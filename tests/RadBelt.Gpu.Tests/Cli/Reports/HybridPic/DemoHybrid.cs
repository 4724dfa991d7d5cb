using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Spectra;
using RadBelt.Gpu.Tests.Cli.Reports.ParticleInCell;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Cli.Reports.HybridPic;

/// <summary>A made-up hybrid run, the same at every call: rising tones of 4.5e-4 Ω_e² that repeat, fade towards higher latitudes, and lie in noise.</summary>
internal static class DemoHybrid
{
    private const double B0 = 144e-9, Period = 0.06, Duration = 0.2, Amplitude = 400e-12;
    private static readonly double Ω = Math.Abs(Species.Electron.Gyrofrequency(B0)), Fce = Ω / Math.Tau;

    /// <summary>The run; without waves as it would be if nothing had been recorded of them.</summary>
    public static HybridReportData Run(bool waves = true)
    {
        double unit = PhysicalConstants.SpeedOfLight / Ω;
        HybridSetup setup = new()
        {
            Line = new(B0, 8.62e-5 / (unit * unit)),
            ColdDensity = 5e6,
            Layer = 16 * unit,
            Hot = new(3e4, 0.2, 0.53, 4096) { RelaxationTime = 0.57, InitialWeight = 0.01 },
            Trigger = new(0.27 * Fce, 144e-12, 0.02) { Start = 0.001, Chirp = 2e3 },
            Equilibrium = new(1e-9, 0.03, 1e-8, 4.1, -1e-8) { Fastest = new(2.3e-4, new(0.23 * Ω, 234)), Largest = new(0.25 * Ω, 4.2) },
        };
        PlaceSpectrogram[] places = waves ? [.. new[] { 0.0, 6, 12, -12 }.Select((λ, i) => Place(setup, λ * Degree, i))] : [];
        return new()
        {
            Run = RunData(),
            Setup = setup,
            Places = places,
            Elements = [.. places.SelectMany((p, i) => ChorusElements.In(p.Spectrogram, new(0.15 * Fce, 0.8 * Fce) { LeastDuration = 0.01 }).Select(tone => new PlacedElement(i, tone)))],
            Map = waves ? Map(unit) : null,
            Archive = waves ? new("waves", 2957, 1180, 16667, 7.1e-6, 600_000_000) : null,
        };
    }

    private static PicReportData RunData()
    {
        PicReportData run = DemoPic.Run(times: 300, points: 24, waves: 10, electrons: 60);
        return run with
        {
            Setup = run.Setup with { Driver = null, CrossingTime = null, BackgroundField = B0, ElectronDensity = 5e6, Species = [.. run.Setup.Species.Take(2)] },
            Spectra = null,
            Field = null,
            GrowthSpectrum = null,
            ChargeResidual = null,
            Energy = run.Energy! with { Kinetic = [.. run.Energy.Kinetic.Take(2)], Cold = [.. run.Energy.Magnetic.Select(m => 0.9 * m)] },
            Temperatures = run.Temperatures! with { Parallel = [.. run.Temperatures.Parallel.Take(2)], Perpendicular = [.. run.Temperatures.Perpendicular.Take(2)] },
            Distributions = [.. run.Distributions.Where(d => d.Species < 2)],
            Tracers = null,
        };
    }

    private static PlaceSpectrogram Place(HybridSetup setup, double latitude, int seed)
    {
        var random = new Random(11 + seed);
        double step = 0.25 / Fce, rate = 4.5e-4 * Ω * Ω, fade = Math.Exp(-Math.Abs(latitude) / (15 * Degree)), delay = 0.01 * Math.Abs(latitude) / (10 * Degree);
        int n = (int)(Duration / step);
        float[] by = new float[n], bz = new float[n];
        for (int i = 0; i < n; i++)
        {
            double b = 0, phase = 0, t = (i * step) - 0.02 - delay, since = t - (Math.Floor(t / Period) * Period);
            if (t > 0 && since < 0.03)
            {
                phase = (0.27 * Ω * since) + (0.5 * rate * since * since);
                b = Amplitude * fade * Math.Sin(Math.PI * since / 0.03);
            }

            by[i] = (float)((b * Math.Cos(phase)) + (2e-12 * (random.NextDouble() - 0.5)));
            bz[i] = (float)((b * Math.Sin(phase)) + (2e-12 * (random.NextDouble() - 0.5)));
        }

        FieldSamples waveform = new(by, bz, n, 1, step, 1);
        double z = Math.Sign(latitude) * DipoleArc.Length(setup.Line.DipoleRadius, Math.Abs(latitude));
        return new(latitude, z, Spectrogram.OfBy(waveform, 24 / Fce, 0.75).Below(Fce), waveform);
    }

    private static AmplitudeMap Map(double unit)
    {
        double[] z = [.. Enumerable.Range(0, 61).Select(i => (i - 30) * 5 * unit)], t = [.. Enumerable.Range(0, 101).Select(i => Duration * i / 100)];
        var amplitude = new double[60, 100];
        for (int i = 0; i < 60; i++)
        {
            for (int j = 0; j < 100; j++)
            {
                double since = t[j] - (Math.Abs(z[i]) / 1e8) - 0.02, within = since - (Math.Floor(since / Period) * Period);
                amplitude[i, j] = since > 0 && within < 0.03 ? Amplitude * Math.Sin(Math.PI * within / 0.03) : 1e-12;
            }
        }

        return new(t, z, amplitude);
    }
}
