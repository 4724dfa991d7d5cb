using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>The cold plasma of rays, and the equations of a ray in it.</summary>
/// <remarks>
/// <para>
/// <c>dr/dt = −(∂D/∂k)/(∂D/∂ω)</c>, <c>dk/dt = (∂D/∂r)/(∂D/∂ω)</c> (Haselgrove 1955; Chen et al. 2021, Eqs. 15–16) with Stix's
/// <c>D = [S n⊥² + P n∥²] n² − RL n⊥² − PS (n² + n∥²) + PRL</c>, n = ck/ω: his Aμ⁴ − Bμ² + C without angles, so that nothing is singular along B0.
/// Only the ratio of its derivatives enters, which its scale does not change.
/// </para>
/// <para>
/// R, L, P depend on <c>X_s = ω_ps²/ω²</c> and <c>Y_s = Ω_s/ω</c> alone, whence <c>∂D/∂lnω = −2 ∂D/∂ln n − ∂D/∂lnB</c> at constant n. Branches do not
/// meet for ψ &lt; 90°: a ray stays on the one it starts on.
/// </para>
/// </remarks>
/// <typeparam name="TField">Magnetic field.</typeparam>
/// <typeparam name="TDensity">Electron density.</typeparam>
public readonly struct RayMedium<TField, TDensity>
    where TField : struct, IRayField
    where TDensity : struct, IRayDensity
{
    private readonly TField field;
    private readonly TDensity density;
    private readonly View<double> species;
    private readonly int count;
    private readonly double plasma, gyration, lightTime, coneFraction2;

    /// <summary>A plasma.</summary>
    /// <param name="field">Magnetic field.</param>
    /// <param name="density">Electron density.</param>
    /// <param name="species">Two numbers a species, electrons first: X_s and Y_s over X and |Y| of the electrons, Y with its sign.</param>
    /// <param name="plasma">ω_pe²/n = e²/(ε0 m_e), m³ s⁻².</param>
    /// <param name="gyration">ω_ce/B = e/m_e, s⁻¹ T⁻¹.</param>
    /// <param name="lightTime">R_E/c, s.</param>
    /// <param name="coneFraction">Fraction of the tangent of the resonance cone's angle at which <see cref="RayLocal{V}.ConeMargin"/> is zero.</param>
    public RayMedium(
        TField field, TDensity density, View<double> species, double plasma, double gyration, double lightTime, double coneFraction)
    {
        (this.field, this.density, this.species) = (field, density, species);
        count = (int)(species.Length / 2);
        (this.plasma, this.gyration, this.lightTime) = (plasma, gyration, lightTime);
        coneFraction2 = coneFraction * coneFraction;
    }

    /// <summary>How fast a ray changes, by τ.</summary>
    /// <param name="ray">Where it is.</param>
    /// <param name="ω">ω, rad s⁻¹.</param>
    /// <param name="local">The dispersion relation there.</param>
    [MethodImpl(Whole)]
    public RayVector<V> Slope<V>(in RayVector<V> ray, V ω, out RayLocal<V> local)
        where V : unmanaged, ILanes<V, double>
    {
        V3<V> n = ray.Index;
        var place = new RayPlace<V>(ray.Place);
        V strength = field.At(place, n, out V3<V> fieldGradient, out V3<V> b, out V3<V> parallelGradient);
        V electrons = density.At(place, out V3<V> densityGradient);

        V perω = V.Of(1) / ω;
        V x = V.Of(plasma) * electrons * perω * perω, y = V.Of(gyration) * strength * perω;
        Stix(x, y, out V right, out V left, out V p1, out V rightField, out V leftField);
        V R = V.Of(1) + right, L = V.Of(1) + left, P = V.Of(1) + p1;
        V s1 = V.Of(0.5) * (right + left), S = V.Of(1) + s1, RL = R * L;

        // N = n², a = n∥².
        V parallel = V3<V>.Dot(n, b), N = V3<V>.Dot(n, n), a = parallel * parallel;
        V across = N - a, sum = N + a, PS = P * S;
        V fourth = V.MulAdd(S, across, P * a) * N, second = V.MulAdd(RL, across, PS * sum), zeroth = P * RL;

        // Derivatives of D by S, RL, P; by ln n and ln B; by N and a.
        V byS = V.MulAdd(across, N, -(P * sum)), byRL = P - across, byP = V.MulAdd(a, N, V.MulAdd(-S, sum, RL));
        V byDensity = V.MulAdd(byS, s1, V.MulAdd(byRL, V.MulAdd(right, L, left * R), byP * p1));
        V byField = V.MulAdd(byS, V.Of(0.5) * (rightField + leftField), byRL * V.MulAdd(rightField, L, leftField * R));
        V byN = V.MulAdd(S, N + across, V.MulAdd(P, a, -(RL + PS))), byA = V.MulAdd(P - S, N, RL - PS);

        V turn = V.Of(2) * parallel * byA;
        V3<V> byIndex = (V.Of(2) * byN) * n + turn * b;
        V3<V> byPlace = byDensity * densityGradient + byField * fieldGradient + turn * parallelGradient;

        // ω ∂D/∂ω at constant k, as n = ck/ω.
        V byFrequency = -(V.Of(2) * byDensity + byField) - V3<V>.Dot(byIndex, n);
        V inverse = V.Of(1) / byFrequency;
        V3<V> velocity = (-inverse) * byIndex;
        V cone = V.MulAdd(V.Of(-coneFraction2) * P, a, -(S * across)) / (V.Abs(P) * N);
        local = new(fourth - second + zeroth, V.Abs(fourth) + V.Abs(second) + V.Abs(zeroth), byIndex, cone);
        return new(velocity, inverse * byPlace, ω * V.Of(lightTime) * (V3<V>.Dot(n, velocity) - V.Of(1)));
    }

    /// <summary>R − 1, L − 1, P − 1 and ∂R/∂lnB, ∂L/∂lnB: R = 1 − Σ X/(1 + Y), L = 1 − Σ X/(1 − Y), P = 1 − Σ X.</summary>
    [MethodImpl(Inline)]
    private void Stix<V>(V x, V y, out V right, out V left, out V p, out V rightField, out V leftField)
        where V : unmanaged, ILanes<V, double>
    {
        (right, left, p, rightField, leftField) = (V.Of(0), V.Of(0), V.Of(0), V.Of(0), V.Of(0));
        for (int i = 0; i < count; i++)
        {
            V X = V.Broadcast(species, 2 * i) * x, Y = V.Broadcast(species, 2 * i + 1) * y;
            V one = V.Of(1), u = one / V.MulAdd(-Y, Y, one);
            V ofRight = u * (one - Y), ofLeft = u * (one + Y);   // 1/(1 + Y), 1/(1 − Y)
            right = V.MulAdd(-X, ofRight, right);
            left = V.MulAdd(-X, ofLeft, left);
            p -= X;
            V field = X * Y;
            rightField = V.MulAdd(field, ofRight * ofRight, rightField);
            leftField = V.MulAdd(-field, ofLeft * ofLeft, leftField);
        }
    }
}
