using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Cli.Reports.ParticleInCell;

/// <summary>
/// Made-up particle-in-cell runs, the same at every call: whistlers of the cold dispersion relation, in noise, that grow and saturate or hold the driver's
/// level, and electrons that diffuse at a rate that follows their power.
/// </summary>
internal static class DemoPic
{
    private const double B0 = 140e-9;
    private const double Density = 1e7;
    private const double Duration = 0.29;
    private const double Crossing = 0.03;
    private static readonly RMode Mode = new(new ColdPlasma(B0, Density));
    private static readonly double ωce = Mode.Plasma.ElectronGyrofrequency;

    /// <summary>A run that grows to B0/100 (as VIII of Allanson et al. 2021) or is held by its driver (as III).</summary>
    public static PicReportData Run(bool grows = true, int times = 1600, int points = 192, int waves = 40, int electrons = 800)
    {
        var setup = Setup(grows);
        var field = Field(grows, times, points, waves, setup);
        double[] t = [.. Enumerable.Range(0, times).Select(i => i * field.TimeStep)];
        double[] power = WavePower.MeanSquare(field);
        var segment = Math.Max(16 * field.TimeStep, 5e-3);
        var parts = WavePowerHistory.Of(field, segment, 0.05 * ωce, 0.95 * ωce);
        return new()
        {
            Setup = setup,
            WavePower = new(t, power, parts),
            Spectra = PicSpectra.Of(field, setup, isPeriodic: false),
            Field = field.Between(0, times / 2),
            Energy = Energy(t, power, setup),
            Temperatures = Temperatures(t, grows, setup),
            ChargeResidual = new(t, [.. t.Select((_, i) => 1e-14 * Math.Sqrt(i))]),
            Distributions = [.. from s in new[] { 1, 2 } from at in new[] { 0.0, Duration } select Distribution(s, at, grows, setup)],
            Growth = grows ? Growth(parts) : null,
            GrowthSpectrum = grows ? Rates() : null,
            Tracers = Tracers(grows, electrons),
        };
    }

    private static PicSetup Setup(bool grows)
    {
        var factor = grows ? 2 : 1;
        return new()
        {
            Completed = true,
            BackgroundField = B0,
            ElectronDensity = Density,
            Cells = 8192,
            CellSize = 97,
            Shape = "order 2",
            Mover = "Boris",
            Boundaries = "driven left, open right",
            TimeStep = 3.1e-7,
            TimeStepBounds = [new("light, c Δt ≤ Δx", 3.2e-7), new("plasma oscillation, ω_{pe} Δt ≤ 0.3", 1.68e-6), new("gyration, 30 steps each", 8.5e-6)],
            StepsTaken = 935_000,
            StopTime = Duration,
            Species =
            [
                new("cold", 0.9778 * Density, ElectronVolt, ElectronVolt, 64, "full f, quiet"),
                new("cool", 0.02 * Density, 2 * KeV, factor * 2.7 * KeV, 256, "δf, random"),
                new("warm", 0.002 * Density, 20 * KeV, factor * 25 * KeV, 256, "δf, random"),
                new("hot", 0.0002 * Density, 100 * KeV, factor * 115 * KeV, 128, "δf, random"),
                new("protons", Density, ElectronVolt, ElectronVolt, 16, "full f, quiet"),
            ],
            Driver = new(10e-12, 0.2 * ωce / Math.Tau, 0.4 * ωce / Math.Tau, 1200),
            CrossingTime = Crossing,
            ExpectedNoise = 2.1e-12,
            MeasuredNoise = 2.4e-12,
            Elapsed = 5400,
            ParticleStepsPerSecond = 1.2e9,
        };
    }

    // Amplitude against time, T: the driver's level, or growth at 90 s⁻¹ from it to saturation.
    private static double Amplitude(bool grows, double t) => grows ? 1.6e-9 / (1 + (80 * Math.Exp(-90 * (t - 0.02)))) + 18.6e-12 : 18.6e-12 * Math.Min(1, t / Crossing);

