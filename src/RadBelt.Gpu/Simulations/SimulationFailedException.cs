namespace RadBelt.Gpu.Simulations;

/// <summary>A run went wrong while it ran: values that are not numbers, energy that runs away. What was written before stays.</summary>
public sealed class SimulationFailedException : Exception
{
    /// <summary>A failure.</summary>
    /// <param name="message">What went wrong, where, and what to do.</param>
    /// <param name="time">When it was seen, s of simulated time.</param>
    public SimulationFailedException(string message, double time)
        : base(message) => Time = time;

    /// <summary>When it was seen, s of simulated time.</summary>
    public double Time { get; }
}
