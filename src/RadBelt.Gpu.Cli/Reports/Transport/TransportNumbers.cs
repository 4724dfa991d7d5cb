using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Reports.Transport;

/// <summary>What follows from the records of a run: ratios, decorrelation times, distances of distributions.</summary>
internal static class TransportNumbers
{
    // Bounce periods over which trajectories are correlated with themselves, where the run is long enough.
    private const double LongestLag = 4;

    /// <summary>A ratio of measured values with its standard error; NaN where either is missing.</summary>
    public static Estimate Ratio(Estimate over, Estimate under)
    {
        double ratio = over.Value / under.Value;
        return new(ratio, Math.Abs(ratio) * Math.Sqrt(Square(over.Error / over.Value) + Square(under.Error / under.Value)));
    }

    /// <summary>Measured D, with its error.</summary>
    public static Estimate Diffusion(TransportFit fit) => new(fit.Diffusion, fit.DiffusionError);

    /// <summary>Measured A, with its error.</summary>
    public static Estimate Advection(TransportFit fit) => new(fit.Advection, fit.AdvectionError);

    /// <summary>The field that theory is compared with: the broadband one where there is one.</summary>
    public static TransportInField Compared(TransportReportData data) => data.Find(TransportFieldKind.Broadband) ?? data.Fields[0];

    /// <summary>D_EE of chorus over that of the broadband waves; null for a run of one field.</summary>
    public static Estimate? ChorusOverBroadband(TransportReportData data, int ensemble) =>
        data.Find(TransportFieldKind.Archive) is { } chorus && data.Find(TransportFieldKind.Broadband) is { } broadband
            ? Ratio(Diffusion(chorus.Records[ensemble].Energy), Diffusion(broadband.Records[ensemble].Energy))
            : null;

    /// <summary>Quasilinear D_EE over the measured one; null without theory.</summary>
    public static Estimate? TheoryOverMeasured(TransportReportData data, int ensemble) => data.Theory is { } theory
        ? Ratio(new(theory.Of(data.Ensembles[ensemble].Ensemble).EnergyDiffusion, 0), Diffusion(Compared(data).Records[ensemble].Energy))
        : null;

    /// <summary>D_EE of electrons that follow theory as it is, by the same lines, over the measured one; null without them.</summary>
    public static Estimate? FollowedOverMeasured(TransportReportData data, int ensemble) => data.Stochastic.FirstOrDefault(s => s.Scale == 1) is { } followed
        ? Ratio(Diffusion(followed.Ensembles[ensemble].Energy), Diffusion(Compared(data).Records[ensemble].Energy))
        : null;

    /// <summary>Autocorrelation of a trajectory's pitch angle; null for one too short for it.</summary>
    public static Autocorrelation? Autocorrelation(TransportRecord record, TransportTrajectory trajectory)
    {
        double lag = Math.Min(LongestLag * record.BouncePeriod, 0.5 * (trajectory.Times[^1] - trajectory.Times[0]));
        return trajectory.Times.Length > 8 ? trajectory.Autocorrelation(lag) : null;
    }

    /// <summary>Decorrelation times of the trajectories that decorrelate, s, rising.</summary>
    public static double[] DecorrelationTimes(TransportRecord record) =>
        [.. record.Trajectories.Select(trajectory => Autocorrelation(record, trajectory)?.DecorrelationTime).OfType<double>().Order()];

    /// <summary>The middle one of rising values; NaN of none.</summary>
    public static double Median(double[] rising) =>
        rising.Length == 0 ? double.NaN : 0.5 * (rising[(rising.Length - 1) / 2] + rising[rising.Length / 2]);

    /// <summary>How far electrons that follow theory are from those of a field, for every ensemble, time and factor.</summary>
    public static IEnumerable<DistributionDistance> Distances(TransportReportData data) =>
        from field in data.Fields
        from ensemble in Enumerable.Range(0, data.Ensembles.Count)
        from time in Enumerable.Range(0, data.Ensembles[ensemble].Snapshots.Count)
        from stochastic in data.Stochastic
        where time < stochastic.Ensembles[ensemble].Snapshots.Count
        select Distance(data, field, ensemble, time, stochastic);

    private static DistributionDistance Distance(TransportReportData data, TransportInField field, int ensemble, int time, StochasticTransport stochastic)
    {
        TransportSnapshot measured = field.Records[ensemble].Snapshots[time], followed = stochastic.Ensembles[ensemble].Snapshots[time];

        // Lost electrons are kept where they were lost; those that follow theory are not.
        int[] left = [.. Enumerable.Range(0, measured.PitchAngles.Length).Where(i => measured.PitchAngles[i] > data.Setup.LossCone)];
        return new(
            field.Kind, ensemble, measured.Time, stochastic.Scale,
            KolmogorovSmirnov.TwoSample([.. left.Select(i => measured.PitchAngles[i])], followed.PitchAngles),
            KolmogorovSmirnov.TwoSample([.. left.Select(i => measured.Energies[i])], followed.Energies));
    }

    private static double Square(double x) => x * x;
}

/// <summary>A value and its standard error.</summary>
internal readonly record struct Estimate(double Value, double Error)
{
    /// <summary>In another unit.</summary>
    public Estimate In(double unit) => new(Value / unit, Error / unit);
}

/// <summary>Two-sample distances of Kolmogorov and Smirnov.</summary>
/// <param name="Field">The field that was measured in.</param>
/// <param name="Ensemble">Number of the ensemble.</param>
/// <param name="Time">s.</param>
/// <param name="Scale">Factor of theory's coefficients.</param>
/// <param name="PitchAngle">Over α_eq.</param>
/// <param name="Energy">Over E.</param>
internal sealed record DistributionDistance(
    TransportFieldKind Field, int Ensemble, double Time, double Scale, KolmogorovSmirnovResult PitchAngle, KolmogorovSmirnovResult Energy);
