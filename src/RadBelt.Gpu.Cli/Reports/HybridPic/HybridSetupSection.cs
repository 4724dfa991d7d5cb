using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.HybridPic;

/// <summary>What was run: field line, plasma, clock, bounds on the step, and the wave-field archive.</summary>
internal static class HybridSetupSection
{
    /// <summary>One line below the title.</summary>
    public static string Subtitle(HybridReportData data) =>
        $"Cold electrons as a fluid, hot ones as macro-particles along a parabolic field line, {(data.Setup.Trigger is null ? "waves out of noise" : "triggered at the equator")}";

    /// <summary>Adds the section.</summary>
    public static void Add(ReportPage page, HybridReportData data)
    {
        page.Facts([.. Facts(data)]);
        PicSetup run = data.Run.Setup;
        if (!run.Completed)
        {
            page.Warning($"This run was stopped at {Numbers.Short(run.StepsTaken * run.TimeStep)} s of {Numbers.Short(run.StopTime)} s; what follows is of that part.");
        }
        if (run.TimeStepBounds.Count > 0)
        {
            page.Table(PicSetupSection.Bounds(run), $"What bounds the time step; taken were {Numbers.Significant(run.TimeStep)} s.");
        }
    }

    private static IEnumerable<ReportFact> Facts(HybridReportData data)
    {
        (HybridSetup setup, PicSetup run) = (data.Setup, data.Run.Setup);
        var omega = Math.Tau * setup.Gyrofrequency;
        var gyration = PhysicalConstants.SpeedOfLight / omega;
        yield return new("Field at the equator", $"{Numbers.Short(setup.Line.EquatorialField / Units.NanoTesla, 4)} nT, f_{{ce}} = {Numbers.Significant(setup.Gyrofrequency / 1e3, 4)} kHz");
        yield return new("Field along the line", $"B_{{eq}}(1 + ξz^{{2}}), ξ = {Numbers.Significant(setup.Line.Curvature * gyration * gyration)} (Ω_{{e}}/c)^{{2}}");
        yield return new("Cold electrons", $"{Numbers.Short(setup.ColdDensity / Units.PerCubicCentimetre)} cm^{{−3}}, f_{{pe}}/f_{{ce}} = {Numbers.Short(run.PlasmaFrequency / run.Gyrofrequency)}");
        yield return new("Hot electrons", $"{Numbers.Short(100 * setup.Hot.Density / setup.ColdDensity)} % at the equator, U_{{∥}} = {Numbers.Short(setup.Hot.ParallelMomentum)}, U_{{⊥}} = {Numbers.Short(setup.Hot.PerpendicularMomentum)} mc");
        yield return new("Domain", $"{Numbers.Significant(run.Length / 1e3)} km, {Numbers.Short(run.Length / gyration)} c/Ω_{{e}}, layers {Numbers.Short(setup.Layer / gyration)} c/Ω_{{e}} each");
        yield return new("Grid", $"{PicReport.Count(run.Cells)} cells of {Numbers.Significant(run.CellSize)} m, {Numbers.Short(run.CellSize / gyration)} c/Ω_{{e}}");
        yield return new("Trigger", setup.Trigger is { } trigger
            ? $"{FieldUnit.Text(trigger.Amplitude)} at {Numbers.Short(trigger.Frequency / setup.Gyrofrequency)} f_{{ce}} for {Numbers.Short(trigger.Duration)} s" : "none");
        yield return new("Relaxation of f", setup.Hot.RelaxationTime is { } τ ? $"in {Numbers.Short(τ)} s, {Numbers.Short(omega * τ)}/Ω_{{e}}" : "none");
        yield return new("Macro-particles", $"{Numbers.Integer(setup.Hot.ParticlesPerCell)} a cell at the equator, {(setup.Hot.DeltaF ? "δf" : "full f")}, {run.Shape}, {run.Mover}");
        yield return new("Time step", $"{Numbers.Significant(run.TimeStep / Units.Microsecond)} µs, Ω_{{e}}Δt = {Numbers.Short(omega * run.TimeStep)}");
        yield return new("Duration", $"{Numbers.Short(run.StepsTaken * run.TimeStep)} s, {PicReport.Count((long)(run.StepsTaken * run.TimeStep * omega))}/Ω_{{e}}, {PicReport.Count(run.StepsTaken)} steps");
        yield return new("Linear theory", setup.Equilibrium.Fastest is { } growth
            ? $"γ ≤ {Numbers.Significant(growth.GrowthRate)} s^{{−1}} = {Numbers.Significant(growth.GrowthRate / omega)} Ω_{{e}} at {Numbers.Short(growth.Frequency / omega)} f_{{ce}}" : "no wave grows");
        if (setup.Equilibrium.Largest is { } gain)
        {
            yield return new("Gain along the whole line", $"e^{{{Numbers.Fixed(gain.Nepers, 2)}}} at {Numbers.Short(gain.Frequency / omega)} f_{{ce}} (linear theory)");
        }
        yield return new("Equilibrium", $"f_{{0}} drifts by {Numbers.Significant(setup.Equilibrium.Rate * setup.Equilibrium.QuarterBounce, 2)} in a quarter bounce of {Numbers.Short(setup.Equilibrium.QuarterBounce)} s, A = {Numbers.Fixed(setup.Equilibrium.Anisotropy, 2)} at the equator");
        yield return new("Speed", $"{Numbers.Significant(run.ParticleStepsPerSecond)} particle steps s^{{−1}}, {Numbers.Significant(run.Elapsed)} s in all");
        if (data.Archive is { } archive)
        {
            yield return new("Wave-field archive", $"{archive.File}: {PicReport.Count(archive.Nodes)} nodes {Numbers.Significant(archive.Spacing / 1e3)} km apart, {PicReport.Count(archive.Samples)} samples {Numbers.Significant(archive.Interval / Units.Microsecond)} µs apart, {Numbers.Significant(archive.Bytes / 1048576.0)} MiB");
        }
    }
}
