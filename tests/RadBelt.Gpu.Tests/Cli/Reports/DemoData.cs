using RadBelt.Gpu.Cli.Reports;

namespace RadBelt.Gpu.Tests.Cli.Reports;

/// <summary>Made-up results, the same at every call: random walks in α and E, correlated, with steps of the «quasilinear» D chosen here.</summary>
internal static class DemoData
{
    private const double DegreesPerRadian = 180 / Math.PI;
    private static readonly double[] Angles = [5, 15, 25, 35, 45, 55, 65, 75, 85, 89];
    private static readonly double[] Energies = [5.5, 5.8, 6.5, 7.9, 10.8, 16.3, 28.9, 68.8, 330, 1600];

    public static readonly ReportProvenance Provenance =
        new("0.1.0", "small/run-V.yaml", "experiment: test-particles\nB0: 140 nT   # <uniform> & steady\nband: [0.2 fce, 0.4 fce]\nseed: 42\n", "42", "SIMD CPU, 2 threads × 16 float lanes");

    /// <summary>A run with D_αα of the order given, s⁻¹.</summary>
    public static BroadbandDiffusionReportData Broadband(double diffusion, int electrons = 1500, int samples = 60)
    {
        double[] times = [.. Enumerable.Range(0, samples).Select(i => 0.26 * i / (samples - 1))];
        return new BroadbandDiffusionReportData
        {
            Title = "Electrons in a broadband whistler field, run V",
            Subtitle = "Test particles against quasilinear theory, B_{w} = 194 pT in 0.2–0.4 f_{ce}",
            Facts =
            [
                new("Background field", "140 nT, uniform"), new("f_{ce}", "3.919 kHz"), new("Electron density", "10^{7} m^{−3}"), new("ω_{pe}/ω_{ce}", "7.245"),
                new("Wave amplitude B_{w}", "194 pT (rms)"), new("Waves", "1200, both directions"), new("Electrons", $"10 × {electrons}"), new("Duration", "0.26 s"),
            ],
            Prose =
            [
                "Ten ensembles start with a pitch angle α_{0} each and the energy that resonates with 0.3 f_{ce} there. Their phases and positions are uniform.",
                "At this amplitude the electrons leave the resonance they started in within the run, so that coefficients taken at the start no longer hold at its end: measured D fall below theory at large Δt.",
            ],
            Times = times,
            Ensembles = [.. Angles.Select((a, i) => Ensemble(i, times, diffusion * Math.Sin(a / DegreesPerRadian) * (1.5 - (a / 90)), electrons))],
            ResonanceCurves = [.. new[] { 0.2, 0.3, 0.4 }.Select(f => Resonance(f))],
            LossCone = 3,
            Provenance = Provenance,
        };
    }

    /// <summary>The factor A (Allanson et al. 2022, Eq. 24) and a convergence of its kind.</summary>
    public static WeakTurbulenceReportData WeakTurbulence()
    {
        double[] linear = [.. Enumerable.Range(0, 801).Select(i => i * 0.25)];
        double[] wide = [.. Enumerable.Range(0, 400).Select(i => Math.Pow(10, i / 100.0))];
        double[] r = [.. Enumerable.Range(0, 2001).Select(i => (i - 1000) * 0.0005)];
        CoefficientRatios Ratios(double c, double s) => new(Approach(wide, c, s), Approach(wide, c, 0.9 * s), Approach(wide, c, 0.8 * s));
        return new WeakTurbulenceReportData
        {
            Title = "Weak turbulence and its quasilinear limit",
            Subtitle = "Diffusion coefficients as functions of the elapsed time",
            Facts = [new("f_{ce}", "3.919 kHz"), new("Band", "0.2–0.4 f_{ce}"), new("B_{w}", "1.79 pT")],
            Prose = ["The coefficients integrate the factor A over the spectrum."],
            FactorAgainstTime = [.. new[] { 0.05, 0.1, 0.2, 0.5 }.Select(d => new ReportCurve(Numbers.Short(d), linear, [.. linear.Select(t => A(d, t))]))],
            Maxima = [.. Enumerable.Range(0, 41).Select(i => Math.Pow(10, -2 + (i / 20.0))).Select(d => new FactorMaximum(d, 2.3311 / d, A(d, 2.3311 / d)))],
            FactorAgainstResonance = [.. new[] { 10.0, 100, 1000 }.Select(t => new ReportCurve(Numbers.Short(t, 4), r, [.. r.Select(d => A(d, t))]))],
            Convergence = [.. new[] { 20.0, 35, 60, 110 }.Select((c, i) => new CoefficientConvergence(
                $"{15 + (20 * i)}°, {Numbers.Short(Energies[1 + (2 * i)])} keV", wide, Ratios(c, 1), Ratios(c, 0.3)))],
            Provenance = Provenance with { Deck = "weak-turbulence.yaml" },
        };
    }

    private static double A(double r, double t) => Math.Abs(r * t) < 1e-4 ? t / 2 : (1 - Math.Cos(r * t)) / (r * r * t);

    private static double[] Approach(double[] t, double c, double s) => [.. t.Select(x => x / (x + c) * (1 + (s * Math.Sin(x / c * 2) * Math.Exp(-x / (4 * c)) / 2)))];

