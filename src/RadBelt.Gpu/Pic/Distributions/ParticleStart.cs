namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>How macro-particles are placed in each cell at the start of a run.</summary>
public enum ParticleStart
{
    /// <summary>
    /// Position, momentum and gyrophase of each are independent random numbers: the shot noise of as many particles, from the first step on.
    /// </summary>
    Random,

    /// <summary>
    /// Quiet: rings of particles at one position, one u∥ and one u⊥, with gyrophases evenly spaced, so that the transverse current of each ring is zero and
    /// stays so in a uniform field; if f(−u∥) = f(u∥), each ring has a twin of −u∥ at its place, and the parallel current of the cell is zero. Position, u∥, u⊥
    /// and the phases of the rings are a low-discrepancy sequence that runs on from cell to cell, scrambled differently for each species and seed.
    /// Rings are of 4, or of up to 7 where the count does not divide. With twins, multiples of 8 particles a cell are best, an odd count leaves one particle
    /// without a twin, and fewer than 8 make smaller rings (fewer than 4 a single one).
    /// </summary>
    /// <remarks>
    /// Measured with 64 particles a cell: charge at wavelengths λ of 32 cells and more is 10 times below that of a random start until about 3λ/(2π thermal speed).
    /// In the end it is twice it, for along the field a ring acts as one particle of four times the charge; the transverse current stays quiet.
    /// </remarks>
    Quiet,
}
