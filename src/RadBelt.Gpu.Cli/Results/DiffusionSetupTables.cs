using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// What a <c>diffusion</c> run was asked for: attributes of the group <c>/run</c>, the waves in <c>/wave_models</c>, the plasmas in <c>/field_lines</c>.
/// </summary>
internal static class DiffusionSetupTables
{
    /// <summary>The group whose attributes are single facts.</summary>
    public const string Run = "/run";

    /// <summary>Name of the wall time there.</summary>
    public const string ElapsedName = "elapsed_s";

    private const string Waves = "/wave_models";
    private const string Lines = "/field_lines";
    private const string Ratio = "ratio";
    private const string Density = "density";

    /// <summary>The axis of densities: ratios R where the deck has them.</summary>
    public static TableAxis DensityAxis(DiffusionSetup setup) => setup.Ratios is { } ratios
        ? new(Ratio, "1", "f_pe/f_ce at the equator", ratios)
        : new(Density, "1", "density model of the deck", [0]);

    /// <summary>The axis of wave models.</summary>
    public static TableAxis WavesAxis(DiffusionSetup setup) => new("waves", "1", "wave model, as in /wave_models", [.. Enumerable.Range(0, setup.Waves.Count)]);

    /// <summary>The axis of field lines.</summary>
    public static TableAxis ShellAxis(DiffusionSetup setup) => new("l_shell", "1", "L shell", [.. setup.Shells.Select(shell => shell.L)]);

    /// <summary>The axis of energies.</summary>
    public static TableAxis EnergyAxis(DiffusionSetup setup) => new("energy", "J", "kinetic energy", setup.Energies);

    /// <summary>The axis of pitch angles.</summary>
    public static TableAxis PitchAngleAxis(DiffusionSetup setup) => new(
        "pitch_angle", "rad", setup.Latitude is null ? "equatorial pitch angle" : "pitch angle from +B0", setup.PitchAngles);

    /// <summary>Writes the groups.</summary>
    public static void Write(Hdf5File file, DiffusionSetup setup)
    {
        file.CreateGroup(Run);
        file.SetAttribute(Run, "completed", setup.Completed ? "yes" : "no");
        file.SetAttribute(Run, "species", setup.Species.Name);
        file.SetAttribute(Run, "charge_C", setup.Species.Charge);
        file.SetAttribute(Run, "mass_kg", setup.Species.Mass);
        file.SetAttribute(Run, "average", setup.Latitude is null ? "bounce" : "none");
        file.SetAttribute(Run, "directions", setup.Directions);
        file.SetAttribute(Run, "dispersion", setup.Dispersion);
        file.SetAttribute(Run, "harmonics", setup.Harmonics);
        file.SetAttribute(Run, "tolerance", setup.Tolerance);
        file.SetAttribute(Run, "loss_cone_altitude_m", setup.LossConeAltitude);
        file.SetAttribute(Run, "sectors", [.. setup.Sectors]);
        file.SetAttribute(Run, "estimate_methods", [.. setup.EstimateMethods]);
        file.SetAttribute(Run, ElapsedName, setup.Elapsed);
        Optional("latitude_rad", setup.Latitude);
        Optional("estimate_from_ratio", setup.EstimateFrom);

        var waves = new Hdf5Table(file, Waves, WavesAxis(setup));
        waves.Add<double>(new("lowest_latitude", "rad", "least magnetic latitude of the waves, of either sign"), [.. setup.Waves.Select(w => w.LowestLatitude)]);
        waves.Add<double>(new("highest_latitude", "rad", "greatest magnetic latitude of the waves, of either sign"), [.. setup.Waves.Select(w => w.HighestLatitude)]);
        file.WriteTexts($"{Waves}/name", [.. setup.Waves.Select(w => w.Name)]);
        file.WriteTexts($"{Waves}/source", [.. setup.Waves.Select(w => w.Source)]);
        file.WriteTexts($"{Waves}/branch", [.. setup.Waves.Select(w => w.Branch)]);

        var lines = new Hdf5Table(file, Lines, ShellAxis(setup), DensityAxis(setup));
        lines.Add<double>(new("equatorial_field", "T", "field at the equator"), [.. setup.Shells.Select(s => s.EquatorialField)], ["l_shell"]);
        lines.Add<double>(new("loss_cone", "rad", "edge of the equatorial loss cone"), [.. setup.Shells.Select(s => s.LossCone)], ["l_shell"]);
        lines.Add<double>(new("frequency_ratio", "1", "f_pe/f_ce at the equator"), [.. setup.Shells.SelectMany(s => s.Ratios)]);

        void Optional(string name, double? value)
        {
            if (value is { } number)
                file.SetAttribute(Run, name, number);
        }
    }

    /// <summary>Reads the groups.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static DiffusionSetup Read(Hdf5File file)
    {
        var coefficients = new TableReader(file, DiffusionCoefficientTables.Group);
        bool ratios = file.Exists($"{Lines}/{Ratio}");
        return new()
        {
            Species = new(Word("species"), Number("charge_C"), Number("mass_kg")),
            Energies = coefficients.Axis("energy"),
            PitchAngles = coefficients.Axis("pitch_angle"),
            Waves = ReadWaves(file),
            Shells = ReadShells(file, ratios ? Ratio : Density),
            Ratios = ratios ? new TableReader(file, Lines).Axis(Ratio) : null,
            Latitude = Optional("latitude_rad"),
            Directions = Word("directions"),
            Dispersion = Word("dispersion"),
            Harmonics = Word("harmonics"),
            Tolerance = Number("tolerance"),
            LossConeAltitude = Number("loss_cone_altitude_m"),
            EstimateFrom = Optional("estimate_from_ratio"),
            EstimateMethods = file.ReadStringAttributes(Run, "estimate_methods"),
            Sectors = file.ReadStringAttributes(Run, "sectors"),
            Elapsed = Number(ElapsedName),
            Completed = Word("completed") == "yes",
        };

        string Word(string name) => file.ReadStringAttribute(Run, name);
        double Number(string name) => file.ReadAttribute<double>(Run, name);
        double? Optional(string name) => file.HasAttribute(Run, name) ? Number(name) : null;
    }

    private static DiffusionWaves[] ReadWaves(Hdf5File file)
    {
        var table = new TableReader(file, Waves);
        double[] lowest = table.Axis("lowest_latitude"), highest = table.Column("highest_latitude", lowest.Length);
        string[] names = Texts("name"), sources = Texts("source"), branches = Texts("branch");
        return [.. names.Select((name, i) => new DiffusionWaves(name, sources[i], branches[i], lowest[i], highest[i]))];

        string[] Texts(string name)
        {
            string[] texts = file.ReadTexts($"{Waves}/{name}");
            return texts.Length == lowest.Length
                ? texts
                : throw new InvalidInputException($"{file.Path}: {Waves}/{name}: has {texts.Length} texts, {lowest.Length} were expected; write the file again.");
        }
    }

    private static DiffusionShell[] ReadShells(Hdf5File file, string density)
    {
        var table = new TableReader(file, Lines);
        double[] shells = table.Axis("l_shell");
        double[] fields = table.Column("equatorial_field", shells.Length), cones = table.Column("loss_cone", shells.Length);
        double[][] ratios = table.Rows("frequency_ratio", shells.Length, table.Axis(density).Length);
        return [.. shells.Select((l, i) => new DiffusionShell(l, fields[i], cones[i], ratios[i]))];
    }
}
