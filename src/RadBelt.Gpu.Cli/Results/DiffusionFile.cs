using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A <c>diffusion</c> run in HDF5 (docs/output.md lists what is where), and what a page shows of such a file: all of it.</summary>
internal static class DiffusionFile
{
    /// <summary>Writes everything but the provenance, which must be there already.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void Write(Hdf5File file, DiffusionReportData data)
    {
        DiffusionSetupTables.Write(file, data.Setup);
        DiffusionCoefficientTables.Write(file, data);
        DiffusionEstimateTables.Write(file, data);
        DriftAverageTables.Write(file, data);
        ResonanceConditionTables.Write(file, data.Resonance);
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="InvalidInputException">The file is not as written.</exception>
    public static DiffusionReportData Read(Hdf5File file)
    {
        DiffusionSetup setup = DiffusionSetupTables.Read(file);
        setup = setup with { Completed = setup.Completed && file.IsComplete };
        return new()
        {
            Setup = setup,
            Slices = DiffusionCoefficientTables.Read(file, setup),
            DriftAverages = DriftAverageTables.Read(file, setup),
            Resonance = ResonanceConditionTables.Read(file),
        };
    }
}
