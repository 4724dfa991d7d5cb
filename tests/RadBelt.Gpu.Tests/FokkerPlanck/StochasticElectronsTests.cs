using MathNet.Numerics.Distributions;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Kernels.FokkerPlanck;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Transport;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.FokkerPlanck;

/// <summary>Random numbers have fixed seeds; five standard errors are allowed, which one run in a million misses.</summary>
internal sealed class StochasticElectronsTests
{
    private static readonly StochasticSettings Wide = new(1, 10 * KeV, 10 * MeV) { Seed = 3, PitchAngleNodes = 64, EnergyNodes = 16 };
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    /// <summary>Constant coefficients, ends far away: α and ln p are Gaussian with covariances 2Dt, and their means move by 3D_αℓ t and 3D_ℓℓ t, as G ∝ p³ in ln p.</summary>
    [Test]
    public void ConstantCoefficientsMakeAGaussian()
    {
        const int count = 20_000;
        const double αα = 1e-3, αℓ = 0.6e-3, ℓℓ = 0.8e-3, t = 1;
        StochasticSnapshot end = StochasticElectrons.Run(
            device, Field(PhaseSpace.Local, (_, _) => (αα, αℓ, ℓℓ)), 300 * KeV, Math.PI / 2, count, [t], Wide with { TimeStep = 0.05 })[0];
        double[] a = [.. end.PitchAngles.Select(x => x - (Math.PI / 2) - (3 * αℓ * t))], l = [.. end.Energies.Select(e => LogMomentum(e) - LogMomentum(300 * KeV))];
        double variance = 2 * αα * t, error = 5 * Math.Sqrt(2.0 / count);

        // The drift D_αα cotα near 90° is a restoring force: the variance is less by the part D_αα t.
        Assert.That(a.Select(x => x * x).Average(), Is.EqualTo(variance).Within((error + (αα * t)) * variance));
        Assert.That(a.Average(), Is.EqualTo(0).Within(5 * Math.Sqrt(variance / count)));
        Assert.That(l.Average(), Is.EqualTo(3 * ℓℓ * t).Within(5 * Math.Sqrt(2 * ℓℓ * t / count)));
        double mean = l.Average();
        Assert.That(l.Select(x => (x - mean) * (x - mean)).Average(), Is.EqualTo(2 * ℓℓ * t).Within(error * 2 * ℓℓ * t));
        Assert.That(a.Zip(l, (x, y) => x * (y - mean)).Average(), Is.EqualTo(2 * αℓ * t).Within(5 * 2 * t * Math.Sqrt((αα * ℓℓ) + (αℓ * αℓ)) / Math.Sqrt(count)));
        Assert.That(KolmogorovSmirnov.OneSample(a, x => Normal.CDF(0, Math.Sqrt(variance), x)).PValue, Is.GreaterThan(1e-4));
        Assert.That(KolmogorovSmirnov.OneSample(l, x => Normal.CDF(3 * ℓℓ * t, Math.Sqrt(2 * ℓℓ * t), x)).PValue, Is.GreaterThan(1e-4));
    }

