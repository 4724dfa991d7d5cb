using System.Collections.Immutable;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Satellites;

/// <summary>A spectrum by its samples: a power law from each to the next (ln j linear in ln E).</summary>
public sealed class TabulatedFluxSpectrum : IFluxSpectrum
{
    private readonly FluxAxis axis;
    private readonly double[] logFluxes;

    /// <summary>A spectrum.</summary>
    /// <param name="energies">J, positive, strictly rising, at least two.</param>
    /// <param name="fluxes">Flux at each, m⁻² s⁻¹ sr⁻¹ J⁻¹, positive.</param>
    /// <exception cref="InvalidInputException">The table has a gap: energies that do not rise, unequal lengths, or a flux that is zero, negative or missing.</exception>
    public TabulatedFluxSpectrum(IReadOnlyList<double> energies, IReadOnlyList<double> fluxes)
    {
        ArgumentNullException.ThrowIfNull(energies);
        ArgumentNullException.ThrowIfNull(fluxes);
        axis = FluxAxis.OfEnergies(energies);
        if (fluxes.Count != energies.Count)
        {
            throw new InvalidInputException($"F0 table: {energies.Count} energies and {fluxes.Count} fluxes; give as many of each.");
        }

        logFluxes = [.. fluxes.Select((flux, i) => FluxAxis.LogFlux(flux, $"at {energies[i] / KeV:G6} keV"))];
        (Energies, Fluxes) = ([.. energies], [.. fluxes]);
    }

    /// <summary>
    /// The mean flux at geostationary orbit four years before solar minimum, 30 keV–2 MeV: IGE-2006 (Sicard-Piet et al. 2008, doi:10.1029/2007SW000368;
    /// ECSS-E-ST-10-04C, annex B.2).
    /// </summary>
    /// <remarks>
    /// It stands in for the spectrum of Chen et al. (2021): Fig. 2 of Breneman et al. (2017), Van Allen Probe A at L = 5.6 on 20 January 2016, is printed as a
    /// curve only. The year is that of the event; L (6.6) and the average over directions are not. In the ratios of fluxes at one energy F0E drops out but for
    /// the few keV by which a wave changes it, so ratios and pitch-angle distributions hardly depend on the choice; fluxes are as large as it is.
    /// </remarks>
    public static TabulatedFluxSpectrum GeostationaryMean { get; } = new(
        [.. new[] { 30, 61.24, 88.74, 125.5, 183.71, 266.22, 396.86, 612.37, 908.3, 1284.52, 1989.97 }.Select(energy => energy * KeV)],
        [.. new[] { 2.39e5, 8.20e4, 3.19e4, 1.11e4, 4.13e3, 1.48e3, 4.77e2, 99.6, 28.0, 8.68, 1.39 }.Select(flux => flux * Units.PerSquareCentimetreSecondSteradianKeV)]);

    /// <summary>J.</summary>
    public ImmutableArray<double> Energies { get; }

    /// <summary>m⁻² s⁻¹ sr⁻¹ J⁻¹.</summary>
    public ImmutableArray<double> Fluxes { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The energy is outside the table.</exception>
    public double At(double energy)
    {
        (int left, double part) = axis.Find(energy);
        return Math.Exp(logFluxes[left] + part * (logFluxes[left + 1] - logFluxes[left]));
    }
}
