using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Rays;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.RayTracing;

/// <summary>Rays by the same kernel in media whose rays are known: uniform fields, with a density that changes along one direction or not at all.</summary>
internal sealed class StratifiedMediumTests
{
    private const double Field = 1e-6, Density = 1e7, Wave = 2 * Math.PI * 3000;
    private static readonly double[] Start = [5, 0.1, -0.2];
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [Test]
    public void RaysAreStraightInAUniformPlasma()
    {
        double[] n = Index([0.3, 0.4, 1]);
        List<double[]> rows = Trace(new Layered(0, 0, 0), n, 20, out int code);
        Assert.That(code, Is.EqualTo(RayBounds.Duration));
        double[] last = rows[^1];
        Assert.That(last[RayTable.Time], Is.EqualTo(20).Within(1e-9));
        for (int i = 0; i < 3; i++)
        {
            // Sums of some dozens of steps, each rounded.
            Assert.That(last[RayTable.Index + i], Is.EqualTo(n[i]).Within(1e-12 * n[2]));
            Assert.That(last[RayTable.Place + i] - Start[i], Is.EqualTo(20 * rows[0][RayTable.Velocity + i]).Within(1e-11));
        }

        // Phase: (k·v_g − ω) t.
        double along = Enumerable.Range(0, 3).Sum(i => n[i] * rows[0][RayTable.Velocity + i]);
        Assert.That(last[RayTable.Phase], Is.EqualTo(Wave * LightTime * (along - 1) * 20).Within(1e-12).Percent.Or.EqualTo(Wave * LightTime * (along - 1) * 20).Within(1e-9));
    }

    /// <summary>Snell's law: k across the layers changes, k within them does not, whatever the angle of the layers to the field.</summary>
    [TestCase(0, 0, 1)]
    [TestCase(1, 0, 0)]
    [TestCase(0.48, 0.6, 0.64)]
    public void SnellsLawHoldsInALayeredPlasma(double x, double y, double z)
    {
        double[] n = Index([0.5, -0.2, 1]), normal = [x, y, z];
        List<double[]> rows = Trace(new Layered(0.8 * x, 0.8 * y, 0.8 * z), n, 60, out _);
        double[] last = rows[^1];
        double[] change = [.. Enumerable.Range(0, 3).Select(i => last[RayTable.Index + i] - n[i])];
        double across = Enumerable.Range(0, 3).Sum(i => change[i] * normal[i]);
        double size = Math.Sqrt(n.Sum(a => a * a));
        Assert.That(Math.Abs(across), Is.GreaterThan(0.1 * size), "the layers bend the ray");
        for (int i = 0; i < 3; i++)
        {
            // Steps of an error of 1e-10 each.
            Assert.That(change[i] - across * normal[i], Is.Zero.Within(1e-8 * size));
        }

        Assert.That(rows.Max(row => row[RayTable.Residual]), Is.LessThan(1e-12));
    }

    private static double LightTime => 6.4e6 / PhysicalConstants.SpeedOfLight;

    /// <summary>n of the whistler in a direction at the start, where density is <see cref="Density"/>.</summary>
    private static double[] Index(double[] direction)
    {
        double length = Math.Sqrt(direction.Sum(a => a * a));
        double n = DispersionRelation.Full.Wave(
            new ColdPlasma(Field, Density), WaveBranch.Whistler, Wave, Math.Acos(direction[2] / length)).RefractiveIndex;
        return [.. direction.Select(a => n * a / length)];
    }

    private List<double[]> Trace(Layered density, double[] n, double duration, out int code)
    {
        const int steps = 400;
        double electron = PhysicalConstants.ElementaryCharge / PhysicalConstants.ElectronMass;
        using DeviceBuffer<double> species = device.Allocate<double>(2), states = device.Allocate<double>(RayTable.StateStride);
        using DeviceBuffer<double> rows = device.Allocate<double>((steps + 1) * RayTable.RowStride), taken = device.Allocate<double>(1);
        species.CopyFrom([1, -1]);
        states.CopyFrom([Wave, .. Start, .. n, 0, 0, 0, 0, 0]);
        var medium = new RayMedium<Uniform, Layered>(
            default, density, species.View, electron * PhysicalConstants.ElementaryCharge / PhysicalConstants.VacuumPermittivity, electron, LightTime, 0.999);
        device.Launch<TraceRays<Uniform, Layered>, double>(
            new(medium, new(states.View, rows.View, taken.View, 1), new(duration, 0.9999, 0.01, 1e6, 0.01), new(1e-10, 0.02, 1e4, steps)), 1);
        double[] state = new double[RayTable.StateStride], count = new double[1], all = new double[rows.Length];
        states.CopyTo(state);
        taken.CopyTo(count);
        rows.CopyTo(all);
        code = (int)state[RayTable.Code];
        return [.. all.Chunk(RayTable.RowStride).Take((int)count[0] + 1).Where(row => row[RayTable.Time] >= 0)];
    }

    /// <summary>ln n linear in place, <see cref="Density"/> at the start.</summary>
    private readonly struct Layered(double x, double y, double z) : IRayDensity
    {
        private readonly double x = x, y = y, z = z;

        public V At<V>(in RayPlace<V> place, out V3<V> logGradient)
            where V : unmanaged, ILanes<V, double>
        {
            logGradient = new(V.Of(x), V.Of(y), V.Of(z));
            V3<V> start = new(V.Of(5), V.Of(0.1), V.Of(-0.2));
            return V.Of(Density) * LaneMath.Exp(V3<V>.Dot(logGradient, place.Position - start));
        }
    }

    /// <summary>Along z.</summary>
    private readonly struct Uniform : IRayField
    {
        public V At<V>(in RayPlace<V> place, in V3<V> index, out V3<V> logGradient, out V3<V> direction, out V3<V> parallelGradient)
            where V : unmanaged, ILanes<V, double>
        {
            logGradient = parallelGradient = new(V.Of(0), V.Of(0), V.Of(0));
            direction = new(V.Of(0), V.Of(0), V.Of(1));
            return V.Of(Field);
        }
    }
}