    /// <summary>
    /// A constant D_αα on the sphere of directions: ⟨P_l(cosα)⟩ falls as exp[−l(l + 1)Dt], from the pole on as from anywhere. In a parabola cosα is sinα_eq and l even, as
    /// the equator of that sphere reflects.
    /// </summary>
    [TestCase(PhaseSpace.Local, 0)]
    [TestCase(PhaseSpace.Local, 100)]
    [TestCase(PhaseSpace.Parabola, 0)]
    [TestCase(PhaseSpace.Parabola, 90)]
    public void LegendrePolynomialsDecay(PhaseSpace space, double degrees)
    {
        const int count = 40_000;
        double x0 = Cosine(degrees * Degree);
        IReadOnlyList<StochasticSnapshot> snapshots = StochasticElectrons.Run(
            device, Field(space, (_, _) => (1, 0, 0)), 300 * KeV, degrees * Degree, count, [0.05, 0.2], Wide with { TimeStep = 1e-3 });
        foreach (StochasticSnapshot snapshot in snapshots)
        {
            double[] x = [.. snapshot.PitchAngles.Select(Cosine)];

            // |P_l| ≤ 1; steps of 1e-3 are off by about as much.
            double error = (5 / Math.Sqrt(count)) + 1e-3;
            double second = 0.5 * ((3 * x0 * x0) - 1) * Math.Exp(-6 * snapshot.Time);
            Assert.That(x.Select(y => 0.5 * ((3 * y * y) - 1)).Average(), Is.EqualTo(second).Within(error), $"l = 2, t = {snapshot.Time}");
            if (space == PhaseSpace.Local)
            {
                Assert.That(x.Average(), Is.EqualTo(x0 * Math.Exp(-2 * snapshot.Time)).Within(error), $"l = 1, t = {snapshot.Time}");
            }

            Assert.That(snapshot.Energies, Is.All.EqualTo(300 * KeV).Within(1e-9).Percent);
        }

        double Cosine(double α) => space == PhaseSpace.Parabola ? Math.Sin(α) : Math.Cos(α);
    }

    /// <summary>
    /// A full tensor with strong cross terms in a closed domain: electrons that are spread evenly over phase space, as G, stay so. χ² of 8 × 8 cells of equal volume; a
    /// wrong drift, or bounds that reflect the wrong way, pile them up.
    /// </summary>
    [Test]
    public void EvenlyFilledPhaseSpaceStaysSo([Values] PhaseSpace space)
    {
        const int count = 32_000, cells = 8;
        double highest = space.HighestPitchAngle();
        DiffusionField field = Field(space, (ℓ, α) =>
        {
            double sin = Math.Sin(Math.PI * α / highest), αα = 1 + (0.5 * Math.Cos(2 * α)), ℓℓ = 0.3 + (0.2 * ℓ * sin * sin);
            return (αα, 0.8 * sin * Math.Sqrt(αα * ℓℓ), ℓℓ);
        });
        var settings = new StochasticSettings(1, Energy(0), Energy(1)) { Seed = 8, EnergyNodes = 64 };
        double step = StochasticElectrons.LongestStep(field, settings) / 2;
        (double[] energies, double[] angles) = Even(space, count, new Random(4));
        StochasticSnapshot end = StochasticElectrons.Run(device, field, energies, angles, [0.5], settings with { TimeStep = step })[0];
        Assert.That(end.Lost, Is.Zero);

        // A uniform place in each of the two for every electron, if f is even.
        int[] filled = new int[cells * cells];
        double[] share = CumulatedVolume(space);
        for (int i = 0; i < count; i++)
        {
            double p3 = (Math.Exp(3 * (LogMomentum(end.Energies[i]) - LogMomentum(Energy(0)))) - 1) / (Math.Exp(3) - 1);
            double place = end.PitchAngles[i] / highest * (share.Length - 1);
            int k = Math.Min((int)place, share.Length - 2);
            double u = share[k] + ((place - k) * (share[k + 1] - share[k]));
            filled[(Math.Clamp((int)(p3 * cells), 0, cells - 1) * cells) + Math.Clamp((int)(u * cells), 0, cells - 1)]++;
        }

        double expected = (double)count / (cells * cells), χ2 = filled.Sum(n => (n - expected) * (n - expected) / expected);
        Assert.That(ChiSquared.CDF((cells * cells) - 1, χ2), Is.LessThan(0.999), $"{space}: χ² = {χ2} of {(cells * cells) - 1} degrees of freedom, step {step}");
    }

