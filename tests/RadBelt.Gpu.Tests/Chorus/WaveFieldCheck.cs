using System.Numerics;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Tests.Chorus;

/// <summary>Waves of an element against <c>k × B = −(ω/c²) K·E</c>, K the cold dielectric tensor, and their amplitude against A_w.</summary>
internal static class WaveFieldCheck
{
    /// <summary>Compares every fiftieth node with a wave; both directions of k_x count alike, for K is that of the node's own frame.</summary>
    public static void Of(ChorusElement element, FieldLinePlasma plasma, double peak)
    {
        (int compared, double worst, double amplitude) = (0, 0, 0);
        for (int n = 0; n < element.Nodes.Length; n += 50)
        {
            ElementNode node = element.Nodes[n];
            if (node.Amplitude < 1e-3 * peak)
            {
                continue;
            }

            StixParameters stix = StixParameters.At(plasma.At(Math.Asin(element.Grid.Sine(n % element.Grid.Latitudes))), node.Frequency);
            (double kx, double kz, double perC) = (node.OutwardWaveNumber, node.ParallelWaveNumber, node.Frequency / (SpeedOfLight * SpeedOfLight));
            (Complex ex, Complex ey, Complex ez) = (node.Electric.X, Complex.ImaginaryOne * node.Electric.Y, node.Electric.Z);
            (Complex bx, Complex by, Complex bz) = (Complex.ImaginaryOne * node.Magnetic.X, node.Magnetic.Y, Complex.ImaginaryOne * node.Magnetic.Z);
            Complex i = Complex.ImaginaryOne;
            Complex x = -kz * by + perC * (stix.S * ex - i * stix.D * ey);
            Complex y = kz * bx - kx * bz + perC * (i * stix.D * ex + stix.S * ey);
            Complex z = kx * by + perC * stix.P * ez;
            double k = double.Hypot(kx, kz) * node.Amplitude;
            worst = Math.Max(worst, Math.Max(x.Magnitude, Math.Max(y.Magnitude, z.Magnitude)) / k);
            double rms = Math.Sqrt(0.5 * (node.Magnetic.X * node.Magnetic.X + node.Magnetic.Y * node.Magnetic.Y + node.Magnetic.Z * node.Magnetic.Z));
            amplitude = Math.Max(amplitude, Math.Abs(rms / node.Amplitude - 1));
            compared++;
        }

        Assert.That(compared, Is.GreaterThan(50));
        Assert.That(worst, Is.LessThan(1e-10));
        Assert.That(amplitude, Is.LessThan(1e-12));
    }
}
