using System.Runtime.InteropServices;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Pic.Tracers;

/// <summary>
/// Tracers that go to both neighbours and come from them in a step, as one message each. One that is longer than usual goes on in a second one; both sides then know to make the first one
/// longer.
/// </summary>
/// <param name="ranks">The ranks.</param>
/// <param name="below">The neighbour below.</param>
/// <param name="above">The neighbour above, which may be the same.</param>
internal sealed class TracerMessages(ICommunicator ranks, int below, int above)
{
    private const int Usual = 64;
    private readonly TracerState[][] sent = [new TracerState[Usual], new TracerState[Usual]], taken = [new TracerState[Usual], new TracerState[Usual]];
    private readonly int[] headSent = [Usual, Usual], headTaken = [Usual, Usual];

    /// <summary>Begins a step.</summary>
    public void Clear() => sent[0][0] = sent[1][0] = default;

    /// <summary>Adds a tracer to what goes to a rank.</summary>
    public void Add(int rank, TracerState tracer)
    {
        int side = rank == above ? 1 : 0, place = LengthOf(sent[side]);
        if (place == sent[side].Length)
        {
            Array.Resize(ref sent[side], 2 * place);
        }

        sent[side][place] = tracer;
        sent[side][0] = new TracerState { Number = place };
    }

    /// <summary>Exchanges what has been added.</summary>
    public void Exchange()
    {
        ranks.Exchange(below, Head(0), AsBytes(taken[0].AsSpan(0, headTaken[0])), above, Head(1), AsBytes(taken[1].AsSpan(0, headTaken[1])));
        for (int side = 0; side < 2; side++)
        {
            if (taken[side].Length < LengthOf(taken[side]))
            {
                Array.Resize(ref taken[side], LengthOf(taken[side]) * 3 / 2);
            }
        }

        ranks.Exchange(below, Rest(sent[0], headSent[0]), Rest(taken[0], headTaken[0]), above, Rest(sent[1], headSent[1]), Rest(taken[1], headTaken[1]));
        for (int side = 0; side < 2; side++)
        {
            headSent[side] = Longer(headSent[side], LengthOf(sent[side]));
            headTaken[side] = Longer(headTaken[side], LengthOf(taken[side]));
            if (taken[side].Length < headTaken[side])
            {
                Array.Resize(ref taken[side], headTaken[side]);
            }
        }
    }

    /// <summary>What came from below (0) or above (1).</summary>
    public ReadOnlySpan<TracerState> Taken(int side) => taken[side].AsSpan(1, taken[side][0].Number);

    private static int LengthOf(TracerState[] message) => message[0].Number + 1;

    private static int Longer(int head, int length) => length > head ? length * 3 / 2 : head;

    private static Span<byte> Rest(TracerState[] message, int head) => AsBytes(message.AsSpan(Math.Min(head, LengthOf(message))..LengthOf(message)));

    private static Span<byte> AsBytes(Span<TracerState> tracers) => MemoryMarshal.AsBytes(tracers);

    private Span<byte> Head(int side) => AsBytes(sent[side].AsSpan(0, Math.Min(headSent[side], LengthOf(sent[side]))));
}
