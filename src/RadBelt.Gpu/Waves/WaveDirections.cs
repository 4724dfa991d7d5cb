namespace RadBelt.Gpu.Waves;

/// <summary>The directions along B0 in which wave power runs: a label of the spectrum, which says where all of its B_w² is.</summary>
[Flags]
public enum WaveDirections
{
    /// <summary>Along +B0: k &gt; 0. All power.</summary>
    Forward = 1,

    /// <summary>Along −B0: k &lt; 0. All power.</summary>
    Backward = 2,

    /// <summary>Half of the power each way.</summary>
    Both = Forward | Backward,
}
