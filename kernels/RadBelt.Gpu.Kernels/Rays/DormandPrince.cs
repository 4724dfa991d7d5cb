using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>A step of Dormand &amp; Prince's embedded Runge–Kutta pair of orders 5 and 4 (1980, J. Comput. Appl. Math. 6, 19).</summary>
internal static class DormandPrince
{
    /// <summary>Takes a step.</summary>
    /// <param name="medium">The plasma.</param>
    /// <param name="ω">ω, rad s⁻¹.</param>
    /// <param name="ray">Where the ray is.</param>
    /// <param name="k1">How fast it changes there.</param>
    /// <param name="h">The step, τ.</param>
    /// <param name="next">Where it comes to, to fifth order.</param>
    /// <param name="local">The dispersion relation there.</param>
    /// <returns>The difference of both orders.</returns>
    [MethodImpl(Whole)]
    public static RayVector<V> Step<V, TField, TDensity>(
        in RayMedium<TField, TDensity> medium, V ω, in RayVector<V> ray, in RayVector<V> k1, V h, out RayVector<V> next, out RayLocal<V> local)
        where V : unmanaged, ILanes<V, double>
        where TField : struct, IRayField
        where TDensity : struct, IRayDensity
    {
        RayVector<V> y = RayVector<V>.MulAdd(V.Of(1.0 / 5) * h, k1, ray);
        RayVector<V> k2 = medium.Slope(y, ω, out local);

        y = RayVector<V>.MulAdd(V.Of(3.0 / 40) * h, k1, ray);
        y = RayVector<V>.MulAdd(V.Of(9.0 / 40) * h, k2, y);
        RayVector<V> k3 = medium.Slope(y, ω, out local);

        y = RayVector<V>.MulAdd(V.Of(44.0 / 45) * h, k1, ray);
        y = RayVector<V>.MulAdd(V.Of(-56.0 / 15) * h, k2, y);
        y = RayVector<V>.MulAdd(V.Of(32.0 / 9) * h, k3, y);
        RayVector<V> k4 = medium.Slope(y, ω, out local);

        y = RayVector<V>.MulAdd(V.Of(19372.0 / 6561) * h, k1, ray);
        y = RayVector<V>.MulAdd(V.Of(-25360.0 / 2187) * h, k2, y);
        y = RayVector<V>.MulAdd(V.Of(64448.0 / 6561) * h, k3, y);
        y = RayVector<V>.MulAdd(V.Of(-212.0 / 729) * h, k4, y);
        RayVector<V> k5 = medium.Slope(y, ω, out local);

        y = RayVector<V>.MulAdd(V.Of(9017.0 / 3168) * h, k1, ray);
        y = RayVector<V>.MulAdd(V.Of(-355.0 / 33) * h, k2, y);
        y = RayVector<V>.MulAdd(V.Of(46732.0 / 5247) * h, k3, y);
        y = RayVector<V>.MulAdd(V.Of(49.0 / 176) * h, k4, y);
        y = RayVector<V>.MulAdd(V.Of(-5103.0 / 18656) * h, k5, y);
        RayVector<V> k6 = medium.Slope(y, ω, out local);

        y = RayVector<V>.MulAdd(V.Of(35.0 / 384) * h, k1, ray);
        y = RayVector<V>.MulAdd(V.Of(500.0 / 1113) * h, k3, y);
        y = RayVector<V>.MulAdd(V.Of(125.0 / 192) * h, k4, y);
        y = RayVector<V>.MulAdd(V.Of(-2187.0 / 6784) * h, k5, y);
        next = RayVector<V>.MulAdd(V.Of(11.0 / 84) * h, k6, y);
        RayVector<V> k7 = medium.Slope(next, ω, out local);

        RayVector<V> error = RayVector<V>.Times(V.Of(71.0 / 57600) * h, k1);
        error = RayVector<V>.MulAdd(V.Of(-71.0 / 16695) * h, k3, error);
        error = RayVector<V>.MulAdd(V.Of(71.0 / 1920) * h, k4, error);
        error = RayVector<V>.MulAdd(V.Of(-17253.0 / 339200) * h, k5, error);
        error = RayVector<V>.MulAdd(V.Of(22.0 / 525) * h, k6, error);
        return RayVector<V>.MulAdd(V.Of(-1.0 / 40) * h, k7, error);
    }
}
