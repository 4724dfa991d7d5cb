using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLineWaves;

/// <summary>
/// The broadband equal of a simulated field (chorus paper, App. B): waves of fixed frequencies and random phases that run away from the equator into both
/// hemispheres, with amplitudes that follow the latitude-dependent, time-averaged power spectral density, itself fitted by a Gaussian at every latitude.
/// </summary>
/// <remarks>
/// <para>Wave j has <c>ψ_j = φ_j + ∫_0^|z| k_j dz′ − ω_j t</c> with the local wave number k_j(z) of cold electrons, the phase of a WKB solution. Its amplitude
/// b_j(z) is that of the spectrum, not of a constant energy flux: b_j² is the power in its part of the band, linear in |z| between latitudes, so that
/// Σ b_j² = B_w²(z).</para>
/// <para>Both hemispheres have the same waves, as a thin antenna at the equator sends them: there E_⊥ is continuous and B_⊥ changes its sign, across a sheet of
/// current (Ampère's law). Were B continuous instead, E would turn round from one node to the next, which Faraday's law allows no field to do. A node at the
/// equator has the northern values; where the equator lies between nodes B goes through zero between them.</para>
/// <para>E_j = (ω_j/k_j) B_j turned by a quarter, as in a uniform plasma. What it leaves out of Faraday's law is of the order of (db_j/dz)/(k_j b_j) and
/// (dk_j/dz)/k_j²: 10⁻³ for chorus at L = 6, where k⁻¹ is some kilometres and b varies over thousands.</para>
/// <para>Frequencies are even, so at one place the field comes back, turned by an angle, after <c>Waves/(band)</c> seconds; electrons meet it again at another phase.</para>
/// </remarks>
public sealed class BroadbandEquivalent
{
    private readonly ParabolicFieldLine line;
    private readonly double density;
    private readonly BroadbandSettings settings;

    private BroadbandEquivalent(ParabolicFieldLine line, IReadOnlyList<GaussianSpectrum> spectra, double density, BroadbandSettings settings)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(spectra);
        ArgumentNullException.ThrowIfNull(settings);
        Require.Positive(density, "density of cold electrons", "m⁻³");
        settings.Validate(line);
        (this.line, Spectra, this.density, this.settings) = (line, spectra, density, settings);
    }

    /// <summary>Spectra as they were measured; null where they were given.</summary>
    public LatitudePowerSpectra? Measured { get; private init; }

    /// <summary>Spectra at latitudes from the equator out, both hemispheres averaged.</summary>
    public IReadOnlyList<GaussianSpectrum> Spectra { get; }

    /// <summary>Measures a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="density">Density of cold electrons, m⁻³, constant along the line: the waves' dispersion.</param>
    /// <param name="settings">Latitudes, waves, band.</param>
    /// <exception cref="InvalidInputException">A setting is out of range, or there is no power to fit.</exception>
    public static BroadbandEquivalent Of(WaveFieldSource field, double density, BroadbandSettings settings)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate(field.Grid.Line);
        var measured = LatitudePowerSpectra.Of(field, settings.Latitudes, settings.SegmentLength);
        return new(field.Grid.Line, measured.Fit(settings.LowestFrequency, settings.HighestFrequency), density, settings) { Measured = measured };
    }

    /// <summary>Takes spectra that are known.</summary>
    /// <param name="line">The field line.</param>
    /// <param name="spectra">Spectra at rising distances from the equator, the first at 0; at least two.</param>
    /// <param name="density">Density of cold electrons, m⁻³, constant along the line.</param>
    /// <param name="settings">Waves and band.</param>
    /// <exception cref="InvalidInputException">A setting is out of range, or the distances are.</exception>
    public static BroadbandEquivalent Of(ParabolicFieldLine line, IReadOnlyList<GaussianSpectrum> spectra, double density, BroadbandSettings settings)
    {
        var made = new BroadbandEquivalent(line, spectra, density, settings);
        Require.Rising([.. spectra.Select(s => s.Distance)], "distances of spectra", "m");
        if (spectra.Count < 2 || spectra[0].Distance != 0)
        {
            throw new InvalidInputException(InvariantText.Of(
                $"spectra: {spectra.Count} from {spectra[0].Distance:G6} m on; give two at least, the first at the equator."));
        }

        return made;
    }

    /// <summary>The broadband field itself, on a grid of any length; amplitudes times <paramref name="scale"/>.</summary>
    /// <param name="device">Where it is evaluated.</param>
    /// <param name="grid">Nodes and samples, on the line that was measured and within its latitudes.</param>
    /// <param name="seed">Seed of the phases.</param>
    /// <param name="scale">Factor of all amplitudes; 0.1 is the same field scaled down tenfold.</param>
    /// <exception cref="InvalidInputException">The grid is of another line or longer than what was measured, or its samples are too rare for the band.</exception>
    public WaveFieldSource Field(Device device, WaveFieldGrid grid, long seed, double scale = 1)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(grid);
        Require.NotNegative(scale, "factor of the broadband field", "");
        var waves = new BroadbandWaves(line, density, settings, Spectra, seed, scale);
        BroadbandField field = new(device, grid, waves);
        try
        {
            field.RequireLine(line);
            waves.RequireFits(grid);
            field.Prepare();
            return field;
        }
        catch
        {
            field.Dispose();
            throw;
        }
    }
}
