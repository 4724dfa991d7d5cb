namespace RadBelt.Gpu.Simulations;

/// <summary>How far a run has come.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Time">Simulated time, s; NaN for work without a clock.</param>
/// <param name="Elapsed">Time it took so far.</param>
public readonly record struct SimulationProgress(long Step, long Steps, double Time, TimeSpan Elapsed)
{
    /// <summary>Change of the energy since the start over what there was, where boundaries are accounted for; null when it is not watched.</summary>
    public double? EnergyDrift { get; init; }

    /// <summary>Steps a second.</summary>
    public double StepsPerSecond => Elapsed > TimeSpan.Zero ? Step / Elapsed.TotalSeconds : 0;

    /// <summary>Time it will still take at this rate; zero before the first step, and at most <see cref="TimeSpan.MaxValue"/>.</summary>
    public TimeSpan Remaining
    {
        get
        {
            double ticks = Step > 0 ? (double)Elapsed.Ticks * (Steps - Step) / Step : 0;
            return ticks < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)ticks) : TimeSpan.MaxValue;
        }
    }
}
