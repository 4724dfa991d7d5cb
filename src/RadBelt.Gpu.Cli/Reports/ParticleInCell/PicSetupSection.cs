using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.ParticleInCell;

/// <summary>What was run: facts, species, bounds on the step, and the wave field beside its noise (Tables 1 and 2 of Allanson et al. 2021).</summary>
internal static class PicSetupSection
{
    /// <summary>One line below the title.</summary>
    public static string Subtitle(PicReportData data)
    {
        var waves = data.Setup.Driver is { } driver
            ? $"driven at {FieldUnit.Text(driver.RmsAmplitude)} in {Band(data.Setup, driver)}"
            : "without a driver";
        var most = data.Setup.Species.Select(s => s.Anisotropy).DefaultIfEmpty(0).Max();
        return $"Electromagnetic particle-in-cell run, {waves}, anisotropies up to A = {Numbers.Short(most, 2)}";
    }

    /// <summary>Adds the section.</summary>
    public static void Add(ReportPage page, PicReportData data)
    {
        var setup = data.Setup;
        page.Facts([.. Facts(setup)]);
        if (!setup.Completed)
        {
            var stopped = Numbers.Short(setup.StepsTaken * setup.TimeStep);
            page.Warning($"This run was stopped at {stopped} s of {Numbers.Short(setup.StopTime)} s; what follows is of that part.");
        }
        if (setup is { Driver: { } driver, MeasuredNoise: { } noise } && noise > driver.RmsAmplitude)
        {
            page.Warning(
                $"The noise of the macro-particles, {FieldUnit.Text(noise)}, is above the driver's {FieldUnit.Text(driver.RmsAmplitude)}: what the driver does "
                + "is not resolved. More particles per cell, a quiet start or δf lower it.");
        }
        page.Table(Species(setup), "Species at the start. A = T_{⊥}/T_{∥} − 1.");
        page.Table(Amplitudes(data), "Amplitudes of the wave field, rms of |B_{⊥}|, beside its noise.");
        if (setup.TimeStepBounds.Count > 0)
        {
            page.Table(Bounds(setup), $"What bounds the time step; taken were {Numbers.Significant(setup.TimeStep)} s.");
        }
    }

    private static IEnumerable<ReportFact> Facts(PicSetup setup)
    {
        yield return new("Background field B_{0}", $"{Numbers.Short(setup.BackgroundField / Units.NanoTesla)} nT");
        yield return new("f_{ce}", $"{Numbers.Significant(setup.Gyrofrequency / 1e3, 4)} kHz");
        yield return new("Electron density", $"{Numbers.Short(setup.ElectronDensity / Units.PerCubicCentimetre)} cm^{{−3}}");
        yield return new("f_{pe}/f_{ce}", Numbers.Significant(setup.PlasmaFrequency / setup.Gyrofrequency, 4));
        var inertial = PhysicalConstants.SpeedOfLight / (Math.Tau * setup.PlasmaFrequency);
        yield return new("Domain", $"{Numbers.Significant(setup.Length / 1e3)} km, {Numbers.Short(setup.Length / inertial)} c/ω_{{pe}}");
        yield return new("Grid", $"{PicReport.Count(setup.Cells)} cells of {Numbers.Significant(setup.CellSize)} m");
        yield return new("Boundaries", setup.Boundaries);
        yield return new("Driver", setup.Driver is { } driver
            ? $"{FieldUnit.Text(driver.RmsAmplitude)} rms, {PicReport.Count(driver.Waves)} waves in {Band(setup, driver)}" : "none");
        yield return new("Macro-particles", $"{PicReport.Count((long)(setup.Cells * setup.Species.Sum(s => s.ParticlesPerCell)))}, {setup.Shape}, {setup.Mover}");
        var perGyration = Numbers.Short(1 / (setup.TimeStep * setup.Gyrofrequency));
        yield return new("Time step", $"{Numbers.Significant(setup.TimeStep / Units.Microsecond)} µs, {perGyration} a gyration");
        yield return new("Duration", $"{Numbers.Short(setup.StepsTaken * setup.TimeStep)} s, {PicReport.Count(setup.StepsTaken)} steps");
        yield return new("Speed", $"{Numbers.Significant(setup.ParticleStepsPerSecond)} particle steps s^{{−1}}, {Numbers.Significant(setup.Elapsed)} s in all");
    }

    private static ReportTable Species(PicSetup setup) => new(
        [new("species", false), new("n [cm^{−3}]"), new("T_{⊥}"), new("T_{∥}"), new("A"), new("macro-particles per cell"), new("method", false)],
        [.. setup.Species.Select(s => new ReportCell[]
        {
            s.Name,
            Numbers.Short(s.Density / Units.PerCubicCentimetre, 4),
            Temperature(s.Perpendicular),
            Temperature(s.Parallel),
            Numbers.Fixed(s.Anisotropy, 2),
            Numbers.Short(s.ParticlesPerCell, 6),
            s.Method,
        })]);

    private static string Temperature(double joule) => joule < Units.KeV
        ? $"{Numbers.Short(joule / Units.ElectronVolt, 4)} eV"
        : $"{Numbers.Short(joule / Units.KeV, 4)} keV";

    // The paper's Table 2, and what it does not say.
    private static ReportTable Amplitudes(PicReportData data)
    {
        var setup = data.Setup;
        var rows = new List<IReadOnlyList<ReportCell>>();
        Add("driver at the boundary", setup.Driver?.RmsAmplitude);
        Add("realised B_{w}, averaged over domain and run", data.WavePower.Power.Length > 0 ? Math.Sqrt(data.WavePower.Power.Average()) : null);
        Add("realised B_{w} at the end", data.WavePower.Power is [.., var end] ? Math.Sqrt(end) : null);
        Add("noise, measured", setup.MeasuredNoise);
        Add("noise, expected", setup.ExpectedNoise);
        return new([new("", false), new("B [pT]"), new("B/B_{0}"), new("(B/B_{0})^{2}")], rows);

        void Add(string name, double? field)
        {
            if (field is { } b)
            {
                var ratio = b / setup.BackgroundField;
                rows.Add([name, Numbers.Significant(b / Units.PicoTesla), Numbers.Significant(ratio), Numbers.Significant(ratio * ratio)]);
            }
        }
    }

    /// <summary>Bounds on the step, and what part of each was taken.</summary>
    internal static ReportTable Bounds(PicSetup setup) => new(
        [new("bound", false), new("longest step [µs]"), new("taken / longest")],
        [.. setup.TimeStepBounds.Select(b => new ReportCell[]
        {
            b.Name, Numbers.Significant(b.LongestStep / Units.Microsecond), new(Numbers.Significant(setup.TimeStep / b.LongestStep), setup.TimeStep > b.LongestStep),
        })]);

    private static string Band(PicSetup setup, PicDriver driver) =>
        $"{Numbers.Short(driver.LowerFrequency / setup.Gyrofrequency)}–{Numbers.Short(driver.UpperFrequency / setup.Gyrofrequency)} f_{{ce}}";
}
