namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>Shapes of <see cref="Markers"/>.</summary>
internal enum MarkerShape
{
    /// <summary>Six rays: the papers' sign for what was measured.</summary>
    Asterisk,

    /// <summary>A filled circle.</summary>
    Circle,

    /// <summary>A diagonal cross.</summary>
    Cross,

    /// <summary>A filled square.</summary>
    Square,
}
