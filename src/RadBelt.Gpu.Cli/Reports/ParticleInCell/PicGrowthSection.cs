using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.ParticleInCell;

/// <summary>Growth of the waves beside linear theory.</summary>
internal static class PicGrowthSection
{
    private const int MostPoints = 800;

    /// <summary>Adds the section; nothing when no growth was measured.</summary>
    public static void Add(ReportPage page, PicReportData data)
    {
        var panels = new List<Plot>();
        if (data.Growth is { } growth)
        {
            panels.Add(Band(growth, data.GrowthSpectrum is null ? 1160 : 600));
        }
        if (data.GrowthSpectrum is { } spectrum)
        {
            panels.Add(Rates(spectrum, data.Setup));
        }
        if (panels.Count == 0)
        {
            return;
        }
        page.Section("Growth");
        page.Figure(new PlotGrid(panels.Count, panels) { SharedLegend = "" }, Caption(data));
    }

    private static string Caption(PicReportData data)
    {
        var text = "Growth of the waves.";
        if (data.Growth is { } growth)
        {
            var gyro = data.Setup.Gyrofrequency;
            var band = $"{Numbers.Short(growth.LowerFrequency / gyro)}–{Numbers.Short(growth.UpperFrequency / gyro)} f_{{ce}}";
            text = $"Power of R-mode waves in {band} against time";
            if (growth.Measured is { } fit)
            {
                text += $"; measured γ = {Numbers.WithError(fit.Rate, fit.StandardError)} s^{{−1}} from {Numbers.Short(fit.From)} to {Numbers.Short(fit.To)} s";
                text += growth.Theory is { } theory
                    ? $", largest γ of linear theory {Numbers.Significant(theory)} s^{{−1}}, ratio {Numbers.Fixed(fit.Rate / theory, 3)}"
                    : "";
            }
            text += ".";
        }
        return data.GrowthSpectrum is null ? text : text + " Rates of single wave numbers (± one standard error) beside linear theory.";
    }

    private static Plot Band(PicGrowth growth, double width)
    {
        var unit = FieldUnit.For(Math.Sqrt(growth.Power.DefaultIfEmpty(0).Max()));
        var square = unit.Tesla * unit.Tesla;
        var positive = Enumerable.Range(0, growth.Times.Length).Where(i => growth.Power[i] > 0).ToArray();
        var some = Thinning.Pick([.. positive.Select(i => (double)i)], Thinning.Evenly(positive.Length, MostPoints)).Select(i => (int)i).ToArray();
        var plot = new Plot(Axis.Linear("t [s]"), Axis.Log($"B_{{w}}^{{2}} of the band [{unit.Name}^{{2}}]")) { Width = width, Height = 380 }
            .With(new Line(Thinning.Pick(growth.Times, some), [.. some.Select(i => growth.Power[i] / square)]) { Ink = Ink.Qualitative(0), Label = "measured" });
        if (growth.Measured is { } fit)
        {
            plot.With(Slope(fit.Rate, "exp(2γt) as fitted (measured)", Dash.Solid));
            plot.With(growth.Theory is { } theory ? Slope(theory, "exp(2γt), largest γ (linear theory)", Dash.Dashed) : null);

            // Both through the middle of the fit.
            Line Slope(double rate, string label, string dash)
            {
                var (middle, duration) = (0.5 * (fit.From + fit.To), fit.To - fit.From);
                var level = fit.PowerAtStart * Math.Exp(fit.Rate * duration) / square;
                double[] times = [fit.From, fit.To];
                return new(times, [.. times.Select(t => level * Math.Exp(2 * rate * (t - middle)))])
                {
                    Label = label, Dash = dash, Thickness = 2.2, Ink = dash == Dash.Solid ? Ink.Neutral : Ink.Alert,
                };
            }
        }
        return plot;
    }

    private static Plot Rates(PicGrowthSpectrum spectrum, PicSetup setup)
    {
        var inertial = PhysicalConstants.SpeedOfLight / (Math.Tau * setup.PlasmaFrequency);
        var gyro = Math.Tau * setup.Gyrofrequency;
        var plot = new Plot(Axis.Linear("k c / ω_{pe}"), Axis.Linear("γ / ω_{ce}")) { Width = 600, Height = 380 }
            .With(Rule.Horizontal(0, Ink.Faint));
        if (spectrum.TheoryWaveNumbers.Length > 0)
        {
            plot.With(new Line(Scaled(spectrum.TheoryWaveNumbers, inertial), Scaled(spectrum.TheoryRates, 1 / gyro))
            {
                Ink = Ink.Alert, Dash = Dash.Dashed, Label = "γ(k) (linear theory)",
            });
        }
        return plot.With(new Markers(Scaled(spectrum.WaveNumbers, inertial), Scaled(spectrum.Rates, 1 / gyro), Scaled(spectrum.Errors, 1 / gyro))
        {
            Label = "γ(k) (measured ± s.e.)",
        });

        static double[] Scaled(double[] values, double factor) => [.. values.Select(v => v * factor)];
    }
}
