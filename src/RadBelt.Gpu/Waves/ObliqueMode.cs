using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>Provisional.</summary>
internal sealed class ObliqueMode(ColdPlasma plasma)
{
    public (double S, double D, double P) Stix(double ω)
    {
        double r = 1, l = 1, p = 1;
        foreach ((Species species, double density) in plasma.Populations())
        {
            double ωp2 = Math.Pow(species.PlasmaFrequency(density), 2), Ω = species.Gyrofrequency(plasma.FieldStrength);
            r -= ωp2 / (ω * (ω + Ω));
            l -= ωp2 / (ω * (ω - Ω));
            p -= ωp2 / (ω * ω);
        }

        return ((r + l) / 2, (r - l) / 2, p);
    }

    public double IndexSquared(double ω, double tangent)
    {
        (double s, double d, double p) = Stix(ω);
        double sin2 = tangent * tangent / (1 + tangent * tangent), cos2 = 1 - sin2;
        double a = s * sin2 + p * cos2, b = (s * s - d * d) * sin2 + p * s * (1 + cos2), c = p * (s * s - d * d);
        double f = Math.Sqrt(b * b - 4 * a * c);
        double[] roots = [(b + f) / (2 * a), (b - f) / (2 * a)];
        return roots.Where(m => m > 0 && d / (m - s) > 0).DefaultIfEmpty(double.NaN).First();
    }

    public double ParallelWaveNumber(double ω, double tangent) =>
        ω / PhysicalConstants.SpeedOfLight * Math.Sqrt(IndexSquared(ω, tangent) / (1 + tangent * tangent));

    public double ParallelSlope(double ω, double tangent) =>
        (ParallelWaveNumber(ω * (1 + 1e-5), tangent) - ParallelWaveNumber(ω * (1 - 1e-5), tangent)) / (2e-5 * ω);

    public (double X, double Y, double Z) Polarisation(double ω, double tangent, int sign)
    {
        (double s, double d, double p) = Stix(ω);
        double m = IndexSquared(ω, tangent), cos2 = 1 / (1 + tangent * tangent);
        double parallel = sign * Math.Sqrt(m * cos2), perpendicular = Math.Sqrt(m * (1 - cos2));
        return ((m - s) * (perpendicular * perpendicular - p), d * (perpendicular * perpendicular - p), parallel * perpendicular * (m - s));
    }
}
