using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>
/// A continuous random-phase spectrum of field-aligned waves of one mode: a band of angular frequency, a power spectral density in it, the
/// rms amplitude <c>B_w² = ⟨|B⊥|²⟩</c>, and the directions along B0 that carry the power.
/// </summary>
/// <remarks>
/// Over wave numbers of both signs <c>S(k) = dB_w²/dk</c>, <c>∫S dk = B_w²</c>; over frequency each direction has its own <c>S_ω = S
/// |dk/dω|</c>. B_w² is ALL the power: with <see cref="WaveDirections.Both"/> each direction has half of it.
/// </remarks>
public sealed class WaveSpectrum
{
    private WaveSpectrum(FieldAlignedMode mode, SpectralShape shape, double rmsAmplitude, WaveDirections directions)
    {
        Require.NotNegative(rmsAmplitude, "B_w", "T");
        if (directions is < WaveDirections.Forward or > WaveDirections.Both)
        {
            throw new InvalidInputException($"wave directions: {directions} is none of Forward, Backward, Both.");
        }

        Mode = mode;
        Shape = shape;
        RmsAmplitude = rmsAmplitude;
        Directions = directions;
    }

    /// <summary>The mode and its plasma.</summary>
    public FieldAlignedMode Mode { get; }

    /// <summary>Lower edge of the band, rad s⁻¹.</summary>
    public double LowerFrequency => Shape.Lower;

    /// <summary>Upper edge of the band, rad s⁻¹.</summary>
    public double UpperFrequency => Shape.Upper;

    /// <summary>B_w, T: the rms of |B⊥| over all waves of both directions.</summary>
    public double RmsAmplitude { get; }

    /// <summary>The directions that carry the power.</summary>
    public WaveDirections Directions { get; }

    /// <summary>How the power is spread over frequency.</summary>
    public SpectralShape Shape { get; }

    /// <summary>A power spectral density that is constant in frequency.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="lowerFrequency">Lower edge of the band, rad s⁻¹.</param>
    /// <param name="upperFrequency">Upper edge of the band, rad s⁻¹; above the lower one, in the same pass band of the mode.</param>
    /// <param name="rmsAmplitude">B_w, T, zero or positive.</param>
    /// <param name="directions">The directions that carry the power.</param>
    /// <exception cref="InvalidInputException">The band is empty or not inside a pass band, or B_w is negative or not finite.</exception>
    public static WaveSpectrum Flat(
        FieldAlignedMode mode, double lowerFrequency, double upperFrequency, double rmsAmplitude, WaveDirections directions)
    {
        RequireBand(mode, lowerFrequency, upperFrequency);
        return new WaveSpectrum(mode, new FlatShape(lowerFrequency, upperFrequency), rmsAmplitude, directions);
    }

    /// <summary>A power spectral density of any shape.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="shape">How the power is spread over ω.</param>
    /// <param name="rmsAmplitude">B_w, T, zero or positive.</param>
    /// <param name="directions">The directions that carry the power.</param>
    /// <exception cref="InvalidInputException">The band is not inside a pass band, or B_w is negative or not finite.</exception>
    public static WaveSpectrum Of(FieldAlignedMode mode, SpectralShape shape, double rmsAmplitude, WaveDirections directions)
    {
        ArgumentNullException.ThrowIfNull(shape);
        RequireBand(mode, shape.Lower, shape.Upper);
        return new WaveSpectrum(mode, shape, rmsAmplitude, directions);
    }

    /// <summary>A power spectral density ∝ exp(−[(ω − ω_m)/δω]²) between cut-offs (Glauert &amp; Horne 2005; Summers 2005).</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="centre">ω_m, rad s⁻¹.</param>
    /// <param name="width">δω, rad s⁻¹, positive.</param>
    /// <param name="lowerFrequency">Lower cut-off, rad s⁻¹.</param>
    /// <param name="upperFrequency">Upper cut-off, rad s⁻¹; above the lower one, in the same pass band of the mode.</param>
    /// <param name="rmsAmplitude">B_w, T, zero or positive: all the power between the cut-offs.</param>
    /// <param name="directions">The directions that carry the power.</param>
    /// <exception cref="InvalidInputException">As for the flat spectrum; or the width is not positive, or so small that the band holds no
    /// power.</exception>
    public static WaveSpectrum Gaussian(
        FieldAlignedMode mode,
        double centre,
        double width,
        double lowerFrequency,
        double upperFrequency,
        double rmsAmplitude,
        WaveDirections directions)
    {
        RequireBand(mode, lowerFrequency, upperFrequency);
        return new WaveSpectrum(mode, new GaussianShape(centre, width, lowerFrequency, upperFrequency), rmsAmplitude, directions);
    }

    /// <summary>
    /// S_ω of one direction, T² s rad⁻¹, at angular frequency <paramref name="ω"/> (rad s⁻¹); zero outside the closed band.
    /// </summary>
    public double FrequencyDensity(double ω, WaveDirections direction) => PowerAlong(direction) * Shape.Density(ω);

    /// <summary>S(k) = dB_w²/dk, T² m, at the signed wave number <paramref name="k"/> (m⁻¹); zero outside the band.</summary>
    public double WaveNumberDensity(double k)
    {
        double magnitude = Math.Abs(k);
        if (!(magnitude >= Mode.WaveNumber(LowerFrequency) && magnitude <= Mode.WaveNumber(UpperFrequency)))
        {
            return 0;
        }

        PassBand band = Mode.RequirePassBand(LowerFrequency, UpperFrequency);
        double ω = Math.Clamp(Mode.Frequency(k, band), LowerFrequency, UpperFrequency);
        return FrequencyDensity(ω, WaveDirectionSigns.Direction(k)) * Mode.GroupSpeed(ω);
    }

    /// <summary>The same spectrum with another rms amplitude (T).</summary>
    /// <exception cref="InvalidInputException">B_w is negative or not finite.</exception>
    public WaveSpectrum WithAmplitude(double rmsAmplitude) => new(Mode, Shape, rmsAmplitude, Directions);

    /// <summary>Power of the waves of one direction, T².</summary>
    internal double PowerAlong(WaveDirections direction)
    {
        double power = RmsAmplitude * RmsAmplitude;
        return (Directions & direction) == 0 ? 0 : Directions == WaveDirections.Both ? 0.5 * power : power;
    }

    private static void RequireBand(FieldAlignedMode mode, double lower, double upper)
    {
        ArgumentNullException.ThrowIfNull(mode);
        mode.RequirePassBand(lower, upper);
        if (lower >= upper)
        {
            throw new InvalidInputException($"wave band: it is empty, both edges are {lower / (2 * Math.PI):G6} Hz; give lower < upper.");
        }
    }
}
