using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>How electrons are followed along a field line.</summary>
public sealed record FieldLineSettings
{
    /// <summary>End of the run, s; it starts at t = 0; elements start when their grids do.</summary>
    public required double StopTime { get; init; }

    /// <summary>
    /// Steps a gyration (of the electron, at its own γ and the strongest field it meets in a window) within waves, 12 or more; and a sixth as many a period of the waves
    /// as the fastest electron sees them, ω + c|k|, where that is more.
    /// </summary>
    public int StepsPerGyration { get; init; } = 24;

    /// <summary>Altitude at which electrons are lost, m.</summary>
    public double LossAltitude { get; init; } = DipoleFieldLine.DefaultLossAltitude;

    /// <summary>Electrons that are on the device at once: 64 bytes each, and 32 for each crossing of a satellite that they can have until the run ends, some 20 in 2 s.</summary>
    public long BatchSize { get; init; } = 1 << 18;
}
