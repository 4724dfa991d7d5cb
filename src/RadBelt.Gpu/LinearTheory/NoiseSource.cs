namespace RadBelt.Gpu.LinearTheory;

/// <summary>How one component of a plasma is represented in a particle-in-cell run, for <see cref="NoiseFloor"/>.</summary>
/// <param name="Component">The component.</param>
/// <param name="ParticlesPerCell">Its macro-particles per cell, positive.</param>
/// <param name="RmsWeight"> Root mean square of what a macro-particle emits over what it would in a random full-f run: 1 for that; for δf
/// the rms of δf/f; 0 for a quiet start as long as its groups of particles stay together.
/// </param>
public sealed record NoiseSource(PlasmaComponent Component, double ParticlesPerCell, double RmsWeight = 1);
