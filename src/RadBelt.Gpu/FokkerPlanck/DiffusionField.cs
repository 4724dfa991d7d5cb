using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

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

/// <summary>Diffusion coefficients as functions of energy and pitch angle: what transport is solved with. Twice differentiable where its tables are smooth.</summary>
public sealed class DiffusionField
{
    private DiffusionField()
    {
    }

    /// <summary>The particles.</summary>
    public Species Species => throw new NotImplementedException();

    /// <summary>Whose volume.</summary>
    public PhaseSpace PhaseSpace => throw new NotImplementedException();

    /// <summary>Coefficients of a table, between whose values they are interpolated; times <paramref name="scale"/>.</summary>
    /// <exception cref="InvalidInputException">A tensor is not positive semidefinite: the message names the cell.</exception>
    public static DiffusionField Of(DiffusionTable table, PhaseSpace phaseSpace, double scale = 1) => throw new NotImplementedException();

    /// <summary>Coefficients given as a function of (E in J, α in rad).</summary>
    public static DiffusionField Of(Species species, PhaseSpace phaseSpace, Func<double, double, MomentumDiffusionTensor> coefficients) =>
        throw new NotImplementedException();

    /// <summary>The tensor at an energy (J) and pitch angle (rad).</summary>
    public MomentumDiffusionTensor At(double energy, double pitchAngle) => throw new NotImplementedException();
}
