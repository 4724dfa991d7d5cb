using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A <c>chorus-element</c> run in HDF5: its elements as <see cref="ChorusElementFile"/> has them.</summary>
internal static class ElementFile
{
    /// <summary>Writes everything but the provenance, which must be there already.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void Write(Hdf5File file, ElementReportData data)
    {
        ChorusMediumAttributes.Write(file, data.Medium, data.Completed, data.Elapsed);
        ChorusMediumAttributes.Write(file, data.Source);
        ChorusElementFile.Write(file, data.Elements);
    }

    /// <summary>Joins shards: the elements of one are numbered after those of the one before.</summary>
    public static void Merge(ShardMerge merge)
    {
        merge.TakeAttributes(ChorusMediumAttributes.Run, ChorusMediumAttributes.ElapsedName);
        merge.TakeAttributes(ChorusElementFile.Root);
        int number = 0;
        foreach (Hdf5File shard in merge.Shards)
        {
            int count = shard.ReadAttribute<int>(ChorusElementFile.Root, ChorusElementFile.CountName);
            for (int i = 0; i < count; i++)
                merge.Take(shard, ChorusElementFile.PathOf(i), ChorusElementFile.PathOf(number++));
        }

        merge.Target.SetAttribute(ChorusElementFile.Root, ChorusElementFile.CountName, number);
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="InvalidInputException">The file is not as written.</exception>
    public static ElementReportData Read(Hdf5File file) => new()
    {
        Medium = ChorusMediumAttributes.Medium(file),
        Source = ChorusMediumAttributes.Source(file) ?? throw new InvalidInputException($"{file.Path}: {ChorusMediumAttributes.Run}: has no attribute 'kind'; write the file again."),
        Elements = ChorusElementFile.Read(file),
        Elapsed = ChorusMediumAttributes.Elapsed(file),
    };
}
