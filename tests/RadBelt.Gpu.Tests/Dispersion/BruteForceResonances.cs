using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Dispersion;

/// <summary>
/// Roots of h(x) = κx − βn∥x − a by a scan of each pass band: a grid that crowds towards its edges, sign changes bisected, every extremum of h that
/// turns towards zero refined and, where h has the other sign there, both sides bisected.
/// </summary>
internal static class BruteForceResonances
{
    private const int Points = 800;

    public static List<double> Find(DispersionSurface surface, double lower, double upper, double β, double a, double X, double κ)
    {
        List<double> roots = [];
        foreach (PassBand band in surface.PassBands(X))
        {
            double from = Math.Max(band.Lower, lower), to = Math.Min(band.Upper, upper);
            if (to <= from)
            {
                continue;
            }

            double[] x = [.. Enumerable.Range(0, Points + 1).Select(i => Place(from, to, 56.0 * i / Points - 28)).Prepend(from).Append(to).Distinct()];
            double[] h = [.. x.Select(h1)];
            for (int i = 0; i + 1 < x.Length; i++)
            {
                AddSignChange(x[i], h[i], x[i + 1], h[i + 1]);
                if (i > 0 && h[i] * (h[i] - h[i - 1]) < 0 && h[i] * (h[i + 1] - h[i]) > 0 && h[i - 1] * h[i] > 0 && h[i] * h[i + 1] > 0)
                {
                    double middle = Extremum(x[i - 1], x[i + 1], Math.Sign(h[i]));
                    AddSignChange(x[i - 1], h[i - 1], middle, h1(middle));
                    AddSignChange(middle, h1(middle), x[i + 1], h[i + 1]);
                }
            }
        }

        return roots;

        double h1(double x)
        {
            RefractiveIndex index = surface.At(x, X);
            return index.Propagates ? κ * x - β * Math.Sqrt(index.Squared / (1 + X * X)) * x - a : double.NaN;
        }

        void AddSignChange(double p, double hp, double q, double hq)
        {
            if (!(hp * hq < 0))
            {
                return;
            }

            double low = p, high = q;
            for (double m = 0.5 * (low + high); m > low && m < high; m = 0.5 * (low + high))
            {
                (low, high) = h1(m) * hp > 0 ? (m, high) : (low, m);
            }

            // A jump (at a crossover frequency, where left-handed waves change from one surface to the other) is no root.
            if (Math.Abs(h1(low)) < 1e-3 * (Math.Abs(hp) + Math.Abs(hq)))
            {
                roots.Add(low);
            }
        }

        double Extremum(double p, double q, int sign)
        {
            for (int i = 0; i < 60; i++)
            {
                double l = p + 0.382 * (q - p), r = q - 0.382 * (q - p);
                (p, q) = sign * h1(l) < sign * h1(r) ? (p, r) : (l, q);
            }

            return 0.5 * (p + q);
        }
    }

    private static double Place(double from, double to, double u) =>
        u < 0 ? from + (to - from) / (1 + Math.Exp(-u)) : to - (to - from) / (1 + Math.Exp(u));
}
