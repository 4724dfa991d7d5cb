namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>One term of a decomposition: weight ρ ≥ 0 and an offset in cells.</summary>
internal readonly record struct WeightedOffset(double Weight, int X, int Y);

/// <summary>
/// A positive semidefinite matrix as <c>Σ ρ_k e_k e_kᵀ</c> with three ρ_k ≥ 0 and offsets e_k of whole numbers: Selling's (1874) formula over an obtuse
/// superbase, as used for anisotropic diffusion by Fehrenbach &amp; Mirebeau (2014, J. Math. Imaging Vis. 49, 123).
/// </summary>
/// <remarks>
/// A superbase v0 + v1 + v2 = 0 of the integer lattice is obtuse if no v_i·D v_j is positive; then ρ_k = −v_i·D v_j and e_k is v_k turned by 90°. While
/// one is positive, (v_i, v_j, v_k) → (−v_i, v_j, v_i − v_j) makes the superbase shorter in the norm of D. Offsets are the longer the nearer D is to rank
/// one: about (condition number)^¼, at most its root.
/// </remarks>
internal static class SellingDecomposition
{
    private const int MostTurns = 1000;

    // Terms that are nothing but rounding.
    private const double Rounding = 1e-15;

    // Error of the differences, beside the trace, up to which they are taken as they are.
    private const double Tolerable = 0.02;

    private const double WeakestDeparture = 1e-7;

    /// <summary>
    /// Decomposes [[xx, (1 − δ) xy], [(1 − δ) xy, yy]]: δ = 0 unless differences along the long offsets of a matrix near rank one would be worse than a
    /// weaker mixed term is; then δ, of the powers of √½, with the least <c>2δ|xy| + Σ ρ|e|⁴/(12ℓ²)</c>: what is taken from ∂_x∂_y f and what the
    /// differences make of ∂_e⁴ f, for an f that varies on a scale of ℓ cells.
    /// </summary>
    /// <param name="xx">D_xx in units of cells.</param>
    /// <param name="xy">D_xy.</param>
    /// <param name="yy">D_yy.</param>
    /// <param name="scale">ℓ, cells.</param>
    /// <param name="terms">The three terms.</param>
    /// <returns>δ.</returns>
    public static double Balanced(double xx, double xy, double yy, double scale, Span<WeightedOffset> terms)
    {
        double perSpread = 1 / (12 * scale * scale);
        double weakening = 0, least = perSpread * Decompose(xx, xy, yy, terms);
        if (least <= Tolerable * (xx + yy))
        {
            return 0;
        }

        for (double δ = 1; δ > WeakestDeparture; δ *= Math.Sqrt(0.5))
        {
            double error = 2 * δ * Math.Abs(xy) + perSpread * Decompose(xx, (1 - δ) * xy, yy, terms);
            (weakening, least) = error < least ? (δ, error) : (weakening, least);
        }

        Decompose(xx, (1 - weakening) * xy, yy, terms);
        return weakening;
    }

    /// <summary>Decomposes [[xx, xy], [xy, yy]]; gives Σ ρ|e|⁴.</summary>
    public static double Decompose(double xx, double xy, double yy, Span<WeightedOffset> terms)
    {
        (int X, int Y) a = (1, 0), b = (0, 1), c = (-1, -1);
        double floor = Rounding * (xx + yy);
        for (int turn = 0; turn < MostTurns; turn++)
        {
            if (Product(a, b) > floor)
            {
                (a, c) = ((-a.X, -a.Y), (a.X - b.X, a.Y - b.Y));
            }
            else if (Product(b, c) > floor)
            {
                (b, a) = ((-b.X, -b.Y), (b.X - c.X, b.Y - c.Y));
            }
            else if (Product(c, a) > floor)
            {
                (c, b) = ((-c.X, -c.Y), (c.X - a.X, c.Y - a.Y));
            }
            else
            {
                break;
            }
        }

        terms[0] = new(Weight(b, c), -a.Y, a.X);
        terms[1] = new(Weight(c, a), -b.Y, b.X);
        terms[2] = new(Weight(a, b), -c.Y, c.X);
        double spread = 0;
        foreach ((double weight, int column, int row) in terms)
        {
            double squared = (double)column * column + (double)row * row;
            spread += weight * squared * squared;
        }

        return spread;

        double Weight((int X, int Y) v, (int X, int Y) w) => -Product(v, w) is var weight && weight > floor ? weight : 0;

        double Product((int X, int Y) v, (int X, int Y) w) =>
            xx * v.X * w.X + xy * ((double)v.X * w.Y + (double)v.Y * w.X) + yy * v.Y * w.Y;
    }
}
