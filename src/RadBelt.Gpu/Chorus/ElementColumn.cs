namespace RadBelt.Gpu.Chorus;

/// <summary>
/// The waves at one place at the times of a grid, from the arrivals of waves emitted one after the other. Where several pass at once the strongest is kept, of equals
/// the one emitted first.
/// </summary>
internal sealed class ElementColumn(ChorusSource source, ElementGrid grid)
{
    /// <summary>Waves weaker than this fraction of A_max are none.</summary>
    private const double LeastAmplitude = 1e-6;

    private readonly Row[] rows = new Row[grid.Times];
    private readonly List<Arrival> arrivals = [];

    private record struct Row(bool Reached, ArrivedWave Wave, double Amplitude, double Dropped);

    /// <summary>Whether any wave passes here, at whatever time.</summary>
    public bool IsReached => arrivals.Count > 0;

    /// <summary>The wave at time i.</summary>
    public ArrivedWave Wave(int i) => rows[i].Wave;

    /// <summary>Its amplitude, T.</summary>
    public double Amplitude(int i) => rows[i].Amplitude;

    /// <summary>The strongest amplitude dropped there, T.</summary>
    public double Dropped(int i) => rows[i].Dropped;

    /// <summary>Begins another place.</summary>
    public void Clear()
    {
        Array.Clear(rows);
        arrivals.Clear();
    }

    /// <summary>Waves emitted one after the other, near enough to lead over into each other.</summary>
    /// <param name="chain">The waves, emission times rising.</param>
    /// <param name="factor">Factor on their amplitudes at this place.</param>
    public void Add(ReadOnlySpan<Arrival> chain, double factor)
    {
        arrivals.AddRange(chain);
        for (int m = 0; m + 1 < chain.Length; m++)
        {
            double from = chain[m].Time, to = chain[m + 1].Time;
            int low = (int)Math.Max(0, Math.Ceiling(Math.Min(from, to) / grid.TimeStep) - 1);
            int high = (int)Math.Min(grid.Times - 1, Math.Floor(Math.Max(from, to) / grid.TimeStep) + 1);
            ArrivalInterval? interval = null;
            for (int i = low; i <= high; i++)
            {
                // Half open, so that each wave is found once; the last of the chain belongs to it.
                double t = grid.Since(i);
                if (t == from || (t > from && t < to) || (t < from && t > to) || (t == to && m + 2 == chain.Length))
                {
                    interval ??= new ArrivalInterval(source.Tone, chain, m);
                    Offer(ref rows[i], interval.Value.At(t), factor);
                }
            }
        }
    }

    /// <summary>
    /// Continues the nearest waves at their frequencies to the times that no wave passes, so that phase and wave vector hold around the waves too.
    /// </summary>
    public void Continue()
    {
        arrivals.Sort((a, b) => a.Time.CompareTo(b.Time));
        for (int i = 0, next = 0; i < rows.Length; i++)
        {
            double t = grid.Since(i);
            while (next + 1 < arrivals.Count && arrivals[next + 1].Time - t < t - arrivals[next].Time)
            {
                next++;
            }

            if (!rows[i].Reached)
            {
                Arrival near = arrivals[next];
                double φ = ArrivedWave.PhaseAt(source.Tone, t, near.Emission, near.Frequency, near.PathPhase);
                rows[i].Wave = new ArrivedWave(near.Emission, near.Frequency, φ, near.WaveNormalAngle, near.Gain, near.SourceLShell);
            }
        }
    }

    private void Offer(ref Row row, in ArrivedWave wave, double factor)
    {
        double amplitude = factor * source.Amplitude * Math.Exp(wave.Gain)
            * (source.ByFrequency?.At(wave.Frequency / (2 * Math.PI)) ?? 1)
            * (source.ByLShell?.At(wave.SourceLShell) ?? 1);
        if (!(amplitude >= LeastAmplitude * source.Amplitude))
        {
            amplitude = 0;
        }

        bool isBetter = !row.Reached || amplitude > row.Amplitude || (amplitude == row.Amplitude && wave.Emission < row.Wave.Emission);
        row = isBetter
            ? new Row(true, wave, amplitude, Math.Max(row.Dropped, row.Amplitude))
            : row with { Dropped = Math.Max(row.Dropped, amplitude) };
    }
}
