namespace RadBelt.Gpu.Kernels.FieldLineWaves;

/// <summary>What a step of <see cref="ParabolicOrbit"/> is.</summary>
/// <param name="electric">q Δt/(2mc): half an impulse from a field, V m⁻¹.</param>
/// <param name="magnetic">q Δt/(2m): half a rotation from a field, T.</param>
/// <param name="drift">c Δt, node spacings.</param>
/// <param name="farthest">Distance from the equator at which an electron is lost, node spacings.</param>
internal readonly struct StepScales(double electric, double magnetic, double drift, double farthest)
{
    /// <summary>q Δt/(2mc).</summary>
    public readonly double Electric = electric;

    /// <summary>q Δt/(2m).</summary>
    public readonly double Magnetic = magnetic;

    /// <summary>c Δt, node spacings.</summary>
    public readonly double Drift = drift;

    /// <summary>Distance at which an electron is lost, node spacings.</summary>
    public readonly double Farthest = farthest;
}

/// <summary>Steps of a launch: an interval between samples of the waves has a whole number of them.</summary>
/// <param name="sample">Number of the sample before the first step, in the slab.</param>
/// <param name="part">Steps of that interval that are behind it.</param>
/// <param name="parts">Steps an interval.</param>
/// <param name="steps">Steps to make.</param>
internal readonly struct StepRange(long sample, int part, int parts, int steps)
{
    /// <summary>Sample before the first step.</summary>
    public readonly long Sample = sample;

    /// <summary>Steps of its interval behind it.</summary>
    public readonly int Part = part;

    /// <summary>Steps an interval.</summary>
    public readonly int Parts = parts;

    /// <summary>Steps to make.</summary>
    public readonly int Steps = steps;
}
