using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Tests.Devices;

namespace RadBelt.Gpu.Tests.Lanes;

/// <summary><see cref="Bessel"/> within its stated bounds, on every device.</summary>
public sealed class BesselTests
{
    private const int Seed = 31;
    private static readonly int[] Orders = [.. Enumerable.Range(0, 31), 60, 100];

    /// <summary>Absolute error 3e-14 everywhere, 1e-12 of the value where z ≤ n. The widest lanes mix arguments, and so take the start order of the largest.</summary>
    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void ErrorsAreWithinTheBounds(DeviceFactory factory)
    {
        using Device device = factory.Open();
        double[] z = Arguments();
        double[][] exact = [.. z.Select(argument => Exact(Math.Max(argument, 1e-12)))];
        double worst = 0, worstRelative = 0;
        foreach (int n in Orders)
        {
            double[] found = Around(device, n, z);
            for (int i = 0; i < z.Length; i++)
            {
                for (int side = -1; side <= 1; side++)
                {
                    double expected = n + side < 0 ? -exact[i][1] : exact[i][n + side], error = Math.Abs(found[3 * i + side + 1] - expected);
                    worst = Math.Max(worst, error);
                    worstRelative = z[i] <= n && Math.Abs(expected) > 1e-150 ? Math.Max(worstRelative, error / Math.Abs(expected)) : worstRelative;
                }
            }
        }

        TestContext.Out.WriteLine($"largest error {worst:G3}, relative where z ≤ n {worstRelative:G3}, seed {Seed}");
        Assert.That(worst, Is.LessThan(3e-14));
        Assert.That(worstRelative, Is.LessThan(1e-12));
    }

    /// <summary>One constant, to know that the exact recurrence is right: J_0(1), Abramowitz &amp; Stegun, Table 9.1.</summary>
    [Test]
    public void ExactValuesAreThoseOfTables() => Assert.That(Exact(1)[0], Is.EqualTo(0.765197686557966551).Within(1e-15));

    /// <summary>Zero and nearly so, each side of the cubes at which the start order steps, and anything up to 1000.</summary>
    private static double[] Arguments()
    {
        var random = new Random(Seed);
        IEnumerable<double> cubes = Enumerable.Range(1, 9).Select(root => (double)(root * root * root)).SelectMany(z => (double[])[z, Math.BitIncrement(z)]);
        return [0, 1e-14, 1e-12, 1e-6, 1e-3, .. cubes, 1000, .. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? 1000 * random.NextDouble() : 40 * random.NextDouble())];
    }

    /// <summary>J_0 … J_101 by the downward recurrence in integers of any length, from an order at which J is below 1e-40 of the largest.</summary>
    private static double[] Exact(double z)
    {
        const int wanted = 102;
        int exponent = Math.ILogB(z) - 52;
        var mantissa = new BigInteger(Math.ScaleB(z, -exponent));
        int start = (int)(Math.Max(wanted, z) + 40 + 12 * Math.Cbrt(z));
        BigInteger next = 0, here = BigInteger.One << 300, sum = 0;
        var values = new BigInteger[wanted];
        for (int k = start; k > 0; k--)
        {
            // 2k/z = 2k 2^−exponent/mantissa
            BigInteger product = 2 * k * here;
            BigInteger lower = (exponent < 0 ? product << -exponent : product >> exponent) / mantissa - next;
            (next, here) = (here, lower);
            if (k - 1 < wanted)
            {
                values[k - 1] = here;
            }

            sum += (k & 1) == 1 ? (k == 1 ? here : 2 * here) : 0;
        }

        return [.. values.Select(value => Ratio(value, sum))];
    }

    private static double Ratio(BigInteger a, BigInteger b)
    {
        int shift = (int)(b.GetBitLength() - a.GetBitLength()) + 70;
        BigInteger quotient = (shift > 0 ? a << shift : a >> -shift) / b;
        return Math.ScaleB((double)quotient, -shift);
    }

    private static double[] Around(Device device, int n, double[] z)
    {
        using DeviceBuffer<double> arguments = LaneOperations.Upload(device, z), results = device.Allocate<double>(3 * z.Length);
        device.Launch<Bessels, double>(new(arguments.View, results.View, n, z.Length), z.Length);
        double[] found = new double[3 * z.Length], ordered = new double[3 * z.Length];
        results.CopyTo(found);
        for (int i = 0; i < found.Length; i++)
        {
            ordered[i % z.Length * 3 + i / z.Length] = found[i];
        }

        return ordered;
    }

    public readonly struct Bessels(View<double> arguments, View<double> results, int order, int count) : IKernel<double>
    {
        private readonly View<double> arguments = arguments, results = results;
        private readonly int order = order, count = count;

        public void Execute<V>(long index)
            where V : unmanaged, ILanes<V, double>
        {
            Bessel.Around(order, V.Load(arguments, index), out V before, out V at, out V after);
            V.Store(results, index, before);
            V.Store(results, count + index, at);
            V.Store(results, 2 * count + index, after);
        }
    }
}
