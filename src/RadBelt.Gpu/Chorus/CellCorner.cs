using System.Runtime.CompilerServices;

namespace RadBelt.Gpu.Chorus;

/// <summary>A corner of a cell of an element.</summary>
/// <param name="Wave">Amplitude, field and k_x there.</param>
/// <param name="Phase">φ, rad.</param>
/// <param name="AlongTime">∂φ/∂t, rad for each cell.</param>
/// <param name="AlongSine">∂φ/∂s, rad for each cell.</param>
/// <param name="Twist">∂²φ/∂t∂s, rad for each cell.</param>
internal readonly record struct CellCorner(ElementNode Wave, double Phase, double AlongTime, double AlongSine, double Twist);

/// <summary>The corners at fractions (0, 0), (0, 1), (1, 0), (1, 1) of a cell in t and s.</summary>
[InlineArray(4)]
internal struct CellCorners
{
    private CellCorner first;
}
