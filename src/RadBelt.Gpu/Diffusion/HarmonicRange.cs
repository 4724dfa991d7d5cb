using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>The harmonics n of the resonance <c>ω − k∥v∥ = nΩ/γ</c> that a coefficient sums over; n = 0 is the Landau resonance.</summary>
public readonly record struct HarmonicRange
{
    /// <summary>n from <paramref name="lowest"/> to <paramref name="highest"/>.</summary>
    /// <param name="lowest">Least n, ≥ −100.</param>
    /// <param name="highest">Greatest n, ≤ 100.</param>
    /// <exception cref="InvalidInputException">The range is empty or too wide.</exception>
    public HarmonicRange(int lowest, int highest)
    {
        if (lowest > highest || lowest < -100 || highest > 100)
        {
            throw new InvalidInputException($"harmonics: n = {lowest} … {highest} is not a range within −100 … 100; give the least first.");
        }

        (Lowest, Highest) = (lowest, highest);
    }

    /// <summary>−10 … 10.</summary>
    public static HarmonicRange Default { get; } = new(-10, 10);

    /// <summary>As many as it takes: |n| grows until further ones change no coefficient by more than the relative tolerance, at most to 100.</summary>
    public static HarmonicRange Converged { get; } = new(-100, 100) { StopsEarly = true };

    /// <summary>Least n.</summary>
    public int Lowest { get; }

    /// <summary>Greatest n.</summary>
    public int Highest { get; }

    /// <summary>Whether the sum ends where further harmonics stop mattering.</summary>
    internal bool StopsEarly { get; private init; }
}
