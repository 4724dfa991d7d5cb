using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A <c>hybrid-pic</c> run in HDF5: what every run with macro-particles has (<see cref="PicRunFile"/>), its field line, spectrograms, elements and map.</summary>
internal static class HybridPicFile
{
    /// <summary>Writes everything but the provenance, which must be there already.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void Write(Hdf5File file, HybridReportData data)
    {
        PicRunFile.Write(file, data.Run);
        HybridSetupAttributes.Write(file, data.Setup);
        SpectrogramTables.Write(file, data.Places);
        ElementTables.Write(file, data.Elements);
        WaveMapTables.Write(file, data);
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="InvalidInputException">The file is not as written.</exception>
    public static HybridReportData Read(Hdf5File file)
    {
        IReadOnlyList<PlaceSpectrogram> places = SpectrogramTables.Read(file);
        return new()
        {
            Run = PicRunFile.Read(file),
            Setup = HybridSetupAttributes.Read(file),
            Places = places,
            Elements = ElementTables.Read(file, places.Count),
            Map = WaveMapTables.ReadMap(file),
            Archive = WaveMapTables.ReadArchive(file),
        };
    }
}
