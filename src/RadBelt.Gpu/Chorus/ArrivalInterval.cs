namespace RadBelt.Gpu.Chorus;

/// <summary>
/// The waves at one place that were emitted between two known ones: ω(t0) is the tone's, Ψ(ω) the cubic with the known values and slopes ∂Ψ/∂ω = T, and T its
/// derivative, so that ∂φ/∂t = −ω holds exactly. Wave normal, gain and source go through the known waves around.
/// </summary>
internal readonly struct ArrivalInterval
{
    // Change of ω, relative, from which on differences of Ψ tell T better than its values at the ends.
    private const double LeastChange = 1e-4;

    private readonly Chirp tone;
    private readonly Arrival first, last;
    private readonly double change;
    private readonly NewtonPolynomial angle, gain, lShell;

    /// <summary>The waves between number m of a chain and the next.</summary>
    /// <param name="tone">The tone.</param>
    /// <param name="chain">Known waves, emission times rising.</param>
    /// <param name="m">The first of the two.</param>
    public ArrivalInterval(Chirp tone, ReadOnlySpan<Arrival> chain, int m)
    {
        (this.tone, first, last) = (tone, chain[m], chain[m + 1]);
        change = last.Frequency - first.Frequency;
        ReadOnlySpan<Arrival> near = chain[Math.Max(0, m - 1)..Math.Min(chain.Length, m + 3)];
        Span<double> t = stackalloc double[near.Length], y = stackalloc double[near.Length];
        for (int i = 0; i < near.Length; i++)
        {
            t[i] = near[i].Emission;
        }

        (int skip, int count) = Stencil.Around(t, m - Math.Max(0, m - 1));
        near = near.Slice(skip, count);
        t = t.Slice(skip, count);
        y = y[..count];
        angle = Through(near, t, y, wave => wave.WaveNormalAngle);
        gain = Through(near, t, y, wave => wave.Gain);
        lShell = Through(near, t, y, wave => wave.SourceLShell);

        static NewtonPolynomial Through(ReadOnlySpan<Arrival> near, Span<double> t, Span<double> y, Func<Arrival, double> of)
        {
            for (int i = 0; i < y.Length; i++)
            {
                y[i] = of(near[i]);
            }

            return NewtonPolynomial.Through(t, y);
        }
    }

    /// <summary>The wave that passes at a time between those of the ends.</summary>
    public ArrivedWave At(double time)
    {
        double emission = Emission(time);
        double ω = 2 * Math.PI * tone.Frequency(emission);
        (double pathPhase, _) = Path(emission, ω);
        double φ = ArrivedWave.PhaseAt(tone, time, emission, ω, pathPhase);
        return new ArrivedWave(emission, ω, φ, angle.At(emission).Value, gain.At(emission).Value, lShell.At(emission).Value);
    }

    // t0 + T(t0) = t by the Illinois form of false position.
    private double Emission(double time)
    {
        double low = first.Emission, high = last.Emission;
        double below = first.Time - time, above = last.Time - time;
        if (below == 0 || above == 0)
        {
            return below == 0 ? low : high;
        }

        double middle = low;
        int kept = 0;
        for (int i = 0; i < 60; i++)
        {
            middle = (low * above - high * below) / (above - below);
            double miss = middle + Path(middle, 2 * Math.PI * tone.Frequency(middle)).Delay - time;
            if (Math.Abs(miss) < 1e-14 || middle == low || middle == high)
            {
                break;
            }

            // An end that stays for a second time counts half.
            if (miss > 0 == above > 0)
            {
                (high, above, below, kept) = (middle, miss, kept < 0 ? 0.5 * below : below, -1);
            }
            else
            {
                (low, below, above, kept) = (middle, miss, kept > 0 ? 0.5 * above : above, +1);
            }
        }

        return middle;
    }

    private double Fraction(double emission) => (emission - first.Emission) / (last.Emission - first.Emission);

    private (double PathPhase, double Delay) Path(double emission, double ω)
    {
        double step = last.PathPhase - first.PathPhase;
        double mean = 0.5 * (first.Delay + last.Delay), slope = last.Delay - first.Delay;
        if (Math.Abs(change) < LeastChange * first.Frequency)
        {
            double u = Fraction(emission);
            return (first.PathPhase + mean * (ω - first.Frequency) + u * (step - mean * change), first.Delay + u * slope);
        }

        double v = (ω - first.Frequency) / change, bump = v * (1 - v);
        double excess = step / change - mean;
        double pathPhase = first.PathPhase + v * step + bump * change * ((2 * v - 1) * excess - 0.5 * slope);
        return (pathPhase, first.Delay + v * slope + 6 * bump * excess);
    }
}
