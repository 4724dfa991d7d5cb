using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Hdf5;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>stand-in</summary>
internal static class ChorusElementFile
{
    public static void Write(Hdf5File file, string group, ChorusElement element) => throw new NotImplementedException();

    public static ChorusElement Read(Hdf5File file, string group) => throw new NotImplementedException();
}