    /// <summary>
    /// Electrons in a dipole lost to a loss cone of 10°: the part that is left against finite volumes of the same equation, 1000 cells and 1000 implicit steps a
    /// second, whose errors are below 1e-3.
    /// </summary>
    [Test]
    public void LossIsThatOfTheDiffusionEquation()
    {
        const int count = 20_000;
        const double lossCone = 10 * Degree, start = 30 * Degree;
        static double D(double α) => 0.02 + (0.1 * Math.Cos(α) * Math.Cos(α));
        DiffusionField field = Field(PhaseSpace.Dipole, (_, α) => (D(α), 0, 0));
        StochasticSettings settings = Wide with { LossCone = lossCone, PitchAngleNodes = 256 };
        settings = settings with { TimeStep = StochasticElectrons.LongestStep(field, settings) };
        IReadOnlyList<StochasticSnapshot> snapshots = StochasticElectrons.Run(device, field, 300 * KeV, start, count, [0.5, 2, 6], settings);
        double[] left = Left(PhaseSpace.Dipole, D, lossCone, start, [0.5, 2, 6]);
        for (int i = 0; i < left.Length; i++)
        {
            double part = 1 - ((double)snapshots[i].Lost / count);
            Assert.That(snapshots[i].PitchAngles, Has.Length.EqualTo(count - snapshots[i].Lost).And.All.GreaterThanOrEqualTo(lossCone));
            Assert.That(part, Is.EqualTo(left[i]).Within((5 * Math.Sqrt(left[i] * (1 - left[i]) / count)) + 2e-3), $"t = {snapshots[i].Time}");
        }
    }

    /// <summary>⟨cosα⟩ on the sphere of directions, in steps far longer than those that are allowed: it misses cosα₀ e^(−2Dt) by a part that goes as the step.</summary>
    [Test]
    public void IsOfFirstWeakOrder()
    {
        const int count = 200_000;
        const double t = 0.4, start = 0.5;
        var table = new StochasticTable(Field(PhaseSpace.Local, (_, _) => (1, 0, 0)), Wide);
        double[] errors = [.. new[] { 2, 4, 8 }.Select(steps => Mean(steps) - (Math.Cos(start) * Math.Exp(-2 * t)))];

        // Standard errors are below 0.7/√count = 1.6e-3; the next order is a quarter of the first in two steps.
        Assert.That(Math.Abs(errors[2]), Is.GreaterThan(5e-3), "nothing to tell orders by");
        Assert.That(errors[0] / errors[1], Is.EqualTo(2).Within(0.5));
        Assert.That(errors[1] / errors[2], Is.EqualTo(2).Within(0.5));

        double Mean(int steps)
        {
            using DeviceBuffer<double> α = device.Allocate<double>(count), ℓ = device.Allocate<double>(count), rows = device.Allocate<double>(table.Rows.Length);
            double[] values = new double[count];
            Array.Fill(values, table.Bounds.LowestLog);
            ℓ.CopyFrom(values);
            Array.Fill(values, start);
            α.CopyFrom(values);
            rows.CopyFrom(table.Rows);
            device.Launch<StochasticStep, double>(new(α.View, ℓ.View, table.View(rows.View), table.Bounds, t / steps, steps, 0, 7), count);
            α.CopyTo(values);
            return values.Average(Math.Cos);
        }
    }

    [Test]
    public void ResultsAreTheSameBitsForAnyThreadsAndLanes()
    {
        StochasticSnapshot expected = Follow(LaneWidth.Scalar, 1);
        Assert.That(expected.Lost, Is.InRange(1, 300));
        foreach ((LaneWidth width, int threads) in ((LaneWidth, int)[])[(LaneWidth.Bits256, 1), (LaneWidth.Bits512, 1), (CpuDevice.WidestLanes, 3)])
        {
            StochasticSnapshot found = Follow(width, threads);
            Assert.That(found.Energies, Is.EqualTo(expected.Energies), $"{width}, {threads} threads");
            Assert.That(found.PitchAngles, Is.EqualTo(expected.PitchAngles), $"{width}, {threads} threads");
        }

        static StochasticSnapshot Follow(LaneWidth width, int threads)
        {
            using var device = CpuDevice.Create(threads, width);
            DiffusionField field = Field(PhaseSpace.Dipole, (ℓ, α) => (0.1 + (0.05 * ℓ), 0.05 * Math.Sin(2 * α), 0.1));
            return StochasticElectrons.Run(device, field, Energy(0.5), 15 * Degree, 333, [0.1, 0.5],
                new(5e-3, Energy(0), Energy(1)) { LossCone = 5 * Degree, PitchAngleNodes = 64, EnergyNodes = 32 })[1];
        }
    }

