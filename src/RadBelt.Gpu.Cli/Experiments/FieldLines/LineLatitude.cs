using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>
/// Magnetic latitudes along a parabolic line: those of the dipole's line that has its curvature at the equator, at the same distance along the line,
/// <c>z = L R_E ½[s (1 + 3s²)^½ + asinh(√3 s)/√3]</c>, s = sin λ.
/// </summary>
internal static class LineLatitude
{
    private const int Halvings = 60;
    private static readonly double Sqrt3 = Math.Sqrt(3);

    /// <summary>z, m, at a latitude (rad).</summary>
    public static double Distance(ParabolicFieldLine line, double latitude)
    {
        double s = Math.Sin(latitude);
        return line.DipoleRadius * 0.5 * ((s * Math.Sqrt(1 + (3 * s * s))) + (Math.Asinh(Sqrt3 * s) / Sqrt3));
    }

    /// <summary>Latitude, rad, at <paramref name="z"/> (m); ±π/2 from the pole of the dipole on.</summary>
    public static double At(ParabolicFieldLine line, double z)
    {
        double low = 0, high = Math.PI / 2;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Distance(line, middle) < Math.Abs(z) ? (middle, high) : (low, middle);
        }

        return Math.CopySign(0.5 * (low + high), z);
    }
}
