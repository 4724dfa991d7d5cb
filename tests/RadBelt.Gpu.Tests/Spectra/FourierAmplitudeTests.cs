using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Tests.Spectra;

internal sealed class FourierAmplitudeTests
{
    private const int Times = 240;
    private const double TimeStep = 1e-4;
    private const double Amplitude = 3e-12;

    // Samples are single precision: 2⁻²⁴ of the amplitude each.
    private const double Rounding = 1e-7 * Amplitude;

    [Test]
    public void ASinusoidOnABinShowsItsAmplitude([Values("Hann", "Rectangular")] string window)
    {
        FourierAmplitude spectrum = FourierAmplitude.OfBy(Sinusoid(bin: 30), Window(window));
        Assert.That(spectrum.Frequencies[30], Is.EqualTo(30 / (Times * TimeStep)).Within(1e-12).Percent);
        Assert.That(spectrum.Amplitudes[30], Is.EqualTo(Amplitude).Within(Rounding));
        int reach = window == "Hann" ? 1 : 0;
        Assert.That(spectrum.Amplitudes.Where((_, i) => Math.Abs(i - 30) > reach).Max(), Is.LessThan(Rounding), "none elsewhere");
    }

    [Test]
    public void AConstantAndTheNyquistFrequencyCountOnce([Values(0, Times / 2)] int bin)
    {
        FieldSamples samples = Fields.Of(Times, 3, TimeStep, 1, (_, t) => (Amplitude * Math.Cos(2 * Math.PI * bin * t / (Times * TimeStep)), 0));
        Assert.That(FourierAmplitude.OfBy(samples, SpectralWindow.Rectangular).Amplitudes[bin], Is.EqualTo(Amplitude).Within(Rounding));
    }

    /// <summary>Half-way between bins, the worst place: |sin(πd)/(πd(1 − d²))| of the amplitude d bins away, and as much again for the mirror image and for the
    /// aliases of both, a sampling rate away.</summary>
    [Test]
    public void AHannWindowBoundsTheLeakage()
    {
        IReadOnlyList<double> amplitudes = FourierAmplitude.OfBy(Sinusoid(bin: 60.5)).Amplitudes;
        Assert.That(amplitudes[60], Is.InRange(0.848 * Amplitude, 0.85 * Amplitude));
        for (int i = 0; i < amplitudes.Count; i++)
        {
            double line = Math.Abs(i - 60.5), mirror = i + 60.5;
            double bound = Amplitude * (Kernel(line) + Kernel(mirror) + Kernel(Times - line) + Kernel(Times - mirror)) + Rounding;
            Assert.That(amplitudes[i], Is.LessThanOrEqualTo(bound), $"{line} bins away");
        }

        static double Kernel(double d) => Math.Abs(Math.Sin(Math.PI * d) / (Math.PI * d * (1 - d * d)));
    }

    [Test]
    public void TheMeanIsOverTheBandAndAnEmptyOneIsRefused()
    {
        FourierAmplitude spectrum = new([0, 10, 20, 30], [8, 1, 3, 8]);
        Assert.That(spectrum.Mean(10, 20), Is.EqualTo(2));
        Assert.That(() => spectrum.Mean(11, 19), Throws.TypeOf<InvalidInputException>().With.Message.Contains("[11, 19] Hz"));
    }

    private static SpectralWindow Window(string name) => name == "Hann" ? SpectralWindow.Hann : SpectralWindow.Rectangular;

    // Along x the phase turns: amplitudes are averaged, not fields.
    private static FieldSamples Sinusoid(double bin) =>
        Fields.Of(Times, 8, TimeStep, 1, (x, t) => (Amplitude * Math.Sin(0.7 * x - 2 * Math.PI * bin * t / (Times * TimeStep)), 0));
}
