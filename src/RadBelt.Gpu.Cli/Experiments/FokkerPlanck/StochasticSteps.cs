using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Steps of particles that follow stochastic differential equations.</summary>
internal static class StochasticSteps
{
    /// <summary>The step of a deck, s, or without one the longest that the coefficients allow, at most that of the settings.</summary>
    /// <param name="field">The coefficients.</param>
    /// <param name="settings">All but the step.</param>
    /// <param name="asked">The deck's step, s; null for the longest.</param>
    /// <param name="key">Its key.</param>
    /// <exception cref="InvalidInputException">The deck's step is too long: the message gives the bound.</exception>
    public static double Of(DiffusionField field, StochasticSettings settings, double? asked, string key)
    {
        double longest = StochasticElectrons.LongestStep(field, settings);
        return !(asked > longest)
            ? asked ?? Math.Min(settings.TimeStep, longest)
            : throw new InvalidInputException(FormattableString.Invariant(
                $"{key}: {asked:G4} s is too long; in one step particles would move more than a tenth of the distance over which the coefficients change: use less than {longest:G4} s, or `auto`"));
    }
}
