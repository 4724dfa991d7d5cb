using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>
/// Test electrons along a dipole field line in chorus elements (Chen et al. 2021, Eqs. 1–4): guiding centre along the line, gyrophase kept, so that all harmonics
/// of the resonance act through the phase k⊥·r_g.
/// </summary>
public static class FieldLineTracer
{
    /// <summary>Follows a population, batch by batch, and tells satellites of every crossing.</summary>
    /// <param name="device">Where.</param>
    /// <param name="population">The electrons.</param>
    /// <param name="elements">Chorus elements on the same field line; any number.</param>
    /// <param name="settings">Steps and bounds.</param>
    /// <param name="satellites">Satellites at either foot.</param>
    /// <param name="progress">Told how far it has come; null for nobody.</param>
    /// <param name="cancellation">Ends it early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidInputException">An element or a satellite belongs to another field line, a satellite is below the loss altitude, or a setting is out of range.</exception>
    public static FieldLineRun Run(
        Device device,
        IElectronPopulation population,
        IReadOnlyList<ChorusElement> elements,
        FieldLineSettings settings,
        IReadOnlyList<VirtualSatellite> satellites,
        IProgress<SimulationProgress>? progress = null,
        CancellationToken cancellation = default) => throw new NotImplementedException();
}
