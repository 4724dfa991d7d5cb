namespace RadBelt.Gpu.RayTracing;

/// <summary>Why a ray ended.</summary>
public enum RayEnd
{
    /// <summary>It ran for the longest time.</summary>
    Duration,

    /// <summary>It reached the greatest latitude.</summary>
    Latitude,

    /// <summary>It left the range of L.</summary>
    LShell,

    /// <summary>It came down to the least altitude.</summary>
    Altitude,

    /// <summary>It was damped to the gain floor.</summary>
    Gain,

    /// <summary>Its wave normal came to the resonance cone.</summary>
    ResonanceCone,

    /// <summary>It took the most steps allowed, or its step shrank to nothing.</summary>
    Steps,
}
