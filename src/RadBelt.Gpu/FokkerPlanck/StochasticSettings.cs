namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>How <see cref="StochasticElectrons"/> move.</summary>
/// <param name="TimeStep">Longest step, s; <see cref="StochasticElectrons.LongestStep"/> bounds it.</param>
/// <param name="LowestEnergy">Reflecting bound, J.</param>
/// <param name="HighestEnergy">Reflecting bound, J.</param>
public sealed record StochasticSettings(double TimeStep, double LowestEnergy, double HighestEnergy)
{
    /// <summary>Equatorial loss cone, rad, in which electrons are lost; 0 for none.</summary>
    public double LossCone { get; init; }

    /// <summary>Seed.</summary>
    public long Seed { get; init; }

    /// <summary>Pitch angles, evenly from the loss cone to the highest, at which coefficients are tabulated; 8 … 4096.</summary>
    public int PitchAngleNodes { get; init; } = 256;

    /// <summary>Energies, evenly in ln p between the bounds, at which coefficients are tabulated; 8 … 4096.</summary>
    public int EnergyNodes { get; init; } = 96;
}
