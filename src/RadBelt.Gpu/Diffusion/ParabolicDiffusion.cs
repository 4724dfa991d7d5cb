using RadBelt.Gpu.Diffusion.Oblique;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Quasilinear coefficients of electrons in field-aligned whistlers that run away from the equator of a parabolic field line, averaged over the bounce, for spectra that
/// change along the line: the theory beside the measured coefficients of <see cref="LongTermTransport.TransportRun"/>.
/// </summary>
/// <remarks>
/// <para>
/// Local coefficients are those of <see cref="Quasilinear"/> (Summers 2005; Allanson et al. 2022 Eqs. 26, 28, 29; n = −1 alone, cold electrons of constant density). On one
/// leg of each half bounce the electron meets the waves, on the other, of the same duration, it runs with them, and resonates only if ω &gt; ω_ce/γ. So all of B_w² enters
/// each leg with ½. With <c>z = z_m sinθ</c>, θ even in time, and <c>w = dα_eq/dα = tanα_eq/tanα</c>,
/// <c>⟨D_αα⟩ = (2/π)∫w²D_αα dθ</c>, <c>⟨D_αp⟩ = (2/π)∫wD_αp dθ</c>, <c>⟨D_pp⟩ = (2/π)∫D_pp dθ</c> over θ from 0 to π/2.
/// </para>
/// <para>Coefficients are exact to 1e-7 and regular at 90°. At 0° they are zero: there the bounce takes for ever.</para>
/// </remarks>
public static class ParabolicDiffusion
{
    /// <summary>Bounce-averaged coefficients of electrons over energy and equatorial pitch angle, on all cores of this processor.</summary>
    /// <param name="line">Field line.</param>
    /// <param name="density">Density of cold electrons, m⁻³, the same all along the line.</param>
    /// <param name="spectra">
    /// Gaussian spectra by distance from the equator (zero or positive, rising, at least two), both hemispheres alike. B_w², f_m and δf are linear between; before the first
    /// and beyond the last there are no waves.
    /// </param>
    /// <param name="band">Lowest and highest frequency, Hz, below the equatorial gyrofrequency, where the Gaussians are cut.</param>
    /// <param name="energies">Kinetic energies, J, positive, rising.</param>
    /// <param name="equatorialPitchAngles">α_eq, rad, in [0, π/2], rising.</param>
    /// <exception cref="InvalidInputException">An axis does not rise or leaves its range, or a spectrum, the band or the density is out of range.</exception>
    public static DiffusionTable BounceAveraged(
        ParabolicFieldLine line,
        double density,
        IReadOnlyList<GaussianSpectrum> spectra,
        (double Lowest, double Highest) band,
        IReadOnlyList<double> energies,
        IReadOnlyList<double> equatorialPitchAngles)
    {
        ArgumentNullException.ThrowIfNull(line);
        RequireAxes(energies, equatorialPitchAngles);
        var waves = new SpectraAlongLine(spectra, band);
        new RMode(new ColdPlasma(line.EquatorialField, density)).RequirePassBand(Math.Tau * band.Lowest, Math.Tau * band.Highest);

        int columns = equatorialPitchAngles.Count;
        var results = new LocalResult[energies.Count * columns];
        Parallel.For(0, results.Length, cell =>
        {
            double α = equatorialPitchAngles[cell % columns];
            results[cell] = α > 0 ? new ParabolicBounce(line, density, waves, band, energies[cell / columns], α).Mean() : default;
        });

        return DiffusionCoefficients.Table(
            Species.Electron, energies, equatorialPitchAngles, (energy, angle) => results[(energy * columns) + angle], ParabolicBounce.IsUnconverged);
    }

    private static void RequireAxes(IReadOnlyList<double> energies, IReadOnlyList<double> equatorialPitchAngles)
    {
        DiffusionCoefficients.RequireAxes(energies, equatorialPitchAngles);
        foreach (double α in equatorialPitchAngles)
        {
            if (!(α is >= 0 and <= Math.PI / 2))
            {
                throw new InvalidInputException(
                    $"equatorial pitch angle: {α / Units.Degree:G6}° is outside [0°, 90°]; the bounce is the same at 180° − α.");
            }
        }
    }
}
