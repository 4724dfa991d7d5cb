namespace RadBelt.Gpu.Simulations;

/// <summary>Something that looks at a model while it runs.</summary>
public interface ISimulationOutput
{
    /// <summary>Time between looks, s; the first is at time zero.</summary>
    double Interval { get; }

    /// <summary>Looks at the model.</summary>
    /// <param name="time">Time, s.</param>
    void Sample(double time);
}
