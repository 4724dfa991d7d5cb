using System.Globalization;
using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>What a page says of a test-particle run in words, from its numbers. Rich text.</summary>
internal sealed class TestParticlesText(TestParticlesRun run, double[] times, IReadOnlyList<EnsembleReportData> ensembles)
{
    // Where resonant theory is held to account: away from the field, and from 90°, where the resonant energy is beyond MeV.
    private const double LowestAngle = 15;
    private const double HighestAngle = 75;

    // What counts as a departure that shows: the bounds of the table.
    private const double Tolerance = CoefficientSection.Tolerance;
    private const double SignificantZ = CoefficientSection.SignificantZ;

    private double Elapsed => times.Length > 0 ? times[^1] : 0;

    /// <summary>One line below the title.</summary>
    public string Subtitle =>
        $"Test particles against quasilinear theory: B_{{w}} = {Numbers.Short(run.WaveAmplitude / Units.PicoTesla)} pT, {Band}";

    /// <summary>Key facts.</summary>
    public IReadOnlyList<ReportFact> Facts =>
    [
        new("Background field B_{0}", $"{Numbers.Short(run.BackgroundField / Units.NanoTesla)} nT, uniform"),
        new("f_{ce}", $"{Numbers.Significant(run.Gyrofrequency / 1e3, 4)} kHz"),
        new("Electron density", $"{Numbers.Short(run.ElectronDensity / Units.PerCubicCentimetre)} cm^{{−3}}"),
        new("ω_{pe}/ω_{ce}", Numbers.Significant(run.PlasmaFrequency / run.Gyrofrequency, 4)),
        new("Wave amplitude B_{w}", $"{Numbers.Short(run.WaveAmplitude / Units.PicoTesla)} pT rms, {Numbers.Short(run.WaveAmplitude / run.BackgroundField, 2)} B_{{0}}"),
        new("Waves", $"{Count(run.Waves)} {run.Polarisation}-mode, {Band}"),
        new("Test particles", $"{Count(run.Particles)} {run.Species.Name}s"),
        new("Duration", $"{Numbers.Short(Elapsed)} s"),
        new("Mover", $"{run.Mover}, {run.Precision} precision"),
        new("Time step", $"{Numbers.Significant(run.TimeStep / 1e-6)} µs, {Numbers.Short(1 / (run.TimeStep * run.Gyrofrequency))} a gyration"),
        new("Wall time", $"{Numbers.Significant(run.Elapsed)} s"),
        new("Wave evaluations", $"{Numbers.Significant(run.WaveEvaluationsPerSecond)} s^{{−1}}"),
    ];

    /// <summary>Paragraphs.</summary>
    public IReadOnlyList<string> Prose => Elapsed > 0 ? [What, Theory, .. Agreement, .. Departure] : [What];

    private string Band
    {
        get
        {
            string low = Numbers.Short(run.LowestFrequency / run.Gyrofrequency), high = Numbers.Short(run.HighestFrequency / run.Gyrofrequency);
            return low == high ? $"{low} f_{{ce}}" : $"{low}–{high} f_{{ce}}";
        }
    }

    private string What
    {
        get
        {
            long[] counts = [.. ensembles.Select(e => (long)e.Count).Distinct().Order()];
            string each = counts.Length == 1 ? Count(counts[0]) : $"{Count(counts[0])} to {Count(counts[^1])}";
            string way = run.Directions switch
            {
                WaveDirections.Forward => "along B_{0}",
                WaveDirections.Backward => "against B_{0}",
                _ => "both ways along B_{0}",
            };
            return $"{Count(ensembles.Count)} ensembles of {each} {run.Species.Name}s each start at pitch angles α_{{0}} from {Name(ensembles[0])} to "
                + $"{Name(ensembles[^1])} and energies from {Energy(ensembles.Min(e => e.Energy))} to {Energy(ensembles.Max(e => e.Energy))}, spread evenly over "
                + $"gyrophase and over {Numbers.Significant(run.Domain / 1e3)} km along the field. {Count(run.Waves)} {run.Polarisation}-mode waves of random phase "
                + $"run {way}, {(run.HasSpectrum ? "a discrete spectrum over " : "")}{Band} with B_{{w}} = {Numbers.Short(run.WaveAmplitude / Units.PicoTesla)} pT. "
                + $"The {run.Species.Name}s are followed for {Numbers.Short(Elapsed)} s"
                + (run.Mover == "reduced" ? " by the reduced equations (Allanson et al. 2022, Eqs. 9–12)." : " along their full orbits.");
        }
    }

