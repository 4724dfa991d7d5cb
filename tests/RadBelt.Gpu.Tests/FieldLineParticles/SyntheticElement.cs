using System.Collections.Immutable;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.Tests.FieldLineParticles;

/// <summary>
/// Waves whose phase is a polynomial of (t, s) of third degree, s = sinλ, and whose amplitude and k_x are linear in each: what a table holds without any error of
/// interpolation. They lie between two latitudes and times, and are over where they end.
/// </summary>
internal sealed record SyntheticElement(DipoleFieldLine Line)
{
    /// <summary>ω at t = 0, rad s⁻¹.</summary>
    public required double Frequency { get; init; }

    /// <summary>dω/dt, rad s⁻².</summary>
    public double Chirp { get; init; }

    /// <summary>∂φ/∂s over L R_E at s = 0 and t = 0, m⁻¹.</summary>
    public required double WaveNumber { get; init; }

    /// <summary>Coefficients of s² and s³ in the phase, over L R_E times <see cref="WaveNumber"/>.</summary>
    public (double Square, double Cube) Bend { get; init; }

    /// <summary>k_x at s = 0, m⁻¹, and by how much it is more at s = 1.</summary>
    public (double Value, double Slope) Outward { get; init; }

    /// <summary>(e_x, e_y, e_z) at its greatest, V m⁻¹.</summary>
    public required (double X, double Y, double Z) Electric { get; init; }

    /// <summary>φ at t = 0 and s = 0, rad.</summary>
    public double Phase { get; init; }

    /// <summary>s where it begins and ends.</summary>
    public (double From, double To) Sines { get; init; } = (0, 0.5);

    /// <summary>End, s.</summary>
    public double Duration { get; init; } = 0.1;

    /// <summary>By how much the amplitude falls toward the end in s, and in t.</summary>
    public (double InSine, double InTime) Fall { get; init; } = (1, 1);

    /// <summary>Cells in t and in s.</summary>
    public (int Times, int Sines) Cells { get; init; } = (20, 20);

    private double Length => Line.LShell * Line.EarthRadius;

    /// <summary>φ.</summary>
    public double PhaseAt(double t, double s) =>
        Phase + Length * WaveNumber * s * (1 + s * (Bend.Square + s * Bend.Cube)) - t * (Frequency + 0.5 * Chirp * t);

    /// <summary>The wave there.</summary>
    public ElementNode At(double t, double s)
    {
        double a = (1 - Fall.InSine * (s - Sines.From) / (Sines.To - Sines.From)) * (1 - Fall.InTime * t / Duration);
        a = a < 1e-12 || s < Sines.From || t > Duration ? 0 : a;
        return new()
        {
            Amplitude = a,
            Phase = PhaseAt(t, s),
            Frequency = Frequency + Chirp * t,
            ParallelWaveNumber = WaveNumber * (1 + s * (2 * Bend.Square + s * 3 * Bend.Cube)) / Math.Sqrt(1 + 3 * s * s),
            OutwardWaveNumber = Outward.Value + Outward.Slope * s,
            Electric = (a * Electric.X, a * Electric.Y, a * Electric.Z),
        };
    }

    /// <summary>Its table.</summary>
    public ChorusElement Table()
    {
        var grid = new ElementGrid
        {
            Duration = Duration,
            Times = Cells.Times + 1,
            LeastLatitude = Math.Asin(Sines.From),
            GreatestLatitude = Math.Asin(Sines.To),
            Latitudes = Cells.Sines + 1,
        };
        ImmutableArray<ElementNode> nodes =
        [
            .. from i in Enumerable.Range(0, grid.Times)
               from j in Enumerable.Range(0, grid.Latitudes)
               select At(Duration * i / Cells.Times, Sines.From + (Sines.To - Sines.From) * j / Cells.Sines),
        ];
        return new(Line, grid, nodes, new(nodes.Length, nodes.Length, 0, 0));
    }
}
