using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLineWaves;

/// <summary>Length along a dipole's field line: z = L R_E ½[s √(1 + 3s²) + asinh(√3 s)/√3], s = sin λ.</summary>
internal static class DipoleArc
{
    /// <summary>z, m, from the equator to a latitude (rad).</summary>
    /// <param name="radius">L R_E, m.</param>
    /// <param name="latitude">λ, rad.</param>
    public static double Length(double radius, double latitude)
    {
        double s = Math.Sin(latitude);
        return radius * 0.5 * ((s * Math.Sqrt(1 + (3 * s * s))) + (Math.Asinh(Math.Sqrt(3) * s) / Math.Sqrt(3)));
    }

    /// <summary>λ, rad, at a length (m) from the equator.</summary>
    /// <exception cref="InvalidInputException">The line is not that long.</exception>
    public static double LatitudeAt(double radius, double length)
    {
        double pole = Length(radius, Math.PI / 2);
        if (!(length >= 0 && length < pole))
        {
            throw new InvalidInputException(InvariantText.Of(
                $"latitude: {length:G6} m from the equator is not on the dipole's field line of L R_E = {radius:G6} m, which is {pole:G6} m long to the axis; shorten the field."));
        }

        // Newton in s from the right, as z ≥ L R_E s: dz/ds rises with s, so the steps never pass the root.
        double s = Math.Min(1, length / radius);
        for (int n = 0; n < 60; n++)
        {
            double error = Length(radius, Math.Asin(s)) - length;
            double next = Math.Clamp(s - (error / (radius * Math.Sqrt(1 + (3 * s * s)))), 0, 1);
            if (Math.Abs(next - s) < 1e-15)
            {
                break;
            }

            s = next;
        }

        return Math.Asin(s);
    }
}
