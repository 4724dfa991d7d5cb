namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>
/// Bessel functions of integer order, by Miller's downward recurrence <c>J_{k−1} = (2k/z)J_k − J_{k+1}</c> from an order so high that the growing
/// solution has died out, scaled by <c>J_0 + 2(J_2 + J_4 + …) = 1</c> (Abramowitz &amp; Stegun 9.12). The order is the same in all lanes.
/// </summary>
public static class Bessel
{
    /// <summary>J_{n−1}(z), J_n(z), J_{n+1}(z).</summary>
    /// <remarks>
    /// Absolute error below 3e-14 for z ≤ 1000, and below 1e-12 of the value where z ≤ n (tested); values below 1e-150 may come out as zero, arguments below
    /// 1e-12 count as 1e-12.
    /// </remarks>
    /// <typeparam name="V">Lane type; double precision is meant.</typeparam>
    /// <param name="n">Order n ≥ 0.</param>
    /// <param name="z">Argument, ≥ 0.</param>
    /// <param name="before">J_{n−1}(z); for n = 0, −J_1(z).</param>
    /// <param name="at">J_n(z).</param>
    /// <param name="after">J_{n+1}(z).</param>
    [MethodImpl(Whole)]
    public static void Around<V>(int n, V z, out V before, out V at, out V after)
        where V : unmanaged, ILanes<V>
    {
        z = LaneMath.Max(z, V.Of(1e-12));
        V twoOverZ = V.Of(2) / z;
        V next = V.Of(0), here = V.Of(1e-250), even = V.Of(0);
        before = V.Of(0);
        at = V.Of(0);
        after = V.Of(0);
        for (int k = StartOrder(n + 1, z); k > 0; k--)
        {
            V lower = V.MulAdd(V.Of(k) * twoOverZ, here, -next);
            next = here;
            here = lower;

            // here is J_{k−1} now, but for the common factor.
            even = even + ((k & 1) == 1 ? here : V.Of(0));
            if (k == n + 2)
            {
                after = here;
            }
            else if (k == n + 1)
            {
                at = here;
            }
            else if (k == n)
            {
                before = here;
            }

            if ((k & 7) == 0)
            {
                V scale = V.Select(V.Abs(here) > V.Of(1e50), V.Of(1e-150), V.Of(1));
                next = next * scale;
                here = here * scale;
                even = even * scale;
                after = after * scale;
                at = at * scale;
                before = before * scale;
            }
        }

        V unit = V.Of(1) / (even + even - here);
        after = after * unit;
        at = at * unit;
        before = n == 0 ? -after : before * unit;
    }

    /// <summary>
    /// An order at which the sum that scales may be cut off. A distance t beyond the turning point J falls as exp(−ξ), ξ ≈ 0.94 t^{3/2}/z^½ (Abramowitz &amp;
    /// Stegun 9.3), and the growing solution as exp(−2ξ): t = 8.5 z^⅓ and a few more, where what is left out is 1e-14.
    /// </summary>
    [MethodImpl(Inline)]
    private static int StartOrder<V>(int order, V z)
        where V : unmanaged, ILanes<V>
    {
        // In steps of t = 2: the turning point (t/2)³ and what stands above it, 8.5 z^⅓ + 6.
        int root = 1;
        while (root * root * root < order)
        {
            root++;
        }

        while (V.Any(z > V.Of(root * root * root)))
        {
            root++;
        }

        int turning = root * root * root;

        // Between two cubes the larger cube would waste up to half of the recurrence: come down to the least bound that holds.
        int step = turning > 64 ? 16 : turning > 8 ? 6 : 2;
        while (turning - step >= order && !V.Any(z > V.Of(turning - step)))
        {
            turning -= step;
        }

        return turning + (17 * root + 1) / 2 + 6;
    }
}
