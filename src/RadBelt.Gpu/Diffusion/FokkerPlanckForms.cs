using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// The two forms of the local transport equation for a gyrotropic phase-space density f(E, α) and what joins them (Allanson et al. 2022
/// Eqs. 1–4): the Fokker–Planck equation with free drift and diffusion coefficients, Eq. 1; the drift–diffusion relations, Eqs. 2–3; the
/// diffusion equation, Eq. 4, into which they turn it. With G1 = (E + E_R)[E(E + 2E_R)]^½ and G2 = sinα, ∫f G1 G2 dE dα is the number of
/// particles.
/// </summary>
/// <remarks>
/// Coefficients and f are given as functions of (E in J, α in rad). Derivatives are central differences of sixth order with steps of 1 % of
/// E and of the angle to the field line (at most 0.01 rad): about nine digits for functions that vary on these scales, evaluated up to 6 %
/// away from (E, α).
/// </remarks>
public sealed class FokkerPlanckForms
{
    private const double RelativeStep = 0.01;
    private readonly double restEnergy;

    /// <summary>The forms for one species.</summary>
    public FokkerPlanckForms(Species species)
    {
        ArgumentNullException.ThrowIfNull(species);
        restEnergy = species.RestEnergy;
    }

    /// <summary>G2(α) = sinα; α in rad.</summary>
    public static double PitchAngleJacobian(double pitchAngle) => Math.Sin(pitchAngle);

    /// <summary>G1(E) = (E + E_R)[E(E + 2E_R)]^½, J²; <paramref name="energy"/> in J.</summary>
    public double EnergyJacobian(double energy) => (energy + restEnergy) * Math.Sqrt(energy * (energy + 2 * restEnergy));

    /// <summary>
    /// The drift that goes with a diffusion tensor when no other drift acts (Eqs. 2, 3):
    /// <c>C_E = (1/G1)∂_E(G1 D_EE) + (1/G2)∂_α(G2 D_αE)</c>, <c>C_α = (1/G2)∂_α(G2 D_αα) + (1/G1)∂_E(G1 D_αE)</c>.
    /// </summary>
    /// <param name="diffusion">D(E, α).</param>
    /// <param name="energy">E, J, positive.</param>
    /// <param name="pitchAngle">α, rad, in (0, π).</param>
    /// <exception cref="InvalidInputException">E or α out of range.</exception>
    public DriftCoefficients DriftOf(Func<double, double, DiffusionTensor> diffusion, double energy, double pitchAngle)
    {
        ArgumentNullException.ThrowIfNull(diffusion);
        RequirePoint(energy, pitchAngle);
        double Mixed(double e, double α) => diffusion(e, α).AlphaEnergy;
        return new DriftCoefficients(
            InAlpha((e, α) => diffusion(e, α).AlphaAlpha)(energy, pitchAngle) + InEnergy(Mixed)(energy, pitchAngle),
            InEnergy((e, α) => diffusion(e, α).EnergyEnergy)(energy, pitchAngle) + InAlpha(Mixed)(energy, pitchAngle));
    }

