using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FokkerPlanck;

/// <summary>Diffusion and drift coefficients on an even grid of (α, ℓ = ln p), bilinear between: a mean of tensors that are positive semidefinite is so too.</summary>
/// <param name="rows">Eight numbers a node, α running first: D_αα, D_αℓ, D_ℓℓ, a_α, a_ℓ, three idle; s⁻¹.</param>
/// <param name="pitchAngles">Nodes in α.</param>
/// <param name="logarithms">Nodes in ℓ.</param>
/// <param name="firstAlpha">α of the first, rad.</param>
/// <param name="perAlpha">Nodes a rad.</param>
/// <param name="firstLog">ℓ of the first.</param>
/// <param name="perLog">Nodes a unit of ℓ.</param>
internal readonly struct StochasticCoefficients(
    View<double> rows, int pitchAngles, int logarithms, double firstAlpha, double perAlpha, double firstLog, double perLog)
{
    /// <summary>Numbers a node.</summary>
    public const int Columns = 8;

    private readonly View<double> rows = rows;
    private readonly int pitchAngles = pitchAngles, logarithms = logarithms;
    private readonly double firstAlpha = firstAlpha, perAlpha = perAlpha, firstLog = firstLog, perLog = perLog;

    /// <summary>The coefficients at a place within the grid.</summary>
    [MethodImpl(Whole)]
    public LocalCoefficients<V> At<V>(V α, V ℓ)
        where V : unmanaged, ILanes<V, double>
    {
        V x = (α - V.Of(firstAlpha)) * V.Of(perAlpha), y = (ℓ - V.Of(firstLog)) * V.Of(perLog);
        V i = Cell(x, pitchAngles), j = Cell(y, logarithms);
        V right = x - i, up = y - j, left = V.Of(1) - right, down = V.Of(1) - up;
        Int<V> node = Int<V>.Truncate(V.MulAdd(j, V.Of(pitchAngles), i) * V.Of(Columns));
        V w = left * down;
        Octet<V> o = V.GatherOctet(rows, node, 0);
        V αα = w * o.E0, αℓ = w * o.E1, ℓℓ = w * o.E2, aα = w * o.E3, aℓ = w * o.E4;
        Add(V.GatherOctet(rows, node, Columns), right * down, ref αα, ref αℓ, ref ℓℓ, ref aα, ref aℓ);
        Add(V.GatherOctet(rows, node, Columns * pitchAngles), left * up, ref αα, ref αℓ, ref ℓℓ, ref aα, ref aℓ);
        Add(V.GatherOctet(rows, node, Columns * (pitchAngles + 1)), right * up, ref αα, ref αℓ, ref ℓℓ, ref aα, ref aℓ);
        return new(αα, αℓ, ℓℓ, aα, aℓ);
    }

    [MethodImpl(Inline)]
    private static V Cell<V>(V place, int nodes)
        where V : unmanaged, ILanes<V> => LaneMath.Max(LaneMath.Min(V.Floor(place), V.Of(nodes - 2)), V.Of(0));

    [MethodImpl(Inline)]
    private static void Add<V>(in Octet<V> o, V w, ref V αα, ref V αℓ, ref V ℓℓ, ref V aα, ref V aℓ)
        where V : unmanaged, ILanes<V>
    {
        αα = V.MulAdd(w, o.E0, αα);
        αℓ = V.MulAdd(w, o.E1, αℓ);
        ℓℓ = V.MulAdd(w, o.E2, ℓℓ);
        aα = V.MulAdd(w, o.E3, aα);
        aℓ = V.MulAdd(w, o.E4, aℓ);
    }
}

/// <summary>Coefficients at a place, s⁻¹.</summary>
/// <typeparam name="V">Lane type.</typeparam>
internal readonly struct LocalCoefficients<V>(V alphaAlpha, V mixed, V logLog, V alphaDrift, V logDrift)
    where V : unmanaged, ILanes<V>
{
    public readonly V AlphaAlpha = alphaAlpha, Mixed = mixed, LogLog = logLog, AlphaDrift = alphaDrift, LogDrift = logDrift;
}
