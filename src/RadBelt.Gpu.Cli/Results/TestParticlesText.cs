using System.Globalization;
using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>What a page says of a test-particle run in words, from its numbers. Rich text.</summary>
internal sealed class TestParticlesText(
    TestParticlesRun run, double[] times, IReadOnlyList<EnsembleReportData> ensembles, IReadOnlyList<ReportCurve> resonance)
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
        new("Mover", $"{Mover}, {run.Precision} precision"),
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
            string start = ensembles.Count == 1
                ? $"An ensemble of {each} {run.Species.Name}s starts at the pitch angle α_{{0}} = {ensembles[0].Name} with {Energy(ensembles[0].Energy)}"
                : $"{Numeral(ensembles.Count)} ensembles of {each} {run.Species.Name}s each start at pitch angles α_{{0}} from {ensembles[0].Name} to "
                    + $"{ensembles[^1].Name} with energies from {Energy(ensembles.Min(e => e.Energy))} to {Energy(ensembles.Max(e => e.Energy))}";
            return $"{start}, spread evenly over "
                + $"gyrophase and over {(run.Domain < 1e7 ? Numbers.Short(run.Domain / 1e3) : Count((long)Math.Round(run.Domain / 1e3)))} km along the field. {Count(run.Waves)} {run.Polarisation}-mode waves of random phase "
                + $"run {way}, {(run.HasSpectrum ? "a discrete spectrum over " : "")}{Band} with B_{{w}} = {Numbers.Short(run.WaveAmplitude / Units.PicoTesla)} pT. "
                + $"The {run.Species.Name}s are followed for {Numbers.Short(Elapsed)} s"
                + (run.Mover == "reduced" ? " by the reduced equations (Allanson et al. 2022, Eqs. 9–12)." : " along their full orbits.");
        }
    }

    private string Theory =>
        $"Each ensemble is held against what theory has for it at its start. Quasilinear: the resonant limit of the {(run.HasSpectrum ? "continuous spectrum" : "waves")} (Allanson et al. 2022, "
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
            EnsembleReportData[] departing =
                [.. Held().Where(h => Departs(h.Estimate) && Math.Abs(h.Estimate.Z) > SignificantZ).OrderByDescending(h => Math.Abs(h.Estimate.Z)).Select(h => h.Ensemble).Distinct()];
            if (departing.Length == 0)
            {
                yield break;
            }

            yield return Spreading(departing[0]);
            EnsembleReportData farthest = departing.MaxBy(e => Math.Abs(e.Alpha.AdvectionRatio[^1]))!;
            if (Math.Abs(farthest.Alpha.AdvectionRatio[^1]) > 0.2)
            {
                yield return Advection(farthest);
            }

            EnsembleReportData early = departing.MaxBy(e => Math.Abs(WeakTurbulence(e) - 1))!;
            if (Math.Abs(WeakTurbulence(early) - 1) > Tolerance / 2)
            {
                yield return $"The resonant limit itself is not reached everywhere: at {early.Name} weak-turbulence theory gives, for the waves of this run after "
                    + $"{Numbers.Short(Elapsed)} s, {Numbers.Fixed(WeakTurbulence(early), 2)} of the quasilinear D_{{αα}}.";
            }
        }
    }

    private string Spreading(EnsembleReportData e)
    {
        double expected = Math.Sqrt(2 * e.AlphaAlpha.Theory * Elapsed) * BroadbandDiffusionReport.DegreesPerRadian;
        string text = $"The departure is no noise, and it is plainest at {e.Name}, where D_{{αα}} comes to {Numbers.Fixed(e.AlphaAlpha.Ratio, 2)} of the quasilinear one. Electrons started there "
            + $"end with pitch angles spread by {Numbers.Short(Spread(e), 2)}° and energies by {Numbers.Short(100 * Math.Sqrt(e.EnergyMoments.Variance[^1]) / e.Energy, 2)} % (standard deviations); "
            + $"theory has {Numbers.Short(expected, 2)}° for the pitch angles.";
        if (ResonanceBand.Around(resonance, e.PitchAngle, e.Energy) is var (lowest, highest)
            && (lowest > Math.Max(1, e.PitchAngle - 2 * expected) || highest < Math.Min(179, e.PitchAngle + 2 * expected)))
        {
            text += $" But electrons of this energy resonate with the waves from {Numbers.Fixed(lowest, 1)}° to {Numbers.Fixed(highest, 1)}° only: those that come to an edge are scattered no "
                + "further, and the coefficient of the start does not hold there.";
        }

        double growth = e.Alpha.Variance[^1] / e.Alpha.Variance[(e.Alpha.Variance.Length - 1) / 2];
        return text + (growth is < 1.8 or > 2.2
            ? $" In the second half of the run the variance grew by a factor of {Numbers.Fixed(growth, 2)}; along a straight line it would be 2."
            : "");
    }

    private static string Advection(EnsembleReportData e)
    {
        double margin = Math.Min(e.PitchAngle, 180 - e.PitchAngle) / Spread(e);
        return $"Means move too, which quasilinear theory counts as advection: at {e.Name} by {Numbers.Fixed(e.Alpha.MeanChange[^1], 1)}° or {Numbers.Fixed(e.Alpha.AdvectionRatio[^1], 2)} "
            + "standard deviations."
            + (margin < 3 ? $" Pitch angles cannot pass the direction of the field, and that is only {Numbers.Fixed(margin, 1)} standard deviations away from there." : "");
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
                + $"{Numbers.Significant(soonest.RecurrenceTime, 2)} s at {soonest.Name}): after that the discrete waves come back into step along the orbit "
                + $"and no longer act as a continuous spectrum. About {Count((long)Math.Ceiling(run.Waves * Elapsed / soonest.RecurrenceTime))} waves would last for this run.");
        }

        return warnings;
    }

    private static double Spread(EnsembleReportData e) => Math.Sqrt(e.Alpha.Variance[^1]);

    // Weak turbulence at the end of the run over the resonant limit.
    private double WeakTurbulence(EnsembleReportData e) => e.WeakTurbulenceMeanSquare is { } square
        ? square[^1] / (2 * Elapsed * e.AlphaAlpha.Theory * BroadbandDiffusionReport.DegreesPerRadian * BroadbandDiffusionReport.DegreesPerRadian)
        : double.NaN;

    private static bool Departs(CoefficientEstimate e) => !(Math.Abs(e.Ratio - 1) <= Tolerance && Math.Abs(e.Z) <= SignificantZ);

    private string Mover => run.Mover switch { "boris" => "Boris", "higuera-cary" => "Higuera–Cary", var other => other };

    private static string Numeral(int n) => n switch
    {
        2 => "Two", 3 => "Three", 4 => "Four", 5 => "Five", 6 => "Six", 7 => "Seven", 8 => "Eight", 9 => "Nine", 10 => "Ten", _ => Count(n),
    };

    private static string Energy(double keV) => keV < 1000 ? $"{Numbers.Short(keV)} keV" : $"{Numbers.Short(keV / 1000)} MeV";

    private static string Percent(double fraction) => (fraction > 0 ? "+" : "") + $"{Numbers.Fixed(100 * fraction, 1)} %";

    private static string Count(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    private static string Which((string Coefficient, EnsembleReportData Ensemble, CoefficientEstimate) h) => $"{h.Coefficient} at {h.Ensemble.Name}";

    // Waves along B0 meet electrons beyond 90°.
    private IEnumerable<(string Coefficient, EnsembleReportData Ensemble, CoefficientEstimate Estimate)> Held() =>
        from e in ensembles
        where Math.Min(e.PitchAngle, 180 - e.PitchAngle) is >= LowestAngle - 1e-9 and <= HighestAngle + 1e-9
        from d in new[] { ("D_{αα}", e, e.AlphaAlpha), ("D_{EE}", e, e.EnergyEnergy), ("D_{αE}", e, e.AlphaEnergy) }
        where double.IsFinite(d.Item3.Ratio)
        select d;
}