    private string Theory =>
        $"Each is held against what theory has for it at its start. Quasilinear: the resonant limit of the {(run.HasSpectrum ? "continuous spectrum" : "waves")} (Allanson et al. 2022, "
        + "Eqs. 26, 28, 29), constant in time, so that mean squares grow along straight lines 2 D t. Weak turbulence: D_{αα}(Δt) of the very "
        + "waves of the run (Eq. 20), which starts as 0 and tends to the resonant limit once the waves that resonate are told apart from those that "
        + "do not.";

    private IEnumerable<string> Agreement
    {
        get
        {
            var held = Held().ToArray();
            if (held.Length == 0)
            {
                yield break;
            }

            int agree = held.Count(h => !Departs(h.Estimate));
            var worst = held.MaxBy(h => Math.Abs(h.Estimate.Ratio - 1));
            var surest = held.MaxBy(h => Math.Abs(h.Estimate.Z));
            yield return $"Of the {Count(held.Length)} coefficients D_{{αα}}, D_{{EE}} and D_{{αE}} between {Numbers.Short(LowestAngle)}° and "
                + $"{Numbers.Short(HighestAngle)}°, {Count(agree)} agree with quasilinear theory within {Numbers.Short(SignificantZ)} standard errors and "
                + $"{Numbers.Short(100 * Tolerance)} %. The largest departure is {Percent(worst.Estimate.Ratio - 1)} ({Which(worst)}, z = "
                + $"{Numbers.Fixed(worst.Estimate.Z, 1)}); the largest |z| is {Numbers.Fixed(Math.Abs(surest.Estimate.Z), 1)} ({Which(surest)}, "
                + $"{Percent(surest.Estimate.Ratio - 1)}).";
        }
    }

    // Why measurements depart, as far as the numbers say.
    private IEnumerable<string> Departure
    {
        get
        {
            var departing = Held().Where(h => Departs(h.Estimate) && Math.Abs(h.Estimate.Z) > SignificantZ).ToArray();
            if (departing.Length == 0)
            {
                yield break;
            }

            EnsembleReportData widest = departing.Select(d => d.Ensemble).MaxBy(Spread)!;
            EnsembleReportData farthest = departing.Select(d => d.Ensemble).MaxBy(e => Math.Abs(e.Alpha.AdvectionRatio[^1]))!;
            if (Spread(widest) > 5)
            {
                yield return $"The departure from theory is not noise: the waves are strong. Electrons started at {Name(widest)} end with pitch angles spread by "
                    + $"{Numbers.Short(Spread(widest), 2)}° (standard deviation) about a mean that has moved by {Numbers.Fixed(widest.Alpha.MeanChange[^1], 1)}°, and energies spread by "
                    + $"{Numbers.Short(100 * Math.Sqrt(widest.EnergyMoments.Variance[^1]) / widest.Energy, 2)} %. They have left the pitch angle and the energy at which the "
                    + "coefficient was evaluated, and many of them the band of resonance. So a variance no longer grows along its straight line: "
                    + Slowing(widest)
                    + $" The mean moves too: at {Name(farthest)} the ratio of advection to diffusion reaches "
                    + $"{Numbers.Fixed(farthest.Alpha.AdvectionRatio[^1], 2)}. Theory is local and of the first order in the wave power; here it holds for a fraction of the run.";
            }

            var early = departing.Select(d => d.Ensemble).Distinct().Where(e => Math.Abs(WeakTurbulence(e) - 1) > Tolerance / 2).ToArray();
            if (early.Length > 0)
            {
                EnsembleReportData most = early.MaxBy(e => Math.Abs(WeakTurbulence(e) - 1))!;
                yield return $"The resonant limit itself is not reached everywhere: for {Name(most)} the waves of this run give, after {Numbers.Short(Elapsed)} s, "
                    + $"{Numbers.Fixed(WeakTurbulence(most), 2)} of the quasilinear D_{{αα}} by weak-turbulence theory.";
            }
        }
    }