    private static FieldSamples Field(bool grows, int times, int points, int waves, PicSetup setup)
    {
        var random = new Random(7);
        var (low, high) = grows ? (0.1, 0.75) : (0.2, 0.4);
        var (step, spacing) = (Duration / times, setup.Length / points);
        var (by, bz) = (new float[times * points], new float[times * points]);
        for (var j = 0; j < waves; j++)
        {
            var x = low + ((high - low) * (j + random.NextDouble()) / waves);
            var (ω, φ) = (x * ωce, Math.Tau * random.NextDouble());
            var sign = grows && j % 2 == 1 ? -1 : 1;
            var k = sign * Mode.WaveNumber(ω);
            var weight = Math.Exp(-Math.Pow((x - 0.35) / 0.3, 2)) / Math.Sqrt(waves * 0.6);
            for (var i = 0; i < times; i++)
            {
                var t = i * step;
                var b = weight * Amplitude(grows, t);
                for (var p = 0; p < points; p++)
                {
                    var ψ = (k * p * spacing) - (ω * t) + φ;
                    by[(i * points) + p] += (float)(b * Math.Cos(ψ));
                    bz[(i * points) + p] -= (float)(b * Math.Sin(ψ));
                }
            }
        }
        for (var i = 0; i < by.Length; i++)
        {
            by[i] += (float)(1.7e-12 * Normal(random));
            bz[i] += (float)(1.7e-12 * Normal(random));
        }
        return new(by, bz, times, points, step, spacing);
    }

    private static PicEnergy Energy(double[] t, double[] power, PicSetup setup)
    {
        double[] start = [.. setup.Species.Select(s => s.Density * setup.Length * ((0.5 * s.Parallel) + s.Perpendicular))];
        double[] magnetic = [.. power.Select(p => p * setup.Length / (2 * PhysicalConstants.VacuumPermeability))];
        double[] inflow = [.. t.Select(s => s * start.Sum() * 1e-4)];
        double[][] kinetic = [.. start.Select((w, s) => t.Select((_, i) => w + (inflow[i] / start.Length) - (s == 1 ? magnetic[i] - magnetic[0] : 0)).ToArray())];
        return new(t, kinetic, [.. magnetic.Select(m => 0.01 * m)], magnetic, inflow);
    }

    private static PicTemperatures Temperatures(double[] t, bool grows, PicSetup setup) => new(
        t,
        [.. setup.Species.Select((s, i) => t.Select(u => s.Parallel * (1 + (grows ? 0.4 * Share(i) * Amplitude(true, u) / 1.6e-9 : 0))).ToArray())],
        [.. setup.Species.Select((s, i) => t.Select(u => s.Perpendicular * (1 - (grows ? 0.15 * Share(i) * Amplitude(true, u) / 1.6e-9 : 0))).ToArray())]);

    private static double Share(int species) => species is 0 or 4 ? 0.01 : 1 - (0.2 * species);

    private static PicDistribution Distribution(int species, double time, bool grows, PicSetup setup)
    {
        const int Bins = 80;
        var s = setup.Species[species];
        var (parallel, perpendicular) = (time > 0 && grows ? 1.4 * s.Parallel : s.Parallel, time > 0 && grows ? 0.85 * s.Perpendicular : s.Perpendicular);
        var mass = Species.Electron.Mass;
        var largest = Math.Min(0.98 * PhysicalConstants.SpeedOfLight, 4.5 * Math.Sqrt(perpendicular / mass));
        double[] v = [.. Enumerable.Range(0, (2 * Bins) + 1).Select(i => largest * (i - Bins) / Bins)];
        double[] w = [.. Enumerable.Range(0, Bins + 1).Select(i => largest * i / Bins)];
        var f = new double[Bins, 2 * Bins];
        var norm = s.Density * Math.Pow(mass / Math.Tau, 1.5) / (Math.Sqrt(parallel) * perpendicular);
        for (var r = 0; r < Bins; r++)
        {
            for (var c = 0; c < 2 * Bins; c++)
            {
                var (a, b) = (v[c] + (largest / Bins / 2), w[r] + (largest / Bins / 2));
                f[r, c] = norm * Math.Exp(-(mass * a * a / (2 * parallel)) - (mass * b * b / (2 * perpendicular)));
            }
        }
        return new(species, time, v, w, f);
    }

    private static PicGrowth Growth(WavePowerHistory parts) =>
        new(0.05 * ωce / Math.Tau, 0.95 * ωce / Math.Tau, [.. parts.Times], [.. parts.RightForward], GrowthRate.OfRise(parts.Times, parts.RightForward), 95);

