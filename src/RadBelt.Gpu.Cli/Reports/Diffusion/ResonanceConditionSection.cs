using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>Inverse squared refractive index and resonance condition against frequency (Albert et al. 2024, Fig. 1).</summary>
internal static class ResonanceConditionSection
{
    private const int MostPanels = 3;

    /// <summary>Adds the section; nothing for a run without curves.</summary>
    public static void Add(ReportPage page, DiffusionReportData data)
    {
        if (data.Resonance.Count == 0)
        {
            return;
        }

        ResonanceFigure[] shown = [.. DiffusionScales.Spread(data.Resonance.Count, MostPanels).Select(i => data.Resonance[i])];
        ResonanceFigure first = shown[0];
        page.Section("The resonance condition");
        page.Figure(
            new PlotGrid(shown.Length, [.. shown.Select(condition => Panel(condition, shown.Length == 1 ? 760 : 1240 / shown.Length))]) { SharedLegend = "" },
            $"Inverse squared refractive index of whistlers at ψ = {Numbers.Short(first.WaveNormal / Units.Degree)}° by several dispersion relations, and the values at which {DiffusionScales.Energy(first.Energy)} "
            + $"particles of pitch angle {Numbers.Short(first.PitchAngle / Units.Degree)}° resonate, [β cosα cosψ/(1 − nΩ/(γω))]^{{2}}, for several harmonics n: particles resonate with the frequencies at which "
            + "the lines cross. Electrons alone, at the equator.");
    }

    private static Plot Panel(ResonanceFigure condition, double width)
    {
        double top = 1.6 * condition.InverseSquaredIndex[0].Values.Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var plot = new Plot(Axis.Linear("ω/ω_{ce}", 0, 1), Axis.Linear("1/μ^{2}", 0, top))
        {
            Title = $"f_{{pe}}/f_{{ce}} = {Numbers.Short(condition.Ratio, 4)}", Width = width, Height = 400,
        };
        for (int i = 0; i < condition.Resonances.Count; i++)
        {
            var (harmonic, values) = condition.Resonances[i];
            plot.Layers.Add(new Line(condition.Frequencies, values)
            {
                Ink = Ink.Ordinal(i, condition.Resonances.Count), Thickness = 1, Dash = Dash.Dashed, Label = $"resonance, n = {Numbers.Integer(harmonic)}", HasGaps = true,
            });
        }

        for (int i = 0; i < condition.InverseSquaredIndex.Count; i++)
        {
            var (name, values) = condition.InverseSquaredIndex[i];
            plot.Layers.Add(new Line(condition.Frequencies, values)
            {
                Ink = i == 0 ? Ink.Neutral : Ink.Qualitative(i + 1), Thickness = i == 0 ? 2.4 : 1.6, Label = $"1/μ^{{2}}, {name}", HasGaps = true,
            });
        }

        return plot;
    }
}
