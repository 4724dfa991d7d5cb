using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>
/// The dispersion relation <c>D = (S n⊥² + P n∥²) n² − RL n⊥² − PS (n² + n∥²) + PRL</c> and its derivatives: Stix's Aμ⁴ − Bμ² + C (1992, Eq. 1-29) without
/// angles, so that nothing is singular along B0.
/// </summary>
/// <typeparam name="V">Lane type.</typeparam>
internal readonly struct RayDispersion<V>
    where V : unmanaged, ILanes<V, double>
{
    /// <summary>D.</summary>
    public readonly V Value;

    /// <summary>Sum of the magnitudes of its three terms.</summary>
    public readonly V Scale;

    /// <summary>∂D/∂ln n_e: R − 1, L − 1, P − 1 are proportional to density.</summary>
    public readonly V ByDensity;

    /// <summary>∂D/∂lnB.</summary>
    public readonly V ByField;

    /// <summary>∂D/∂(n²).</summary>
    public readonly V BySquare;

    /// <summary>∂D/∂(n∥²).</summary>
    public readonly V ByParallel;

    private readonly V S, P, N, a;

    /// <summary>D where n² = N and n∥² = a.</summary>
    [MethodImpl(Whole)]
    public RayDispersion(in RayStix<V> stix, V N, V a)
    {
        V R = V.Of(1) + stix.Right, L = V.Of(1) + stix.Left, P = V.Of(1) + stix.Plasma;
        V s1 = V.Of(0.5) * (stix.Right + stix.Left), S = V.Of(1) + s1, RL = R * L;
        V across = N - a, sum = N + a, PS = P * S;
        V fourth = V.MulAdd(S, across, P * a) * N, second = V.MulAdd(RL, across, PS * sum), zeroth = P * RL;
        Value = fourth - second + zeroth;
        Scale = V.Abs(fourth) + V.Abs(second) + V.Abs(zeroth);

        V byS = V.MulAdd(across, N, -(P * sum)), byRL = P - across, byP = V.MulAdd(a, N, V.MulAdd(-S, sum, RL));
        ByDensity = V.MulAdd(byS, s1, V.MulAdd(byRL, V.MulAdd(stix.Right, L, stix.Left * R), byP * stix.Plasma));
        ByField = V.MulAdd(
            byS, V.Of(0.5) * (stix.RightByField + stix.LeftByField), byRL * V.MulAdd(stix.RightByField, L, stix.LeftByField * R));
        BySquare = V.MulAdd(S, N + across, V.MulAdd(P, a, -(RL + PS)));
        ByParallel = V.MulAdd(P - S, N, RL - PS);
        (this.S, this.P, this.N, this.a) = (S, P, N, a);
    }

    /// <summary>(f² |P| n∥² − S n⊥²)/(|P| n²): zero where tanψ is the fraction f of that of the resonance cone, tan²ψ_r = −P/S.</summary>
    [MethodImpl(Inline)]
    public V ConeMargin(double fraction2) => V.MulAdd(V.Of(-fraction2) * P, a, -(S * (N - a))) / (V.Abs(P) * N);
}
