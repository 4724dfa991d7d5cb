using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Tests.Devices;

namespace RadBelt.Gpu.Tests.Lanes;

/// <summary>Philox4x32-10 against the known answers that its authors publish with Random123 (tests/kat_vectors), on the host and on every device.</summary>
public sealed class PhiloxTests
{
    private static readonly (uint[] Counter, uint[] Key, uint[] Words)[] KnownAnswers =
    [
        ([0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]),
        ([~0u, ~0u, ~0u, ~0u], [~0u, ~0u], [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]),
        ([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]),
    ];

    [Test]
    public void HostGivesTheKnownAnswers() => Assert.Multiple(() =>
    {
        foreach ((uint[] counter, uint[] key, uint[] words) in KnownAnswers)
        {
            Assert.That(OnHost(counter, key), Is.EqualTo(words));
        }
    });

    // The known counters, then others, so that every lane and the last few indices take part.
    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void DevicesGiveTheKnownAnswers(DeviceFactory factory)
    {
        using Device device = factory.Open();
        Assert.Multiple(() =>
        {
            foreach ((uint[] counter, uint[] key, uint[] words) in KnownAnswers)
            {
                uint[][] counters = [counter, .. Enumerable.Range(0, 100).Select(i => (uint[])[(uint)i * 0x9E3779B9, counter[1], (uint)i, ~(uint)i])];
                foreach (uint[][] drawn in new[] { Draw<float>(device, counters, key), Draw<double>(device, counters, key) })
                {
                    Assert.That(drawn[0], Is.EqualTo(words));
                    Assert.That(drawn, Is.EqualTo(counters.Select(c => OnHost(c, key))));
                }
            }
        });
    }

    [Test]
    public void UniformNumbersAreUniform()
    {
        const int count = 100_000;
        var stream = new RandomStream(seed: 7, RandomStreams.ParticlePhases);
        double[] drawn = [.. Enumerable.Range(0, count).SelectMany(i => new[] { stream.Uniform(i).First, stream.Uniform(i).Second })];
        Assert.Multiple(() =>
        {
            Assert.That(drawn, Is.All.GreaterThan(0).And.All.LessThan(1));
            Assert.That(drawn.Distinct().Count(), Is.EqualTo(drawn.Length));

            // Five standard deviations of the mean, √(1/12/n), and of the mean square, √(4/45/n).
            Assert.That(drawn.Average(), Is.EqualTo(0.5).Within(5 * Math.Sqrt(1.0 / 12 / drawn.Length)));
            Assert.That(drawn.Average(u => u * u), Is.EqualTo(1.0 / 3).Within(5 * Math.Sqrt(4.0 / 45 / drawn.Length)));
        });
    }

    private static uint[] OnHost(uint[] c, uint[] k)
    {
        (uint w0, uint w1, uint w2, uint w3) = Philox.Words(c[0], c[1], c[2], c[3], k[0], k[1]);
        return [w0, w1, w2, w3];
    }

    private static uint[][] Draw<T>(Device device, uint[][] counters, uint[] key)
        where T : unmanaged
    {
        DeviceBuffer<T>[] words = [.. Enumerable.Range(0, 4).Select(w =>
            LaneOperations.Upload(device, [.. counters.Select(c => ElementBits.From<T>(c[w]))]))];
        device.Launch<DrawWords<T>, T>(new(words[0].View, words[1].View, words[2].View, words[3].View, key[0], key[1]), counters.Length);
        T[][] drawn = [.. words.Select(buffer =>
        {
            var values = new T[counters.Length];
            buffer.CopyTo(values);
            buffer.Dispose();
            return values;
        })];
        return [.. Enumerable.Range(0, counters.Length).Select(i => (uint[])[.. drawn.Select(w => (uint)ElementBits.Of(w[i]))])];
    }

    internal readonly struct DrawWords<T>(View<T> w0, View<T> w1, View<T> w2, View<T> w3, uint k0, uint k1) : IKernel<T>
        where T : unmanaged
    {
        private readonly View<T> w0 = w0, w1 = w1, w2 = w2, w3 = w3;
        private readonly uint k0 = k0, k1 = k1;

        public void Execute<V>(long index)
            where V : unmanaged, ILanes<V, T>
        {
            Int<V> a = new(V.Load(w0, index)), b = new(V.Load(w1, index)), c = new(V.Load(w2, index)), d = new(V.Load(w3, index));
            Philox.Words(ref a, ref b, ref c, ref d, k0, k1);
            V.Store(w0, index, a.Bits);
            V.Store(w1, index, b.Bits);
            V.Store(w2, index, c.Bits);
            V.Store(w3, index, d.Bits);
        }
    }
}
