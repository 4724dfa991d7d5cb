using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>
/// Coefficients by a function of (E in J, α in rad), checked wherever they are asked for. Derivatives are central differences of fourth order with steps
/// of 0.001 in ln p and of 0.001 of the distance to the ends of the pitch angles (at most 0.001 rad): to about 1e-10 for functions that vary on scales of 1.
/// </summary>
internal sealed class FunctionCoefficients(Species species, double highestPitchAngle, Func<double, double, MomentumDiffusionTensor> coefficients) : ICoefficients
{
    private const double Step = 1e-3;

    public LogMomentumTensor At(double y, double α)
    {
        double p = Math.Exp(y), energy = DiffusionField.EnergyAt(species, p);
        return LogMomentumTensor.Of(PositiveSemidefinite.Require(coefficients(energy, α), energy, α), p);
    }

    public LogMomentumSlopes SlopesAt(double y, double α)
    {
        double h = Step * Math.Min(1, Math.Min(α, highestPitchAngle - α));
        return new(At(y, α), Slope(x => At(y, x), α, h), Slope(x => At(x, α), y, Step));
    }

    private static LogMomentumTensor Slope(Func<double, LogMomentumTensor> d, double x, double h) =>
        1 / (12 * h) * (8 * (d(x + h) - d(x - h)) - (d(x + 2 * h) - d(x - 2 * h)));
}
