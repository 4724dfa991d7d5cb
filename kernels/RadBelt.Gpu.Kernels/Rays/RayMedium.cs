using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>The cold plasma of rays, and the equations of a ray in it.</summary>
/// <remarks>
/// <para>
/// <c>dr/dt = −(∂D/∂k)/(∂D/∂ω)</c>, <c>dk/dt = (∂D/∂r)/(∂D/∂ω)</c> (Haselgrove 1955; Chen et al. 2021, Eqs. 15–16) with D of <see cref="RayDispersion{V}"/>. Only
/// the ratio of its derivatives enters, which its scale does not change.
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
        RayStix<V> stix = Stix(V.Of(plasma) * electrons * perω * perω, V.Of(gyration) * strength * perω);
        V parallel = V3<V>.Dot(n, b), N = V3<V>.Dot(n, n);
        var d = new RayDispersion<V>(stix, N, parallel * parallel);

        V turn = V.Of(2) * parallel * d.ByParallel;
        V3<V> byIndex = (V.Of(2) * d.BySquare) * n + turn * b;
        V3<V> byPlace = d.ByDensity * densityGradient + d.ByField * fieldGradient + turn * parallelGradient;

        // ω ∂D/∂ω at constant k, as n = ck/ω.
        V inverse = V.Of(1) / (-(V.Of(2) * d.ByDensity + d.ByField) - V3<V>.Dot(byIndex, n));
        V3<V> velocity = (-inverse) * byIndex;
        local = new(d.Value, d.Scale, byIndex, d.ConeMargin(coneFraction2));
        return new(velocity, inverse * byPlace, ω * V.Of(lightTime) * (V3<V>.Dot(n, velocity) - V.Of(1)));
    }

    /// <summary>R, L, P from X and |Y| of the electrons.</summary>
    [MethodImpl(Whole)]
    private RayStix<V> Stix<V>(V x, V y)
        where V : unmanaged, ILanes<V, double>
    {
        RayStix<V> sum = RayStix<V>.Vacuum;
        for (int i = 0; i < count; i++)
        {
            sum.Add(V.Broadcast(species, 2 * i) * x, V.Broadcast(species, 2 * i + 1) * y);
        }

        return sum;
    }
}