    private static ReportCurve Resonance(double f)
    {
        double[] alpha = [.. Enumerable.Range(0, 179).Select(i => i * 0.5)];
        return new ReportCurve($"{Numbers.Short(f)} f_{{ce}}", alpha, [.. alpha.Select(a => 5.46 * Math.Pow(0.3 / f, 2) / Math.Pow(Math.Cos(a / DegreesPerRadian), 2))]);
    }

    private static EnsembleReportData Ensemble(int index, double[] times, double diffusion, int electrons)
    {
        var random = new Random(1000 + index);
        var (angle, energy) = (Angles[index], Energies[index]);
        var energyDiffusion = diffusion * energy * energy * 0.01;
        var alpha = Enumerable.Repeat(angle, electrons).ToArray();
        var kev = Enumerable.Repeat(energy, electrons).ToArray();
        var (histories, snapshots, moments, energies) = (new List<double[]>(), new List<EnsembleSnapshot>(), new Series(), new Series());
        var step = times[1];
        var (sigmaAlpha, sigmaEnergy) = (Math.Sqrt(2 * diffusion * step) * DegreesPerRadian, Math.Sqrt(2 * energyDiffusion * step));
        var showsScatter = index is 1 or 3 or 5 or 7;
        double[] edges = [.. Enumerable.Range(0, 81).Select(i => angle + ((i - 40) * Math.Max(0.02, 8 * Math.Sqrt(2 * diffusion * times[^1]) * DegreesPerRadian / 80)))];
        for (var k = 0; k < times.Length; k++)
        {
            if (k > 0)
            {
                for (var i = 0; i < electrons; i++)
                {
                    var kick = Gaussian(random);
                    alpha[i] += sigmaAlpha * kick;
                    alpha[i] = alpha[i] < 0 ? -alpha[i] : alpha[i] > 180 ? 360 - alpha[i] : alpha[i];
                    kev[i] = Math.Max(0.1, kev[i] + (sigmaEnergy * ((-0.9 * kick) + (0.436 * Gaussian(random)))));
                }
            }
            moments.Add(alpha, angle);
            energies.Add(kev, energy);
            histories.Add([.. alpha.Take(30)]);
            if (showsScatter && k % ((times.Length - 1) / 3) == 0 && snapshots.Count < 4)
            {
                snapshots.Add(new EnsembleSnapshot(times[k], [.. alpha], [.. kev], edges, Histogram(alpha, edges), alpha.Average()));
            }
        }
        var (last, error) = (times[^1], 1 / Math.Sqrt(electrons));
        var measured = moments.Square[^1] / (2 * last) / DegreesPerRadian / DegreesPerRadian;
        var measuredEnergy = energies.Square[^1] / (2 * last);
        return new EnsembleReportData
        {
            PitchAngle = angle,
            Energy = energy,
            Count = electrons,
            Alpha = moments.ToMoments(),
            EnergyMoments = energies.ToMoments(),
            AlphaAlpha = new(measured, measured * error * 1.41, diffusion),
            EnergyEnergy = new(measuredEnergy, measuredEnergy * error * 1.41, energyDiffusion),
            AlphaEnergy = new(-0.9 * Math.Sqrt(measured * measuredEnergy), Math.Sqrt(measured * measuredEnergy) * error * 1.34, -0.9 * Math.Sqrt(diffusion * energyDiffusion)),
            WeakTurbulenceMeanSquare = [.. times.Select(t => 2 * diffusion * DegreesPerRadian * DegreesPerRadian * t * t / (t + 0.004))],
            Snapshots = snapshots,
            Trajectories = index is 3 or 7 ? Sample(times, histories) : null,
        };
    }

    private static TrajectorySample Sample(double[] times, List<double[]> histories) => new(
        times,
        [.. Enumerable.Range(0, 30).Select(i => histories.Select(h => h[i]).ToArray())],
        [.. histories.Select(h => h.Average())],
        [.. histories.Select(h => Math.Sqrt(h.Select(a => Math.Pow(a - h.Average(), 2)).Average()))]);

    private static double[] Histogram(double[] values, double[] edges)
    {
        var counts = new double[edges.Length - 1];
        foreach (var value in values)
        {
            var bin = (int)Math.Floor((value - edges[0]) / (edges[1] - edges[0]));
            if (bin >= 0 && bin < counts.Length)
            {
                counts[bin]++;
            }
        }
        return counts;
    }

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed class Series
    {
        private readonly List<double> mean = [], squareError = [], variance = [], varianceError = [], ratio = [];

        public List<double> Square { get; } = [];

        public void Add(double[] values, double start)
        {
            var average = values.Average();
            var spread = values.Average(v => (v - average) * (v - average));
            mean.Add(average - start);
            Square.Add(values.Average(v => (v - start) * (v - start)));
            variance.Add(spread);
            squareError.Add(Square[^1] * Math.Sqrt(2.0 / values.Length));
            varianceError.Add(spread * Math.Sqrt(2.0 / values.Length));
            ratio.Add((average - start) / Math.Sqrt(spread));
        }

        public MomentSeries ToMoments() => new([.. mean], [.. Square], [.. squareError], [.. variance], [.. varianceError], [.. ratio]);
    }
}
