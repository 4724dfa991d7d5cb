using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>
/// Diffusion coefficients as functions of energy and pitch angle, positive semidefinite everywhere: what transport is solved with. Those of a table are
/// continuous, with derivatives that jump at its entries.
/// </summary>
public sealed class DiffusionField
{
    private readonly ICoefficients coefficients;

    private DiffusionField(Species species, PhaseSpace phaseSpace, ICoefficients coefficients)
    {
        (Species, PhaseSpace) = (species, phaseSpace);
        this.coefficients = coefficients;
    }

    /// <summary>The particles.</summary>
    public Species Species { get; }

    /// <summary>Whose volume.</summary>
    public PhaseSpace PhaseSpace { get; }

    /// <summary>
    /// Coefficients of a table times <paramref name="scale"/>: D_αα, D_αp/p and D_pp/p² linear in ln p and α between its entries, which keeps them
    /// positive semidefinite. From its first pitch angle to 0° and from its last to 90° (local ones: 180°) they go on to their mirror image: D_αα and
    /// D_pp as they are, D_αp linear to zero. Energies outside the table are refused when they are asked for.
    /// </summary>
    /// <param name="table">Local or bounce-averaged coefficients, at least two energies and two pitch angles.</param>
    /// <param name="phaseSpace">Local, or the field line they are averaged over.</param>
    /// <param name="scale">Factor, not negative: (B_w/B_w0)² for waves of another amplitude.</param>
    /// <exception cref="InvalidInputException">
    /// A tensor is not positive semidefinite (|D_αp| up to 0.5 % above (D_αα D_pp)^½ counts as rounding and is cut): the message names the cell. Or the
    /// table's axes or <paramref name="scale"/> are out of range.
    /// </exception>
    public static DiffusionField Of(DiffusionTable table, PhaseSpace phaseSpace, double scale = 1)
    {
        ArgumentNullException.ThrowIfNull(table);
        Require.NotNegative(scale, "scale of the diffusion coefficients", "");
        return new(table.Species, phaseSpace, new TableCoefficients(table, phaseSpace, scale));
    }

    /// <summary>Coefficients given as a function of (E in J, α in rad), smooth on scales of 0.01 in ln p and of 1 % of α; checked where they are asked for.</summary>
    public static DiffusionField Of(Species species, PhaseSpace phaseSpace, Func<double, double, MomentumDiffusionTensor> coefficients)
    {
        ArgumentNullException.ThrowIfNull(species);
        ArgumentNullException.ThrowIfNull(coefficients);
        return new(species, phaseSpace, new FunctionCoefficients(species, phaseSpace.HighestPitchAngle(), coefficients));
    }

    /// <summary>The tensor at an energy (J) and pitch angle (rad).</summary>
    /// <exception cref="InvalidInputException">They are outside the table, or the tensor there is not positive semidefinite.</exception>
    public MomentumDiffusionTensor At(double energy, double pitchAngle)
    {
        double p = Momentum(energy);
        return coefficients.At(Math.Log(p), pitchAngle).ToMomentum(p);
    }

    /// <summary>
    /// Mean rates of change that go with these coefficients: <c>⟨Δα⟩/Δt = G⁻¹[∂_α(G D_αα) + ∂_p(G D_αp)]</c> in rad s⁻¹ and
    /// <c>⟨Δp⟩/Δt = G⁻¹[∂_α(G D_αp) + ∂_p(G D_pp)]</c> in kg m s⁻² (Tao et al. 2008, J. Geophys. Res. 113, A10204).
    /// </summary>
    /// <param name="energy">J.</param>
    /// <param name="pitchAngle">rad; not where G is zero.</param>
    public (double Alpha, double Momentum) DriftAt(double energy, double pitchAngle)
    {
        double p = Momentum(energy);
        (double alpha, double y) = LogMomentumDriftAt(Math.Log(p), pitchAngle);

        // y = ln p is not linear in p (Itô): ⟨Δp⟩ = p(⟨Δy⟩ + ½⟨Δy²⟩).
        return (alpha, p * (y + coefficients.At(Math.Log(p), pitchAngle).YY));
    }

    /// <summary>The tensor in (α, y = ln p), s⁻¹, at y (p in kg m s⁻¹) and α (rad).</summary>
    internal LogMomentumTensor LogMomentumAt(double y, double α) => coefficients.At(y, α);

    /// <summary>⟨Δα⟩/Δt and ⟨Δy⟩/Δt, s⁻¹: G⁻¹ ∂_j(G D_ij) with the volume G dp/dy = p³ g(α) of (α, y).</summary>
    internal (double Alpha, double Y) LogMomentumDriftAt(double y, double α)
    {
        (LogMomentumTensor d, LogMomentumTensor byα, LogMomentumTensor byY) = coefficients.SlopesAt(y, α);
        double slope = PhaseSpace.LogSlope(α);
        return (
            byα.AlphaAlpha + slope * d.AlphaAlpha + byY.AlphaY + 3 * d.AlphaY,
            byα.AlphaY + slope * d.AlphaY + byY.YY + 3 * d.YY);
    }

    /// <summary>p = mu, kg m s⁻¹.</summary>
    internal static double Momentum(Species species, double energy) => species.Mass * species.MomentumPerMass(energy);

    /// <summary>E, J, at p: (p²c² + E_R²)^½ − E_R without cancellation.</summary>
    internal static double EnergyAt(Species species, double momentum)
    {
        double pc = momentum * PhysicalConstants.SpeedOfLight;
        return pc * pc / (Math.Sqrt(pc * pc + species.RestEnergy * species.RestEnergy) + species.RestEnergy);
    }

    private double Momentum(double energy)
    {
        Require.Positive(energy, "energy", "J");
        return Momentum(Species, energy);
    }
}
