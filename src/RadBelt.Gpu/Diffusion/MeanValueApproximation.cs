using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Local quasilinear coefficients of oblique waves in which the integral over X = tanψ is replaced by a few of its values, after the idea of
/// Albert (2007b, 2008): harmonics, directions and roots are all kept, and so are the ranges of X in which they resonate with the band.
/// </summary>
/// <remarks>
/// For each harmonic and direction, X is cut where a resonant frequency crosses a cut-off of the band, or its median (and, of a peaked spectrum,
/// where its tails begin). By the mean-value theorem <c>∫ f w X dX = f(X*) ∫ w X dX</c> on each range, w ≥ 0 the weight of the wave normals, f
/// all the rest: power at the resonant frequency, <c>k∥² ∂k∥/∂ω /N(ω)</c> (Glauert &amp; Horne 2005), the kick, and <c>1/|1 − v∥ ∂k∥/∂ω|</c>.
/// The approximation is the place: X* is the mean of X over w X, or with m values a range the places of Gauss' rule for w X (our choice), exact
/// when f is a polynomial of degree 2m − 1 in X. N(ω) is taken by the same rule with 8 places. So it is exact for field-aligned waves and in the
/// limit of narrow wave normals; it fails where f oscillates within a range (k⊥v⊥γ/Ω ≫ 1: MeV electrons at large α) and next to double roots, v∥
/// ∂k∥/∂ω = 1, where f is singular; exactly at one, coefficients are infinite.
/// </remarks>
public sealed class MeanValueApproximation
{
    private const int PlacesOfNorm = 8;

    private readonly ObliqueSpectrum spectrum;
    private readonly DiffusionSettings settings;
    private readonly int valuesPerRange;
    private readonly DispersionSurface surface;
    private readonly ResonantFrequencies resonances;
    private readonly MeanValueRule rule;
    private readonly double[] marks;

    /// <summary>Prepares a spectrum.</summary>
    /// <param name="spectrum">The waves.</param>
    /// <param name="valuesPerRange">Values of f in each range of X: 1 is the mean-value theorem proper; 3 unless given; up to 8.</param>
    /// <param name="settings">Harmonics, dispersion relation, resonance cone; the relative tolerance only ends <see
    /// cref="HarmonicRange.Converged"/>.</param>
    /// <exception cref="InvalidInputException">The number of values is out of range, the dispersion relation does not describe the branch and
    /// plasma, or part of the band is in a stop band.</exception>
    public MeanValueApproximation(ObliqueSpectrum spectrum, int valuesPerRange = 3, DiffusionSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        if (valuesPerRange is < 1 or > 8)
        {
            throw new InvalidInputException($"values per range: {valuesPerRange} cannot be used; give 1 to 8.");
        }

        (this.spectrum, this.valuesPerRange, this.settings) = (spectrum, valuesPerRange, settings ?? new DiffusionSettings());
        SpectralShape shape = spectrum.Shape;
        WaveNormalDistribution normals = spectrum.WaveNormals;
        surface = this.settings.Dispersion.On(spectrum.Plasma, spectrum.Branch);
        resonances = new ResonantFrequencies(this.settings.Dispersion, spectrum.Plasma, spectrum.Branch, shape.Lower, shape.Upper);
        surface.RequireBand(shape.Lower, shape.Upper, normals.Minimum, normals.Maximum);
        rule = new MeanValueRule(normals);
        double edge = 0.1 * (shape.Upper - shape.Lower);
        marks = [.. new[] { 0.02, 0.5, 0.98 }.Select(part => shape.Quantile(part))
            .Where(ω => ω > shape.Lower + edge && ω < shape.Upper - edge).Append(shape.Lower).Append(shape.Upper)];
    }

    /// <summary>The coefficients.</summary>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <param name="pitchAngle">Pitch angle α from +B0, rad, in [0, π].</param>
    /// <exception cref="InvalidInputException">Energy or pitch angle out of range.</exception>
    public MeanValueEstimate Coefficients(Species species, double energy, double pitchAngle)
    {
        ArgumentNullException.ThrowIfNull(species);
        Require.Positive(energy, "energy", "J");
        Require.PitchAngle(pitchAngle);
        var sum = new DiffusionTensor();
        int evaluations = 0, idle = 0;
        HarmonicRange harmonics = settings.Harmonics;
        int highest = Math.Max(Math.Abs(harmonics.Lowest), Math.Abs(harmonics.Highest));
        for (int order = 0; order <= highest && idle < 2; order++)
        {
            var shell = new DiffusionTensor();
            foreach (int n in (order == 0 ? [0] : new[] { -order, order }).Where(n => n >= harmonics.Lowest && n <= harmonics.Highest))
            {
                shell += Harmonic(n, species, energy, pitchAngle, ref evaluations);
            }

            sum += shell;
            bool matters = sum.AlphaAlpha == 0 && sum.EnergyEnergy == 0
                || shell.AlphaAlpha > settings.RelativeTolerance * sum.AlphaAlpha
                || shell.EnergyEnergy > settings.RelativeTolerance * sum.EnergyEnergy;
            idle = matters || !harmonics.StopsEarly ? 0 : idle + 1;
        }

        return new MeanValueEstimate(sum.ToMomentum(species, energy), evaluations);
    }

