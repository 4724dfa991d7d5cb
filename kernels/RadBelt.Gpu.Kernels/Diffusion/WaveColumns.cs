using RadBelt.Gpu.Kernels.Dispersion;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>
/// Columns: waves and a pitch angle at one place, shared by all energies. Frequencies x and wave numbers κ are in units of ω_ce and ω_ce/c there. A
/// column with a band whose norm needs several pieces comes once for each piece.
/// </summary>
public readonly struct WaveColumns
{
    /// <summary>Lower edge of the band.</summary>
    public const int Lower = 0;

    /// <summary>Upper edge of the band.</summary>
    public const int Upper = 1;

    /// <summary>Least X = tanψ.</summary>
    public const int LeastTangent = 2;

    /// <summary>Greatest X.</summary>
    public const int GreatestTangent = 3;

    /// <summary>Fraction of the tangent of the resonance cone at which X ends.</summary>
    public const int ConeFraction = 4;

    /// <summary>Least κ∥ of any wave of the band, or less.</summary>
    public const int LeastWaveNumber = 5;

    /// <summary>Greatest κ∥ of any wave of the band, or more.</summary>
    public const int GreatestWaveNumber = 6;

    /// <summary>sinα.</summary>
    public const int Sine = 7;

    /// <summary>cosα.</summary>
    public const int Cosine = 8;

    /// <summary>Share of the power in waves along +B0.</summary>
    public const int Forward = 9;

    /// <summary>Share of the power in waves along −B0.</summary>
    public const int Backward = 10;

    /// <summary>Factor of the result: π σ² ω_ce (B_w/B0)², s⁻¹.</summary>
    public const int Rate = 11;

    /// <summary>Species of the plasma.</summary>
    public const int SpeciesCount = 12;

    /// <summary>a and w of up to five species, electrons first.</summary>
    public const int Species = 13;

    /// <summary>Species of the plasma at most.</summary>
    public const int MostSpecies = 5;

    /// <summary>The four numbers of the power over x.</summary>
    public const int Shape = Species + 2 * MostSpecies;

    /// <summary>The four numbers of the weight over X.</summary>
    public const int Normals = Shape + 4;

    /// <summary>Factor of ln x in the variable of the norm's series, which is −1 at the lower and 1 at the upper edge.</summary>
    public const int NormScale = Normals + 4;

    /// <summary>What is added to it.</summary>
    public const int NormShift = NormScale + 1;

    /// <summary>Chebyshev coefficients of the logarithm of the norm N.</summary>
    public const int Norm = NormShift + 1;

    /// <summary>Terms of that series.</summary>
    public const int NormTerms = 16;

    /// <summary>Numbers a column takes.</summary>
    public const int Stride = Norm + NormTerms;

    /// <summary>The numbers of all columns.</summary>
    public readonly View<double> Numbers;

    /// <summary>Tables of profiles.</summary>
    public readonly View<double> Tables;

    /// <summary>+1 for right-hand waves below ω_pe, −1 for left-hand ones.</summary>
    public readonly int SenseBelow;

    /// <summary>The same above ω_pe; 0 where there are none.</summary>
    public readonly int SenseAbove;

    /// <summary>Columns and the branch of their waves.</summary>
    public WaveColumns(View<double> numbers, View<double> tables, int senseBelow, int senseAbove)
    {
        Numbers = numbers;
        Tables = tables;
        SenseBelow = senseBelow;
        SenseAbove = senseAbove;
    }

    /// <summary>One number of the column that begins at <paramref name="column"/>.</summary>
    [MethodImpl(Inline)]
    internal double Get<V>(long column, int number)
        where V : unmanaged, ILanes<V, double> => V.Get(Numbers, column + number);

    /// <summary>Stix's parameters of the plasma at x.</summary>
    [MethodImpl(Inline)]
    internal Stix<V> StixAt<V>(long column, double vacuum, V x)
        where V : unmanaged, ILanes<V, double>
    {
        View<double> numbers = Numbers;
        int count = (int)V.Get(numbers, column + SpeciesCount);
        V two = V.Of(2), ix = V.Of(1) / x;
        V s = V.Of(vacuum), d = V.Of(0), p = V.Of(vacuum), s1 = V.Of(0), d1 = V.Of(0), p1 = V.Of(0);
        for (int i = 0; i < count; i++)
        {
            V a = V.Broadcast(numbers, column + Species + 2 * i), w = V.Broadcast(numbers, column + Species + 2 * i + 1);
            V g = V.Of(1) / ((x - w) * (x + w));                  // 1/(x² − w²), of slope −2x g²
            V ag = a * g, awg = ag * w * ix, slope = two * x * g, ap = a * ix * ix;
            s = s - ag;
            s1 = V.MulAdd(slope, ag, s1);
            d = d + awg;
            d1 = d1 - awg * (slope + ix);
            p = p - ap;
            p1 = V.MulAdd(two * ix, ap, p1);
        }

        return new(x, s, d, p, s1, d1, p1, V.Broadcast(numbers, column + Species));
    }

    /// <summary>The same without the slopes, which come out zero.</summary>
    [MethodImpl(Inline)]
    internal Stix<V> StixOnlyAt<V>(long column, double vacuum, V x)
        where V : unmanaged, ILanes<V, double>
    {
        View<double> numbers = Numbers;
        int count = (int)V.Get(numbers, column + SpeciesCount);
        V ix = V.Of(1) / x, s = V.Of(vacuum), wag = V.Of(0), sum = V.Of(0), zero = V.Of(0);
        for (int i = 0; i < count; i++)
        {
            V a = V.Broadcast(numbers, column + Species + 2 * i), w = V.Broadcast(numbers, column + Species + 2 * i + 1);
            V ag = a / ((x - w) * (x + w));
            s = s - ag;
            wag = V.MulAdd(ag, w, wag);
            sum = sum + a;
        }

        return new(x, s, wag * ix, V.MulAdd(-sum, ix * ix, V.Of(vacuum)), zero, zero, zero, V.Broadcast(numbers, column + Species));
    }

    /// <summary>
    /// Bounds of Y = X² at x: those of the wave normals, and the stated fraction of the resonance cone. Branches that exist only below ω_pe lie within
    /// the cone; what lies above ω_pe lies outside.
    /// </summary>
    [MethodImpl(Inline)]
    internal void Bounds<V, TDispersion>(long column, in Stix<V> stix, out V least, out V greatest)
        where V : unmanaged, ILanes<V, double>
        where TDispersion : struct, IDispersion
    {
        V fraction = V.Broadcast(Numbers, column + ConeFraction), cone = TDispersion.Cone(stix);
        least = V.Broadcast(Numbers, column + LeastTangent);
        greatest = V.Broadcast(Numbers, column + GreatestTangent);
        least = least * least;
        greatest = greatest * greatest;
        fraction = fraction * fraction;
        if (SenseAbove == 0)
        {
            greatest = V.Select(cone > V.Of(0), LaneMath.Min(greatest, cone * fraction), greatest);
        }
        else
        {
            least = V.Select((cone > V.Of(0)) & (stix.P > V.Of(0)), LaneMath.Max(least, cone / fraction), least);
        }
    }

    /// <summary>
    /// Where q, K belong to a wave of the branch: μ² > 0, and of the two μ² of its frequency and wave normal angle, (B ± F)/2A, the one whose sign is that of
    /// sense·PD. For P &lt; 0 that is where (μ² − S)D has the sign of the sense; for P &gt; 0 it follows the sense at ψ = 0 to where the transverse field turns
    /// the other way.
    /// </summary>
    [MethodImpl(Whole)]
    internal Mask<V> OfBranch<V, TDispersion>(in Stix<V> stix, V q, V k)
        where V : unmanaged, ILanes<V, double>
        where TDispersion : struct, IDispersion
    {
        if (TDispersion.WhistlersOnly)
        {
            return (q > V.Of(0)) & (q + k > V.Of(0));
        }

        V all = q + k, index = all / (stix.X * stix.X), two = V.Of(2);
        V sense = V.Select(stix.P < V.Of(0), V.Of(SenseBelow), V.Of(SenseAbove));
        V root = two * index * V.MulAdd(stix.S, k, stix.P * q) - V.MulAdd((stix.S - stix.D) * (stix.S + stix.D), k, stix.P * stix.S * (q + all));
        return (q > V.Of(0)) & (index > V.Of(0)) & (sense * stix.P * stix.D * root > V.Of(0));
    }
}