    /// <summary>Where nothing diffuses nothing moves, and no step is too long.</summary>
    [Test]
    public void NothingMovesWithoutDiffusion()
    {
        DiffusionField field = Field(PhaseSpace.Dipole, (_, _) => (0, 0, 0));
        Assert.That(StochasticElectrons.LongestStep(field, Wide), Is.EqualTo(double.PositiveInfinity));
        StochasticSnapshot end = StochasticElectrons.Run(device, field, MeV, 1, 3, [0, 100], Wide)[1];
        Assert.That(end.PitchAngles, Is.All.EqualTo(1).Within(1e-15));
        Assert.That(end.Energies, Is.All.EqualTo(MeV).Within(1e-12 * MeV));
    }

    /// <summary>The longest step goes as 1/D, and the one that a message gives is taken.</summary>
    [Test]
    public void LongStepsAreRefusedWithTheirBound()
    {
        DiffusionField one = Field(PhaseSpace.Parabola, (_, α) => (1 + Math.Sin(α), 0, 0.1)), four = Field(PhaseSpace.Parabola, (_, α) => (4 + (4 * Math.Sin(α)), 0, 0.4));
        double bound = StochasticElectrons.LongestStep(one, Wide);
        Assert.That(StochasticElectrons.LongestStep(four, Wide), Is.EqualTo(bound / 4).Within(1e-12 * bound));
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(() => Run(Wide with { TimeStep = 1.01 * bound }))!;
        Assert.That(refusal.Message, Does.Contain("too long"));
        string given = refusal.Message.Split("use ")[1].Split(' ')[0];
        Assert.That(() => Run(Wide with { TimeStep = double.Parse(given, System.Globalization.CultureInfo.InvariantCulture) }), Throws.Nothing);

        void Run(StochasticSettings settings) => StochasticElectrons.Run(device, one, MeV, 1, 1, [0.1], settings);
    }

    [Test]
    public void RefusesWhatItCannotUse()
    {
        Refused(() => Run(energy: 5 * KeV), "bounds of energy");
        Refused(() => Run(angle: 91 * Degree), "outside [0°, 90°]");
        Refused(() => Run(settings: Wide with { LossCone = 20 * Degree }, angle: 10 * Degree), "loss cone");
        Refused(() => Run(space: PhaseSpace.Local, settings: Wide with { LossCone = 0.1 }), "local coefficients");
        Refused(() => Run(settings: Wide with { HighestEnergy = 1 * KeV }), "lowest first");
        Refused(() => Run(settings: Wide with { EnergyNodes = 4 }), "8 … 4096");
        Refused(() => Run(times: [2, 1]), "rising");
        Refused(() => Run(times: [-1, 1]), "first time");

        void Run(PhaseSpace space = PhaseSpace.Dipole, double energy = MeV, double angle = 1, double[]? times = null, StochasticSettings? settings = null) =>
            StochasticElectrons.Run(device, Field(space, (_, _) => (1e-3, 0, 1e-3)), energy, angle, 1, times ?? [1], settings ?? Wide with { TimeStep = 0.1 });
    }

    // D_αα, D_αℓ and D_ℓℓ by ln p from that of 300 keV, and α.
    private static DiffusionField Field(PhaseSpace space, Func<double, double, (double, double, double)> d) => DiffusionField.Of(Species.Electron, space, (energy, α) =>
    {
        double p = Species.Electron.Mass * Species.Electron.MomentumPerMass(energy);
        (double αα, double αℓ, double ℓℓ) = d(LogMomentum(energy) - LogMomentum(300 * KeV), α);
        return new(αα, p * αℓ, p * p * ℓℓ);
    });

