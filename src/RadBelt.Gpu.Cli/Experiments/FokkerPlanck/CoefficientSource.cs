using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Where the coefficients of a <c>fokker-planck</c> deck come from.</summary>
internal abstract class CoefficientSource
{
    /// <summary>The source of a deck.</summary>
    /// <exception cref="InvalidInputException">The file holds no such table, or the waves do not exist in their plasma.</exception>
    public static CoefficientSource Of(FokkerPlanckDeck deck)
    {
        CoefficientSource source = deck.Coefficients.Quasilinear is { } section
            ? new ComputedCoefficients(section.Deck(deck.Grid))
            : new FiledCoefficients(deck.Coefficients, deck.Grid);
        return deck.Grid.PitchAngles.High <= Math.PI / 2 * (1 + 1e-12) || source.PhaseSpace == PhaseSpace.Local
            ? source
            : throw new InvalidInputException(FormattableString.Invariant(
                $"grid.pitch_angles: {deck.Grid.PitchAngles.High / Units.Degree:G5}° is no equatorial pitch angle of bounce-averaged coefficients; end at 90°, or take local ones"));
    }

    /// <summary>What they are, in words.</summary>
    public abstract string InWords { get; }

    /// <summary>Whose volume of phase space.</summary>
    public abstract PhaseSpace PhaseSpace { get; }

    /// <summary>Edge of the equatorial loss cone of the field line, rad.</summary>
    public abstract double LossCone { get; }

    /// <summary>How much work they are; null for none.</summary>
    public virtual Workload? Workload => null;

    /// <summary>The table; null when the run is to end before it is whole.</summary>
    public abstract DiffusionTable? Table(Device device, IProgress<Simulations.SimulationProgress> progress, CancellationToken cancellation);

    /// <summary>A table of an array.</summary>
    private protected static DiffusionTable TableOf(Species species, double[] energies, double[] pitchAngles, MomentumDiffusionTensor[,] values) =>
        new(species, energies, pitchAngles, values, default);
}
