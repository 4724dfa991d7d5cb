using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>Whether diffusion coefficients spread particles rather than gather them: D_αα ≥ 0, D_pp ≥ 0, D_αα D_pp ≥ D_αp².</summary>
internal static class PositiveSemidefinite
{
    // Tables are printed with three or four digits, and quadratures stop at 1e-3 or 1e-4: of each coefficient.
    private const double Rounding = 1e-2;

    /// <summary>The coefficients, D_αp cut to (D_αα D_pp)^½ where it is above by rounding (D_αp² by at most 1 %).</summary>
    /// <exception cref="InvalidInputException">They are further from positive semidefinite; the message names the cell.</exception>
    public static MomentumDiffusionTensor Require(MomentumDiffusionTensor d, double energy, double pitchAngle)
    {
        DiffusionEnergyInterpolation.RequireNumbers(d, energy, pitchAngle);
        if (d.AlphaAlpha < 0 || d.MomentumMomentum < 0)
        {
            throw new InvalidInputException(
                $"diffusion coefficients at {Cell(energy, pitchAngle)}: D_αα is {d.AlphaAlpha:G6} s⁻¹ and D_pp {d.MomentumMomentum:G6} kg² m² s⁻³; neither may be negative, as particles would gather instead of spread.");
        }

        double most = Math.Sqrt(d.AlphaAlpha) * Math.Sqrt(d.MomentumMomentum);
        double mixed = Math.Abs(d.AlphaMomentum);
        if (mixed * mixed > most * most * (1 + Rounding))
        {
            throw new InvalidInputException(
                $"diffusion coefficients at {Cell(energy, pitchAngle)}: D_αp is {d.AlphaMomentum:G6} kg m s⁻², above (D_αα D_pp)^½ = {most:G6} kg m s⁻² (D_αα {d.AlphaAlpha:G6} s⁻¹, D_pp {d.MomentumMomentum:G6} kg² m² s⁻³); the tensor must be positive semidefinite: correct that entry, or lower |D_αp| to the bound.");
        }

        return mixed > most ? d with { AlphaMomentum = Math.CopySign(most, d.AlphaMomentum) } : d;
    }

    private static string Cell(double energy, double pitchAngle)
    {
        string text = energy < 0.1 * Units.MeV
            ? InvariantText.Of($"{energy / Units.KeV:G6} keV")
            : InvariantText.Of($"{energy / Units.MeV:G6} MeV");
        return InvariantText.Of($"{text}, {pitchAngle / Units.Degree:G6}°");
    }
}
