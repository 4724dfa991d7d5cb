using MathNet.Numerics.Interpolation;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Chorus;

/// <summary>
/// A tone through given frequencies: rising, falling, hooks. Between them it is the monotone cubic of Fritsch &amp; Carlson (1980), smooth and without overshoot, its phase
/// the exact integral; of two points a straight line.
/// </summary>
public sealed class TabulatedChirp : Chirp
{
    private readonly IInterpolation curve;

    /// <summary>A tone through a table.</summary>
    /// <param name="times">Times, s, rising from 0; at least two.</param>
    /// <param name="frequencies">Frequency at each, Hz, positive.</param>
    /// <exception cref="InvalidInputException">The lists differ in length, the times do not rise from 0, or a frequency is not positive and finite.</exception>
    public TabulatedChirp(IReadOnlyList<double> times, IReadOnlyList<double> frequencies)
    {
        curve = MonotoneCurve.Through(times, frequencies, "tone", "times", "s");
        if (times[0] != 0)
        {
            throw new InvalidInputException($"tone: its times begin with {times[0]:G6} s; let them begin with 0.");
        }

        foreach (double frequency in frequencies)
        {
            Require.Positive(frequency, "frequency of a tone", "Hz");
        }

        Duration = times[^1];
    }

    /// <inheritdoc/>
    public override double Duration { get; }

    /// <inheritdoc/>
    public override double Frequency(double time) => curve.Interpolate(time);

    /// <inheritdoc/>
    public override double Turns(double time) => curve.Integrate(time);
}
