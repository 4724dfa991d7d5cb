using MathNet.Numerics.Integration;
using MathNet.Numerics.LinearAlgebra;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Places and weights of Gauss' rule for ∫ f(X) w(X) X dX, w the weight of the wave normals: exact for polynomials f of degree 2m − 1 with m
/// places. With one place it is the mean-value theorem, the place being the mean of X.
/// </summary>
internal sealed class MeanValueRule
{
    // Moments up to 2m = 16 of wX, w a Gaussian of at most ±8 widths (e⁻⁶⁴ is below rounding) or linear: 64 places are more than either needs.
    private const int PlacesOfMoments = 64;
    private static readonly GaussLegendreRule Legendre = new(-1, 1, PlacesOfMoments);

    private readonly WaveNormalDistribution normals;
    private readonly double[] knots;

    public MeanValueRule(WaveNormalDistribution normals)
    {
        this.normals = normals;
        knots = normals switch
        {
            GaussianNormals gaussian => [gaussian.Peak - 8 * gaussian.Width, gaussian.Peak + 8 * gaussian.Width],
            TabulatedNormals tabulated => [.. tabulated.Table.Axis],
            _ => [normals.Minimum, normals.Maximum],
        };
    }

    /// <summary>The rule on [from, to]; empty where there is no power.</summary>
    public IReadOnlyList<(double Tangent, double Weight)> On(double from, double to, int places)
    {
        if (normals is FieldAlignedNormals)
        {
            return [(0, 1)];
        }

        (double[] x, double[] w) = Measure(Math.Max(from, knots[0]), Math.Min(to, knots[^1]));
        double power = w.Sum();
        return power > 0 ? FromMeasure(x, w, power, places) : [];
    }

    private (double[] Tangents, double[] Weights) Measure(double from, double to)
    {
        double[] ends = [from, .. knots.Where(knot => knot > from && knot < to), to];
        List<double> x = [], w = [];
        for (int i = 1; i < ends.Length && ends[i] > ends[i - 1]; i++)
        {
            double half = 0.5 * (ends[i] - ends[i - 1]);
            for (int j = 0; j < PlacesOfMoments; j++)
            {
                double X = ends[i - 1] + half * (1 + Legendre.GetAbscissa(j));
                x.Add(X);
                w.Add(half * Legendre.GetWeight(j) * normals.Weight(X) * X);
            }
        }

        return ([.. x], [.. w]);
    }

    /// <summary>Golub &amp; Welsch (1969): eigenvalues of the matrix of the recurrence of the orthogonal polynomials, which Stieltjes' procedure
    /// gives.</summary>
    private static IReadOnlyList<(double Tangent, double Weight)> FromMeasure(double[] x, double[] w, double power, int places)
    {
        // In t = (X − mean)/spread, so that narrow distributions lose no digits.
        double mean = x.Zip(w, (X, weight) => X * weight).Sum() / power;
        double spread = Math.Sqrt(x.Zip(w, (X, weight) => (X - mean) * (X - mean) * weight).Sum() / power);
        if (places == 1 || spread <= 1e-12 * mean)
        {
            return [(mean, power)];
        }

        double[] t = [.. x.Select(X => (X - mean) / spread)];
        double[] before = new double[t.Length];
        double[] now = [.. t.Select(_ => 1.0)];
        var jacobi = Matrix<double>.Build.Dense(places, places);
        double normBefore = 1;
        for (int k = 0; k < places; k++)
        {
            double norm = 0, first = 0;
            for (int i = 0; i < t.Length; i++)
            {
                double square = w[i] * now[i] * now[i];
                norm += square;
                first += square * t[i];
            }

            double a = first / norm;
            double b = k == 0 ? 0 : norm / normBefore;
            jacobi[k, k] = a;
            if (k > 0)
            {
                jacobi[k, k - 1] = jacobi[k - 1, k] = Math.Sqrt(b);
            }

            double[] last = before;
            before = now;
            now = [.. t.Select((place, i) => (place - a) * before[i] - b * last[i])];
            normBefore = norm;
        }

        var eigen = jacobi.Evd(Symmetricity.Symmetric);
        return [.. Enumerable.Range(0, places).Select(i =>
            (mean + spread * eigen.EigenValues[i].Real, power * Math.Pow(eigen.EigenVectors[0, i], 2)))];
    }
}
