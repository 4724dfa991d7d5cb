namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>One thing drawn in a <see cref="Plot"/>, in the order of the plot's layers.</summary>
internal abstract class Layer
{
    /// <summary>What it is, for the legend (rich text); null leaves it out of the legend.</summary>
    public string? Label { get; init; }

    /// <summary>Its colour.</summary>
    public Ink Ink { get; init; } = Ink.Neutral;

    /// <summary>Stretches the ranges of the axes to its data.</summary>
    public abstract void Measure(DataRange x, DataRange y);

    /// <summary>Draws it in the frame.</summary>
    public abstract void Draw(Markup markup, Frame frame);

    /// <summary>Places in the frame a legend had better not cover, px; none for what lies in the background.</summary>
    public virtual IEnumerable<(double X, double Y)> Occupied(Frame frame) => [];

    /// <summary>Draws its sample for the legend, 22 px wide, centred at (11, 0).</summary>
    public abstract void DrawKey(Markup markup);

    /// <summary>Two arrays of one length, or an error that names what they belong to.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    protected static void RequireSameLength(string what, int expected, int actual)
    {
        if (expected != actual)
        {
            throw new ArgumentException($"{what}: {actual} values for {expected} positions; give one for each.");
        }
    }
}
