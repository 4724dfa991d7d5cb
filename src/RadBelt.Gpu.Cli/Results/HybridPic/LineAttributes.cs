using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A parabolic field line and the density of its cold electrons, as attributes of a group.</summary>
internal static class LineAttributes
{
    private const string Field = "B_eq_T", Curvature = "xi_per_m2", Density = "cold_density_per_m3";

    /// <summary>Writes them to a group that is there.</summary>
    public static void Write(Hdf5File file, string group, ParabolicFieldLine line, double coldDensity)
    {
        file.SetAttribute(group, Field, line.EquatorialField);
        file.SetAttribute(group, Curvature, line.Curvature);
        file.SetAttribute(group, Density, coldDensity);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidInputException">They are missing, or out of range.</exception>
    public static (ParabolicFieldLine Line, double ColdDensity) Read(Hdf5File file, string group) =>
        (new(file.ReadAttribute<double>(group, Field), file.ReadAttribute<double>(group, Curvature)), file.ReadAttribute<double>(group, Density));
}
