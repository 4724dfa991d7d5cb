using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>
/// Ends that let light out, run before and after <see cref="Ampere"/>: Mur's first-order condition E₀ⁿ⁺¹ = E₁ⁿ + κ (E₁ⁿ⁺¹ − E₀ⁿ), κ = (cΔt − Δx)/(cΔt + Δx)
/// (Mur 1981, IEEE Trans. EMC 23, 377, Eq. 15), exact in one dimension but for the grid's dispersion.
/// </summary>
/// <param name="field">E_y or E_z.</param>
/// <param name="kept">Two numbers from before to after.</param>
/// <param name="last">Last element of the array in use.</param>
/// <param name="kappa">κ.</param>
/// <param name="after">Whether the step has been made.</param>
public readonly struct OpenEnds(View<double> field, View<double> kept, long last, double kappa, bool after) : IKernel<double>
{
    private readonly View<double> field = field, kept = kept;
    private readonly long last = last;
    private readonly double kappa = kappa;
    private readonly int after = after ? 1 : 0;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <summary>End number <paramref name="index"/>, 0 or 1.</summary>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        long edge = index == 0 ? 0 : last, inner = index == 0 ? 1 : last - 1;
        if (after != 0)
        {
            V.Set(field, edge, V.Get(kept, index) + (kappa * V.Get(field, inner)));
        }
        else
        {
            V.Set(kept, index, V.Get(field, inner) - (kappa * V.Get(field, edge)));
        }
    }
}
