using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.WaveModels;

/// <summary>Waves along a field line, the same in both hemispheres: what runs at each magnetic latitude.</summary>
public abstract class WaveModel
{
    /// <summary>Name, as decks and reports have it.</summary>
    public abstract string Name { get; }

    /// <summary>Where the model comes from: paper, table or equation.</summary>
    public abstract string Source { get; }

    /// <summary>The branch of the waves.</summary>
    public abstract WaveBranch Branch { get; }

    /// <summary>|λ| at which the waves begin, rad.</summary>
    public virtual double LowestLatitude => 0;

    /// <summary>|λ| at which the waves end, rad.</summary>
    public abstract double HighestLatitude { get; }

    /// <summary>
    /// The waves at |λ| (rad) between <see cref="LowestLatitude"/> and <see cref="HighestLatitude"/>. Their amplitude counts both directions along
    /// B0, half of the power each way.
    /// </summary>
    public abstract LocalWaves At(FieldLinePlasma line, double latitude);

    private protected static (double Lowest, double Highest) LatitudeRange(string name, double lowest, double highest) =>
        lowest >= 0 && lowest < highest && highest < Math.PI / 2
            ? (lowest, highest)
            : throw new InvalidInputException(
                $"wave model {name}: |λ| from {lowest / Units.Degree:G6}° to {highest / Units.Degree:G6}° is not a range within [0°, 90°); give the lowest first.");

    /// <summary>|λ|, checked to be where the waves are.</summary>
    private protected double Inside(double latitude)
    {
        double λ = Math.Abs(latitude);
        return λ >= LowestLatitude && λ <= HighestLatitude
            ? λ
            : throw new InvalidInputException(
                $"wave model {Name}: it has no waves at a magnetic latitude of {latitude / Units.Degree:G6}°; ask between {LowestLatitude / Units.Degree:G6}° and {HighestLatitude / Units.Degree:G6}°.");
    }
}