    private DiffusionTensor Harmonic(int n, Species species, double energy, double α, ref int evaluations)
    {
        double v = species.Speed(energy);
        double parallel = v * Math.Cos(α);
        double gyration = n * species.Gyrofrequency(spectrum.Plasma.FieldStrength) / species.LorentzFactor(energy);
        double p = species.Mass * species.MomentumPerMass(energy);
        double rate = species.Charge * SpeedOfLight / p;
        double power = spectrum.RmsAmplitude * spectrum.RmsAmplitude * (spectrum.Directions == WaveDirections.Both ? 0.5 : 1);
        var sum = new DiffusionTensor();
        foreach (int direction in spectrum.Directions.Signs())
        {
            foreach ((double X, double weight) in Places(gyration, parallel * direction))
            {
                double ψ = direction > 0 ? Math.Atan(X) : Math.PI - Math.Atan(X);
                foreach (ObliqueResonance resonance in resonances.Find(species, energy, α, n, WaveDirectionSigns.Direction(direction), X))
                {
                    double ω = resonance.Frequency;
                    (double least, double greatest) = WaveNormals(ω);
                    if (X < least || X > greatest)
                    {
                        continue;
                    }

                    ObliqueWave wave = ObliqueWave.On(surface, ω, ψ);
                    double density = power * spectrum.Shape.Density(ω) * VolumeFactor(wave) * weight / Norm(ω, least, greatest);
                    double strength = density == 0 ? 0 : Math.PI * rate * rate * density / Math.Abs(resonance.DetuningSlope);
                    var kick = MeanValueKick.Of(wave, n, spectrum.Plasma.FieldStrength, species, energy, α);
                    sum += DiffusionTensor.OfKick(kick.PitchAngle, v * p * kick.Energy, strength);
                    evaluations++;
                }
            }
        }

        return sum;
    }

    /// <summary>X* of every range and the power ∫ w X dX it stands for.</summary>
    /// <param name="gyration">nΩ/γ.</param>
    /// <param name="parallel">v∥ along the waves.</param>
    private IEnumerable<(double Tangent, double Weight)> Places(double gyration, double parallel)
    {
        double least = spectrum.WaveNormals.Minimum, greatest = spectrum.WaveNormals.Maximum;
        double[] ends = [.. marks.SelectMany(ω => TangentsAt(ω, (ω - gyration) / parallel)).Append(least).Append(greatest).Order()];
        return ends.Zip(ends.Skip(1)).SelectMany(range => rule.On(range.First, range.Second, valuesPerRange));
    }

    /// <summary>X at which waves of a frequency have a given k∥: k∥ falls from X = 0 to the Gendrin angle and rises from there.</summary>
    private IEnumerable<double> TangentsAt(double ω, double waveNumber)
    {
        double x = ω / surface.Plasma.ElectronGyrofrequency;
        (double first, double last) = WaveNormals(ω);
        if (!(waveNumber > 0 && last > first))
        {
            yield break;
        }

        double turn = Math.Clamp(surface.GendrinTangent(x) ?? last, first, last);
        foreach ((double from, double to) in new[] { (first, turn), (turn, last) })
        {
            if (to > from && Excess(from) * Excess(to) < 0)
            {
                yield return BracketedRoot.Find(Excess, from, to);
            }
        }

        double Excess(double X) => WaveNumber(x, X) / waveNumber - 1;
    }

    /// <summary>N(ω) = ∫ w X k∥² ∂k∥/∂ω dX.</summary>
    private double Norm(double ω, double least, double greatest) =>
        rule.On(least, greatest, PlacesOfNorm)
            .Sum(place => place.Weight * VolumeFactor(ObliqueWave.On(surface, ω, Math.Atan(place.Tangent))));

    /// <summary>The wave normals at a frequency.</summary>
    private (double Least, double Greatest) WaveNormals(double ω) =>
        surface.ShortOfCone(ω / surface.Plasma.ElectronGyrofrequency, spectrum.WaveNormals, settings.ResonanceConeFraction);

    /// <summary>k∥, m⁻¹, of forward waves; NaN where they don't propagate.</summary>
    private double WaveNumber(double x, double X)
    {
        RefractiveIndex index = surface.At(x, X);
        return x * surface.Plasma.ElectronGyrofrequency / SpeedOfLight * (index.Propagates ? Math.Sqrt(index.Squared / (1 + X * X)) : double.NaN);
    }

    private static double VolumeFactor(ObliqueWave wave) =>
        wave.ParallelWaveNumber * wave.ParallelWaveNumber * Math.Abs(wave.ParallelWaveNumberSlope);
}
