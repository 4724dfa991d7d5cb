using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// The shape f ∝ exp(−ε/θ), ε = (1 + u∥² + u⊥²/A)^½ − 1: a Maxwell–Jüttner distribution stretched across the field. At θ ≪ 1 it is the bi-Maxwellian of
/// T∥ = θ mc², T⊥ = Aθ mc²; at A = 1 it is Jüttner's (1911) and T∥ = T⊥ = θ mc² at any θ.
/// </summary>
/// <param name="Theta">θ, &gt; 0.</param>
/// <param name="Anisotropy">A, &gt; 0.</param>
internal readonly record struct StretchedJuttner(double Theta, double Anisotropy)
{
    /// <summary>Beyond ε = 45θ lies about one particle in 1e17.</summary>
    public const double Cutoff = 45;

    private const double Tolerance = 1e-13;

    // Beyond it quadratures over so thin a distribution take minutes and more.
    private const double MostAnisotropy = 1e6;

    /// <summary>Where it is, along u∥.</summary>
    public MomentumAxis ParallelAxis
    {
        get
        {
            double maximum = Math.Sqrt(Cutoff * Theta * (2 + Cutoff * Theta));
            return new(-maximum, 0, maximum, Math.Sqrt(Theta));
        }
    }

    /// <summary>Where it is, along u⊥.</summary>
    public MomentumAxis PerpendicularAxis
    {
        get
        {
            double stretch = Math.Sqrt(Anisotropy);
            return new(0, 0, stretch * ParallelAxis.Maximum, stretch * Math.Sqrt(Theta));
        }
    }

    /// <summary>
    /// The one with second moments T∥/mc² and T⊥/mc² (<see cref="DistributionMoments"/>) of <paramref name="parallel"/> and
    /// <paramref name="perpendicular"/>, to 1e-13 of their size.
    /// </summary>
    public static StretchedJuttner OfTemperatures(double parallel, double perpendicular)
    {
        var shape = new StretchedJuttner(parallel, perpendicular / parallel);
        if (parallel == perpendicular)
        {
            return shape;
        }

        if (!(shape.Anisotropy is >= 1 / MostAnisotropy and <= MostAnisotropy))
        {
            throw new InvalidInputException(
                $"temperature: T⊥/T∥ = {shape.Anisotropy:G4} is outside {1 / MostAnisotropy:G4} … {MostAnisotropy:G4}; take it nearer to 1.");
        }

        // T∥ grows as θ, T⊥/T∥ as A at θ ≪ 1 and no slower than A^½ at θ ≫ 1: each step at least halves the error of A.
        for (int i = 0; i < 200; i++)
        {
            DistributionMoments moments = new MomentumQuadrature(shape.Relative, shape.ParallelAxis, shape.PerpendicularAxis).Moments();
            double θ = parallel / moments.ParallelTemperature;
            double a = perpendicular / moments.PerpendicularTemperature / θ;
            shape = new(shape.Theta * θ, shape.Anisotropy * a);
            if (Math.Abs(θ - 1) < Tolerance && Math.Abs(a - 1) < Tolerance)
            {
                return shape;
            }
        }

        throw new InvalidInputException(
            $"temperature: no stretched Jüttner distribution was found with T∥ = {parallel:G4} mc² and T⊥ = {perpendicular:G4} mc²; "
            + $"take T⊥/T∥ nearer to 1.");
    }

    /// <summary>ln f/f(0, 0) = −ε/θ, without cancellation at small u.</summary>
    public double LogRelative(double parallel, double perpendicular)
    {
        double square = parallel * parallel + perpendicular * perpendicular / Anisotropy;
        return -square / ((1 + Math.Sqrt(1 + square)) * Theta);
    }

    private double Relative(double parallel, double perpendicular) => Math.Exp(LogRelative(parallel, perpendicular));
}
