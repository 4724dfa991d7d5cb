using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Spectra;

/// <summary>
/// Wave fields B_y(x, t) and B_z(x, t) sampled evenly in x along B0 and in t: what all spectra are made of. Waves faster than half the sampling rate in t or
/// finer than two spacings in x are aliased, as always.
/// </summary>
public sealed class FieldSamples
{
    private readonly float[] by;
    private readonly float[] bz;

    /// <summary>Samples at times t₀ + iΔt and positions jΔx.</summary>
    /// <param name="by">B_y, T: <paramref name="times"/> rows of <paramref name="points"/> values, x fastest. Kept, not copied.</param>
    /// <param name="bz">B_z, T, likewise.</param>
    /// <param name="times">Sample times, two at least.</param>
    /// <param name="points">Sample positions, one at least.</param>
    /// <param name="timeStep">Δt between samples, s.</param>
    /// <param name="spacing">Δx between samples, m.</param>
    /// <param name="startTime">t₀ of the first sample, s.</param>
    /// <exception cref="InvalidInputException">The arrays do not hold times × points values; a spacing is not positive.</exception>
    public FieldSamples(float[] by, float[] bz, int times, int points, double timeStep, double spacing, double startTime = 0)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(bz);
        Require.Positive(timeStep, "time between field samples", "s");
        Require.Positive(spacing, "distance between field samples", "m");
        if (times < 2 || points < 1 || by.Length != (long)times * points || bz.Length != by.Length)
        {
            throw new InvalidInputException(
                $"field samples: {by.Length} values of B_y and {bz.Length} of B_z for {times} times × {points} points; give two times and one point "
                + "at least, and one value for each.");
        }

        (this.by, this.bz, Times, Points, TimeStep, Spacing, StartTime) = (by, bz, times, points, timeStep, spacing, startTime);
    }

    /// <summary>Sample times.</summary>
    public int Times { get; }

    /// <summary>Sample positions.</summary>
    public int Points { get; }

    /// <summary>Δt, s.</summary>
    public double TimeStep { get; }

    /// <summary>Δx, m.</summary>
    public double Spacing { get; }

    /// <summary>Time of the first sample, s.</summary>
    public double StartTime { get; }

    /// <summary>B_y along x at sample time <paramref name="time"/>, T.</summary>
    public ReadOnlySpan<float> By(int time) => by.AsSpan(time * Points, Points);

    /// <summary>B_z along x at sample time <paramref name="time"/>, T.</summary>
    public ReadOnlySpan<float> Bz(int time) => bz.AsSpan(time * Points, Points);

    /// <summary>The samples of <paramref name="count"/> times from <paramref name="first"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no such times.</exception>
    public FieldSamples Between(int first, int count)
    {
        (int from, int to) = (first * Points, (first + count) * Points);
        return new(by[from..to], bz[from..to], count, Points, TimeStep, Spacing, StartTime + first * TimeStep);
    }

    /// <summary>
    /// Where segments of a given length begin that overlap by a fraction of it, and how many samples each has; all of them whole, what is left at the end
    /// is in none.
    /// </summary>
    internal (int Length, IReadOnlyList<int> Starts) Segments(double segment, double overlap)
    {
        int length = (int)Math.Round(segment / TimeStep);
        if (!(length >= 8 && length <= Times))
        {
            throw new InvalidInputException(InvariantText.Of(
                $"segment: {segment:G4} s are {segment / TimeStep:G4} of the {Times} sample times, {TimeStep:G4} s apart; give 8 at least and all at most."));
        }

        if (!(overlap >= 0 && overlap < 1))
        {
            throw new InvalidInputException(InvariantText.Of($"overlap of segments: {overlap:G4} is not in [0, 1); 0.5 suits the Hann window."));
        }

        int step = Math.Max(1, (int)Math.Round(length * (1 - overlap)));
        return (length, [.. Enumerable.Range(0, (Times - length) / step + 1).Select(i => i * step)]);
    }

    /// <summary>Time of the middle of a segment, s: where its window is highest, half a sample after the middle of its samples.</summary>
    internal double Middle(int first, int length) => StartTime + (first + 0.5 * length) * TimeStep;
}
