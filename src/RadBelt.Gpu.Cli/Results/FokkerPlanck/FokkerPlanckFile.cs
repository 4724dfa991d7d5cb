using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// A <c>fokker-planck</c> run in HDF5: what was asked for in attributes of <c>/run</c>, f and flux over time, energy and pitch angle in <c>/solution</c>, coefficients in
/// <c>/coefficients</c>, the account of particles in <c>/budget</c>, the check in <c>/stochastic</c>.
/// </summary>
internal static class FokkerPlanckFile
{
    private const string Run = "/run";
    private const string Solution = "/solution";
    private const string Coefficients = "/coefficients";
    private const string Account = "/budget";

    private static readonly (string Name, string Doc, Func<FokkerPlanckBudget, double> Of)[] Amounts =
    [
        ("initial", "particles of the start, ∫f G dα dp", b => b.Initial),
        ("present", "particles there are", b => b.Present),
        ("supplied", "particles that sources supplied", b => b.Supplied),
        ("decayed", "particles lost at their lifetime", b => b.Decayed),
        ("out_at_lowest_pitch_angle", "particles that left through the lowest pitch angle", b => b.OutAtLowestPitchAngle),
        ("out_at_highest_pitch_angle", "particles that left through the highest pitch angle", b => b.OutAtHighestPitchAngle),
        ("out_at_lowest_energy", "particles that left through the lowest energy", b => b.OutAtLowestEnergy),
        ("out_at_highest_energy", "particles that left through the highest energy", b => b.OutAtHighestEnergy),
    ];

