using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Chorus;

/// <summary>The grid of (t, sinλ) an element is tabulated on, both evenly spaced, ends included.</summary>
public sealed record ElementGrid
{
    /// <summary>First time, s, when the source starts: 0 or later, so that elements can follow each other.</summary>
    public double Start { get; init; }

    /// <summary>From the first time to the last, s.</summary>
    public required double Duration { get; init; }

    /// <summary>Times, at least 2.</summary>
    public int Times { get; init; } = 601;

    /// <summary>Lowest magnetic latitude, rad.</summary>
    public double LeastLatitude { get; init; }

    /// <summary>Highest magnetic latitude, rad.</summary>
    public required double GreatestLatitude { get; init; }

    /// <summary>Latitudes, at least 2.</summary>
    public int Latitudes { get; init; } = 401;

    /// <summary>Δt, s.</summary>
    internal double TimeStep => Duration / (Times - 1);

    /// <summary>Lowest s = sinλ.</summary>
    internal double LeastSine => Math.Sin(LeastLatitude);

    /// <summary>Δs.</summary>
    internal double SineStep => (Math.Sin(GreatestLatitude) - LeastSine) / (Latitudes - 1);

    /// <summary>t of row i.</summary>
    internal double Time(int i) => Start + Since(i);

    /// <summary>Time of row i since the source started, s.</summary>
    internal double Since(int i) => i * Duration / (Times - 1);

    /// <summary>s of column j.</summary>
    internal double Sine(int j) => LeastSine + j * SineStep;

    /// <summary>dz/ds = L R_E (1 + 3s²)^½, m.</summary>
    internal static double ArcLengthPerSine(DipoleFieldLine line, double s) => line.LShell * line.EarthRadius * Math.Sqrt(1 + 3 * s * s);

    /// <summary>Refuses a grid without cells, or beyond the field line.</summary>
    /// <exception cref="InvalidInputException">A number is out of range.</exception>
    internal void RequireOn(DipoleFieldLine line)
    {
        Require.NotNegative(Start, "start of an element's grid", "s");
        Require.Positive(Duration, "duration of an element's grid", "s");
        RequireTwo(Times, "times");
        RequireTwo(Latitudes, "latitudes");
        double foot = line.LatitudeAt(altitude: 0);
        if (!(LeastLatitude >= -foot && LeastLatitude < GreatestLatitude && GreatestLatitude <= foot))
        {
            throw new InvalidInputException(
                $"element's grid: its latitudes run from {LeastLatitude / Units.Degree:G6}° to {GreatestLatitude / Units.Degree:G6}°; let them rise, within "
                + $"±{foot / Units.Degree:G6}°, where the field line of L = {line.LShell:G6} meets the Earth.");
        }
    }

    private static void RequireTwo(int count, string name)
    {
        if (count < 2)
        {
            throw new InvalidInputException($"element's grid: {count} {name} make no cell; give at least 2.");
        }
    }
}
