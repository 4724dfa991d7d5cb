using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What came of a <c>diffusion</c> run.</summary>
internal sealed class DiffusionOutcome(DiffusionReportData data) : ExperimentOutcome
{
    private const int MostLines = 12;

    public override bool Completed => data.Setup.Completed;

    public override JsonObject ToJson(RunProvenance provenance) => DiffusionJson.Of(data, provenance);

    public override void Write(Hdf5File file) => DiffusionFile.Write(file, data);

    public override IEnumerable<string> Summary()
    {
        DiffusionSetup setup = data.Setup;
        yield return Text($"{data.Slices.Count:N0} tables of {setup.Energies.Length:N0} × {setup.PitchAngles.Length:N0} in {setup.Elapsed:F1} s, {(double)data.Slices.Sum(s => s.Work.IntegrandEvaluations):0.00e0} evaluations of integrands");
        yield return "";
        yield return "    waves                            L     f_pe/f_ce  largest D_αα (s^-1)      at";
        foreach (DiffusionSlice slice in data.Slices.Take(MostLines))
            yield return Line(slice);
        if (data.Slices.Count > MostLines)
            yield return Text($"    … and {data.Slices.Count - MostLines:N0} more, in the report");
        long unconverged = data.Slices.Sum(s => (long)s.Work.Unconverged);
        if (unconverged > 0)
            yield return Text($"    {unconverged:N0} entries did not converge to {setup.Tolerance:G3}; raise `tolerance`, or see them in /coefficients/unconverged");
    }

    private string Line(DiffusionSlice slice)
    {
        DiffusionSetup setup = data.Setup;
        (double value, int e, int a) = (0, 0, 0);
        for (int i = 0; i < setup.Energies.Length; i++)
        {
            for (int j = 0; j < setup.PitchAngles.Length; j++)
            {
                if (slice.Coefficients[i, j].AlphaAlpha > value)
                    (value, e, a) = (slice.Coefficients[i, j].AlphaAlpha, i, j);
            }
        }

        DiffusionShell shell = setup.Shells[slice.Shell];
        string most = value > 0
            ? Text($"{value,12:0.000e-0}      {setup.Energies[e] / Units.KeV,10:G5} keV, {setup.PitchAngles[a] / Units.Degree:G4}°")
            : "none: no wave of the band resonates at these energies and pitch angles";
        return Text($"    {setup.Waves[slice.Waves].Name,-30} {shell.L,5:G4}  {shell.Ratios[slice.Density],9:G5}  {most}");
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
