using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.FieldLineWaves;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>
/// Electrons over many bounces in a wave field along a parabolic field line: full orbits by Boris's method, mirror force included (the chorus paper, App. B).
/// </summary>
public static class TransportRun
{
    /// <summary>Follows ensembles through a field.</summary>
    /// <param name="device">Where.</param>
    /// <param name="field">The waves.</param>
    /// <param name="ensembles">The electrons.</param>
    /// <param name="settings">Steps, times, what is kept.</param>
    /// <param name="progress">Told how far it has come; null for nobody.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>A record for each ensemble.</returns>
    /// <exception cref="Physics.InvalidInputException">A setting is out of range, or the field is shorter than the run.</exception>
    public static IReadOnlyList<TransportRecord> Run(
        Device device,
        WaveFieldSource field,
        IReadOnlyList<TransportEnsemble> ensembles,
        TransportSettings settings,
        IProgress<SimulationProgress>? progress = null,
        CancellationToken cancellation = default) => throw new NotImplementedException();
}
