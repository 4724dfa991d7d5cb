using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// A wave that an antenna in the middle of the domain, the equator, sends both ways for a while: a transverse current that turns as an R-mode wave does, with the phase
/// 2π(fτ + ½ τ² df/dt), τ from its start. It rises and falls as sin² over ten periods each, or over a quarter of <see cref="Duration"/> where that is shorter.
/// </summary>
/// <param name="Frequency">Hz, below f_ce at the equator.</param>
/// <param name="Amplitude">|B_⊥| of the wave in the plasma on either side, T.</param>
/// <param name="Duration">How long it is on, s, its rise and fall included.</param>
public sealed record TriggeringWave(double Frequency, double Amplitude, double Duration)
{
    /// <summary>When it begins, s.</summary>
    public double Start { get; init; }

    /// <summary>Chirp df/dt while it is on, Hz s⁻¹.</summary>
    public double Chirp { get; init; }

    private double RiseTime => Math.Min(10 / Frequency, Duration / 4);

    /// <summary>The current over its largest magnitude, y and z.</summary>
    /// <param name="time">Time, s.</param>
    internal (double Y, double Z) Rotation(double time)
    {
        double since = time - Start, left = Duration - since;
        if (!(since > 0 && left > 0))
        {
            return default;
        }

        double rise = Math.Sin(Math.PI / 2 * Math.Min(1, Math.Min(since, left) / RiseTime));
        (double sin, double cos) = Math.SinCos(Math.Tau * since * (Frequency + (0.5 * Chirp * since)));
        return (rise * rise * cos, rise * rise * sin);
    }

    /// <summary>Refuses a wave that would not propagate.</summary>
    /// <param name="gyrofrequency">f_ce at the antenna, Hz.</param>
    internal void Validate(double gyrofrequency)
    {
        Require.Positive(Frequency, "trigger: frequency", "Hz");
        Require.NotNegative(Amplitude, "trigger: amplitude", "T");
        Require.Positive(Duration, "trigger: duration", "s");
        Require.NotNegative(Start, "trigger: start", "s");
        double end = Frequency + (Chirp * Duration);
        if (!(Frequency < gyrofrequency && end > 0 && end < gyrofrequency))
        {
            throw new InvalidInputException(
                $"trigger: its frequency goes from {Frequency:G5} to {end:G5} Hz; whistlers propagate between 0 and f_ce = {gyrofrequency:G5} Hz at the equator: change the frequency or the chirp");
        }
    }
}
