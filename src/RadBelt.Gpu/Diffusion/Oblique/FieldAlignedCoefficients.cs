using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Diffusion.Oblique;

/// <summary>Coefficients of field-aligned waves, by <see cref="Quasilinear"/>: the limit of oblique ones in closed form.</summary>
internal sealed class FieldAlignedCoefficients
{
    private readonly WaveSpectrum spectrum;
    private readonly Species species;
    private readonly double pitchAngle;
    private readonly bool counts;

    /// <summary>The coefficients of a problem.</summary>
    /// <exception cref="InvalidInputException">The branch has no field-aligned mode of the relation, or the band is not one of the mode.</exception>
    public FieldAlignedCoefficients(LocalProblem problem, WaveBranch branch, Species species, DiffusionSettings settings)
    {
        FieldAlignedMode mode = Mode(problem.Plasma, branch, settings.Dispersion);
        spectrum = WaveSpectrum.Of(mode, problem.Waves.Shape, problem.Waves.RmsAmplitude, problem.Directions);
        this.species = species;
        pitchAngle = Math.Atan2(problem.Sine, problem.Cosine);
        counts = mode.ResonanceOrder >= settings.Harmonics.Lowest && mode.ResonanceOrder <= settings.Harmonics.Highest;
    }

    /// <summary>The coefficients at an energy (J).</summary>
    public LocalResult At(double energy)
    {
        if (!counts)
        {
            return default;
        }

        int resonances = Resonance.Waves(spectrum, species, energy, pitchAngle).Count;
        MomentumDiffusionTensor d = Quasilinear.Coefficients(spectrum, species, energy, pitchAngle).ToMomentum(species, energy);
        double p = species.Mass * species.MomentumPerMass(energy);
        return new LocalResult(d.AlphaAlpha, d.AlphaMomentum / p, d.MomentumMomentum / (p * p), 0, 0, resonances, resonances);
    }

    private static FieldAlignedMode Mode(ColdPlasma plasma, WaveBranch branch, DispersionRelation relation)
    {
        // Along B0 the quasi-longitudinal relation is the full one of electrons alone.
        bool exact = relation == DispersionRelation.Full || (relation == DispersionRelation.QuasiLongitudinal && plasma.Ions.IsEmpty);
        return (exact, branch) switch
        {
            (true, _) when branch == WaveBranch.Whistler => new RMode(plasma),
            (true, _) when branch == WaveBranch.Emic => new LMode(plasma),
            _ => throw new InvalidInputException(
                $"wave normals: field-aligned {branch} waves with the {relation} relation have no closed form here; use a Gaussian of X = tanψ with X_w = 1e-3, or whistlers or EMIC waves with the full relation."),
        };
    }
}
