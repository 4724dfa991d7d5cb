using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Satellites;

/// <summary>
/// The initial electrons of Chen et al. (2021, section 2): a grid of energies, equatorial pitch angles, bounce phases and gyrophases, each electron standing for
/// <c>ΔN = F0 Δt ΔA ΔE ΔΩ′</c>.
/// </summary>
public sealed class ElectronGrid : IElectronPopulation
{
    /// <summary>A grid.</summary>
    /// <param name="line">Field line.</param>
    /// <param name="flux">F0.</param>
    /// <param name="energies">Edges of the energy cells, J, rising; electrons stand at their logarithmic middles.</param>
    /// <param name="pitchAngles">Edges of the cells of equatorial pitch angle, rad, rising, from the loss cone up.</param>
    /// <param name="bouncePhases">Bounce phases, evenly spaced.</param>
    /// <param name="gyrophases">Gyrophases, evenly spaced.</param>
    /// <param name="seed">Seed that places each electron at random within its cell; null for the middle of it.</param>
    /// <exception cref="InvalidInputException">A list does not rise, a count is not positive, or F0 is negative or missing somewhere.</exception>
    public ElectronGrid(
        DipoleFieldLine line,
        IInitialFlux flux,
        IReadOnlyList<double> energies,
        IReadOnlyList<double> pitchAngles,
        int bouncePhases,
        int gyrophases,
        ulong? seed = null) => throw new NotImplementedException();

    /// <inheritdoc/>
    public DipoleFieldLine Line => throw new NotImplementedException();

    /// <inheritdoc/>
    public long Count => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Fill(long first, Span<InitialElectron> electrons) => throw new NotImplementedException();
}
