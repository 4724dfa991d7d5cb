using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLineWaves;

/// <summary>Where and when the values of a <see cref="WaveFieldSource"/> lie: nodes evenly along a parabolic field line, samples evenly in time.</summary>
public sealed record WaveFieldGrid
{
    /// <summary>A grid.</summary>
    /// <param name="line">The field line.</param>
    /// <param name="firstNode">z of the first node, m from the equator, northward.</param>
    /// <param name="spacing">Distance between nodes, m, positive.</param>
    /// <param name="nodes">Nodes, 2 … 2²³.</param>
    /// <param name="startTime">Time of the first sample, s.</param>
    /// <param name="interval">Time between samples, s, positive.</param>
    /// <param name="samples">Samples, at least 2.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public WaveFieldGrid(ParabolicFieldLine line, double firstNode, double spacing, int nodes, double startTime, double interval, long samples)
    {
        ArgumentNullException.ThrowIfNull(line);
        Require.Positive(spacing, "distance between nodes of the wave field", "m");
        Require.Positive(interval, "time between samples of the wave field", "s");
        if (nodes is < 2 or > 1 << 23 || samples < 2)
        {
            throw new InvalidInputException($"wave field: {nodes} nodes × {samples} samples; give 2 … {1 << 23} nodes and two samples at least.");
        }

        (Line, FirstNode, Spacing, Nodes, StartTime, Interval, Samples) = (line, firstNode, spacing, nodes, startTime, interval, samples);
    }

    /// <summary>The field line.</summary>
    public ParabolicFieldLine Line { get; }

    /// <summary>z of the first node, m.</summary>
    public double FirstNode { get; }

    /// <summary>Distance between nodes, m.</summary>
    public double Spacing { get; }

    /// <summary>Nodes.</summary>
    public int Nodes { get; }

    /// <summary>z of the last node, m.</summary>
    public double LastNode => FirstNode + ((Nodes - 1) * Spacing);

    /// <summary>Time of the first sample, s.</summary>
    public double StartTime { get; }

    /// <summary>Time between samples, s.</summary>
    public double Interval { get; }

    /// <summary>Samples.</summary>
    public long Samples { get; }

    /// <summary>Time of the last sample, s.</summary>
    public double EndTime => StartTime + ((Samples - 1) * Interval);
}
