using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Random;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// An end with a mirror beyond it: macro-particles that have come into the cell beyond the end, and still go outward, come back with u_x reversed and their momentum across turned
/// by a random angle, as they would from their mirror point some gyrations later. Energy, magnetic moment and what they carry stay as they are, so an f0 that is even in u_x does too.
/// </summary>
/// <param name="particles">The particles.</param>
/// <param name="parts">Lists a cell.</param>
/// <param name="lists">Lists; the first and the last <paramref name="parts"/> are those beyond the ends.</param>
/// <param name="seed">Seed of the run.</param>
/// <param name="stream">Number of the species.</param>
/// <param name="step">Number of the step.</param>
public readonly struct Reflect(MacroParticles particles, int parts, long lists, long seed, uint stream, long step) : IKernel<float>
{
    private readonly MacroParticles particles = particles;
    private readonly int parts = parts;
    private readonly long lists = lists, step = step;
    private readonly uint key0 = (uint)seed, key1 = (uint)(seed >> 32), stream = stream;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, float>
    {
        bool lower = index < parts;
        long list = lower ? index : lists - (2 * parts) + index, start = V.Get(particles.Start, list), end = start + V.Get(particles.Count, list);
        V inward = V.Of(lower ? 1 : -1);
        for (long read = start; read < end; read += V.Count)
        {
            V3<V> u = particles.Momentum<V>(read);
            Mask<V> outgoing = (inward * u.X < V.Of(0)) & (V.Numbers < V.Of(end - read));
            if (V.Any(outgoing))
            {
                V3<V> turned = Turn(u, V.Of(read - start) + V.Numbers, index);
                particles.Store(
                    read, V.Load(particles.Offset, read),
                    new V3<V>(V.Select(outgoing, turned.X, u.X), V.Select(outgoing, turned.Y, u.Y), V.Select(outgoing, turned.Z, u.Z)));
            }
        }
    }

    [MethodImpl(Whole)]
    private V3<V> Turn<V>(V3<V> u, V place, long index)
        where V : unmanaged, ILanes<V, float>
    {
        Int<V> c0 = Int<V>.Truncate(place), c1 = Int<V>.Of(stream + (index << 8)), c2 = Int<V>.Of(step & 0xFFFFFFFF), c3 = Int<V>.Of(step >> 32);
        Philox.Words(ref c0, ref c1, ref c2, ref c3, key0, key1);
        new Turns<V>(c0).SinCos(out V sin, out V cos);
        return new(-u.X, V.MulAdd(cos, u.Y, -(sin * u.Z)), V.MulAdd(sin, u.Y, cos * u.Z));
    }
}
