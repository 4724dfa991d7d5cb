using RadBelt.Gpu.Kernels.Dispersion;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>
/// The Gauss–Kronrod sum (7 and 15 points) over part of a piece of a resonance line, in θ with <c>κ = mid − half cos(πθ)</c>.
/// </summary>
public static class QuadraturePanel
{
    /// <summary>Places of a panel; the last is there to fill the lanes and has no weight.</summary>
    public const int Nodes = 16;

    /// <summary>The sums over θ from <paramref name="at"/> to at + <paramref name="width"/>.</summary>
    /// <param name="waves">Columns.</param>
    /// <param name="line">The line.</param>
    /// <param name="rule">Nodes in (0, 1), Kronrod weights, ratios of the Gauss to the Kronrod weights.</param>
    /// <param name="kind">1: the first wave resonates; 2: the second; 3: both.</param>
    /// <param name="start">Where the piece begins, κ.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="at">θ in [0, 1).</param>
    /// <param name="width">Width of the panel.</param>
    [MethodImpl(Whole)]
    internal static DiffusionSums Sum<V, TDispersion, TShape, TNormals>(
        in WaveColumns waves, in ResonanceLine line, View<double> rule, int kind, double start, double end, double at, double width)
        where V : unmanaged, ILanes<V, double>
        where TDispersion : struct, IDispersion
        where TShape : struct, IProfile
        where TNormals : struct, IProfile
    {
        double half = 0.5 * (end - start);
        V zero = V.Of(0), sumAA = zero, sumAP = zero, sumPP = zero, differenceAA = zero, differencePP = zero;
        for (int node = 0; node < Nodes; node += V.Count)
        {
            V θ = V.MulAdd(V.Load(rule, node), V.Of(width), V.Of(at));
            Turns<V>.Of(V.Of(0.5) * θ).SinCos(out V sin, out V cos);
            V κ = V.Of(start) + V.Of(half) * (V.Of(1) - cos);
            ResonantWaves<V> found = ResonantWaves<V>.At<TDispersion>(waves, line, κ);
            V spectrum = Spectrum<V, TShape>(waves, line.Column, found.Stix.X);
            V weight = V.Of(width * half * System.Math.PI) * sin * spectrum * V.Load(rule, Nodes + node);
            V difference = V.Of(1) - V.Load(rule, 2 * Nodes + node);
            for (int wave = 1; wave <= 2; wave++)
            {
                if ((kind & wave) == 0)
                {
                    continue;
                }

                V k = wave == 1 ? found.First : found.Second;
                Mask<V> there = wave == 1 ? found.HasFirst : found.HasSecond;
                k = V.Select(there, LaneMath.Max(k, V.Of(0)), found.Parallel);
                V density = weight * Density<V, TDispersion, TNormals>(waves, line.Column, found.Stix, found.Parallel, k);
                ResonantKick.Of(line, found.Stix, κ, k, out V alpha, out V energy, out V magnetic);
                density = V.Select(there & (magnetic > zero), density / magnetic, zero);
                V ofAlpha = density * alpha, daa = ofAlpha * alpha, dpp = density * energy * energy;
                sumAA = sumAA + daa;
                sumAP = V.MulAdd(ofAlpha, energy, sumAP);
                sumPP = sumPP + dpp;
                differenceAA = V.MulAdd(difference, daa, differenceAA);
                differencePP = V.MulAdd(difference, dpp, differencePP);
            }
        }

        double errorAA = V.Sum(differenceAA), errorPP = V.Sum(differencePP);
        var sums = default(DiffusionSums);
        sums.AlphaAlpha = V.Sum(sumAA);
        sums.AlphaMomentum = V.Sum(sumAP);
        sums.MomentumMomentum = V.Sum(sumPP);
        sums.AlphaAlphaError = errorAA < 0 ? -errorAA : errorAA;
        sums.MomentumMomentumError = errorPP < 0 ? -errorPP : errorPP;
        sums.Evaluations = kind == 3 ? 2 * (Nodes - 1) : Nodes - 1;
        return sums;
    }

    /// <summary>Ŝ(x)/N(x).</summary>
    [MethodImpl(Whole)]
    private static V Spectrum<V, TShape>(in WaveColumns waves, long column, V x)
        where V : unmanaged, ILanes<V, double>
        where TShape : struct, IProfile
    {
        V t = V.MulAdd(WholeMath.Log(x), V.Broadcast(waves.Numbers, column + WaveColumns.NormScale), V.Broadcast(waves.Numbers, column + WaveColumns.NormShift));
        V double1 = t + t, b1 = V.Of(0), b2 = V.Of(0);
        for (int term = WaveColumns.NormTerms - 1; term > 0; term--)
        {
            V b = V.MulAdd(double1, b1, V.Broadcast(waves.Numbers, column + WaveColumns.Norm + term) - b2);
            b2 = b1;
            b1 = b;
        }

        V logNorm = V.MulAdd(t, b1, V.Broadcast(waves.Numbers, column + WaveColumns.Norm) - b2);
        return TShape.At(waves.Numbers, column + WaveColumns.Shape, waves.Tables, x) * WholeMath.Exp(-logNorm);
    }

    /// <summary>w(X) ½|∂K/∂x| at fixed κ.</summary>
    [MethodImpl(Whole)]
    private static V Density<V, TDispersion, TNormals>(in WaveColumns waves, long column, in Stix<V> stix, V q, V k)
        where V : unmanaged, ILanes<V, double>
        where TDispersion : struct, IDispersion
        where TNormals : struct, IProfile
    {
        TDispersion.Gradient(stix, q, k, out V x1, out _, out V k1);
        return TNormals.At(waves.Numbers, column + WaveColumns.Normals, waves.Tables, V.Sqrt(k / q)) * V.Of(0.5) * V.Abs(x1 / k1);
    }
}
