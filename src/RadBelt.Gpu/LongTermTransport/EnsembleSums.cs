using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>
/// An ensemble at one time as sums over parts of it, from whose scatter the errors of fits come. Part p of P has electrons ⌊N p/P⌋ to before ⌊N (p + 1)/P⌋, whoever
/// counts them.
/// </summary>
internal sealed class EnsembleSums
{
    private const int MostParts = 20;

    private readonly long count;
    private readonly SampleSums[] energies, pitchAngles;

    /// <summary>Nothing counted yet.</summary>
    /// <param name="time">t, s.</param>
    /// <param name="energy">E0, J.</param>
    /// <param name="pitchAngle">α_eq at the start, rad.</param>
    /// <param name="count">Electrons of the ensemble.</param>
    public EnsembleSums(double time, double energy, double pitchAngle, long count)
    {
        (Time, this.count) = (time, count);
        energies = [.. Enumerable.Range(0, PartsOf(count)).Select(_ => new SampleSums(energy))];
        pitchAngles = [.. energies.Select(_ => new SampleSums(pitchAngle))];
    }

    /// <summary>t, s.</summary>
    public double Time { get; }

    /// <summary>Sums of each part: of energies, then of pitch angles.</summary>
    public IReadOnlyList<SampleSums> All => [.. energies, .. pitchAngles];

    /// <summary>Parts of an ensemble: two electrons each at least.</summary>
    public static int PartsOf(long count) => (int)Math.Min(MostParts, count / 2);

    /// <summary>Adds electrons <paramref name="first"/> …; those whose pitch angle is negative are lost and do not count.</summary>
    public void Add(long first, ReadOnlySpan<double> e, ReadOnlySpan<double> α)
    {
        int part = (int)((Int128)first * energies.Length / Math.Max(count, 1));
        for (int i = 0; i < e.Length; i++)
        {
            while (first + i >= (long)((Int128)count * (part + 1) / energies.Length))
                part++;
            while (part > 0 && first + i < (long)((Int128)count * part / energies.Length))
                part--;
            if (α[i] >= 0)
            {
                energies[part].Add(e[i]);
                pitchAngles[part].Add(α[i]);
            }
        }
    }

    /// <summary>Moments of the ensemble and fits of all times from <paramref name="fitFrom"/> on, of energies and of pitch angles.</summary>
    public static (IReadOnlyList<TransportMoments> Moments, TransportFit Energy, TransportFit PitchAngle) Finish(IReadOnlyList<EnsembleSums> times, double fitFrom)
    {
        TransportMoments[] moments = [.. times.Select(sums =>
        {
            SampleMoments e = Whole(sums.energies), α = Whole(sums.pitchAngles);
            return new TransportMoments(sums.Time, e.Mean, e.Variance, α.Mean, α.Variance);
        })];
        EnsembleSums[] fitted = [.. times.Skip((int)Math.Min(Math.Ceiling(fitFrom), int.MaxValue))];
        double[] at = [.. fitted.Select(sums => sums.Time)];
        return (moments, Fit(sums => sums.energies), Fit(sums => sums.pitchAngles));

        TransportFit Fit(Func<EnsembleSums, SampleSums[]> of) => TransportFit.Of(
            at,
            Line([.. fitted.Select(sums => Whole(of(sums)))]),
            [.. Enumerable.Range(0, times.Count > 0 ? times[0].energies.Length : 0).Select(p => Line([.. fitted.Select(sums => of(sums)[p].Finish())]))]);
    }

    private static MomentLine Line(SampleMoments[] moments) => new([.. moments.Select(m => m.Mean)], [.. moments.Select(m => m.Variance)]);

    private static SampleMoments Whole(SampleSums[] parts)
    {
        SampleSums whole = parts[0].Empty();
        foreach (SampleSums part in parts)
            whole.Add(part.All, part.Count);
        return whole.Finish();
    }
}
