using System.Runtime.InteropServices;
using RadBelt.Gpu.Devices;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// Particles of one species on their way between ranks, as messages: bytes in all, particles of each list, then one value after another. A message longer than <see cref="Head"/> goes on
/// in a second one; both sides then know to make the first one longer.
/// </summary>
internal sealed class CrossingParticles
{
    private const int Lower = 0;
    private readonly int parts, arrays;
    private readonly byte[][] sent = new byte[2][], taken = new byte[2][];
    private readonly int[] length = new int[2], headSent = new int[2], headTaken = new int[2], counts, fromAbove, none;
    private readonly LeavingParticles leaving;
    private readonly MacroParticleStore store;
    private float[] values = new float[64], offsets = new float[64];

    /// <summary>Those of a species.</summary>
    /// <param name="store">Its macro-particles.</param>
    /// <param name="leaving">Those of them that leave their cells in a step.</param>
    /// <param name="parts">Lists a cell.</param>
    /// <param name="usual">Particles that leave a cell on one side, about.</param>
    public CrossingParticles(MacroParticleStore store, LeavingParticles leaving, int parts, int usual)
    {
        (this.store, this.leaving, this.parts, arrays) = (store, leaving, parts, store.Kind.Components);
        (counts, fromAbove, none) = (new int[parts], new int[parts], new int[parts]);
        for (int side = 0; side < 2; side++)
        {
            headSent[side] = headTaken[side] = Header + (usual * arrays * sizeof(float));
            (sent[side], taken[side]) = (Buffer(headSent[side]), Buffer(headTaken[side]));
        }
    }

    /// <summary>How many particles of a species first messages have room for: a tenth of a cell's is more than leave it on one side in most runs.</summary>
    public static int UsualOf(PicSpecies species) => 16 + (species.ParticlesPerCell / 10);

    /// <summary>Whether a message goes on in a second one, in any direction.</summary>
    public bool AnyRest => length[0] > headSent[0] || length[1] > headSent[1] || TakenLength(0) > headTaken[0] || TakenLength(1) > headTaken[1];

    private int Header => sizeof(int) * (1 + parts);

    /// <summary>Begins a step, in which nothing was sent or taken yet.</summary>
    public void Begin()
    {
        MemoryMarshal.Write(taken[0], 0);
        MemoryMarshal.Write(taken[1], 0);
        Array.Clear(length);
    }

    /// <summary>The first message to a side: 0 for the lower neighbour, 1 for the upper.</summary>
    public ReadOnlyMemory<byte> Head(int side) => MemoryMarshal.CreateFromPinnedArray(sent[side], 0, headSent[side]);

    /// <summary>Takes the first message from a side.</summary>
    public Memory<byte> HeadTaken(int side) => MemoryMarshal.CreateFromPinnedArray(taken[side], 0, headTaken[side]);

    /// <summary>The rest of a message.</summary>
    public ReadOnlySpan<byte> Rest(int side) => sent[side].AsSpan(headSent[side], Math.Max(0, length[side] - headSent[side]));

    /// <summary>Takes the rest of a message.</summary>
    public Span<byte> RestTaken(int side)
    {
        int total = TakenLength(side);
        if (total > taken[side].Length)
        {
            byte[] longer = Buffer(total * 3 / 2);
            taken[side].CopyTo(longer, 0);
            taken[side] = longer;
        }

        return taken[side].AsSpan(headTaken[side], Math.Max(0, total - headTaken[side]));
    }