    private static double LogMomentum(double energy) => Math.Log(Species.Electron.MomentumPerMass(energy));

    // The energy at which ln p is this much above that of 300 keV.
    private static double Energy(double ℓ)
    {
        double u = Species.Electron.MomentumPerMass(300 * KeV) / PhysicalConstants.SpeedOfLight * Math.Exp(ℓ);
        return u * u / (Math.Sqrt(1 + (u * u)) + 1) * Species.Electron.RestEnergy;
    }

    // ∫g dα from the lowest pitch angle to each of 2001 even ones, over all of it.
    private static double[] CumulatedVolume(PhaseSpace space)
    {
        const int cells = 2000;
        double highest = space.HighestPitchAngle();
        double[] sums = new double[cells + 1];
        for (int i = 0; i < cells; i++)
        {
            sums[i + 1] = sums[i] + space.AngleFactor((i + 0.5) / cells * highest);
        }

        return [.. sums.Select(s => s / sums[cells])];
    }

    private static (double[] Energies, double[] Angles) Even(PhaseSpace space, int count, Random random)
    {
        double[] share = CumulatedVolume(space), energies = new double[count], angles = new double[count];
        for (int i = 0; i < count; i++)
        {
            energies[i] = Energy(Math.Log(1 + (random.NextDouble() * (Math.Exp(3) - 1))) / 3);
            double u = random.NextDouble();
            int k = Math.Clamp(Array.BinarySearch(share, u) is int found && found >= 0 ? found : ~Array.BinarySearch(share, u) - 1, 0, share.Length - 2);
            angles[i] = (k + ((u - share[k]) / (share[k + 1] - share[k]))) / (share.Length - 1) * space.HighestPitchAngle();
        }

        return (energies, angles);
    }

    // What is left of ∂N/∂t = ∂_α[g D ∂_α(N/g)] with N = 0 at the loss cone: backward Euler, solved by elimination.
    private static double[] Left(PhaseSpace space, Func<double, double> d, double lossCone, double start, double[] times)
    {
        const int cells = 1000, stepsASecond = 1000;
        double h = (space.HighestPitchAngle() - lossCone) / cells, dt = 1.0 / stepsASecond;
        double[] volume = [.. Enumerable.Range(0, cells).Select(i => space.AngleFactor(lossCone + ((i + 0.5) * h)) * h)];
        double[] link = [.. Enumerable.Range(0, cells).Select(i => space.AngleFactor(lossCone + (i * h)) * d(lossCone + (i * h)) / (i == 0 ? 0.5 * h : h) * dt)];
        double[] n = new double[cells], upper = new double[cells], result = new double[times.Length];
        n[(int)((start - lossCone) / h)] = 1;
        for (int step = 1, next = 0; next < times.Length; step++)
        {
            // Unknown f = N/volume: (volume + links) f_i − link_i f_{i−1} − link_{i+1} f_{i+1} = N_i.
            double previous = 0, below = 0;
            for (int i = 0; i < cells; i++)
            {
                double above = i + 1 < cells ? link[i + 1] : 0, diagonal = volume[i] + link[i] + above - (link[i] * below);
                (upper[i], below) = (above / diagonal, above / diagonal);
                previous = n[i] = (n[i] + (link[i] * previous)) / diagonal;
            }

            for (int i = cells - 2; i >= 0; i--)
            {
                n[i] += upper[i] * n[i + 1];
            }

            for (int i = 0; i < cells; i++)
            {
                n[i] *= volume[i];
            }

            if (step == (int)Math.Round(times[next] * stepsASecond))
            {
                result[next++] = n.Sum();
            }
        }

        return result;
    }
}
