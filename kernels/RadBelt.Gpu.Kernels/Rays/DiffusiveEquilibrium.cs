using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>
/// Diffusive equilibrium with a lower ionosphere and a plasmapause: <c>n = n0 N_DE N_LI N_PL</c>, lengths in R_E.
/// <c>N_DE² = Σ α_i e^(−G/H_i)</c>, <c>G = r_b (1 − r_b/r)</c>; <c>N_LI = 1 − e^(−(r − r0)²/s²)</c>; <c>N_PL = F + (1 − F) M</c>,
/// <c>F = e^(−(L − L_p)²/2w²)</c> beyond L_p and 1 within, <c>M = T + (1 − T) e^(−(r − r_c)²/s_c²)</c>, <c>T = (r_c/r)^a</c>.
/// </summary>
/// <param name="baseLevel">n0 (m⁻³), r_b.</param>
/// <param name="hydrogen">α and 1/H of H⁺; of He⁺ and O⁺ next.</param>
/// <param name="helium">Of He⁺.</param>
/// <param name="oxygen">Of O⁺.</param>
/// <param name="ionosphere">r0, s.</param>
/// <param name="plasmapause">L_p, w.</param>
/// <param name="trough">r_c, s_c, a.</param>
public readonly struct DiffusiveEquilibrium(
    (double Density, double Radius) baseLevel,
    (double Fraction, double InverseHeight) hydrogen,
    (double Fraction, double InverseHeight) helium,
    (double Fraction, double InverseHeight) oxygen,
    (double Radius, double Scale) ionosphere,
    (double LShell, double Width) plasmapause,
    (double Radius, double Scale, double Exponent) trough) : IRayDensity
{
    private readonly double density = baseLevel.Density, baseRadius = baseLevel.Radius;
    private readonly double hydrogenFraction = hydrogen.Fraction, hydrogenHeight = hydrogen.InverseHeight;
    private readonly double heliumFraction = helium.Fraction, heliumHeight = helium.InverseHeight;
    private readonly double oxygenFraction = oxygen.Fraction, oxygenHeight = oxygen.InverseHeight;
    private readonly double ionosphereRadius = ionosphere.Radius, ionosphereScale = ionosphere.Scale;
    private readonly double plasmapauseShell = plasmapause.LShell, plasmapauseWidth = plasmapause.Width;
    private readonly double troughRadius = trough.Radius, troughScale = trough.Scale, troughExponent = trough.Exponent;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public V At<V>(in RayPlace<V> place, out V3<V> logGradient)
        where V : unmanaged, ILanes<V, double>
    {
        V equilibrium = Equilibrium(place.Inverse, out V radial);
        V knee = Knee(place.Radius, place.Inverse, place.LShell, out V byRadius, out V byShell);
        V above = (place.Radius - V.Of(ionosphereRadius)) * V.Of(1 / ionosphereScale);
        V missing = WholeMath.Exp(-(above * above)), lower = V.Of(1) - missing;
        radial += V.MulAdd(V.Of(2 / ionosphereScale), above * missing / lower, byRadius);

        // L = r/cos²λ.
        logGradient = V.MulAdd(byShell, place.Inverse, radial) * place.Up - byShell * place.LogCosineSquaredGradient;
        return V.Of(density) * equilibrium * lower * knee;
    }

    /// <summary>N_DE.</summary>
    /// <param name="inverse">1/r.</param>
    /// <param name="slope">∂ ln N_DE/∂r.</param>
    [MethodImpl(Whole)]
    private V Equilibrium<V>(V inverse, out V slope)
        where V : unmanaged, ILanes<V, double>
    {
        V ratio = V.Of(baseRadius) * inverse, height = V.Of(baseRadius) * (V.Of(1) - ratio);
        V sum = V.Of(0), overHeight = V.Of(0);
        Add(height, hydrogenFraction, hydrogenHeight, ref sum, ref overHeight);
        Add(height, heliumFraction, heliumHeight, ref sum, ref overHeight);
        Add(height, oxygenFraction, oxygenHeight, ref sum, ref overHeight);
        slope = V.Of(-0.5) * overHeight / sum * ratio * ratio;
        return V.Sqrt(sum);
    }

    /// <summary>N_PL.</summary>
    /// <param name="r">r.</param>
    /// <param name="inverse">1/r.</param>
    /// <param name="shell">L.</param>
    /// <param name="byRadius">∂ ln N_PL/∂r.</param>
    /// <param name="byShell">∂ ln N_PL/∂ ln L.</param>
    [MethodImpl(Whole)]
    private V Knee<V>(V r, V inverse, V shell, out V byRadius, out V byShell)
        where V : unmanaged, ILanes<V, double>
    {
        V one = V.Of(1);
        V beyond = LaneMath.Max(shell - V.Of(plasmapauseShell), V.Of(0)) * V.Of(1 / plasmapauseWidth);
        V inside = WholeMath.Exp(V.Of(-0.5) * beyond * beyond);
        V power = WholeMath.Exp(V.Of(troughExponent) * WholeMath.Log(V.Of(troughRadius) * inverse));
        V far = (r - V.Of(troughRadius)) * V.Of(1 / troughScale), near = WholeMath.Exp(-(far * far));
        V trough = V.MulAdd(one - power, near, power);
        V knee = V.MulAdd(one - inside, trough, inside);
        V slope = -(V.Of(troughExponent) * power * (one - near) * inverse) - V.Of(2 / troughScale) * far * near * (one - power);
        byRadius = (one - inside) * slope / knee;
        byShell = (trough - one) * inside * beyond * V.Of(1 / plasmapauseWidth) * shell / knee;
        return knee;
    }

    [MethodImpl(Inline)]
    private static void Add<V>(V height, double fraction, double inverseHeight, ref V sum, ref V overHeight)
        where V : unmanaged, ILanes<V, double>
    {
        V ions = V.Of(fraction) * WholeMath.Exp(height * V.Of(-inverseHeight));
        sum += ions;
        overHeight = V.MulAdd(ions, V.Of(inverseHeight), overHeight);
    }
}
