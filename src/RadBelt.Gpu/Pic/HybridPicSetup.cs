using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.Pic;

/// <summary>Everything that defines a hybrid run along a field line but its clock: cold electrons as a fluid, hot ones as particles, waves along B0.</summary>
/// <param name="Line">The field line; the equator is in the middle of the grid.</param>
/// <param name="Grid">The grid, from the southern end (x = 0) to the northern one.</param>
/// <param name="Cold">Cold electrons.</param>
/// <param name="Hot">Hot electrons.</param>
/// <param name="Layer">Thickness of the absorbing layer at each end, m.</param>
public sealed record HybridPicSetup(ParabolicFieldLine Line, PicGrid Grid, ColdFluid Cold, HotPopulation Hot, double Layer)
{
    /// <summary>A wave to begin with; none when not given.</summary>
    public TriggeringWave? Trigger { get; init; }

    /// <summary>Seed of all random numbers.</summary>
    public long Seed { get; init; }

    /// <summary>Lists of particles a cell; chosen by the device when 0.</summary>
    public int ListsPerCell { get; init; }

    /// <summary>x of the equator, m: z = x − this.</summary>
    public double Equator => Grid.Length / 2;

    /// <summary>Name of the hot electrons among the model's species.</summary>
    public const string HotElectrons = "hot";

    /// <summary>The same as a setup of <see cref="PicModel"/>.</summary>
    public PicSetup ToPic() => new(Grid, Line.EquatorialField, [HotSpecies])
    {
        FieldProfile = x => Line.FieldRatio(x - Equator),
        Open = new(Layer) { ParticleEnds = new MirrorsBeyond(), Frequency = Trigger?.Frequency },
        ColdElectrons = Cold,
        Trigger = Trigger,
        Seed = Seed,
        ListsPerCell = ListsPerCell,
    };

    private PicSpecies HotSpecies => new(
        HotElectrons, Species.Electron, Hot.Density, new FieldLineBiMaxwellian(Hot.ParallelMomentum, Hot.PerpendicularMomentum), Hot.ParticlesPerCell)
    {
        DeltaF = Hot.DeltaF,
        InitialWeight = Hot.InitialWeight,
        RelaxationTime = Hot.RelaxationTime,
    };
}
