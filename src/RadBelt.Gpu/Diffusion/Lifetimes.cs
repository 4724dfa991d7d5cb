using System.Collections.Immutable;
using MathNet.Numerics.Integration;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Lifetimes against pitch angle scattering into the loss cone, <c>τ ≈ ∫_{α_LC}^{π/2} dα_eq/(2⟨D_αα⟩ tanα_eq)</c> (Albert &amp; Shprits 2009, J. Atmos.
/// Sol.-Terr. Phys. 71, 1647).
/// </summary>
/// <remarks>
/// With T(α_eq) taken as constant it is the mean time in which a particle at 90° reaches the loss cone: above the e-folding time of the lowest
/// eigenmode (1.5 times it for a constant ⟨D_αα⟩ and a loss cone of 3.3°), and near it where a minimum of ⟨D_αα⟩ is the bottleneck. Between entries ln⟨D_αα⟩ is linear; above the last one below 90° it is held:
/// 90° itself has no weight. An entry without diffusion outside the loss cone makes the lifetime infinite; if the one entry just inside the loss
/// cone is zero, ⟨D_αα⟩ is held below the first outside.
/// </remarks>
public static class Lifetimes
{
    private const int PanelOrder = 8;

    /// <summary>The lifetime at each energy of a table.</summary>
    /// <param name="bounceAveraged">Bounce-averaged coefficients over equatorial pitch angles in [0, π/2] from the loss cone or below to 80° or above.</param>
    /// <param name="lossCone">α_LC, rad, in (0, π/2): <see cref="FieldLines.DipoleFieldLine.LossCone"/>.</param>
    /// <exception cref="InvalidInputException">The loss cone or the pitch angles are out of range, or they do not reach from the loss cone to 80°.</exception>
    public static ImmutableArray<Lifetime> Of(DiffusionTable bounceAveraged, double lossCone)
    {
        ArgumentNullException.ThrowIfNull(bounceAveraged);
        RequireCover(bounceAveraged.PitchAngles, lossCone);
        return [.. Enumerable.Range(0, bounceAveraged.Energies.Length).Select(energy => Of(bounceAveraged, energy, lossCone))];
    }

    private static Lifetime Of(DiffusionTable table, int energy, double lossCone)
    {
        ImmutableArray<double> α = table.PitchAngles;
        int below90 = α.Count(x => x < Math.PI / 2);
        int first = Enumerable.Range(0, below90).First(j => α[j] >= lossCone);
        double D(int j) => table[energy, j].AlphaAlpha;
        for (int j = first; j < below90; j++)
        {
            if (D(j) == 0)
            {
                return new Lifetime(table.Energies[energy], double.PositiveInfinity, α[j]);
            }
        }

        double sum = Held(lossCone, α[first], D(first));
        if (first > 0 && D(first - 1) > 0)
        {
            sum = Panel(lossCone, α[first], x => LogLinear(x, first - 1));
        }

        for (int j = first; j + 1 < below90; j++)
        {
            int left = j;
            sum += Panel(α[j], α[j + 1], x => LogLinear(x, left));
        }

        sum += Held(α[below90 - 1], Math.PI / 2, D(below90 - 1));
        return new Lifetime(table.Energies[energy], sum, null);

        double LogLinear(double x, int j) => D(j) * Math.Pow(D(j + 1) / D(j), (x - α[j]) / (α[j + 1] - α[j]));
    }

    // ∫ cotα/(2D) dα = [ln sinα]/(2D) for one D, and by quadrature for D(α).
    private static double Held(double from, double to, double d) => Math.Log(Math.Sin(to) / Math.Sin(from)) / (2 * d);

    private static double Panel(double from, double to, Func<double, double> d) =>
        to > from ? GaussLegendreRule.Integrate(x => 1 / (2 * d(x) * Math.Tan(x)), from, to, PanelOrder) : 0;

    private static void RequireCover(ImmutableArray<double> α, double lossCone)
    {
        if (!(lossCone > 0 && lossCone < Math.PI / 2))
        {
            throw new InvalidInputException($"loss cone: {lossCone / Units.Degree:G6}° cannot be used; give an equatorial pitch angle in (0°, 90°).");
        }

        if (α[^1] > Math.PI / 2)
        {
            throw new InvalidInputException(
                $"lifetimes: the table has a pitch angle of {α[^1] / Units.Degree:G6}°; give bounce-averaged coefficients over equatorial pitch angles up to 90°.");
        }

        // ln(1/sin 80°) = 0.015: what is held above counts half a percent beside ln(1/sin α_LC) ≈ 3.
        if (!(α[0] <= lossCone && α.Any(x => x >= Math.Max(lossCone, 80 * Units.Degree) && x < Math.PI / 2)))
        {
            throw new InvalidInputException(
                $"lifetimes: pitch angles from {α[0] / Units.Degree:G6}° to {α[^1] / Units.Degree:G6}° do not cover those outside the loss cone; begin at {lossCone / Units.Degree:G6}° or below and have one from 80° to under 90°.");
        }
    }
}
