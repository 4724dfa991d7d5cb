namespace RadBelt.Gpu.Satellites;

/// <summary>Bins of a satellite's instrument: edges, each list strictly rising, at least two.</summary>
/// <param name="Times">s.</param>
/// <param name="Energies">J.</param>
/// <param name="PitchAngles">Local, from +B0, rad, within [0, π]; the edge of the local loss cone should be one of them.</param>
public sealed record SatelliteBins(IReadOnlyList<double> Times, IReadOnlyList<double> Energies, IReadOnlyList<double> PitchAngles);