    /// <summary>Writes everything but the provenance, which must be there already.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void Write(Hdf5File file, FokkerPlanckReportData data)
    {
        WriteSetup(file, data);
        TableAxis energy = new("energy", "J", "kinetic energy at the middle of the cell", data.Energies);
        TableAxis angle = new("pitch_angle", "rad", data.Setup.BounceAveraged ? "equatorial pitch angle at the middle of the cell" : "pitch angle at the middle of the cell", data.PitchAngles);
        TableAxis time = new("time", "s", "time", [.. data.States.Select(state => state.Time)]);

        var solution = new Hdf5Table(file, Solution, time, energy, angle);
        solution.Add<double>(new("density", "kg-3 m-6 s3", "phase-space density f"), [.. data.States.SelectMany(state => state.Density.Cast<double>())], Hdf5Storage.Compressed);
        solution.Add<double>(new("flux", "m-2 s-1 sr-1 J-1", "differential flux, p squared times f"), [.. data.States.SelectMany(state => Flux(data, state))], Hdf5Storage.Compressed);

        TensorColumns.Add(new(file, Coefficients, energy, angle), data.Setup.Species, data.Energies, data.PitchAngles.Length, [data.Coefficients]);

        var account = new Hdf5Table(file, Account, time);
        foreach (var (name, doc, of) in Amounts)
            account.Add<double>(new(name, "kg-3 m-6 s3 times kg3 m3 s-3", doc), [.. data.States.Select(state => of(state.Budget))]);
        StochasticTables.Write(file, data.Stochastic);
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="InvalidInputException">The file is not as written.</exception>
    public static FokkerPlanckReportData Read(Hdf5File file)
    {
        var table = new TableReader(file, Solution);
        double[] times = table.Axis("time"), energies = table.Axis("energy"), angles = table.Axis("pitch_angle");
        double[] density = file.Read<double>($"{Solution}/density", [times.Length, energies.Length, angles.Length]);
        var account = new TableReader(file, Account);
        double[][] amounts = [.. Amounts.Select(amount => account.Column(amount.Name, times.Length))];
        MomentumDiffusionTensor[,] coefficients = TensorColumns.Read(file, Coefficients, energies.Length, angles.Length)[0];
        return new()
        {
            Setup = ReadSetup(file),
            Energies = energies,
            PitchAngles = angles,
            Coefficients = coefficients,
            States = [.. times.Select((t, i) => new FokkerPlanckState(t, Grid(density, i, energies.Length, angles.Length), Budget(amounts, i)))],
            WeakenedCells = file.ReadAttribute<int>(Run, "weakened_cells"),
            LargestWeakening = file.ReadAttribute<double>(Run, "largest_weakening"),
            Stochastic = StochasticTables.Read(file),
            CoefficientsElapsed = file.ReadAttribute<double>(Run, "coefficients_elapsed_s"),
            Elapsed = file.ReadAttribute<double>(Run, "elapsed_s"),
            Completed = file.ReadStringAttribute(Run, "completed") == "yes",
        };
    }

    private static IEnumerable<double> Flux(FokkerPlanckReportData data, FokkerPlanckState state)
    {
        for (int e = 0; e < data.Energies.Length; e++)
        {
            double p = data.Setup.Species.Mass * data.Setup.Species.MomentumPerMass(data.Energies[e]);
            for (int a = 0; a < data.PitchAngles.Length; a++)
                yield return p * p * state.Density[e, a];
        }
    }

    private static double[,] Grid(double[] values, int block, int rows, int columns)
    {
        var grid = new double[rows, columns];
        Buffer.BlockCopy(values, block * rows * columns * sizeof(double), grid, 0, rows * columns * sizeof(double));
        return grid;
    }

    private static FokkerPlanckBudget Budget(double[][] a, int i) => new(a[0][i], a[1][i], a[2][i], a[3][i], a[4][i], a[5][i], a[6][i], a[7][i]);

    private static void WriteSetup(Hdf5File file, FokkerPlanckReportData data)
    {
        FokkerPlanckSetup setup = data.Setup;
        file.CreateGroup(Run);
        file.SetAttribute(Run, "completed", data.Completed ? "yes" : "no");
        file.SetAttribute(Run, "species", setup.Species.Name);
        file.SetAttribute(Run, "charge_C", setup.Species.Charge);
        file.SetAttribute(Run, "mass_kg", setup.Species.Mass);
        file.SetAttribute(Run, "coefficients", setup.Coefficients);
        file.SetAttribute(Run, "scale", setup.Scale);
        file.SetAttribute(Run, "average", setup.BounceAveraged ? "bounce" : "none");
        file.SetAttribute(Run, "loss_cone_rad", setup.LossCone);
        file.SetAttribute<double>(Run, "energies_J", [setup.Energies.Low, setup.Energies.High]);
        file.SetAttribute<double>(Run, "pitch_angles_rad", [setup.PitchAngles.Low, setup.PitchAngles.High]);
        file.SetAttribute(Run, "initial_flux", setup.Initial);
        file.SetAttribute(Run, "edges", [.. setup.Edges]);
        file.SetAttribute(Run, "losses", [.. setup.Losses]);
        file.SetAttribute(Run, "time_step_s", setup.TimeStep);
        file.SetAttribute(Run, "weakened_cells", data.WeakenedCells);
        file.SetAttribute(Run, "largest_weakening", data.LargestWeakening);
        file.SetAttribute(Run, "coefficients_elapsed_s", data.CoefficientsElapsed);
        file.SetAttribute(Run, "elapsed_s", data.Elapsed);
    }

    private static FokkerPlanckSetup ReadSetup(Hdf5File file)
    {
        return new(
            new(Word("species"), Number("charge_C"), Number("mass_kg")), Word("coefficients"), Number("scale"), Word("average") == "bounce", Number("loss_cone_rad"), Pair("energies_J"),
            Pair("pitch_angles_rad"), Word("initial_flux"), file.ReadStringAttributes(Run, "edges"), file.ReadStringAttributes(Run, "losses"), Number("time_step_s"));

        string Word(string name) => file.ReadStringAttribute(Run, name);
        double Number(string name) => file.ReadAttribute<double>(Run, name);
        (double, double) Pair(string name) => file.ReadAttributes<double>(Run, name) is [var low, var high]
            ? (low, high)
            : throw new InvalidInputException($"{file.Path}: {Run}: the attribute '{name}' has not two values; write the file again.");
    }
}
