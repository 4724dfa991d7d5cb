using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>
/// Electrons that diffuse in (α_eq, p) by the stochastic differential equations that belong to the diffusion equation (Tao et al. 2008; the chorus paper's Eqs. 5–12).
/// </summary>
public static class StochasticElectrons
{
    /// <summary>Follows electrons that all start at one energy and pitch angle.</summary>
    /// <param name="device">Where.</param>
    /// <param name="coefficients">D.</param>
    /// <param name="energy">E0, J.</param>
    /// <param name="pitchAngle">α0, rad.</param>
    /// <param name="count">How many.</param>
    /// <param name="times">Times at which they are kept, s, rising.</param>
    /// <param name="settings">Step, bounds, seed.</param>
    /// <returns>Energies and pitch angles at each time.</returns>
    /// <exception cref="InvalidInputException">The step is too long: the message gives the bound.</exception>
    public static IReadOnlyList<StochasticSnapshot> Run(
        Device device, DiffusionField coefficients, double energy, double pitchAngle, int count, IReadOnlyList<double> times, StochasticSettings settings) =>
        throw new NotImplementedException();
}

/// <summary>How <see cref="StochasticElectrons"/> move.</summary>
/// <param name="TimeStep">s.</param>
/// <param name="LowestEnergy">Reflecting bound, J.</param>
/// <param name="HighestEnergy">Reflecting bound, J.</param>
public sealed record StochasticSettings(double TimeStep, double LowestEnergy, double HighestEnergy)
{
    /// <summary>Equatorial loss cone, rad, in which electrons are lost; 0 for none.</summary>
    public double LossCone { get; init; }

    /// <summary>Seed.</summary>
    public long Seed { get; init; }
}

/// <summary>Electrons at a time: those that are lost are not among them.</summary>
public sealed record StochasticSnapshot(double Time, double[] Energies, double[] PitchAngles, int Lost);
