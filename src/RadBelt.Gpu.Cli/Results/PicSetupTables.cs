using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// What a particle-in-cell run was: attributes of the group <c>/run</c>, the species in <c>/species</c>, the bounds on the step in
/// <c>/time_step_bounds</c>.
/// </summary>
internal static class PicSetupTables
{
    private const string Run = "/run";
    private const string Species = "/species";
    private const string Bounds = "/time_step_bounds";

    /// <summary>Writes the groups.</summary>
    public static void Write(Hdf5File file, PicSetup setup)
    {
        file.CreateGroup(Run);
        Word("completed", setup.Completed ? "yes" : "no");
        Number("B0_T", setup.BackgroundField);
        Number("electron_density_per_m3", setup.ElectronDensity);
        Number("f_ce_Hz", setup.Gyrofrequency);
        Number("f_pe_Hz", setup.PlasmaFrequency);
        file.SetAttribute(Run, "cells", setup.Cells);
        Number("cell_size_m", setup.CellSize);
        Word("shape", setup.Shape);
        Word("mover", setup.Mover);
        Word("boundaries", setup.Boundaries);
        Number("time_step_s", setup.TimeStep);
        file.SetAttribute(Run, "steps_taken", setup.StepsTaken);
        Number("stop_time_s", setup.StopTime);
        Number("driver_rms_T", setup.Driver?.RmsAmplitude);
        Number("driver_lowest_frequency_Hz", setup.Driver?.LowerFrequency);
        Number("driver_highest_frequency_Hz", setup.Driver?.UpperFrequency);
        if (setup.Driver is { } driver)
        {
            file.SetAttribute(Run, "driver_waves", driver.Waves);
        }

        Number("crossing_time_s", setup.CrossingTime);
        Number("expected_noise_T", setup.ExpectedNoise);
        Number("measured_noise_T", setup.MeasuredNoise);
        Number("elapsed_s", setup.Elapsed);
        Number("particle_steps_per_second", setup.ParticleStepsPerSecond);

        var species = new Hdf5Table(file, Species, Axis(setup.Species.Count));
        species.Add<double>(new("density", "m-3", "number density"), [.. setup.Species.Select(s => s.Density)]);
        species.Add<double>(new("temperature_parallel", "J", "temperature along B0"), [.. setup.Species.Select(s => s.Parallel)]);
        species.Add<double>(new("temperature_perpendicular", "J", "temperature across B0"), [.. setup.Species.Select(s => s.Perpendicular)]);
        species.Add<double>(new("particles_per_cell", "1", "macro-particles a cell"), [.. setup.Species.Select(s => s.ParticlesPerCell)]);
        file.WriteTexts($"{Species}/name", [.. setup.Species.Select(s => s.Name)]);
        file.WriteTexts($"{Species}/method", [.. setup.Species.Select(s => s.Method)]);

        var bounds = new Hdf5Table(file, Bounds, new TableAxis("bound", "1", "bound", [.. Enumerable.Range(0, setup.TimeStepBounds.Count)]));
        bounds.Add<double>(new("longest_step", "s", "longest step it allows"), [.. setup.TimeStepBounds.Select(b => b.LongestStep)]);
        file.WriteTexts($"{Bounds}/name", [.. setup.TimeStepBounds.Select(b => b.Name)]);

        void Word(string name, string value) => file.SetAttribute(Run, name, value);

        void Number(string name, double? value)
        {
            if (value is { } number)
            {
                file.SetAttribute(Run, name, number);
            }
        }
    }

    /// <summary>The axis of tables that run along the species.</summary>
    public static TableAxis Axis(int count) => new("species", "1", "species", [.. Enumerable.Range(0, count)]);

    /// <summary>Reads the groups.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static PicSetup Read(Hdf5File file)
    {
        return new()
        {
            Completed = Word("completed") == "yes",
            BackgroundField = Number("B0_T"),
            ElectronDensity = Number("electron_density_per_m3"),
            Cells = Integer("cells"),
            CellSize = Number("cell_size_m"),
            Shape = Word("shape"),
            Mover = Word("mover"),
            Boundaries = Word("boundaries"),
            TimeStep = Number("time_step_s"),
            TimeStepBounds = ReadBounds(file),
            StepsTaken = Integer("steps_taken"),
            StopTime = Number("stop_time_s"),
            Species = ReadSpecies(file),
            Driver = file.HasAttribute(Run, "driver_rms_T")
                ? new(Number("driver_rms_T"), Number("driver_lowest_frequency_Hz"), Number("driver_highest_frequency_Hz"), Integer("driver_waves"))
                : null,
            CrossingTime = Optional("crossing_time_s"),
            ExpectedNoise = Optional("expected_noise_T"),
            MeasuredNoise = Optional("measured_noise_T"),
            Elapsed = Number("elapsed_s"),
            ParticleStepsPerSecond = Number("particle_steps_per_second"),
        };

        string Word(string name) => file.ReadStringAttribute(Run, name);
        double Number(string name) => file.ReadAttribute<double>(Run, name);
        double? Optional(string name) => file.HasAttribute(Run, name) ? Number(name) : null;
        long Integer(string name) => file.ReadAttribute<long>(Run, name);
    }

    private static PicSpecies[] ReadSpecies(Hdf5File file)
    {
        var table = new TableReader(file, Species);
        int n = table.Axis("species").Length;
        double[] density = table.Column("density", n), ppc = table.Column("particles_per_cell", n);
        double[] parallel = table.Column("temperature_parallel", n), perpendicular = table.Column("temperature_perpendicular", n);
        string[] names = Texts(file, $"{Species}/name", n), methods = Texts(file, $"{Species}/method", n);
        return [.. names.Select((name, i) => new PicSpecies(name, density[i], parallel[i], perpendicular[i], ppc[i], methods[i]))];
    }

    private static PicTimeStepBound[] ReadBounds(Hdf5File file)
    {
        double[] steps = new TableReader(file, Bounds).Axis("longest_step");
        return [.. Texts(file, $"{Bounds}/name", steps.Length).Select((name, i) => new PicTimeStepBound(name, steps[i]))];
    }

    private static string[] Texts(Hdf5File file, string path, int count) => file.ReadTexts(path) is var texts && texts.Length == count
        ? texts
        : throw new InvalidInputException($"{file.Path}: {path}: holds {texts.Length} texts where {count} were expected; write the file again.");
}
