namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>
/// Puts electrons in the order of the steps they are to take: those that share a bundle of lanes, or a warp, wait for the one with the most. What becomes of an electron
/// does not depend on its neighbours.
/// </summary>
internal sealed class StepOrder
{
    private const int Bins = 4096;
    private readonly int[] starts = new int[Bins + 1];

    /// <summary>The numbers of the electrons with steps to take, those with the fewest first; alike ones keep their order.</summary>
    /// <param name="steps">Steps of each electron; zero or less for none.</param>
    /// <param name="order">Receives them.</param>
    /// <returns>How many there are.</returns>
    public int Sort(ReadOnlySpan<double> steps, Span<double> order)
    {
        double most = 0;
        foreach (double count in steps)
        {
            most = Math.Max(most, count);
        }

        // A counting sort over at most so many bins.
        Array.Clear(starts);
        double scale = Math.Min(1, (Bins - 1) / most);
        foreach (double count in steps)
        {
            if (count > 0)
            {
                starts[(int)(count * scale) + 1]++;
            }
        }

        for (int bin = 0; bin < Bins; bin++)
        {
            starts[bin + 1] += starts[bin];
        }

        int listed = starts[Bins];
        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i] > 0)
            {
                order[starts[(int)(steps[i] * scale)]++] = i;
            }
        }

        return listed;
    }
}
