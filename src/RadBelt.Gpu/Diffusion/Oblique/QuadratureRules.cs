using MathNet.Numerics.Integration;
using RadBelt.Gpu.Kernels.Diffusion;

namespace RadBelt.Gpu.Diffusion.Oblique;

/// <summary>Quadrature rules on (0, 1).</summary>
internal static class QuadratureRules
{
    /// <summary>Nodes of the Gauss–Kronrod rule of 15 points, its weights, and the weights of the Gauss rule of 7 points (zero at the others).</summary>
    public static IReadOnlyList<(double Node, double Kronrod, double Gauss)> GaussKronrod15 { get; } = Mirrored(
        [
            0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926,
            0.741531185599394439863864773280788, 0.586087235467691130294144691693013, 0.405845151377397166906606412076961,
            0.207784955007898467600689403773245, 0,
        ],
        [
            0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
            0.140653259715525918745189590510238, 0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
            0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
        ],
        [
            0, 0.129484966168869693270611432679082, 0, 0.279705391489276667901467771423780, 0, 0.381830050505118944950369775488975,
            0, 0.417959183673469387755102040816327,
        ]);

    /// <summary>The same with 7 and 3 points.</summary>
    public static IReadOnlyList<(double Node, double Kronrod, double Gauss)> GaussKronrod7 { get; } = Mirrored(
        [0.960491268708020283423507092629080, 0.774596669241483377035853079956480, 0.434243749346802558002071502844628, 0],
        [0.104656226026467265193823857192073, 0.268488089868333440728569280666710, 0.401397414775962222905051818618432, 0.450916538658474142345110087045571],
        [0, 0.555555555555555555555555555555556, 0, 0.888888888888888888888888888888889]);

    /// <summary>What <see cref="ObliqueDiffusion{TDispersion, TShape, TNormals}"/> reads: nodes, Kronrod weights, ratios Gauss/Kronrod; one idle node.</summary>
    public static double[] ForPanels()
    {
        const int n = QuadraturePanel.Nodes;
        double[] rule = new double[3 * n];
        for (int i = 0; i < n; i++)
        {
            (double node, double kronrod, double gauss) = i < GaussKronrod15.Count ? GaussKronrod15[i] : (0.5, 0, 0);
            (rule[i], rule[n + i], rule[2 * n + i]) = (node, kronrod, kronrod > 0 ? gauss / kronrod : 0);
        }

        return rule;
    }

    /// <summary>
    /// What <see cref="SpectrumNorm{TDispersion, TNormals}"/> reads: a Gauss rule and the Chebyshev places cos[π(j + ½)/n] as fractions of the band, then its edges.
    /// </summary>
    public static double[] ForNorms()
    {
        const int n = SpectrumNorm<Kernels.Dispersion.FullDispersion, GaussianProfile>.Nodes;
        var gauss = new GaussLegendreRule(0, 1, n);
        IEnumerable<double> places = Enumerable.Range(0, WaveColumns.NormTerms)
            .Select(j => 0.5 * (1 + Math.Cos(Math.PI * (j + 0.5) / WaveColumns.NormTerms)));
        return [.. gauss.Abscissas, .. gauss.Weights, .. places, 0, 1];
    }

    /// <summary>A rule on (0, 1) from the positive half of one on [−1, 1], its middle last (Kronrod 1965; digits as in QUADPACK).</summary>
    private static (double, double, double)[] Mirrored(ReadOnlySpan<double> nodes, ReadOnlySpan<double> kronrod, ReadOnlySpan<double> gauss)
    {
        int last = 2 * nodes.Length - 2;
        var rule = new (double, double, double)[last + 1];
        for (int i = 0; i < nodes.Length; i++)
        {
            rule[i] = (0.5 * (1 - nodes[i]), 0.5 * kronrod[i], 0.5 * gauss[i]);
            rule[last - i] = (0.5 * (1 + nodes[i]), 0.5 * kronrod[i], 0.5 * gauss[i]);
        }

        return rule;
    }
}
