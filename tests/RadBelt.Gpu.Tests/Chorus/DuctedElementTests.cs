using MathNet.Numerics.Integration;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Chorus;

/// <summary>The ducted element of Chen et al. (2021): 550 to 1400 Hz in 0.2 s, 300 pT, L = 5.5.</summary>
public sealed class DuctedElementTests
{
    private const double Peak = 300e-12;
    private static readonly FieldLinePlasma Plasma = new(
        new DipoleFieldLine(5.5), new PowerLawDensity(5e6, exponent: 1), new IonFraction(Species.Proton, 0.9), new IonFraction(Species.Helium, 0.1));

    private static readonly ChorusSource Source = new()
    {
        Tone = new LinearChirp(550, 1400, 0.2),
        Amplitude = Peak,
        ByFrequency = new FlatTop(600, 1350, 10, 10),
        ByLatitude = new FlatTop(1 * Units.Degree, 28 * Units.Degree, 0.1 * Units.Degree, 0.1 * Units.Degree),
    };

    private static readonly ElementGrid Grid = new() { Duration = 0.7, GreatestLatitude = 29 * Units.Degree };
    private static readonly ChorusElement Element = ChorusElement.Ducted(Plasma, Source, Grid);

    [Test]
    public void Phase_and_its_derivatives_agree_with_frequency_and_wave_number()
    {
        // Error of the bilinear ω and k_z: an eighth of their second differences, of order 1e-5 here; of central differences over a fifth of a cell far less.
        PhaseContinuity worst = PhaseContinuity.Of(Element, Peak, seed: 1);
        TestContext.Out.WriteLine(worst);
        Assert.That(worst.Places, Is.GreaterThan(500));
        Assert.That(worst.Frequency, Is.LessThan(3e-5));
        Assert.That(worst.ParallelWaveNumber, Is.LessThan(3e-5));
    }

    [Test]
    public void Waves_are_as_strong_as_they_left()
    {
        int compared = 0;
        for (int n = 0; n < Element.Nodes.Length; n++)
        {
            double latitude = Math.Asin(Grid.Sine(n % Grid.Latitudes));
            ElementNode node = Element.Nodes[n];
            if (node.Amplitude > 0)
            {
                double expected = Peak * Source.ByFrequency!.At(node.Frequency / (2 * Math.PI)) * Source.ByLatitude!.At(latitude);
                Assert.That(node.Amplitude, Is.EqualTo(expected).Within(1e-12 * Peak));
                compared++;
            }
        }

        Assert.That(compared, Is.EqualTo(Element.Coverage.WithWaves).And.GreaterThan(10_000));
    }

    [TestCase(700.0)]
    [TestCase(1200.0)]
    public void Arrival_at_28_degrees_is_the_integral_of_the_slowness(double frequency)
    {
        double delay = GaussLegendreRule.Integrate(
            λ => Plasma.Line.ArcLengthPerLatitude(λ) / DispersionRelation.Full.Wave(Plasma.At(λ), WaveBranch.Whistler, 2 * Math.PI * frequency, 0).ParallelGroupSpeed,
            0,
            28 * Units.Degree,
            32);
        double emission = (frequency - 550) / (1400 - 550) * 0.2;

        // ω is bilinear within a cell: 1e-6 of itself here.
        ElementNode node = Element.At(emission + delay, 28 * Units.Degree);
        Assert.That(node.Frequency / (2 * Math.PI), Is.EqualTo(frequency).Within(0.01));
    }
}
