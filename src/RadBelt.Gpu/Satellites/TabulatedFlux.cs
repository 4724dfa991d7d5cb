using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Satellites;

/// <summary>
/// F0 by its samples in energy and equatorial pitch angle: ln F0 is bilinear in ln E and ln sinα_eq, so that power laws of energy and of sinα_eq are kept.
/// </summary>
public sealed class TabulatedFlux : IInitialFlux
{
    private readonly FluxAxis energyAxis;
    private readonly FluxAxis pitchAngleAxis;
    private readonly double[] logFluxes;

    /// <summary>F0.</summary>
    /// <param name="energies">J, positive, strictly rising, at least two.</param>
    /// <param name="equatorialPitchAngles">rad, in (0, π/2], strictly rising, at least two.</param>
    /// <param name="fluxes">F0 by [energy, pitch angle], row-major, m⁻² s⁻¹ sr⁻¹ J⁻¹, positive.</param>
    /// <exception cref="InvalidInputException">The table has a gap: an axis that does not rise, a missing row, or a flux that is zero, negative or missing.</exception>
    public TabulatedFlux(IReadOnlyList<double> energies, IReadOnlyList<double> equatorialPitchAngles, IReadOnlyList<double> fluxes)
    {
        ArgumentNullException.ThrowIfNull(energies);
        ArgumentNullException.ThrowIfNull(equatorialPitchAngles);
        ArgumentNullException.ThrowIfNull(fluxes);
        energyAxis = FluxAxis.OfEnergies(energies);
        pitchAngleAxis = FluxAxis.OfPitchAngles(equatorialPitchAngles);
        if (fluxes.Count != (long)energies.Count * equatorialPitchAngles.Count)
        {
            throw new InvalidInputException(
                $"F0 table: {fluxes.Count} fluxes for {energies.Count} energies and {equatorialPitchAngles.Count} pitch angles; give one for each pair, pitch angle running fastest.");
        }

        int columns = equatorialPitchAngles.Count;
        logFluxes =
        [
            .. fluxes.Select((flux, i) =>
                FluxAxis.LogFlux(flux, $"at {energies[i / columns] / KeV:G6} keV and {equatorialPitchAngles[i % columns] / Degree:G6}°")),
        ];
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The energy or the pitch angle is outside the table.</exception>
    public double At(double energy, double equatorialPitchAngle)
    {
        (int row, double up) = energyAxis.Find(energy);
        (int column, double right) = pitchAngleAxis.Find(equatorialPitchAngle);
        double Along(int r)
        {
            int left = r * pitchAngleAxis.Count + column;
            return logFluxes[left] + right * (logFluxes[left + 1] - logFluxes[left]);
        }

        double below = Along(row);
        return Math.Exp(below + up * (Along(row + 1) - below));
    }
}
