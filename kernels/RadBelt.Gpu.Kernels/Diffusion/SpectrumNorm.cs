using RadBelt.Gpu.Kernels.Dispersion;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>
/// At the Chebyshev places of a column's band N(x), one place of one column an index: <c>N = ∫ w(X) X κ² (∂κ/∂x)_X dX</c> (Glauert &amp; Horne 2005, Eq. 10
/// without its constants), which is <c>∫ ½ w X κ (∂q/∂x)_X dX</c>, q = κ². At the edges of the band, the least and the greatest κ.
/// </summary>
/// <remarks>
/// Towards the resonance cone X_r the integrand grows as |X_r − X|^{−5/2}. Where the cone is near, the variable is v with X_r − X ∝ e^{−v}, over which that is an
/// exponential.
/// </remarks>
/// <typeparam name="TDispersion">Dispersion relation.</typeparam>
/// <typeparam name="TNormals">Weight over wave normal angle.</typeparam>
public readonly struct SpectrumNorm<TDispersion, TNormals> : IKernel<double>
    where TDispersion : struct, IDispersion
    where TNormals : struct, IProfile
{
    /// <summary>Places of a panel.</summary>
    public const int Nodes = 16;

    /// <summary>Places of a band: those of the Chebyshev series, then the two edges.</summary>
    public const int Places = WaveColumns.NormTerms + 2;

    /// <summary>Numbers a result takes: N (zero where no wave propagates), or the least and the greatest κ of an edge.</summary>
    public const int ResultStride = 2;

    private readonly WaveColumns waves;
    private readonly View<double> rule;
    private readonly View<double> results;
    private readonly int panels;

    /// <summary>Which norms.</summary>
    /// <param name="waves">Columns.</param>
    /// <param name="rule">Nodes in (0, 1) and weights of a Gauss rule, <see cref="Nodes"/> of each; then the
    /// <see cref="Places"/> in [0, 1].</param>
    /// <param name="results"><see cref="Places"/> results for each column.</param>
    /// <param name="panels">Panels of an integral between two kinks of the weight.</param>
    public SpectrumNorm(WaveColumns waves, View<double> rule, View<double> results, int panels)
    {
        this.waves = waves;
        this.rule = rule;
        this.results = results;
        this.panels = panels;
    }

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        long column = index / Places * WaveColumns.Stride;
        long place = index % Places;
        V lower = V.Of(waves.Get<V>(column, WaveColumns.Lower)), upper = V.Of(waves.Get<V>(column, WaveColumns.Upper));
        V x = lower * WholeMath.Exp(V.Of(V.Get(rule, 2 * Nodes + place)) * WholeMath.Log(upper / lower));
        Stix<V> stix = waves.StixAt(column, TDispersion.Vacuum, x);
        waves.Bounds<V, TDispersion>(column, stix, out V least, out V greatest);
        least = V.Sqrt(least);
        greatest = V.Sqrt(greatest);
        long result = index * ResultStride;
        if (place < WaveColumns.NormTerms)
        {
            V.Set(results, result, Integral(column, stix, least, greatest));
        }
        else
        {
            WaveNumbers(stix, least, greatest, out double smallest, out double largest);
            V.Set(results, result, smallest);
            V.Set(results, result + 1, largest);
        }
    }

    /// <summary>N, from kink to kink of the weight.</summary>
    [MethodImpl(Whole)]
    private double Integral<V>(long column, in Stix<V> stix, V least, V greatest)
        where V : unmanaged, ILanes<V, double>
    {
        V from = least;
        double sum = 0;
        int kinks = TNormals.Kinks<V>(waves.Numbers, column + WaveColumns.Normals);
        for (int i = 0; i < kinks; i++)
        {
            V kink = V.Of(TNormals.Kink<V>(waves.Numbers, column + WaveColumns.Normals, waves.Tables, i));
            if (V.Any((kink > from) & (kink < greatest)))
            {
                sum += Between(column, stix, from, kink);
                from = kink;
            }
        }

        return sum + Between(column, stix, from, greatest);
    }

    /// <summary>Between kinks: the part nearest to the cone over v, the rest over X, where the weight keeps its width.</summary>
    [MethodImpl(Whole)]
    private double Between<V>(long column, in Stix<V> stix, V from, V to)
        where V : unmanaged, ILanes<V, double>
    {
        V cone = V.Sqrt(LaneMath.Max(TDispersion.Cone(stix), V.Of(0)));
        V part = V.Of(0.15) * LaneMath.Max(V.Abs(cone - from), V.Abs(cone - to));
        if (V.Any((cone > to) & (cone - to < part)))
        {
            return Over(column, stix, from, cone - part, cone, false) + Over(column, stix, cone - part, to, cone, true);
        }

        return V.Any((cone > V.Of(0)) & (from > cone) & (from - cone < part))
            ? Over(column, stix, from, cone + part, cone, true) + Over(column, stix, cone + part, to, cone, false)
            : Over(column, stix, from, to, cone, false);
    }

    [MethodImpl(Whole)]
    private double Over<V>(long column, in Stix<V> stix, V from, V to, V cone, bool near)
        where V : unmanaged, ILanes<V, double>
    {
        V reach = near ? WholeMath.Log((cone - from) / (cone - to)) : to - from;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++)
        {
            for (int node = 0; node < Nodes; node += V.Count)
            {
                V t = (V.Load(rule, node) + V.Of(panel)) * V.Of(1.0 / panels);
                V rest = near ? (cone - from) * WholeMath.Exp(-(t * reach)) : V.Of(1);
                V tangent = near ? cone - rest : V.MulAdd(t, reach, from);
                sum += V.Sum(V.Load(rule, Nodes + node) * rest * Weight(column, stix, tangent));
            }
        }

        return sum * V.Sum(reach) / (2.0 * panels * V.Count);
    }

    /// <summary>The least and the greatest κ over wave normal angles; κ varies smoothly between its ends and the Gendrin angle.</summary>
    [MethodImpl(Whole)]
    private void WaveNumbers<V>(in Stix<V> stix, V least, V greatest, out double smallest, out double largest)
        where V : unmanaged, ILanes<V, double>
    {
        const int steps = 32;
        smallest = 1e300;
        largest = 0;
        for (int i = 0; i <= steps; i++)
        {
            Wave(stix, V.MulAdd(V.Of((double)i / steps), greatest - least, least), out V q, out Mask<V> there);
            if (V.Any(there))
            {
                double κ = V.Sum(V.Sqrt(q)) / V.Count;
                smallest = κ < smallest ? κ : smallest;
                largest = κ > largest ? κ : largest;
            }
        }
    }

    /// <summary>w X κ (∂q/∂x)_X.</summary>
    [MethodImpl(Whole)]
    private V Weight<V>(long column, in Stix<V> stix, V tangent)
        where V : unmanaged, ILanes<V, double>
    {
        Wave(stix, tangent, out V q, out Mask<V> there);
        V y = tangent * tangent;
        TDispersion.Gradient(stix, q, q * y, out V x1, out V q1, out V k1);
        V weight = TNormals.At(waves.Numbers, column + WaveColumns.Normals, waves.Tables, tangent);
        return V.Select(there, weight * tangent * V.Sqrt(q) * V.Abs(x1 / V.MulAdd(y, k1, q1)), V.Of(0));
    }

    /// <summary>q of the branch's wave at X, one where there is none.</summary>
    [MethodImpl(Whole)]
    private void Wave<V>(in Stix<V> stix, V tangent, out V q, out Mask<V> there)
        where V : unmanaged, ILanes<V, double>
    {
        V y = tangent * tangent;
        TDispersion.Parallel(stix, y, out V first, out V second);
        Mask<V> isFirst = waves.OfBranch<V, TDispersion>(stix, first, first * y), isSecond = waves.OfBranch<V, TDispersion>(stix, second, second * y);
        there = isFirst | isSecond;
        q = V.Select(isFirst, first, V.Select(isSecond, second, V.Of(1)));
    }
}
