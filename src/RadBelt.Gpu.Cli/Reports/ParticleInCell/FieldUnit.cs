using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.ParticleInCell;

/// <summary>The unit in which a magnetic field is best read.</summary>
/// <param name="Name">Its symbol.</param>
/// <param name="Tesla">What it is, T.</param>
internal readonly record struct FieldUnit(string Name, double Tesla)
{
    /// <summary>nT from 1 nT on, else pT.</summary>
    public static FieldUnit For(double largest) =>
        largest >= Units.NanoTesla ? new("nT", Units.NanoTesla) : new("pT", Units.PicoTesla);

    /// <summary>A field with its unit.</summary>
    public static string Text(double field) => $"{Numbers.Significant(field / For(field).Tesla)} {For(field).Name}";
}
