using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.FokkerPlanck;

/// <summary>
/// A steady f over α and y = ln p with curved, fully mixed D and the source that holds it, of which no flux passes the edges in α although ∂f/∂α and ∂f/∂y
/// are not zero there.
/// </summary>
/// <remarks>
/// <c>f = 10 + sin s + b</c>, <c>s = 2(y − q(α − α1))</c>: the flux in α of sin s, <c>D_αα ∂_α + D_αy ∂_y</c>, is zero for D_αy = q D_αα. b has a double zero
/// at both edges in α.
/// </remarks>
internal sealed class ManufacturedSolution(PhaseSpace phaseSpace, double mixing, double across = 1)
{
    public const double Lifetime = 0.1;
    private const double Step = 1e-3;
    private static readonly Species Electron = Species.Electron;
    private static readonly double LowestY = Math.Log(DiffusionField.Momentum(Electron, 0.2 * MeV));

    public double LowestPitchAngle => 20 * Degree;

    public double HighestPitchAngle => 80 * Degree;

    public DiffusionField Field => DiffusionField.Of(Electron, phaseSpace, (energy, α) =>
    {
        double p = DiffusionField.Momentum(Electron, energy);
        return Tensor(α, Math.Log(p)).ToMomentum(p);
    });

    public double Density(double energy, double α) => Solution(α, Y(energy));

    /// <summary><c>S = f/τ − G⁻¹ ∂_i(G D_ij ∂_j f)</c>.</summary>
    public double Source(double energy, double α)
    {
        double y = Y(energy), g = phaseSpace.AngleFactor(α);
        double divergence = Slope(x => phaseSpace.AngleFactor(x) * Flux(x, y).Alpha, α) / g
            + Slope(x => Math.Exp(3 * (x - y)) * Flux(α, x).Y, y);
        return Solution(α, y) / Lifetime - divergence;
    }

    private static double Y(double energy) => Math.Log(DiffusionField.Momentum(Electron, energy)) - 0;

    private static double Slope(Func<double, double> f, double x) =>
        (8 * (f(x + Step) - f(x - Step)) - (f(x + 2 * Step) - f(x - 2 * Step))) / (12 * Step);

    private LogMomentumTensor Tensor(double α, double y)
    {
        double αα = 1 + 0.5 * Math.Sin(3 * α + y - LowestY);
        double αy = mixing * αα;
        return new(αα, αy, αy * αy / αα + across * (0.3 + 0.2 * Math.Cos(2 * α - y + LowestY)));
    }

    private double Solution(double α, double y)
    {
        double u = (α - LowestPitchAngle) * (HighestPitchAngle - α);
        return 10 + Math.Sin(2 * (y - LowestY - mixing * (α - LowestPitchAngle))) + 8 * u * u * Math.Cos(y - LowestY + 2 * α);
    }

    private (double Alpha, double Y) Flux(double α, double y)
    {
        double byα = Slope(x => Solution(x, y), α), byY = Slope(x => Solution(α, x), y);
        LogMomentumTensor d = Tensor(α, y);
        return (d.AlphaAlpha * byα + d.AlphaY * byY, d.AlphaY * byα + d.YY * byY);
    }
}
