using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Wave-field archives that decks name.</summary>
internal static class WaveArchives
{
    // Numbers that a person wrote in two decks, in whatever units.
    private const double Same = 1e-6;

    /// <summary>Opens an archive of the deck's own field line and plasma.</summary>
    /// <exception cref="InvalidInputException">It is missing, has gaps, or is of another line or plasma.</exception>
    public static ArchivedWaveField Open(string folder, FieldLineDeck deck)
    {
        ArchivedWaveField archive = ArchivedWaveField.Open(folder);
        try
        {
            archive.RequireLine(deck.Line);
            if (Math.Abs(archive.Density - deck.ColdDensity) > Same * deck.ColdDensity)
            {
                throw new InvalidInputException(FormattableString.Invariant(
                    $"archive: the field of '{folder}' was made in cold electrons of {archive.Density:G6} m^-3, and `plasma` has {deck.ColdDensity:G6} m^-3; give `plasma` the density of the archive"));
            }

            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>What an archive of two samples at least holds.</summary>
    /// <exception cref="InvalidInputException">It cannot be read back.</exception>
    public static WaveArchiveFacts Facts(string folder)
    {
        using var field = ArchivedWaveField.Open(folder);
        return new(Path.GetFileName(folder), field.Grid.Nodes, field.Grid.Spacing, field.Grid.Samples, field.Grid.Interval, field.StoredBytes);
    }
}
