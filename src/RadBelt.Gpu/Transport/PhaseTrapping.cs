using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Transport;

/// <summary>A stretch of a trajectory in which an electron is trapped in the potential well of a wave.</summary>
/// <param name="First">Number of its first point: the first turn of ζ.</param>
/// <param name="Last">Number of its last point: the last turn.</param>
/// <param name="From">Time of the first point, s.</param>
/// <param name="To">Time of the last point, s.</param>
/// <param name="Loops">Loops about the resonance in (ζ, v∥): half the turns of ζ after the first.</param>
public readonly record struct TrappedStretch(int First, int Last, double From, double To, double Loops);

/// <summary>
/// Finds phase trapping: while an electron passes through resonance, ζ (the angle from B_w to v_⊥) turns back once, and is trapped when it turns back again
/// and again, without ever going round. Such a stretch is a closed loop or more in (ζ, v∥).
/// </summary>
/// <remarks>
/// Points must lie a few to a trapping period, 2π/(k v⊥ |q| B_w/(γm))^½: ζ is followed from point to point by the shorter way round. Away from resonance it may change by
/// more than half a turn, and what is followed there means nothing; but then v∥ does not go to and fro as it must for ζ to turn twice.
/// </remarks>
public static class PhaseTrapping
{
    // A full loop has two more turns after the first. Turns of a few degrees are ripple, not libration.
    private const int FewestTurns = 3;
    private const double LeastSwing = 0.2;

    /// <summary>Trapped stretches, in the order of time.</summary>
    /// <param name="times">t, s.</param>
    /// <param name="phases">ζ, rad, wrapped or not.</param>
    /// <param name="amplitudes">|B_w|, T: no electron is trapped where it is zero.</param>
    /// <exception cref="InvalidInputException">The series are not of one length.</exception>
    public static IReadOnlyList<TrappedStretch> Find(ReadOnlySpan<double> times, ReadOnlySpan<double> phases, ReadOnlySpan<double> amplitudes)
    {
        if (phases.Length != times.Length || amplitudes.Length != times.Length)
        {
            throw new InvalidInputException($"trajectory: {times.Length} times, {phases.Length} phases and {amplitudes.Length} amplitudes; give as many of each.");
        }

        var found = new List<TrappedStretch>();
        List<Turn> turns = [];
        for (int start = 0; start < times.Length; start++)
        {
            int end = start;
            while (end < times.Length && amplitudes[end] > 0)
            {
                end++;
            }

            turns.Clear();
            FindTurns(phases[start..end], start, turns);
            AddStretches(turns, times, found);
            start = end;
        }

        return found;
    }

    // Turns of the unwrapped phase by more than the least swing: a zigzag.
    private static void FindTurns(ReadOnlySpan<double> phases, int first, List<Turn> turns)
    {
        if (phases.IsEmpty)
        {
            return;
        }

        double phase = phases[0];
        Turn low = new(first, phase), high = low;
        int direction = 0;
        for (int i = 1; i < phases.Length; i++)
        {
            phase += Math.IEEERemainder(phases[i] - phases[i - 1], Math.Tau);
            var here = new Turn(first + i, phase);
            if (direction >= 0 && high.Phase - phase > LeastSwing)
            {
                AddIf(direction > 0, high);
                (direction, low) = (-1, here);
            }
            else if (direction <= 0 && phase - low.Phase > LeastSwing)
            {
                AddIf(direction < 0, low);
                (direction, high) = (1, here);
            }

            (low, high) = (phase < low.Phase ? here : low, phase > high.Phase ? here : high);
        }

        void AddIf(bool turned, Turn at)
        {
            if (turned)
            {
                turns.Add(at);
            }
        }
    }

    // The longest runs of turns that stay within one turn of the circle.
    private static void AddStretches(List<Turn> turns, ReadOnlySpan<double> times, List<TrappedStretch> found)
    {
        for (int i = 0; i < turns.Count;)
        {
            double low = turns[i].Phase, high = low;
            int j = i + 1;
            for (; j < turns.Count; j++)
            {
                (double lower, double upper) = (Math.Min(low, turns[j].Phase), Math.Max(high, turns[j].Phase));
                if (upper - lower >= Math.Tau)
                {
                    break;
                }

                (low, high) = (lower, upper);
            }

            if (j - i >= FewestTurns)
            {
                (int first, int last) = (turns[i].Point, turns[j - 1].Point);
                found.Add(new(first, last, times[first], times[last], (j - i - 1) / 2.0));
                i = j;
            }
            else
            {
                i++;
            }
        }
    }

    private readonly record struct Turn(int Point, double Phase);
}
