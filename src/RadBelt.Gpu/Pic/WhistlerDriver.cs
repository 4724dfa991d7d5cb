using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// An incoherent spectrum of R-mode waves along +x: components at frequencies spread evenly over a band with random phases, all of one
/// amplitude (Allanson et al. 2021, §2). In the plasma each is a cold-plasma wave; what is launched goes one way only.
/// </summary>
public sealed class WhistlerDriver
{
    private readonly double[] frequency, phase, amplitude, index;

    /// <summary>A driver.</summary>
    /// <param name="plasma">The plasma in front of it.</param>
    /// <param name="lowest">Lowest frequency, Hz, positive.</param>
    /// <param name="highest">Highest frequency, Hz, below f_ce.</param>
    /// <param name="sourceAmplitude">
    /// rms |B_⊥|, T, of the waves as a source in front of the plasma would radiate them into vacuum. The plasma lets 2μ/(1 + μ) of each component's B
    /// in (Fresnel, normal incidence; μ the refractive index): the paper's 1 pT "at the boundary" so becomes 1.8–1.9 pT within.
    /// </param>
    /// <param name="components">Components, 1 … 100,000.</param>
    /// <param name="seed">Seed of the phases.</param>
    /// <exception cref="InvalidInputException">A value is outside its range.</exception>
    public WhistlerDriver(ColdPlasma plasma, double lowest, double highest, double sourceAmplitude, int components, long seed)
    {
        Require.Positive(lowest, "driver: lowest frequency", "Hz");
        Require.NotNegative(sourceAmplitude, "driver: amplitude", "T");
        double gyrofrequency = plasma.ElectronGyrofrequency / Math.Tau;
        if (!(highest >= lowest && highest < gyrofrequency))
        {
            throw new InvalidInputException(
                $"driver: the band {lowest:G5} … {highest:G5} Hz must rise and end below f_ce = {gyrofrequency:G5} Hz; whistlers above it do not propagate");
        }

        if (components is < 1 or > 100_000)
        {
            throw new InvalidInputException($"driver: {components} waves is outside 1 … 100,000");
        }

        (Lowest, Highest, SourceAmplitude) = (lowest, highest, sourceAmplitude);
        var mode = new RMode(plasma);
        var random = new RandomStream(seed, RandomStreams.DriverPhases);
        frequency = [.. Enumerable.Range(0, components).Select(j => Math.Tau * (lowest + ((j + 0.5) / components * (highest - lowest))))];
        phase = [.. Enumerable.Range(0, components).Select(j => Math.Tau * random.Uniform(j).First)];
        index = [.. frequency.Select(ω => Math.Sqrt(mode.RefractiveIndexSquared(ω)))];
        amplitude = [.. index.Select(mu => sourceAmplitude / Math.Sqrt(components) * 2 * mu / (1 + mu))];
    }

    /// <summary>Lowest frequency, Hz.</summary>
    public double Lowest { get; }

    /// <summary>Highest frequency, Hz.</summary>
    public double Highest { get; }

    /// <summary>rms |B_⊥| of the source in vacuum, T.</summary>
    public double SourceAmplitude { get; }

    /// <summary>rms |B_⊥| of the waves in the plasma, T: (Σ b_j²)^½.</summary>
    public double Amplitude => Math.Sqrt(amplitude.Sum(b => b * b));

    /// <summary>Rise time of the waves from nothing, s.</summary>
    public double RiseTime => 2 / Lowest;

    /// <summary>Highest refractive index of a component.</summary>
    internal double LargestIndex => index.Max();

    /// <summary>The waves at a time and a distance: B_y = Σ b cos θ, B_z = Σ b sin θ, θ = ωt − kx + φ, E_y = Σ (ω/k) B_z, E_z = −Σ (ω/k) B_y.</summary>
    /// <param name="time">Time, s.</param>
    /// <param name="x">Distance from where the phases are defined, m.</param>
    public PrescribedValues At(double time, double x)
    {
        if (time <= 0)
        {
            return default;
        }

        double ey = 0, ez = 0, by = 0, bz = 0;
        for (int j = 0; j < frequency.Length; j++)
        {
            double wavenumber = index[j] * frequency[j] / PhysicalConstants.SpeedOfLight;
            (double sin, double cos) = Math.SinCos((frequency[j] * time) - (wavenumber * x) + phase[j]);
            double b = amplitude[j], e = b * PhysicalConstants.SpeedOfLight / index[j];
            by += b * cos;
            bz += b * sin;
            ey += e * sin;
            ez -= e * cos;
        }

        // sin² rise: no click at the start.
        double rise = time < RiseTime ? Math.Sin(Math.PI / 2 * time / RiseTime) : 1;
        rise *= rise;
        return new(0, rise * ey, rise * ez, rise * by, rise * bz);
    }
}
