namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>What volume of phase space a range of pitch angle and momentum has: G of <c>∂f/∂t = G⁻¹ ∂_i (G D_ij ∂_j f)</c>.</summary>
public enum PhaseSpace
{
    /// <summary>Local: G = p² sinα.</summary>
    Local,

    /// <summary>Bounce-averaged in a dipole: G = p² T(α_eq) sinα_eq cosα_eq.</summary>
    Dipole,

    /// <summary>Bounce-averaged in a parabolic field, where T ∝ 1/sinα_eq: G = p² cosα_eq.</summary>
    Parabola,
}