    private static PicGrowthSpectrum Rates()
    {
        var random = new Random(3);
        double Theory(double k) => 100 * Math.Exp(-Math.Pow((k - 4e-4) / 2e-4, 2)) - 15;
        double[] fine = [.. Enumerable.Range(1, 100).Select(i => i * 1e-5)], coarse = [.. Enumerable.Range(2, 14).Select(i => i * 5.5e-5)];
        return new(coarse, [.. coarse.Select(k => Theory(k) + (4 * Normal(random)))], [.. coarse.Select(_ => 4.0)], fine, [.. fine.Select(Theory)]);
    }

    // Electrons above 90°, which meet forward waves: a walk that preserves f ∝ sin α, mirrored at 90°.
    private static PicTracers Tracers(bool grows, int electrons)
    {
        double[] times = [.. Enumerable.Range(0, 66).Select(i => 0.004 * i)];
        double[] angles = [5, 15, 25, 35, 45, 55, 65, 75, 85, 89];
        return new()
        {
            StartTime = Crossing,
            Times = times,
            Ensembles = [.. angles.Select((a, i) => Ensemble(a * Degree, times, grows, electrons, i))],
            Quasilinear = [.. angles.Select(a => Theory(Coefficient(grows, 1.6e-9), Energy0(Math.PI - (a * Degree))))],
            ResonanceFrequencies = grows ? [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] : [0.2, 0.3, 0.4],
            LossCone = 3 * Degree,
        };
    }

    private static double Coefficient(bool grows, double amplitude) => grows ? 3 * Math.Pow(amplitude / 1.6e-9, 2) : 2e-4;

    private static double Energy0(double start) => Resonance.Energy(Mode, Species.Electron, 0.3 * ωce, WaveDirections.Forward, start);

    // Each kick in α changes E by a tenth of itself, the other way.
    private static DiffusionTensor Theory(double d, double energy) => new(d, -0.1 * d * energy, 0.01 * d * energy * energy);

    private static EnsembleRecord Ensemble(double angle, double[] times, bool grows, int electrons, int index)
    {
        var random = new Random(100 + index);
        var start = Math.PI - angle;
        var energy = Energy0(start);
        double[] α = [.. Enumerable.Range(0, electrons).Select(_ => start + (0.5 * Degree * (random.NextDouble() - 0.5)))];
        double[] e = [.. Enumerable.Range(0, electrons).Select(_ => energy * (1 + (0.01 * (random.NextDouble() - 0.5))))];
        var (moments, snapshots) = (new List<ScatteringMoments>(), new List<EnsembleSnapshot>());
        var followed = Math.Min(30, electrons);
        var (pitchAngles, energies) = (new List<double[]>(), new List<double[]>());
        for (var k = 0; k < times.Length; k++)
        {
            if (k > 0)
            {
                var step = times[k] - times[k - 1];
                var diffusion = Coefficient(grows, Amplitude(grows, Crossing + times[k]));
                for (var i = 0; i < electrons; i++)
                {
                    var mirrored = Math.PI - α[i];
                    var kick = Math.Sqrt(2 * diffusion * step) * Normal(random);
                    mirrored += Math.Clamp(diffusion * step / Math.Tan(Math.Max(mirrored, 0.05)), -0.1, 0.1) + kick;
                    mirrored = Math.Abs(mirrored);
                    mirrored = mirrored > Math.PI / 2 ? Math.PI - mirrored : mirrored;
                    α[i] = Math.PI - mirrored;
                    e[i] *= Math.Exp(0.1 * kick);
                }
            }
            moments.Add(ScatteringMoments.Of(α, e, start, energy));
            pitchAngles.Add([.. α.Take(followed)]);
            energies.Add([.. e.Take(followed)]);
            if (k is 0 or 10 or 30 or 65)
            {
                snapshots.Add(new(times[k], [], [.. α], [.. e], PitchAngleHistogram.Of(α, 1.5, Math.PI, 60)));
            }
        }
        return new(
            new(start, energy, electrons),
            moments,
            [.. Enumerable.Range(0, followed).Select(i => new Trajectory(i, [.. pitchAngles.Select(p => p[i])], [.. energies.Select(p => p[i])]))],
            snapshots);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
