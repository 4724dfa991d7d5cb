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
    /// and the phase of the rings are a low-discrepancy sequence that runs on from cell to cell, differently scrambled for each species and seed. Rings are of
    /// 4 (of 5 to 7 where the count is not divisible); with twins, multiples of 8 particles a cell are best, an odd count leaves one particle without
    /// a twin, and counts below 8 make smaller rings. Shot noise grows back as the plasma mixes, over a few thermal crossing times of the
    /// distances of interest.
    /// </summary>
    Quiet,
}
