using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// Whether hot electrons are in equilibrium along a field line, and what happens if not: without waves f is carried along the orbits in the field, and where f0 is not a
/// function of energy and u⊥²/B alone it drifts, whatever waves do. Nothing is refused for it; runs say it.
/// </summary>
/// <param name="Rate">rms of d ln f0/dt along unperturbed orbits, over the particles and the line, s⁻¹; zero in equilibrium.</param>
/// <param name="QuarterBounce">A quarter of the bounce period of ⟨γ − 1⟩ at the equator with u⊥² = ⅔u², s.</param>
/// <param name="DensityChange">Density at the equator after a quarter bounce over that of the start, less 1.</param>
/// <param name="Anisotropy">T⊥/T∥ − 1 at the equator at the start.</param>
/// <param name="AnisotropyChange">By how much it has changed after a quarter bounce.</param>
public sealed record HotEquilibrium(double Rate, double QuarterBounce, double DensityChange, double Anisotropy, double AnisotropyChange)
{
    private const int Places = 17;

    /// <summary>Whether f0 stays as it is to 1e-6 in a quarter bounce.</summary>
    public bool IsEquilibrium => Rate * QuarterBounce < 1e-6;

    /// <summary>The largest growth rate at the equator, if a plasma was given and anything grows.</summary>
    public LinearMode? Fastest { get; init; }

    /// <summary>The frequency that grows most along the line, if a plasma was given.</summary>
    public ConvectiveGrowth? Largest { get; init; }

    /// <summary>That of a hybrid run, whose hot electrons are in equilibrium by construction, with the linear growth of its plasma.</summary>
    /// <param name="setup">The run.</param>
    public static HotEquilibrium Of(HybridPicSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var hot = new FieldLineBiMaxwellian(setup.Hot.ParallelMomentum, setup.Hot.PerpendicularMomentum);
        GaussianDispersion equator = GaussianDispersion.RMode(setup, 0);
        double Ω = Math.Abs(Species.Electron.Gyrofrequency(setup.Line.EquatorialField));
        return Of(setup.Line, setup.Equator, hot) with
        {
            Fastest = equator.MostUnstable(equator.ColdMode.WaveNumber(0.02 * Ω), equator.ColdMode.WaveNumber(0.9 * Ω)),
            Largest = ConvectiveGrowth.Largest(setup),
        };
    }

    /// <summary>That of a distribution continued along the line by Liouville's theorem.</summary>
    /// <param name="line">The field line.</param>
    /// <param name="end">Half the length of line that is looked at, m.</param>
    /// <param name="f">The distribution at the equator.</param>
    public static HotEquilibrium Of(ParabolicFieldLine line, double end, FieldLineBiMaxwellian f)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(f);
        return Of(line, end, z => (f.DensityRatio(line.FieldRatio(z)), f.At(line.FieldRatio(z))));
    }

    /// <summary>That of any density and distribution along the line.</summary>
    /// <param name="line">The field line.</param>
    /// <param name="end">Half the length of line that is looked at, m, positive.</param>
    /// <param name="plasma">At z (m): density in any unit, positive, and distribution; asked some 1e5 times, also beyond the end.</param>
    /// <exception cref="InvalidInputException">The length is not positive.</exception>
    public static HotEquilibrium Of(ParabolicFieldLine line, double end, Func<double, (double Density, MomentumDistribution Distribution)> plasma)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(plasma);
        Require.Positive(end, "half length of the line", "m");
        MomentumDistribution start = plasma(0).Distribution;
        double γ = 1 + start.Moments.KineticEnergy, speed = PhysicalConstants.SpeedOfLight * Math.Sqrt(1 - (1 / (γ * γ)));
        double quarter = line.BouncePeriod(speed, Math.Asin(Math.Sqrt(2.0 / 3))) / 4;
        var orbit = new Orbits(line, plasma);
        (double density0, double anisotropy0) = orbit.AtEquator(start, 0);
        (double density, double anisotropy) = orbit.AtEquator(start, quarter);
        double sum = 0;
        for (int i = 1; i <= Places; i++)
        {
            sum += orbit.SquaredRate(end * i / Places) / Places;
        }

        return new(Math.Sqrt(sum), quarter, (density / density0) - 1, anisotropy0, anisotropy - anisotropy0);
    }

    // Orbits in the parabola: u² and u⊥²/b are constant, and z swings harmonically at ω = c (u⊥²/b)^½ √ξ/γ.
    private sealed class Orbits(ParabolicFieldLine line, Func<double, (double Density, MomentumDistribution Distribution)> plasma)
    {
        /// <summary>Density and anisotropy at the equator some time after the start.</summary>
        public (double Density, double Anisotropy) AtEquator(MomentumDistribution nodes, double time)
        {
            var f = new MomentumQuadrature((u, w) => Before(u, w, time), nodes.ParallelAxis, nodes.PerpendicularAxis);
            DistributionMoments m = f.Moments();
            return (f.Total, (m.PerpendicularTemperature / m.ParallelTemperature) - 1);
        }

        /// <summary>⟨(d ln f0/dt)²⟩ at z, s⁻²: by central differences along the orbit.</summary>
        public double SquaredRate(double z)
        {
            (_, MomentumDistribution here) = plasma(z);
            double b = line.FieldRatio(z), dz = 1e-4 / Math.Sqrt(line.Curvature);
            return new MomentumQuadrature(
                (u, w) =>
                {
                    double value = Math.Exp(here.LogDensity(u, w)), speed = PhysicalConstants.SpeedOfLight * u / Math.Sqrt(1 + (u * u) + (w * w));
                    double rate = speed * (LogAt(z + dz, u, w, b) - LogAt(z - dz, u, w, b)) / (2 * dz);
                    return double.IsFinite(rate) ? value * rate * rate : 0;
                },
                here.ParallelAxis,
                here.PerpendicularAxis).Total;
        }

        private double Before(double u, double w, double time)
        {
            double γ = Math.Sqrt(1 + (u * u) + (w * w)), c = PhysicalConstants.SpeedOfLight, ω = c * w * Math.Sqrt(line.Curvature) / γ;
            (double sin, double cos) = Math.SinCos(ω * time);
            double z = ω * time < 1e-9 ? c * u / γ * time : c * u / (γ * ω) * sin;
            double across = w * Math.Sqrt(line.FieldRatio(z)), along = u * cos;
            (double density, MomentumDistribution f0) = plasma(-z);
            return density * Math.Exp(f0.LogDensity(along, across));
        }

        // ln f0 where the orbit through (u, w) at a field ratio b comes to z.
        private double LogAt(double z, double u, double w, double b)
        {
            double square = w * w * line.FieldRatio(z) / b, along = (u * u) + (w * w) - square;
            (double density, MomentumDistribution f0) = plasma(z);
            return along < 0 ? double.NaN : Math.Log(density) + f0.LogDensity(Math.CopySign(Math.Sqrt(along), u), Math.Sqrt(square));
        }
    }
}
