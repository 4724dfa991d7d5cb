using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Diffusion;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>At which energies the table that estimates start from is computed.</summary>
internal static class EstimateEnergies
{
    // Interpolation in ln p between neighbours this far apart costs less than the estimate itself errs by.
    private const double MomentumStep = 1.05;

    /// <summary>
    /// The energies (J, rising) that estimates of every ratio ask for, themselves where they are few, or else a range around them with neighbours 5 % of
    /// momentum apart.
    /// </summary>
    public static double[] Of(DiffusionSetup setup, IReadOnlyList<DensityRatioScaling> scalings)
    {
        double[] asked = [.. scalings
            .SelectMany(scaling => setup.Ratios!.SelectMany(ratio => setup.Energies.Select(
                energy => scaling.SourceEnergy(setup.Species, energy, ratio, setup.EstimateFrom!.Value))))
            .Distinct().Order()];
        double lowest = setup.Species.MomentumPerMass(asked[0]), highest = setup.Species.MomentumPerMass(asked[^1]);
        int count = 1 + (int)Math.Ceiling(Math.Log(highest / lowest) / Math.Log(MomentumStep));
        if (asked.Length <= Math.Max(2, count))
            return asked;

        // The ends are those asked for, not their images under rounding.
        double[] between = [.. Enumerable.Range(1, count - 2).Select(i => Energy(setup, lowest * Math.Pow(highest / lowest, i / (count - 1.0))))];
        return [asked[0], .. between, asked[^1]];
    }

    // E = E_R ((1 + u²/c²)^½ − 1), without cancellation.
    private static double Energy(DiffusionSetup setup, double momentumPerMass)
    {
        double β = momentumPerMass / Physics.PhysicalConstants.SpeedOfLight;
        return setup.Species.RestEnergy * β * β / (1 + Math.Sqrt(1 + β * β));
    }
}
