using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// Open ends: waves are absorbed in a layer at each end, particles that leave come back as <see cref="ParticleEnds"/> says. A <see cref="Driver"/> launches waves from the inner edge of the
/// lower layer.
/// </summary>
/// <param name="Layer">Thickness of each absorbing layer, m, within the domain; several wavelengths of what is to be absorbed.</param>
public sealed record OpenBoundary(double Layer)
{
    /// <summary>Amplitude that a wave of <see cref="Frequency"/> keeps after it has crossed a layer twice, if it is not reflected on the way.</summary>
    public const double Residue = 1e-3;

    /// <summary>Frequency, Hz, of the whistlers that the layers are made for; the driver's centre, or 0.3 f_ce, when not given.</summary>
    public double? Frequency { get; init; }

    /// <summary>Waves driven from the lower end; none when not given.</summary>
    public WhistlerDriver? Driver { get; init; }

    /// <summary>What becomes of particles that reach an end; <see cref="ThermalReservoirs"/> when not given.</summary>
    public ParticleEnds ParticleEnds { get; init; } = new ThermalReservoirs();

    internal void Validate(PicGrid grid)
    {
        Require.Positive(Layer, "absorbing layer", "m");
        if (2 * Layer > 0.8 * grid.Length)
        {
            throw new InvalidInputException($"absorbing layer: {Layer:G4} m at each end leaves little of a domain of {grid.Length:G4} m; make the domain longer or the layers thinner");
        }
    }
}
