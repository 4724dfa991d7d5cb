using MathNet.Numerics.Integration;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.Tests.Chorus;

/// <summary>
/// Waves of a tone along a field line, one place at a time, from the oblique dispersion relation at ψ = 0: T by quadrature of 1/v_g, t0 by bisection of t0 + T(t0) = t.
/// </summary>
internal sealed class ReferenceTone(FieldLinePlasma plasma, Chirp tone, double latitude)
{
    private readonly (DispersionSurface Surface, double Length)[] nodes =
    [
        .. Enumerable.Range(0, 48).Select(q =>
        {
            var rule = new GaussLegendreRule(0, latitude, 48);
            double λ = rule.GetAbscissa(q);
            return (DispersionRelation.Full.On(plasma.At(λ), WaveBranch.Whistler), rule.GetWeight(q) * plasma.Line.ArcLengthPerLatitude(λ));
        }),
    ];

    /// <summary>T and ∫k dz of the wave emitted at t0.</summary>
    public (double Delay, double PathPhase) Path(double emission)
    {
        (double delay, double pathPhase) = (0, 0);
        foreach ((DispersionSurface surface, double length) in nodes)
        {
            var wave = ObliqueWave.On(surface, 2 * Math.PI * tone.Frequency(emission), 0);
            (delay, pathPhase) = (delay + length / wave.ParallelGroupSpeed, pathPhase + length * wave.ParallelWaveNumber);
        }

        return (delay, pathPhase);
    }

    /// <summary>Every t0 of the waves that pass at a time.</summary>
    public IReadOnlyList<double> Emissions(double time, int scan = 300)
    {
        List<double> roots = [];
        double Miss(double t0) => t0 + Path(t0).Delay - time;
        for (int m = 0; m < scan; m++)
        {
            double low = m * tone.Duration / scan, high = (m + 1) * tone.Duration / scan;
            bool rises = Miss(high) > 0;
            if (rises == Miss(low) > 0)
            {
                continue;
            }

            for (int n = 0; n < 50; n++)
            {
                double middle = 0.5 * (low + high);
                (low, high) = Miss(middle) > 0 == rises ? (low, middle) : (middle, high);
            }

            roots.Add(0.5 * (low + high));
        }

        return roots;
    }

    /// <summary>φ and ω of the wave emitted at t0, at a time.</summary>
    public (double Phase, double Frequency) At(double time, double emission)
    {
        double ω = 2 * Math.PI * tone.Frequency(emission);
        return (-2 * Math.PI * tone.Turns(emission) + Path(emission).PathPhase - ω * (time - emission), ω);
    }
}
