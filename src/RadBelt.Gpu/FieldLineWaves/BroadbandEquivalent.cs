using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLineWaves;

/// <summary>
/// The broadband equal of a simulated field (chorus paper, App. B): waves of fixed frequencies and random phases that run away from the equator into both
/// hemispheres, with amplitudes that follow the latitude-dependent, time-averaged power spectral density, itself fitted by a Gaussian at every latitude.
/// </summary>
public sealed class BroadbandEquivalent
{
    private BroadbandEquivalent()
    {
    }

    /// <summary>Spectra at latitudes from the equator out, both hemispheres averaged: <see cref="BroadbandSettings.Latitudes"/> of them.</summary>
    public IReadOnlyList<GaussianSpectrum> Spectra => throw new NotImplementedException();

    /// <summary>Measures a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="density">Density of cold electrons, m⁻³, constant along the line: the waves' dispersion.</param>
    /// <param name="settings">Latitudes, waves, band.</param>
    /// <exception cref="InvalidInputException">A setting is out of range, or there is no power to fit.</exception>
    public static BroadbandEquivalent Of(WaveFieldSource field, double density, BroadbandSettings settings) => throw new NotImplementedException();

    /// <summary>The broadband field itself, on a grid of any length; amplitudes times <paramref name="scale"/>.</summary>
    /// <param name="device">Where it is evaluated.</param>
    /// <param name="grid">Nodes and samples.</param>
    /// <param name="seed">Seed of the phases.</param>
    /// <param name="scale">Factor of all amplitudes; 0.1 is the same field scaled down tenfold.</param>
    public WaveFieldSource Field(Device device, WaveFieldGrid grid, long seed, double scale = 1) => throw new NotImplementedException();
}

/// <summary>How a <see cref="BroadbandEquivalent"/> is made.</summary>
/// <param name="LowestFrequency">Lowest wave, Hz.</param>
/// <param name="HighestFrequency">Highest wave, Hz.</param>
public sealed record BroadbandSettings(double LowestFrequency, double HighestFrequency)
{
    /// <summary>Waves a hemisphere, evenly over the band.</summary>
    public int Waves { get; init; } = 100;

    /// <summary>Latitudes between the equator and the end of the field, evenly, both included.</summary>
    public int Latitudes { get; init; } = 25;
}
