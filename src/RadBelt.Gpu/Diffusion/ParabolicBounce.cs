using RadBelt.Gpu.Diffusion.Oblique;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// The mean of local coefficients over the bounce at one energy and equatorial pitch angle: <c>z = z_m sinθ</c> with θ even in time, <c>cosα = cosα_eq cosθ</c>,
/// <c>dα_eq/dα = tanα_eq/tanα = cosθ/(B/B_eq)^½</c>, regular everywhere. Gauss–Kronrod panels between the places where the edges of the band resonate and where the
/// spectra have kinks; the worst is halved until the error is within the tolerance.
/// </summary>
internal sealed class ParabolicBounce
{
    private const double Tolerance = 1e-7;
    private const int MostPanels = 400, Probes = 32;

    private readonly SpectraAlongLine spectra;
    private readonly WhistlerScattering electron;
    private readonly (double Lowest, double Highest) band;
    private readonly double sineAtEquator, cosineAtEquator, reach, gyrofrequency;

    /// <summary>A bounce.</summary>
    /// <param name="line">Field line.</param>
    /// <param name="density">Density of cold electrons, m⁻³.</param>
    /// <param name="spectra">Waves.</param>
    /// <param name="band">Edges of their band, Hz.</param>
    /// <param name="energy">E, J.</param>
    /// <param name="pitchAngle">α_eq, rad, in (0, π/2].</param>
    public ParabolicBounce(
        ParabolicFieldLine line, double density, SpectraAlongLine spectra, (double Lowest, double Highest) band, double energy, double pitchAngle)
    {
        (this.spectra, this.band, electron) = (spectra, band, new WhistlerScattering(energy, density));

        // At 90° exactly the electron stays where it is.
        (sineAtEquator, cosineAtEquator) = (Math.Sin(pitchAngle), pitchAngle < Math.PI / 2 ? Math.Cos(pitchAngle) : 0);
        (reach, gyrofrequency) = (cosineAtEquator / (sineAtEquator * Math.Sqrt(line.Curvature)), Math.Abs(Species.Electron.Gyrofrequency(line.EquatorialField)));
    }

    /// <summary>The mean, momentum over p; errors are estimates.</summary>
    public LocalResult Mean()
    {
        if (reach < spectra.Distances[0])
        {
            return default;
        }

        List<double> edges = Edges();
        List<(double From, double To, LocalResult Sum)> panels = [];
        for (int i = 0; i + 1 < edges.Count; i++)
        {
            panels.Add((edges[i], edges[i + 1], Panel(edges[i], edges[i + 1])));
        }

        while (true)
        {
            LocalResult sum = default;
            int worst = 0;
            double highest = 0;
            for (int i = 0; i < panels.Count; i++)
            {
                sum += panels[i].Sum;
            }

            for (int i = 0; i < panels.Count; i++)
            {
                double error = Math.Max(Share(panels[i].Sum.AlphaAlphaError, sum.AlphaAlpha), Share(panels[i].Sum.MomentumMomentumError, sum.MomentumMomentum));
                (worst, highest) = error > highest ? (i, error) : (worst, highest);
            }

            bool done = sum.AlphaAlphaError <= Tolerance * sum.AlphaAlpha && sum.MomentumMomentumError <= Tolerance * sum.MomentumMomentum;
            if (done || panels.Count >= MostPanels)
            {
                return sum;
            }

            (double from, double to, LocalResult old) = panels[worst];
            double middle = 0.5 * (from + to);
            LocalResult left = Panel(from, middle), right = Panel(middle, to);
            panels[worst] = (from, middle, left with { Evaluations = left.Evaluations + old.Evaluations });
            panels.Add((middle, to, right));
        }

        static double Share(double error, double of) => of > 0 ? error / of : 0;
    }

    /// <summary>Whether a result's error is above the tolerance.</summary>
    public static bool IsUnconverged(LocalResult result) =>
        result.AlphaAlphaError > Tolerance * result.AlphaAlpha || result.MomentumMomentumError > Tolerance * result.MomentumMomentum;

    // θ where the electron is at |z|; π/2 if it turns before. One that stays on the equator is there at every θ.
    private double PhaseAt(double distance) => distance <= 0 ? 0 : distance >= reach ? Math.PI / 2 : Math.Asin(distance / reach);

    // Where a panel may not run through: kinks of the spectra; phases at which an edge of the band resonates with waves of either direction.
    private List<double> Edges()
    {
        double from = PhaseAt(spectra.Distances[0]), to = PhaseAt(spectra.Distances[^1]);
        SortedSet<double> edges = [from, to, .. spectra.Distances.Select(PhaseAt).Where(θ => θ > from && θ < to)];
        double[] probes = [.. edges.Concat(Enumerable.Range(1, Probes - 1).Select(i => from + (i * (to - from) / Probes))).Distinct().Order()];
        foreach (int sign in (int[])[-1, 1])
        {
            foreach (double ω in (double[])[Math.Tau * band.Lowest, Math.Tau * band.Highest])
            {
                double Detuning(double θ) => electron.Detuning(ω, sign, gyrofrequency * FieldRatio(θ), cosineAtEquator * Math.Cos(θ));
                double left = Detuning(probes[0]);
                for (int i = 1; i < probes.Length; i++)
                {
                    double right = Detuning(probes[i]);
                    if (left * right < 0)
                    {
                        edges.Add(BracketedRoot.Find(Detuning, probes[i - 1], probes[i]));
                    }

                    left = right;
                }
            }
        }

        return [.. edges];
    }

    // B/B_eq = 1 + cot²α_eq sin²θ.
    private double FieldRatio(double θ)
    {
        double tangent = cosineAtEquator / sineAtEquator * Math.Sin(θ);
        return 1 + (tangent * tangent);
    }

    private LocalResult Panel(double from, double to)
    {
        LocalResult fine = default, coarse = default;
        foreach ((double node, double kronrod, double gauss) in QuadratureRules.GaussKronrod15)
        {
            double θ = from + (node * (to - from)), ratio = FieldRatio(θ), cosθ = Math.Cos(θ), root = Math.Sqrt(ratio);
            LocalResult local = electron.Mean(gyrofrequency * ratio, sineAtEquator * root, cosineAtEquator * cosθ, spectra.At(reach * Math.Sin(θ)));
            double weight = cosθ / root, width = 2 / Math.PI * (to - from);
            double αα = width * weight * weight * local.AlphaAlpha, αp = width * weight * local.AlphaMomentum, pp = width * local.MomentumMomentum;
            fine += new LocalResult(kronrod * αα, kronrod * αp, kronrod * pp, 0, 0, 1, local.Resonances);
            coarse += new LocalResult(gauss * αα, 0, gauss * pp, 0, 0, 0, 0);
        }

        // Where the integrand is smooth the Kronrod sum is far better than its difference from the Gauss sum (QUADPACK's estimate).
        return fine with
        {
            AlphaAlphaError = Error(fine.AlphaAlpha, coarse.AlphaAlpha), MomentumMomentumError = Error(fine.MomentumMomentum, coarse.MomentumMomentum),
        };

        static double Error(double fine, double coarse)
        {
            double difference = Math.Abs(fine - coarse);
            return fine > 0 ? fine * Math.Min(difference / fine, Math.Pow(200 * difference / fine, 1.5)) : difference;
        }
    }
}
