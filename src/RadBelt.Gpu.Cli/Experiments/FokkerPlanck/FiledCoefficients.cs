using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>One table of a file that a run of <c>diffusion</c> wrote.</summary>
internal sealed class FiledCoefficients : CoefficientSource
{
    // Numbers that a person wrote in two decks, in whatever units.
    private const double Same = 1e-6;

    private readonly string path;
    private readonly DiffusionSetup setup;
    private readonly DiffusionShell shell;
    private readonly MomentumDiffusionTensor[,] values;

    /// <summary>Reads the table.</summary>
    /// <exception cref="InvalidInputException">The file is none of <c>diffusion</c>, holds no such table, or one that does not cover the grid.</exception>
    public FiledCoefficients(FokkerPlanckCoefficientsSection section, FokkerPlanckGridSection grid)
    {
        path = section.File!;
        using Hdf5File file = Hdf5File.Open(path);
        if (RunFile.Experiment(file) is var experiment && experiment != "diffusion")
            throw new InvalidInputException($"coefficients.file: '{path}' was written by `{experiment}`; name a file of `diffusion`");
        DiffusionReportData data = DiffusionFile.Read(file);
        setup = data.Setup;
        int l = Index("l_shell", section.LShell, [.. setup.Shells.Select(s => s.L)]);
        shell = setup.Shells[l];
        if (section.DriftAverage)
        {
            values = data.DriftAverages.FirstOrDefault(average => average.Shell == l)?.Coefficients
                ?? throw new InvalidInputException($"coefficients.drift_average: '{path}' has none; give `sectors` to the deck of `diffusion`, or name `waves`");
            InWords = FormattableString.Invariant($"drift average of {Path.GetFileName(path)}, L = {shell.L:G4}");
        }
        else
        {
            int w = WavesIndex(section.Waves), density = Index("ratio", section.Ratio, shell.Ratios);
            values = data.Find(w, l, density)?.Coefficients
                ?? throw new InvalidInputException($"coefficients.file: '{path}' is of a run that was stopped before this table was computed; run the deck to its end");
            InWords = FormattableString.Invariant($"{setup.Waves[w].Name} of {Path.GetFileName(path)}, L = {shell.L:G4}, f_pe/f_ce = {shell.Ratios[density]:G4}");
        }

        RequireCover(grid);
        RequireSpread();
    }

    public override string InWords { get; }

    public override PhaseSpace PhaseSpace => setup.Latitude is null ? PhaseSpace.Dipole : PhaseSpace.Local;

    public override double LossCone => shell.LossCone;

    public override DiffusionTable Table(Device device, IProgress<SimulationProgress> progress, CancellationToken cancellation) =>
        TableOf(setup.Species, setup.Energies, setup.PitchAngles, values);

    private int WavesIndex(string? name)
    {
        string[] names = [.. setup.Waves.Select(waves => waves.Name)];
        if (name is null && names.Length == 1)
            return 0;
        int found = Array.IndexOf(names, name);
        if (found >= 0)
            return found;
        string known = string.Join(", ", names.Select(n => $"`{n}`"));
        throw new InvalidInputException(name is null
            ? $"coefficients.waves: '{path}' has the waves {known}; say which, or `drift_average: true`"
            : $"coefficients.waves: '{path}' has no waves `{Shorten.ForMessage(name)}`; it has {known}");
    }

    private int Index(string key, double? value, double[] all)
    {
        if (value is null && all.Length == 1)
            return 0;
        int found = Array.FindIndex(all, v => Math.Abs(v - value.GetValueOrDefault(double.NaN)) <= Same * v);
        string known = string.Join(", ", all.Select(v => FormattableString.Invariant($"{v:G6}")));
        return found >= 0 ? found : throw new InvalidInputException(value is { } asked
            ? $"coefficients.{key}: '{path}' has no table of {NumberText.Of(asked)}; it has {known}"
            : $"coefficients.{key}: '{path}' has tables of {known}; say which");
    }

    // Before anything is run: which file, and which cell of it.
    private void RequireSpread()
    {
        try
        {
            _ = DiffusionField.Of(TableOf(setup.Species, setup.Energies, setup.PitchAngles, values), PhaseSpace);
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException($"coefficients.file: '{path}', {InWords}: {e.Message}", e);
        }
    }

    private void RequireCover(FokkerPlanckGridSection grid)
    {
        double low = setup.Energies[0], high = setup.Energies[^1];
        if (grid.Energies.Low < low * (1 - Same) || grid.Energies.High > high * (1 + Same))
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"grid.energies: {grid.Energies.Low / Units.KeV:G5} keV to {grid.Energies.High / Units.KeV:G5} keV is not covered by the table of '{path}', {low / Units.KeV:G5} keV to {high / Units.KeV:G5} keV; narrow the grid, or compute the table for more energies"));
        }
    }
}
