using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Chorus;

/// <summary>A tone that rises or falls at a constant rate.</summary>
public sealed class LinearChirp : Chirp
{
    /// <summary>A tone from one frequency to another.</summary>
    /// <param name="start">Frequency at t = 0, Hz, positive.</param>
    /// <param name="end">Frequency at its end, Hz, positive.</param>
    /// <param name="duration">s, positive.</param>
    /// <exception cref="InvalidInputException">A value is not positive and finite.</exception>
    public LinearChirp(double start, double end, double duration)
    {
        Require.Positive(start, "first frequency of a chirp", "Hz");
        Require.Positive(end, "last frequency of a chirp", "Hz");
        Require.Positive(duration, "duration of a chirp", "s");
        (Start, End, Duration) = (start, end, duration);
    }

    /// <summary>Frequency at t = 0, Hz.</summary>
    public double Start { get; }

    /// <summary>Frequency at the end, Hz.</summary>
    public double End { get; }

    /// <inheritdoc/>
    public override double Duration { get; }

    /// <inheritdoc/>
    public override double Frequency(double time) => Start + (End - Start) * time / Duration;

    /// <inheritdoc/>
    public override double Turns(double time) => time * (Start + (End - Start) * time / (2 * Duration));
}
