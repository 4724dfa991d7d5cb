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
    private const int MostTurns = 1000, Halvings = 40;

    // Terms that are nothing but rounding.
    private const double Rounding = 1e-15;

    /// <summary>
    /// Decomposes [[xx, xy], [xy, yy]] with no offset longer than <paramref name="longest"/> along either axis: where they would be, the mixed term is taken
    /// times 1 − δ, δ the smallest with which they are not (to one part in a thousand); the diagonal stays.
    /// </summary>
    /// <returns>δ; 0 nearly everywhere.</returns>
    public static double Bounded(double xx, double xy, double yy, int longest, Span<WeightedOffset> terms)
    {
        if (Decompose(xx, xy, yy, terms) <= longest)
        {
            return 0;
        }

        double below = 1e-12, above = 1;
        for (int i = 0; i < Halvings && above > 1.001 * below; i++)
        {
            double δ = Math.Sqrt(below * above);
            if (Decompose(xx, (1 - δ) * xy, yy, terms) <= longest)
            {
                above = δ;
            }
            else
            {
                below = δ;
            }
        }

        Decompose(xx, (1 - above) * xy, yy, terms);
        return above;
    }

    /// <summary>Decomposes [[xx, xy], [xy, yy]]; gives the longest component of an offset that counts.</summary>
    public static int Decompose(double xx, double xy, double yy, Span<WeightedOffset> terms)
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

        terms[0] = new(Math.Max(0, -Product(b, c)), -a.Y, a.X);
        terms[1] = new(Math.Max(0, -Product(c, a)), -b.Y, b.X);
        terms[2] = new(Math.Max(0, -Product(a, b)), -c.Y, c.X);
        int longest = 0;
        foreach ((double weight, int x, int y) in terms)
        {
            longest = weight > floor ? Math.Max(longest, Math.Max(Math.Abs(x), Math.Abs(y))) : longest;
        }

        return longest;

        double Product((int X, int Y) v, (int X, int Y) w) =>
            xx * v.X * w.X + xy * ((double)v.X * w.Y + (double)v.Y * w.X) + yy * v.Y * w.Y;
    }
}
