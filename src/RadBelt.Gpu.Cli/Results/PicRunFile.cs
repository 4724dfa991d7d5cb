using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A particle-in-cell run in HDF5 (docs/output.md lists what is where), and what a page shows of such a file: all of it.</summary>
internal static class PicRunFile
{
    /// <summary>Writes everything but the provenance, which must be there already.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void Write(Hdf5File file, PicReportData data)
    {
        PicSetupTables.Write(file, data.Setup);
        PicWaveTables.Write(file, data);
        PicBudgetTables.Write(file, data);
        PicDistributionTables.Write(file, data.Distributions);
        if (data.Tracers is { } tracers)
        {
            PicTracerTables.Write(file, tracers);
        }
    }

    /// <summary>Reads what a comparison of runs shows: the set-up, the wave power and the spectra.</summary>
    /// <exception cref="InvalidInputException">The file is not as written.</exception>
    public static PicReportData ReadWaves(Hdf5File file) => new()
    {
        Setup = PicSetupTables.Read(file), WavePower = PicWaveTables.ReadPower(file), Spectra = PicWaveTables.ReadSpectra(file),
    };

    /// <summary>Reads it back.</summary>
    /// <exception cref="InvalidInputException">The file is not as written.</exception>
    public static PicReportData Read(Hdf5File file)
    {
        PicSetup setup = PicSetupTables.Read(file);
        return new()
        {
            Setup = setup with { Completed = setup.Completed && file.IsComplete },
            WavePower = PicWaveTables.ReadPower(file),
            Spectra = PicWaveTables.ReadSpectra(file),
            Field = PicWaveTables.ReadField(file),
            Growth = PicWaveTables.ReadGrowth(file),
            GrowthSpectrum = PicWaveTables.ReadGrowthSpectrum(file),
            Energy = PicBudgetTables.ReadEnergy(file, setup.Species.Count),
            Temperatures = PicBudgetTables.ReadTemperatures(file, setup.Species.Count),
            ChargeResidual = PicBudgetTables.ReadCharge(file),
            Distributions = PicDistributionTables.Read(file, setup.Species.Count),
            Tracers = PicTracerTables.Read(file),
        };
    }
}
