using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Tests.Devices;
using RadBelt.Gpu.Tests.Lanes;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>Shapes are B-splines in whole parts of a charge; tables of the fields within cells are what the splines interpolate.</summary>
public sealed class ShapeTests
{
    private const int Seed = 5;

    // Positions in units of cells, with the first node at 0: cells of odd orders are centred between nodes.
    private static double Position<TShape>(int cell, double offset)
        where TShape : struct, IShape => cell + (TShape.Order % 2 == 0 ? 0 : 0.5) + offset;

    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void PartsAddUpToTheChargeAndAreSplines(DeviceFactory factory)
    {
        using Device device = factory.Open();
        Assert.Multiple(() =>
        {
            Parts<Linear>(device);
            Parts<Quadratic>(device);
            Parts<Cubic>(device);
        });
    }

    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void TablesInterpolateFields(DeviceFactory factory)
    {
        using Device device = factory.Open();
        Assert.Multiple(() =>
        {
            Table<Linear, EnergyConserving>(device);
            Table<Quadratic, EnergyConserving>(device);
            Table<Cubic, EnergyConserving>(device);
            Table<Linear, MomentumConserving>(device);
            Table<Quadratic, MomentumConserving>(device);
            Table<Cubic, MomentumConserving>(device);
        });
    }

    // Weights in float are good to a few units of 2⁻²⁴, half a part; what is over goes to the node that makes up the sum.
    private static void Parts<TShape>(Device device)
        where TShape : struct, IShape
    {
        var random = new Random(Seed);
        float[] offsets = [-0.5f, 0, MathF.BitDecrement(0.5f), .. Enumerable.Range(0, 1000).Select(_ => random.NextSingle() - 0.5f)];
        using DeviceBuffer<float> from = LaneOperations.Upload(device, offsets);
        DeviceBuffer<float>[] to = device.AllocateEach<float>(offsets.Length, offsets.Length, offsets.Length, offsets.Length);
        device.Launch<PartsOf<TShape>, float>(new(from.View, to[0].View, to[1].View, to[2].View, to[3].View), offsets.Length);
        int[][] parts = [.. to.Select(Integers)];
        Array.ForEach(to, b => b.Dispose());
        for (int i = 0; i < offsets.Length; i++)
        {
            int[] of = [.. parts.Select(p => p[i])];
            Assert.That(of.Sum(), Is.EqualTo(ChargeUnits.PerParticle), $"{typeof(TShape).Name} at {offsets[i]:R}");
            for (int node = 0; node < of.Length; node++)
            {
                double weight = node > TShape.Order ? 0 : BSpline.At(TShape.Order, Position<TShape>(0, offsets[i]) - (TShape.FirstNode + node));
                Assert.That(of[node], Is.GreaterThanOrEqualTo(0).And.EqualTo(weight * ChargeUnits.PerParticle).Within(4), $"{typeof(TShape).Name} at {offsets[i]:R}, node {node}");
            }
        }
    }

    // Coefficients are sums of some fields of order one, rounded to float.
    private static void Table<TShape, TGather>(Device device)
        where TShape : struct, IShape
        where TGather : struct, IGather
    {
        const int cells = 21;
        var random = new Random(Seed);
        using var fields = new FieldStore(device, cells);
        double[][] values = [.. fields.Arrays.Select(_ => Enumerable.Range(0, (int)fields.Elements).Select(_ => random.NextDouble() - 0.5).ToArray())];
        for (int c = 0; c < values.Length; c++)
        {
            fields.Arrays[c].CopyFrom(values[c]);
        }

        using DeviceBuffer<float> table = device.Allocate<float>(GatherTable<TShape, TGather>.Coefficients * cells);
        device.Launch<GatherTable<TShape, TGather>, double>(new(fields.View, table.View, cells), cells);
        var coefficients = new float[table.Length];
        table.CopyTo(coefficients);
        int first = 0;
        for (int c = 0; c < values.Length; c++)
        {
            bool onHalfNodes = c is 0 or 3 or 4;
            int degree = onHalfNodes ? TGather.HalfNodeDegree<TShape>() : TShape.Order;
            double[] nodes = onHalfNodes && degree == TShape.Order ? Averages(values[c]) : values[c];
            double shift = onHalfNodes && degree < TShape.Order ? 0.5 : 0;
            for (int cell = 0; cell < cells; cell++)
            {
                double d = random.NextDouble() - 0.5, x = Position<TShape>(cell, d), expected = 0, polynomial = 0;
                for (int i = 0; i < nodes.Length; i++)
                {
                    expected += nodes[i] * BSpline.At(degree, x - (i - GridFields.Ghosts + shift));
                }

                for (int power = degree; power >= 0; power--)
                {
                    polynomial = (polynomial * d) + coefficients[((first + power) * cells) + cell];
                }

                Assert.That(polynomial, Is.EqualTo(expected).Within(3e-7), $"{typeof(TShape).Name}, {typeof(TGather).Name}: component {c} in cell {cell}, seed {Seed}");
            }

            first += degree + 1;
        }
    }

    // Of the half nodes about each node.
    private static double[] Averages(double[] halfNodes) => [.. halfNodes.Select((v, i) => 0.5 * (v + halfNodes[Math.Max(i - 1, 0)]))];

    private static int[] Integers(DeviceBuffer<float> buffer)
    {
        var values = new float[buffer.Length];
        buffer.CopyTo(values);
        return [.. values.Select(BitConverter.SingleToInt32Bits)];
    }

    internal readonly struct PartsOf<TShape>(View<float> offset, View<float> a, View<float> b, View<float> c, View<float> d) : IKernel<float>
        where TShape : struct, IShape
    {
        private readonly View<float> offset = offset, a = a, b = b, c = c, d = d;

        public void Execute<V>(long index)
            where V : unmanaged, ILanes<V, float>
        {
            ShapeParts<V> parts = TShape.Parts(V.Load(offset, index));
            V.Store(a, index, parts.First.Bits);
            V.Store(b, index, parts.Second.Bits);
            V.Store(c, index, parts.Third.Bits);
            V.Store(d, index, parts.Fourth.Bits);
        }
    }
}
