using System.Globalization;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A <c>chorus-element</c> run in HDF5: the element on each field line in a group of <c>/elements</c>.</summary>
internal static class ElementFile
{
    private const string Group = "/elements";

    /// <summary>Writes everything but the provenance, which must be there already.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void Write(Hdf5File file, ElementReportData data)
    {
        ChorusMediumAttributes.Write(file, data.Medium, data.Completed, data.Elapsed);
        ChorusMediumAttributes.Write(file, data.Source);
        file.CreateGroup(Group);
        for (int i = 0; i < data.Elements.Count; i++)
            ChorusElementFile.Write(file, string.Create(CultureInfo.InvariantCulture, $"{Group}/{i:000}"), data.Elements[i]);
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="InvalidInputException">The file is not as written.</exception>
    public static ElementReportData Read(Hdf5File file) => new()
    {
        Medium = ChorusMediumAttributes.Medium(file),
        Source = ChorusMediumAttributes.Source(file) ?? throw new InvalidInputException($"{file.Path}: {ChorusMediumAttributes.Run}: has no attribute 'kind'; write the file again."),
        Elements = [.. file.Children(Group).Select(name => ChorusElementFile.Read(file, $"{Group}/{name}"))],
        Elapsed = ChorusMediumAttributes.Elapsed(file),
        Completed = ChorusMediumAttributes.Completed(file),
    };
}
