using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Dispersion;

/// <summary>
/// Stix's S, D, P at x = ω/ω_ce and their slopes in x, for species with a = ω_ps²/ω_ce² and w = Ω_s/ω_ce (signed; electrons −1):
/// <c>S = v − Σ a/(x² − w²)</c>, <c>D = (R − L)/2 = Σ a w/[x(x² − w²)]</c>, <c>P = v − Σ a/x²</c>; v = 1, or 0 in the high-density approximation
/// (Stix 1992, ch. 1).
/// </summary>
/// <typeparam name="V">Lane type.</typeparam>
/// <param name="x">x.</param>
/// <param name="s">S.</param>
/// <param name="d">D.</param>
/// <param name="p">P.</param>
/// <param name="slopeS">dS/dx.</param>
/// <param name="slopeD">dD/dx.</param>
/// <param name="slopeP">dP/dx.</param>
/// <param name="electrons">a of the electrons: (ω_pe/ω_ce)².</param>
public readonly struct Stix<V>(V x, V s, V d, V p, V slopeS, V slopeD, V slopeP, V electrons)
    where V : unmanaged, ILanes<V>
{
    /// <summary>x.</summary>
    public readonly V X = x;

    /// <summary>S = (R + L)/2.</summary>
    public readonly V S = s;

    /// <summary>D = (R − L)/2.</summary>
    public readonly V D = d;

    /// <summary>P.</summary>
    public readonly V P = p;

    /// <summary>dS/dx.</summary>
    public readonly V SlopeS = slopeS;

    /// <summary>dD/dx.</summary>
    public readonly V SlopeD = slopeD;

    /// <summary>dP/dx.</summary>
    public readonly V SlopeP = slopeP;

    /// <summary>a of the electrons.</summary>
    public readonly V Electrons = electrons;
}
