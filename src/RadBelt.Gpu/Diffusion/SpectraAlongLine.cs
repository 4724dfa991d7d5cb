using System.Collections.Immutable;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>Gaussian spectra at some distances from the equator; between them B_w², f_m and δf are linear, before the first and beyond the last there are no waves.</summary>
internal sealed class SpectraAlongLine
{
    private readonly ImmutableArray<GaussianSpectrum> spectra;
    private readonly (double Lowest, double Highest) band;

    /// <summary>Checks spectra that a user gives, and the band (Hz) they are cut to.</summary>
    /// <exception cref="InvalidInputException">Distances do not rise from zero or above, there are fewer than two, or a spectrum or the band is out of range.</exception>
    public SpectraAlongLine(IReadOnlyList<GaussianSpectrum> spectra, (double Lowest, double Highest) band)
    {
        ArgumentNullException.ThrowIfNull(spectra);
        this.spectra = [.. spectra];
        this.band = band;
        Distances = [.. spectra.Select(s => s.Distance)];
        if (spectra.Count < 2)
        {
            throw new InvalidInputException($"wave spectra: there is {spectra.Count}; give those of two distances from the equator at least.");
        }

        Require.NotNegative(Distances[0], "distance of the first wave spectrum", "m");
        Require.Rising(Distances, "distances of wave spectra", "m");
        Require.Positive(band.Lowest, "lowest frequency of the waves", "Hz");
        if (!(band.Highest > band.Lowest && double.IsFinite(band.Highest)))
        {
            throw new InvalidInputException($"wave band: [{band.Lowest:G6}, {band.Highest:G6}] Hz is not a band; give the lowest frequency first.");
        }

        foreach (GaussianSpectrum s in spectra)
        {
            string where = InvariantText.Of($"of the waves at {s.Distance:G6} m");
            Require.NotNegative(s.RmsAmplitude, $"rms amplitude {where}", "T");
            Require.Positive(s.Centre, $"central frequency {where}", "Hz");
            Require.Positive(s.Width, $"spectral width {where}", "Hz");
        }
    }

    /// <summary>|z|, m, of the given spectra.</summary>
    public ImmutableArray<double> Distances { get; }

    /// <summary>The waves at |z| (m) between the first and the last distance.</summary>
    public CutGaussian At(double distance)
    {
        int found = Distances.BinarySearch(distance);
        int right = Math.Clamp(found >= 0 ? found : ~found, 1, Distances.Length - 1);
        (GaussianSpectrum a, GaussianSpectrum b) = (spectra[right - 1], spectra[right]);
        double t = Math.Clamp((distance - a.Distance) / (b.Distance - a.Distance), 0, 1);
        double power = Mean(a.RmsAmplitude * a.RmsAmplitude, b.RmsAmplitude * b.RmsAmplitude);
        return new CutGaussian(new GaussianSpectrum(distance, Math.Sqrt(power), 0, Mean(a.Centre, b.Centre), 0, Mean(a.Width, b.Width), 0), band);

        double Mean(double x, double y) => ((1 - t) * x) + (t * y);
    }
}
