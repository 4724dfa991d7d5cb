using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Dispersion;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Diffusion.Oblique;

/// <summary>One coefficient to be computed.</summary>
internal sealed record DiffusionCase(
    ObliqueSpectrum Spectrum, DispersionRelation Relation, Species Species, double Energy, double PitchAngle, HarmonicRange Harmonics)
{
    public override string ToString() =>
        $"{Relation} {Spectrum.Branch} {Spectrum.Plasma.Ions.Length} ions R = {Spectrum.Plasma.FrequencyRatio:G4}, {Spectrum.Shape} {Spectrum.WaveNormals} "
        + $"{Spectrum.Directions}, {Species.Name} {Energy / KeV:G6} keV {PitchAngle / Degree:G5}°, n = {Harmonics.Lowest} … {Harmonics.Highest}";
}

/// <summary>Spectra inside the pass bands of their branch, and particles whose resonance is likely to be among them.</summary>
internal sealed class RandomSpectra(int seed)
{
    private readonly RandomWaves random = new(seed);

    /// <summary>A case with a wave of the spectrum that the particle resonates with at harmonic n in the middle of the range, if it can move that slowly or fast.</summary>
    public DiffusionCase Next(DispersionRelation relation, WaveBranch branch)
    {
        while (true)
        {
            bool electronsOnly = relation is not (FullDispersion or HighDensityDispersion);
            IonFraction[] ions = electronsOnly ? [] : RandomWaves.Compositions[random.Integer(branch == WaveBranch.Emic ? 1 : 0, 2)];
            ColdPlasma plasma = random.Plasma(ions);
            WaveNormalDistribution normals = Normals();
            IReadOnlyList<PassBand> bands = relation.PassBands(plasma, branch, Math.Atan(normals.Minimum));
            if (bands.Count == 0)
            {
                continue;
            }

            PassBand band = bands[random.Integer(0, bands.Count - 1)];
            double from = Math.Max(band.Lower, 0.02 * band.Upper), width = 0.9 * (band.Upper - from);
            double centre = random.Uniform(from + 0.1 * width, from + width), half = random.Uniform(0.2, 1) * Math.Min(centre - from, 0.98 * band.Upper - centre);
            if (!(half > 0))
            {
                continue;
            }

            var spectrum = new ObliqueSpectrum(
                plasma,
                branch,
                Shape(centre, half),
                normals,
                100 * PicoTesla,
                (WaveDirections)random.Integer(1, 3));
            if (Particle(spectrum, relation, centre) is (Species species, double energy, double α, int n))
            {
                return new(spectrum, relation, species, energy, α, new HarmonicRange(n - random.Integer(0, 1), n + random.Integer(0, 1)));
            }
        }
    }

    private WaveNormalDistribution Normals()
    {
        double minimum = random.Integer(0, 3) == 0 ? random.Uniform(0, 0.3) : 0, maximum = minimum + random.Logarithmic(0.1, 3);
        if (random.Integer(0, 2) == 0)
        {
            double[] tangents = Axis(minimum, maximum);
            return WaveNormalDistribution.Tabulated(tangents, [.. tangents.Select(_ => random.Uniform(0, 1))]);
        }

        return WaveNormalDistribution.Gaussian(
            random.Integer(0, 1) * random.Uniform(0, maximum), random.Logarithmic(0.1, 1) * maximum, maximum, minimum);
    }

    private SpectralShape Shape(double centre, double half)
    {
        (double lower, double upper) = (centre - half, centre + half);
        switch (random.Integer(0, 2))
        {
            case 0:
                return SpectralShape.Flat(lower, upper);
            case 1:
                return SpectralShape.Gaussian(centre, random.Uniform(0.3, 2) * half, lower, upper);
            default:
                double[] frequencies = Axis(lower, upper);
                return SpectralShape.Tabulated(frequencies, [.. frequencies.Select(_ => random.Uniform(0, 1))]);
        }
    }

    /// <summary>Five places, uneven but without jumps.</summary>
    private double[] Axis(double from, double to) =>
        [.. Enumerable.Range(0, 5).Select(i => from + (i is 0 or 4 ? i : i + random.Uniform(-0.3, 0.3)) / 4.0 * (to - from))];

    /// <summary>A particle of random pitch angle that resonates with a wave of the spectrum.</summary>
    private (Species Species, double Energy, double PitchAngle, int Harmonic)? Particle(ObliqueSpectrum spectrum, DispersionRelation relation, double ω)
    {
        double ψ = Math.Atan(random.Uniform(spectrum.WaveNormals.Minimum, Math.Min(spectrum.WaveNormals.Maximum, spectrum.WaveNormals.Minimum + 0.5)));
        double μ2 = relation.RefractiveIndexSquared(spectrum.Plasma, spectrum.Branch, ω, ψ);
        if (!(μ2 > 0 && double.IsFinite(μ2)))
        {
            return null;
        }

        Species species = spectrum.Branch == WaveBranch.Emic && random.Integer(0, 1) == 0 ? Species.Proton : Species.Electron;
        double k = (random.Integer(0, 1) * 2 - 1) * Math.Sqrt(μ2) * Math.Cos(ψ) * ω / PhysicalConstants.SpeedOfLight;
        if ((spectrum.Directions & WaveDirectionSigns.Direction(k)) == 0)
        {
            k = -k;
        }

        double α = Math.Acos(random.Uniform(-1, 1)), Ω = species.Gyrofrequency(spectrum.Plasma.FieldStrength);
        int n = random.Integer(-3, 3);

        // The mismatch falls through zero along one energy or none.
        double Mismatch(double energy) => ω - k * species.Speed(energy) * Math.Cos(α) - n * Ω / species.LorentzFactor(energy);
        (double low, double high) = (0.01 * KeV, 100 * MeV);
        if (Mismatch(low) > 0 == Mismatch(high) > 0)
        {
            return null;
        }

        for (int i = 0; i < 60; i++)
        {
            double middle = Math.Sqrt(low * high);
            (low, high) = Mismatch(middle) > 0 == Mismatch(low) > 0 ? (middle, high) : (low, middle);
        }

        return (species, low, α, n);
    }
}
