using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Satellites;

/// <summary>Bins of a satellite's instrument: edges, each list strictly rising, at least two.</summary>
/// <param name="Times">s.</param>
/// <param name="Energies">J, positive.</param>
/// <param name="PitchAngles">Local, from +B0, rad, within [0, π]; the edges of the local loss cones should be among them.</param>
public sealed record SatelliteBins(IReadOnlyList<double> Times, IReadOnlyList<double> Energies, IReadOnlyList<double> PitchAngles)
{
    /// <summary>
    /// All pitch angles, in bins as even as may be between 0°, the edge of the loss cone, 90°, the edge of its mirror image and 180°, for given edges of time and
    /// energy.
    /// </summary>
    /// <param name="line">The satellite's field line.</param>
    /// <param name="altitude">Its altitude, m.</param>
    /// <param name="times">Edges, s.</param>
    /// <param name="energies">Edges, J; best those of the electrons' own cells, so that neither has stripes of the other.</param>
    /// <param name="pitchAngleBins">About how many bins there shall be from 0° to 180°; there are four or more.</param>
    /// <param name="lossAltitude">Altitude of the atmosphere, m.</param>
    /// <exception cref="InvalidInputException">The satellite is at or below the loss altitude or off the line, or no bins are asked for.</exception>
    public static SatelliteBins AllDirections(
        DipoleFieldLine line,
        double altitude,
        IReadOnlyList<double> times,
        IReadOnlyList<double> energies,
        int pitchAngleBins,
        double lossAltitude = DipoleFieldLine.DefaultLossAltitude)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (pitchAngleBins < 1)
        {
            throw new InvalidInputException($"pitch angle bins: {pitchAngleBins} cannot be used; give at least one.");
        }

        double lossCone = LocalLossCone.At(line, altitude, lossAltitude);
        double[] corners = [0, lossCone, Math.PI / 2, Math.PI - lossCone, Math.PI];
        IEnumerable<double> Between(double from, double to) =>
            CellEdges.Even(from, to, Math.Max(1, (int)Math.Round((to - from) / Math.PI * pitchAngleBins)))[..^1];
        return new(times, energies, [.. corners.Zip(corners[1..], Between).SelectMany(edges => edges), Math.PI]);
    }
}
