using RadBelt.Gpu.Diffusion;

namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>A coefficient as pages show it: positive, over p² where it has momentum in it, so that all three are rates in s⁻¹.</summary>
/// <param name="Name">Its name (rich text).</param>
/// <param name="Of">Its value, s⁻¹, from a tensor and the momentum p, kg m s⁻¹.</param>
internal sealed record CoefficientKind(string Name, Func<MomentumDiffusionTensor, double, double> Of)
{
    /// <summary>D_αα, |D_αp|/p, D_pp/p².</summary>
    public static IReadOnlyList<CoefficientKind> All { get; } =
    [
        new("D_{αα}", (d, _) => d.AlphaAlpha),
        new("|D_{αp}|/p", (d, p) => Math.Abs(d.AlphaMomentum) / p),
        new("D_{pp}/p^{2}", (d, p) => d.MomentumMomentum / (p * p)),
    ];

    /// <summary>Values over pitch angle at one energy; NaN where there is no coefficient, or none but zero.</summary>
    public double[] Row(DiffusionSetup setup, MomentumDiffusionTensor[,] coefficients, int energy)
    {
        double p = setup.Species.Mass * setup.Species.MomentumPerMass(setup.Energies[energy]);
        return [.. Enumerable.Range(0, setup.PitchAngles.Length).Select(a => Of(coefficients[energy, a], p)).Select(d => d > 0 ? d : double.NaN)];
    }

    /// <summary>Values over energy and pitch angle.</summary>
    public double[,] Map(DiffusionSetup setup, MomentumDiffusionTensor[,] coefficients)
    {
        var map = new double[setup.Energies.Length, setup.PitchAngles.Length];
        for (int e = 0; e < setup.Energies.Length; e++)
        {
            double[] row = Row(setup, coefficients, e);
            for (int a = 0; a < row.Length; a++)
            {
                map[e, a] = row[a];
            }
        }

        return map;
    }
}