    /// <summary>What a reader must know before believing the numbers.</summary>
    /// <param name="isComplete">Whether the run came to its end.</param>
    public IReadOnlyList<string> Warnings(bool isComplete)
    {
        var warnings = new List<string>();
        if (!isComplete || !run.Completed)
        {
            warnings.Add($"This run was stopped at {Numbers.Short(Elapsed)} s of {Numbers.Short(run.StopTime)} s. What follows is what it had until then.");
        }

        EnsembleReportData[] recurring = [.. ensembles.Where(e => e.RecurrenceTime < Elapsed)];
        if (recurring.Length > 0)
        {
            EnsembleReportData soonest = recurring.MinBy(e => e.RecurrenceTime)!;
            warnings.Add($"The run is longer than the recurrence time of {Count(recurring.Length)} of {Count(ensembles.Count)} ensembles (shortest: "
                + $"{Numbers.Significant(soonest.RecurrenceTime, 2)} s at {Name(soonest)}): after that the discrete waves come back into step along the orbit "
                + $"and no longer act as a continuous spectrum. About {Count((long)Math.Ceiling(run.Waves * Elapsed / soonest.RecurrenceTime))} waves would last for this run.");
        }

        return warnings;
    }

    private static string Slowing(EnsembleReportData e)
    {
        int half = (e.Alpha.Variance.Length - 1) / 2;
        double growth = e.Alpha.Variance[^1] / e.Alpha.Variance[half];
        return growth < 1.8
            ? $"there it grew by a factor of {Numbers.Fixed(growth, 2)} in the second half of the run, where a straight line has 2."
            : $"at {Name(e)} it ends at {Numbers.Fixed(e.AlphaAlpha.Ratio, 2)} of it.";
    }

    private static double Spread(EnsembleReportData e) => Math.Sqrt(e.Alpha.Variance[^1]);

    // Weak turbulence at the end of the run over the resonant limit.
    private double WeakTurbulence(EnsembleReportData e) => e.WeakTurbulenceMeanSquare is { } square
        ? square[^1] / (2 * Elapsed * e.AlphaAlpha.Theory * BroadbandDiffusionReport.DegreesPerRadian * BroadbandDiffusionReport.DegreesPerRadian)
        : double.NaN;

    private static bool Departs(CoefficientEstimate e) => !(Math.Abs(e.Ratio - 1) <= Tolerance && Math.Abs(e.Z) <= SignificantZ);

    private static string Name(EnsembleReportData e) => BroadbandDiffusionReport.Name(e);

    private static string Energy(double keV) => keV < 1000 ? $"{Numbers.Short(keV)} keV" : $"{Numbers.Short(keV / 1000)} MeV";

    private static string Percent(double fraction) => (fraction > 0 ? "+" : "") + $"{Numbers.Fixed(100 * fraction, 1)} %";

    private static string Count(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    private static string Which((string Coefficient, EnsembleReportData Ensemble, CoefficientEstimate) h) => $"{h.Coefficient} at {Name(h.Ensemble)}";

    // Waves along B0 meet electrons beyond 90°.
    private IEnumerable<(string Coefficient, EnsembleReportData Ensemble, CoefficientEstimate Estimate)> Held() =>
        from e in ensembles
        where Math.Min(e.PitchAngle, 180 - e.PitchAngle) is >= LowestAngle - 1e-9 and <= HighestAngle + 1e-9
        from d in new[] { ("D_{αα}", e, e.AlphaAlpha), ("D_{EE}", e, e.EnergyEnergy), ("D_{αE}", e, e.AlphaEnergy) }
        where double.IsFinite(d.Item3.Ratio)
        select d;
}
