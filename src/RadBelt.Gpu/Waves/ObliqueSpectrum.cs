using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>
/// A random-phase spectrum of waves at an angle to B0, spread evenly in azimuth: a plasma, a branch, the power over frequency and over wave normal
/// angle, the rms amplitude <c>B_w² = ⟨|B|²⟩</c> (all components), and the directions along B0 (signs of k∥) that carry the power.
/// </summary>
/// <param name="Plasma">The plasma.</param>
/// <param name="Branch">The branch of its waves.</param>
/// <param name="Shape">Power over ω.</param>
/// <param name="WaveNormals">Power over X = tanψ.</param>
/// <param name="RmsAmplitude">B_w, T, zero or positive: all the power, of both directions.</param>
/// <param name="Directions">With <see cref="WaveDirections.Both"/> each direction has half of B_w², as in Glauert &amp; Horne (2005).</param>
public sealed record ObliqueSpectrum(
    ColdPlasma Plasma,
    WaveBranch Branch,
    SpectralShape Shape,
    WaveNormalDistribution WaveNormals,
    double RmsAmplitude,
    WaveDirections Directions)
{
    /// <summary>B_w, T: all the power, of both directions.</summary>
    public double RmsAmplitude
    {
        get;
        init => field = Checked(value);
    } = Checked(RmsAmplitude);

    private static double Checked(double rmsAmplitude)
    {
        Require.NotNegative(rmsAmplitude, "B_w", "T");
        return rmsAmplitude;
    }
}
