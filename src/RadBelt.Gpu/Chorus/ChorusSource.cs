using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Chorus;

/// <summary>
/// The source of a chorus element on the equator: a tone f(t) of amplitude <c>A_w0 = A_max G_f(f) G_L(L0)</c>, launched northward along the field (Chen et
/// al. 2021, sections 3 and 4).
/// </summary>
public sealed record ChorusSource
{
    /// <summary>The tone.</summary>
    public required Chirp Tone { get; init; }

    /// <summary>A_max, T: the rms of |B| of the wave, for a field-aligned wave the length of its rotating vector.</summary>
    public required double Amplitude { get; init; }

    /// <summary>G_f by frequency, Hz; null for 1.</summary>
    public AmplitudeProfile? ByFrequency { get; init; }

    /// <summary>G_L by L of the source; null for 1. Nonducted elements only; ducted ones refuse it.</summary>
    public AmplitudeProfile? ByLShell { get; init; }

    /// <summary>G_λ by magnetic latitude (rad) on the wave's way; null for 1. Ducted elements only, nonducted ones refuse it: it stands for growth near the equator and loss further on.</summary>
    public AmplitudeProfile? ByLatitude { get; init; }

    /// <summary>Refuses a source without amplitude or with a tone of no duration.</summary>
    /// <exception cref="InvalidInputException">A value is not positive and finite.</exception>
    internal void RequireUsable()
    {
        Require.Positive(Amplitude, "amplitude of a chorus source", "T");
        Require.Positive(Tone.Duration, "duration of a tone", "s");
    }

    /// <summary>The tone at a time, as it leaves the source.</summary>
    /// <exception cref="InvalidInputException">Its frequency is not positive and finite.</exception>
    internal Arrival Emit(double time)
    {
        double frequency = Tone.Frequency(time);
        return frequency > 0 && double.IsFinite(frequency)
            ? new Arrival(time, 2 * Math.PI * frequency, Delay: 0, PathPhase: 0)
            : throw new InvalidInputException($"tone: {frequency:G6} Hz at {time:G6} s cannot be used; its frequency must be positive and finite throughout.");
    }
}
