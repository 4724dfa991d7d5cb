namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>The numbers of one species and one time step Δt that its particles' motion takes.</summary>
/// <param name="electric">q Δt/(2mc), m V⁻¹.</param>
/// <param name="magnetic">q Δt/(2m), T⁻¹.</param>
/// <param name="drift">c Δt/Δx, at most 1.</param>
/// <param name="passed">Current density for one part of charge passed in one step, A m⁻².</param>
/// <param name="transverse">Current density for one particle at the speed of light on one node, A m⁻².</param>
public readonly struct SpeciesStep(double electric, double magnetic, double drift, double passed, double transverse)
{
    /// <summary>q Δt/(2mc).</summary>
    public readonly float Electric = (float)electric;

    /// <summary>q Δt/(2m).</summary>
    public readonly float Magnetic = (float)magnetic;

    /// <summary>c Δt/Δx.</summary>
    public readonly float Drift = (float)drift;

    /// <summary>Current density for one part of charge passed.</summary>
    public readonly double Passed = passed;

    /// <summary>Current density for one particle at the speed of light on one node.</summary>
    public readonly double Transverse = transverse;

    /// <summary>The numbers of half a step back in time, without a current.</summary>
    public SpeciesStep HalfBack => new(-0.5 * Electric, -0.5 * Magnetic, -0.5 * Drift, 0, 0);
}
