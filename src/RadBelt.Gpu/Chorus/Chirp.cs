namespace RadBelt.Gpu.Chorus;

/// <summary>Frequency of a source by time, f(t), for 0 ≤ t ≤ <see cref="Duration"/>: rising, falling, or both.</summary>
public abstract class Chirp
{
    /// <summary>How long the source emits, s.</summary>
    public abstract double Duration { get; }

    /// <summary>f(t), Hz.</summary>
    public abstract double Frequency(double time);

    /// <summary>∫0^t f dt, turns: the phase of the source.</summary>
    public abstract double Turns(double time);
}