    /// <summary>
    /// ∂f/∂t by the Fokker–Planck equation (Eq. 1):
    /// <c>−(1/G1)∂_E(G1 C_E f) − (1/G2)∂_α(G2 C_α f) + (1/G1)∂²_E(G1 D_EE f) + (1/G2)∂²_α(G2 D_αα f)</c>
    /// <c>+ (2/G1G2)∂_α∂_E(G1 G2 D_αE f)</c>.
    /// </summary>
    /// <param name="density">f(E, α), any unit.</param>
    /// <param name="drift">C(E, α).</param>
    /// <param name="diffusion">D(E, α).</param>
    /// <param name="energy">E, J, positive.</param>
    /// <param name="pitchAngle">α, rad, in (0, π).</param>
    /// <returns>∂f/∂t, unit of f per second.</returns>
    /// <exception cref="InvalidInputException">E or α out of range.</exception>
    public double FokkerPlanckRate(
        Func<double, double, double> density,
        Func<double, double, DriftCoefficients> drift,
        Func<double, double, DiffusionTensor> diffusion,
        double energy,
        double pitchAngle)
    {
        ArgumentNullException.ThrowIfNull(density);
        ArgumentNullException.ThrowIfNull(drift);
        ArgumentNullException.ThrowIfNull(diffusion);
        RequirePoint(energy, pitchAngle);
        double advection = InEnergy((e, α) => drift(e, α).Energy * density(e, α))(energy, pitchAngle)
            + InAlpha((e, α) => drift(e, α).Alpha * density(e, α))(energy, pitchAngle);
        double spreading = Twice(InEnergy, (e, α) => diffusion(e, α).EnergyEnergy * density(e, α))
            + Twice(InAlpha, (e, α) => diffusion(e, α).AlphaAlpha * density(e, α))
            + 2 * InAlpha(InEnergy((e, α) => diffusion(e, α).AlphaEnergy * density(e, α)))(energy, pitchAngle);
        return spreading - advection;

        // (1/G)∂²(G y) = (1/G)∂(G · (1/G)∂(G y)).
        double Twice(Func<Func<double, double, double>, Func<double, double, double>> derivative, Func<double, double, double> y) =>
            derivative(derivative(y))(energy, pitchAngle);
    }

    /// <summary>
    /// ∂f/∂t by the diffusion equation (Eq. 4): <c>(1/G2)∂_α[G2(D_αα ∂_αf + D_αE ∂_Ef)] + (1/G1)∂_E[G1(D_EE ∂_Ef + D_αE ∂_αf)]</c>.
    /// </summary>
    /// <param name="density">f(E, α), any unit.</param>
    /// <param name="diffusion">D(E, α).</param>
    /// <param name="energy">E, J, positive.</param>
    /// <param name="pitchAngle">α, rad, in (0, π).</param>
    /// <returns>∂f/∂t, unit of f per second.</returns>
    /// <exception cref="InvalidInputException">E or α out of range.</exception>
    public double DiffusionRate(
        Func<double, double, double> density, Func<double, double, DiffusionTensor> diffusion, double energy, double pitchAngle)
    {
        ArgumentNullException.ThrowIfNull(density);
        ArgumentNullException.ThrowIfNull(diffusion);
        RequirePoint(energy, pitchAngle);
        Func<double, double, double> fα = (e, α) => Slope(x => density(e, x), α, AlphaStep(α));
        Func<double, double, double> fE = (e, α) => Slope(x => density(x, α), e, RelativeStep * e);
        return InAlpha((e, α) => diffusion(e, α).AlphaAlpha * fα(e, α) + diffusion(e, α).AlphaEnergy * fE(e, α))(energy, pitchAngle)
            + InEnergy((e, α) => diffusion(e, α).EnergyEnergy * fE(e, α) + diffusion(e, α).AlphaEnergy * fα(e, α))(energy, pitchAngle);
    }

    private static Func<double, double, double> InAlpha(Func<double, double, double> y) => (e, α) =>
        Slope(x => PitchAngleJacobian(x) * y(e, x), α, AlphaStep(α)) / PitchAngleJacobian(α);

    private static double AlphaStep(double α) => RelativeStep * Math.Min(1, Math.Min(α, Math.PI - α));

    /// <summary>Sixth-order central difference.</summary>
    private static double Slope(Func<double, double> y, double x, double step) =>
        (45 * (y(x + step) - y(x - step)) - 9 * (y(x + 2 * step) - y(x - 2 * step)) + (y(x + 3 * step) - y(x - 3 * step))) / (60 * step);

    private static void RequirePoint(double energy, double pitchAngle)
    {
        Require.Positive(energy, "energy", "J");
        if (!(pitchAngle > 0 && pitchAngle < Math.PI))
        {
            throw new InvalidInputException(
                $"pitch angle: {pitchAngle / Units.Degree:G6}° is outside (0°, 180°), where the transport equation in α holds.");
        }
    }

    private Func<double, double, double> InEnergy(Func<double, double, double> y) => (e, α) =>
        Slope(x => EnergyJacobian(x) * y(x, α), e, RelativeStep * e) / EnergyJacobian(e);
}
