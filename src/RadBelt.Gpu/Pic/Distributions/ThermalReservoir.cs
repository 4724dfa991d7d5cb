using System.Numerics;

namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// What enters through an open boundary from a plasma outside: momenta distributed as the flux, ∝ |v∥| f(u) over one sign of u∥. A table of them by inverse
/// transform of Hammersley's points (i/M, the bits of i reversed, some flipped); a boundary draws entries at random and gives each a gyrophase.
/// </summary>
/// <remarks>
/// Means over a table of 65,536 entries are off by 2e-4 of their size or less (tested up to 1 MeV; 2e-5 below 10 keV): the tail beyond the last point, and the
/// inverse transform's own error (<see cref="PlanarInverse"/>).
/// </remarks>
internal sealed class ThermalReservoir
{
    private const int Rows = 1024, Columns = 256;

    // Without it both numbers of the last point would be next to 1, a corner where u⊥ is largest of all.
    private const uint Shift = 0x9E3779B9;
    private readonly float[] parallel, perpendicular;

    /// <summary>The table of what flows out of a plasma of <paramref name="f"/>.</summary>
    /// <param name="f">The plasma outside.</param>
    /// <param name="direction">+1 for what moves to +x (the left boundary), −1 for what moves to −x.</param>
    /// <param name="size">Entries, a power of two.</param>
    public ThermalReservoir(MomentumDistribution f, int direction, int size = 65536)
    {
        if (direction is not (1 or -1) || !BitOperations.IsPow2(size))
        {
            throw new ArgumentException($"a reservoir of direction {direction} with {size} entries: ±1 and a power of two are wanted");
        }

        (parallel, perpendicular) = (new float[size], new float[size]);
        Flux = direction > 0 ? f.Moments.ForwardFlux : f.Moments.BackwardFlux;
        if (!(Flux > 0))
        {
            return;
        }

        Func<double, double, (double, double)> inverse = f.IsCold ? f.Sample : Inward(f, direction).Sample;
        uint mask = ~(uint)(0x1_0000_0000 / size - 1);
        for (int i = 0; i < size; i++)
        {
            (double along, double across) = inverse((i + 0.5) / size, (BitReversal.Of((uint)i) ^ Shift & mask) / 4294967296.0 + 0.5 / size);
            parallel[i] = (float)Math.Abs(along);
            perpendicular[i] = (float)across;
        }
    }

    /// <summary>⟨|v∥|/c⟩ over this direction, of unit density: with density n, n c times it enter per area and time. Zero: nothing ever enters.</summary>
    public double Flux { get; }

    /// <summary>|u∥|, by entry; the sign is the direction's. Zeros where nothing ever enters.</summary>
    public ReadOnlySpan<float> Parallel => parallel;

    /// <summary>u⊥, by entry.</summary>
    public ReadOnlySpan<float> Perpendicular => perpendicular;

    private static PlanarInverse Inward(MomentumDistribution f, int direction)
    {
        MomentumAxis along = f.ParallelAxis;
        (double slow, double fast) = direction > 0 ? (along.Minimum, along.Maximum) : (-along.Maximum, -along.Minimum);
        MomentumAxis inward = new(Math.Max(0, slow), Math.Max(0, direction * along.Centre), fast, along.Scale);
        return new(
            (u, w) => w * u / Math.Sqrt(1 + u * u + w * w) * Math.Exp(f.LogDensity(direction * u, w)),
            inward.Grid(Rows),
            f.PerpendicularAxis.Grid(Columns));
    }
}
