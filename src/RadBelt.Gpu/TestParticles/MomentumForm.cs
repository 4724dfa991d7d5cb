namespace RadBelt.Gpu.TestParticles;

/// <summary>What the three momentum columns of particles hold on the device.</summary>
internal enum MomentumForm
{
    /// <summary>p/(mc) along x, y, z: full orbits.</summary>
    Cartesian,

    /// <summary>γ − 1, pitch angle and gyrophase (rad): reduced equations.</summary>
    Guiding,
}
