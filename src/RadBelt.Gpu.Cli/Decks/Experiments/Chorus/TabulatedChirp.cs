using RadBelt.Gpu.Chorus;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>A tone by its samples, linear in between.</summary>
internal sealed class TabulatedChirp(IReadOnlyList<double> times, IReadOnlyList<double> frequencies) : Chirp
{
    /// <inheritdoc/>
    public override double Duration => times[^1];

    /// <inheritdoc/>
    public override double Frequency(double time)
    {
        int right = Right(time);
        return frequencies[right - 1] + Slope(right) * (time - times[right - 1]);
    }

    /// <inheritdoc/>
    public override double Turns(double time)
    {
        double sum = 0;
        int right = Right(time);
        for (int i = 1; i < right; i++)
            sum += 0.5 * (frequencies[i - 1] + frequencies[i]) * (times[i] - times[i - 1]);
        double t = time - times[right - 1];
        return sum + t * (frequencies[right - 1] + 0.5 * Slope(right) * t);
    }

    private int Right(double time)
    {
        int right = 1;
        while (right < times.Count - 1 && times[right] < time)
            right++;
        return right;
    }

    private double Slope(int right) => (frequencies[right] - frequencies[right - 1]) / (times[right] - times[right - 1]);
}
