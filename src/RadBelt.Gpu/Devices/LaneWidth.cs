namespace RadBelt.Gpu.Devices;

/// <summary>How wide the registers are that the CPU device computes in.</summary>
public enum LaneWidth
{
    /// <summary>One number at a time.</summary>
    Scalar = 32,

    /// <summary>256 bits: 8 floats or 4 doubles.</summary>
    Bits256 = 256,

    /// <summary>512 bits: 16 floats or 8 doubles.</summary>
    Bits512 = 512,
}
