using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Satellites;

/// <summary>
/// A satellite that stands at one foot of a field line and counts the electrons that pass (Chen et al. 2021, section 2). From the electrons each test particle
/// stands for, it reconstructs the differential flux by energy, pitch angle and time.
/// </summary>
public sealed class VirtualSatellite
{
    /// <summary>A satellite.</summary>
    /// <param name="line">Field line.</param>
    /// <param name="hemisphere">Which foot.</param>
    /// <param name="altitude">m.</param>
    /// <param name="bins">Its bins.</param>
    /// <param name="lossAltitude">Altitude of the atmosphere, m, below the satellite's: it sets the local loss cone.</param>
    /// <exception cref="InvalidInputException">It is at or below the loss altitude, off the field line, or bins do not rise.</exception>
    public VirtualSatellite(
        DipoleFieldLine line, Hemisphere hemisphere, double altitude, SatelliteBins bins, double lossAltitude = DipoleFieldLine.DefaultLossAltitude) =>
        (Line, Hemisphere, Altitude, Bins, LossAltitude) = (line, hemisphere, altitude, bins, lossAltitude);

    /// <summary>Field line.</summary>
    public DipoleFieldLine Line { get; }

    /// <summary>Which foot.</summary>
    public Hemisphere Hemisphere { get; }

    /// <summary>m.</summary>
    public double Altitude { get; }

    /// <summary>Bins.</summary>
    public SatelliteBins Bins { get; }

    /// <summary>Altitude of the atmosphere, m.</summary>
    public double LossAltitude { get; }

    /// <summary>Counts an electron that passes; ones outside the bins are counted as such.</summary>
    public void Record(in SatelliteCrossing crossing) => throw new NotImplementedException();

    /// <summary>The flux so far.</summary>
    public SatelliteFlux Flux() => throw new NotImplementedException();
}
