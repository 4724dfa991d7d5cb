using System.Collections.Immutable;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>Diffusion coefficients over energy and pitch angle.</summary>
public sealed class DiffusionTable
{
    private readonly MomentumDiffusionTensor[,] values;

    internal DiffusionTable(
        Species species, IEnumerable<double> energies, IEnumerable<double> pitchAngles, MomentumDiffusionTensor[,] values, DiffusionWork work)
    {
        (Species, Energies, PitchAngles) = (species, [.. energies], [.. pitchAngles]);
        (this.values, Work) = (values, work);
    }

    /// <summary>The particles.</summary>
    public Species Species { get; }

    /// <summary>Kinetic energies, J: the first index.</summary>
    public ImmutableArray<double> Energies { get; }

    /// <summary>Pitch angles, rad: the second index. Local ones from +B0, or equatorial ones, as the table was asked for.</summary>
    public ImmutableArray<double> PitchAngles { get; }

    /// <summary>What the table took.</summary>
    public DiffusionWork Work { get; }

    /// <summary>The coefficients at an energy and a pitch angle; zero where nothing resonates.</summary>
    /// <param name="energy">Index of the energy.</param>
    /// <param name="pitchAngle">Index of the pitch angle.</param>
    public MomentumDiffusionTensor this[int energy, int pitchAngle] => values[energy, pitchAngle];
}