    /// <summary>Writes what leaves this piece's outermost cell on a side, and keeps it from arriving here.</summary>
    public void Pack(int side, int cell)
    {
        int first = cell * parts, total = 0;
        leaving.Count.CopyTo(counts, first);
        int most = counts.Sum();
        MakeRoom(side, Header + (most * arrays * sizeof(float)));
        MakeRoom(most);
        Span<int> head = MemoryMarshal.Cast<byte, int>(sent[side].AsSpan(0, Header));
        for (int part = 0, at = 0; part < parts; at += counts[part++])
        {
            leaving.Components[0].CopyTo(offsets.AsSpan(at, counts[part]), store.Starts[first + part]);
            head[1 + part] = 0;
            for (int i = at; i < at + counts[part]; i++)
            {
                head[1 + part] += Goes(offsets[i], side) ? 1 : 0;
            }

            total += head[1 + part];
        }

        length[side] = head[0] = Header + (total * arrays * sizeof(float));
        Span<float> body = MemoryMarshal.Cast<byte, float>(sent[side].AsSpan(Header));
        for (int k = 0, to = 0; k < arrays; k++)
        {
            for (int part = 0, at = 0; part < parts; at += counts[part++])
            {
                leaving.Components[k].CopyTo(values.AsSpan(0, counts[part]), store.Starts[first + part]);
                for (int i = 0; i < counts[part]; i++)
                {
                    if (Goes(offsets[at + i], side))
                    {
                        body[to++] = values[i];
                    }
                }
            }
        }

        leaving.Hold(first, none, upward: side != Lower);
        if (side == Lower)
        {
            leaving.CopyDown(first + parts, fromAbove);
        }
    }

    /// <summary>
    /// Puts what a neighbour sent into this piece's outermost cell on his side, where <see cref="Kernels.Pic.Arrive{TMarkers}"/> would have put it: what comes from below lies before what came
    /// from above.
    /// </summary>
    public void Unpack(int side, int cell)
    {
        int first = cell * parts;
        ReadOnlySpan<int> come = MemoryMarshal.Cast<byte, int>(taken[side].AsSpan(sizeof(int), parts * sizeof(int)));
        store.Count.CopyTo(counts, first);
        for (int part = 0; part < parts; part++)
        {
            counts[part] += come[part];
        }

        store.MakeRoom(first, counts);
        ReadOnlySpan<float> body = MemoryMarshal.Cast<byte, float>(taken[side].AsSpan(Header));
        for (int k = 0, from = 0; k < arrays; k++)
        {
            for (int part = 0; part < parts; from += come[part++])
            {
                int behind = side == Lower ? fromAbove[part] : 0;
                MakeRoom(come[part] + behind);
                Span<float> fresh = values.AsSpan(0, come[part]), list = values.AsSpan(0, come[part] + behind);
                long place = store.Starts[first + part] + counts[part] - list.Length;
                store.Components[k].CopyTo(list[come[part]..], place);
                body.Slice(from, come[part]).CopyTo(fresh);
                for (int i = 0; i < fresh.Length && k == 0; i++)
                {
                    fresh[i] += side == Lower ? -1 : 1;
                }

                store.Components[k].CopyFrom(list, place);
            }
        }

        store.Count.CopyFrom(counts, first);
    }

    /// <summary>From now on first messages are as long as this step's were, if those were too short.</summary>
    public void NoteLengths()
    {
        for (int side = 0; side < 2; side++)
        {
            headSent[side] = Longer(headSent[side], length[side]);
            headTaken[side] = Longer(headTaken[side], TakenLength(side));
            MakeRoom(side, headSent[side]);
            if (taken[side].Length < headTaken[side])
            {
                taken[side] = Buffer(headTaken[side]);
            }
        }
    }

    private static byte[] Buffer(int bytes) => GC.AllocateUninitializedArray<byte>(bytes, pinned: true);

    private static int Longer(int head, int total) => total > head ? total * 3 / 2 : head;

    private static bool Goes(float offset, int side) => side == Lower ? offset < -0.5f : offset >= 0.5f;

    private int TakenLength(int side) => MemoryMarshal.Read<int>(taken[side]);

    private void MakeRoom(int side, int bytes)
    {
        if (sent[side].Length < bytes)
        {
            sent[side] = Buffer(bytes * 3 / 2);
        }
    }

    private void MakeRoom(int particles)
    {
        if (offsets.Length < particles)
        {
            (offsets, values) = (new float[particles * 3 / 2], new float[particles * 3 / 2]);
        }
    }
}
