namespace RadBelt.Gpu.FieldLines;

/// <summary>
/// One place of a bounce at phase θ (<c>sinλ = sinλ_m sinθ</c>) and what a local diffusion coefficient there counts in the bounce average,
/// <c>⟨D⟩ = ∫0^{π/2} w D(λ, α) dθ</c>, D the mean over both hemispheres and both legs.
/// </summary>
/// <remarks>
/// By <c>dα_eq/dα = tanα_eq/tanα</c>: the time share <c>dt ∝ cosλ (1 + 3 sin²λ)^½ dλ/cosα</c> over T, times (dα_eq/dα)² for αα and dα_eq/dα for αp (p is
/// constant along the bounce). In λ they are cosα cos⁷λ/(T cos²α_eq), cos⁴λ (1 + 3 sin²λ)^¼/(T cosα_eq) and cosλ (1 + 3 sin²λ)^½/(T cosα) (the
/// first as in Glauert &amp; Horne 2005).
/// </remarks>
internal readonly record struct BouncePlace
{
    /// <summary>λ, rad, ≥ 0.</summary>
    public required double Latitude { get; init; }

    /// <summary>Sine of the local pitch angle.</summary>
    public required double Sine { get; init; }

    /// <summary>Cosine of the local pitch angle on the leg away from the equator, ≥ 0.</summary>
    public required double Cosine { get; init; }

    /// <summary>Weight w of D_αα, per radian of θ.</summary>
    public required double AlphaAlpha { get; init; }

    /// <summary>Weight w of D_αp, per radian of θ.</summary>
    public required double AlphaMomentum { get; init; }

    /// <summary>Weight w of D_pp, per radian of θ: the share of time.</summary>
    public required double MomentumMomentum { get; init; }
}
