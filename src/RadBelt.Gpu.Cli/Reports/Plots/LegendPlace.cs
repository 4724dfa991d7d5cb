namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>Where a legend stands.</summary>
internal enum LegendPlace
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>Right of the frame.</summary>
    Right,

    /// <summary>In the frame, in the corner that hides least.</summary>
    Inside,
}
