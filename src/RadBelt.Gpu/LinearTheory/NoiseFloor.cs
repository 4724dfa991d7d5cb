using System.Numerics;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>
/// The fields that the finite number of macro-particles excites in a one-dimensional particle-in-cell run of a uniform plasma: whistlers
/// along ±B0 and Langmuir waves. An estimate, meant to be good to a factor of 1.5 for whistlers, 2 for E∥.
/// </summary>
/// <remarks>
/// <para>A macro-particle in one dimension is a sheet of W = n dx/ppc particles per m². Uncorrelated sheets on their unperturbed orbits
/// drive a transverse current whose spectrum is <c>S_J(ω, k) = Σ_s q_s² W_s n_s ∫ d³v f_s v⊥² 2πδ(ω ± Ω_s − kv∥)</c>, and the plasma
/// answers with <c>⟨|B|²⟩_kω = (k²/ε0²) S_J/|D|²</c>, D of <see cref="ParallelDispersion"/> (dressed test particles: Sitenko 1967; Birdsall
/// and Langdon 1985, ch. 12; Yoon 2007, Phys. Plasmas 14, 064504). Near a mode ω_k + iγ, D = D′(ω − ω_k − iγ), and its power follows</para>
/// <para><c>P_k(t) = (k²/ε0²|D′|²) [S_J(ω_k) (e^(2γt) − 1)/2γ + L e^(2γt)]</c>, <c>⟨|B⊥|²⟩ = ∫ P_k dk/2π</c> over k of both signs.</para>
/// <para>The first term is emission against absorption: it tends to S_J/2|γ| in a damped mode, grows with an unstable one, and rises
/// linearly while |γ|t ≪ 1. L is what a random load of particles with zero wave field puts into the mode at t = 0, <c>Σ q² W n (2T⊥/m) Re
/// Z′(ζ)/(ka)²</c> (→ 1/(ω ± Ω)² off resonance; none where it is negative, on resonance, which S_J covers). In equilibrium of one component
/// P_k/2μ0 = W T (1 − ω/ω_ce) in a dense plasma: the mode holds W T, as a mode of a gas of particles W times as hot would. Fields go as
/// ppc^−½ and as the rms weight.</para>
/// <para>E∥ likewise: the sheets' charge against the longitudinal D, roots at ±ω; where kλ_D &gt; 0.3 the shot noise screened statically, Σ
/// q²Wn/(ε0k)² · k²λ_D²/(1 + k²λ_D²). It is dominated by the shortest waves the grid has, where shape functions and filters matter: hence
/// the factor 2.</para>
/// <para>Left out: relativity, whistlers whose damping rate is above 0.3 of ω or of ω_ce − ω, fields of sheets that belong to no mode (a
/// part n_s/n of the rest), saturation (no wave grows beyond ~B0/100: see <see cref="LargestGrowth"/>), and grid aliasing. In an open
/// domain waves leave: give the time they need to cross it if that is shorter than the run.</para>
/// </remarks>
public sealed class NoiseFloor
{
    private const int BandPoints = 64, BranchPoints = 256;

    /// <summary>
    /// The part of the branch that is summed, in ω_pe/c: what is outside holds some per cent of the power of equilibrium.
    /// </summary>
    private const double LowestWaveNumber = 0.01, HighestWaveNumber = 50;

    /// <summary>Damping rate over ω and over ω_ce − ω above which a wave is no mode.</summary>
    private const double StrongestDamping = 0.3;

    /// <summary>kλ_D above which Langmuir waves are no modes.</summary>
    private const double LongestScreening = 0.3;

    private readonly NoiseSource[] sources;
    private readonly double cellSize, duration;
    private readonly BiMaxwellianDispersion whistlers;
    private readonly ElectrostaticDispersion longitudinal;

    private NoiseFloor(NoiseSource[] sources, double fieldStrength, double cellSize, double lowest, double highest, double duration)
    {
        (this.sources, this.cellSize, this.duration) = (sources, cellSize, duration);
        whistlers = BiMaxwellianDispersion.RMode(fieldStrength, sources.Select(s => s.Component));
        longitudinal = new ElectrostaticDispersion(sources.Select(s => s.Component));
        whistlers.ColdMode.RequirePassBand(lowest, highest);
        double inertial = whistlers.ColdMode.Plasma.ElectronPlasmaFrequency / SpeedOfLight, nyquist = Math.PI / cellSize;
        if (!(whistlers.ColdMode.WaveNumber(highest) < nyquist))
        {
            throw new InvalidInputException(
                $"cell size: {cellSize:G6} m is more than half of {2 * Math.PI / whistlers.ColdMode.WaveNumber(highest):G6} m, the "
                + $"wavelength at the upper end of the band; take smaller cells.");
        }

        (Whistlers, double all) = Transverse(LowestWaveNumber * inertial, Math.Min(HighestWaveNumber * inertial, nyquist), BranchPoints);
        (_, double band) = Transverse(whistlers.ColdMode.WaveNumber(lowest), whistlers.ColdMode.WaveNumber(highest), BandPoints);
        BandField = Math.Sqrt(band);
        WhistlerField = Math.Sqrt(all);
        ParallelField = Math.Sqrt(Integral(1e-3 * nyquist, nyquist, BranchPoints, k => LongitudinalPower(k) + LongitudinalPower(-k)));
        LargestGrowth = duration * Whistlers.Select(w => w.Mode.GrowthRate).Append(0).Max();
    }

    /// <summary>Rms B⊥ of whistlers of both directions with frequencies in the band, T.</summary>
    public double BandField { get; }

    /// <summary>Rms B⊥ of all whistlers that the grid carries, T.</summary>
    public double WhistlerField { get; }

    /// <summary>Rms E∥ of the electrostatic noise, V m⁻¹.</summary>
    public double ParallelField { get; }

    /// <summary>
    /// Largest γt of a whistler: the e-foldings of its amplitude. Above a few, the noise has grown out of the instability, and the fields
    /// here, which grow without bound, hold only until they reach some per cent of B0.
    /// </summary>
    public double LargestGrowth { get; }

    /// <summary>The spectrum of the whistlers: k from low to high, first along +B0, then along −B0.</summary>
    public IReadOnlyList<NoiseMode> Whistlers { get; }

    /// <summary>The noise after some time of a plasma that was loaded at random (or as its sources say) into fields of zero.</summary>
    /// <param name="sources">The components and their macro-particles: electrons, and ions if they move.</param>
    /// <param name="fieldStrength">Background field B0, T, positive.</param>
    /// <param name="cellSize">Cell size dx, m, positive.</param>
    /// <param name="lowest">Lower end of the band, angular frequency in rad s⁻¹, positive.</param>
    /// <param name="highest">Upper end of the band, rad s⁻¹, below ω_ce.</param>
    /// <param name="duration">Time since the load, or that waves need to leave an open domain if shorter, s, positive.</param>
    /// <exception cref="InvalidInputException">
    /// A value is out of range, the grid does not resolve the waves of the band, or drifts leave no Langmuir wave.
    /// </exception>
    public static NoiseFloor Estimate(
        IEnumerable<NoiseSource> sources, double fieldStrength, double cellSize, double lowest, double highest, double duration)
    {
        NoiseSource[] given = [.. sources];
        Require.Positive(cellSize, "cell size", "m");
        Require.Positive(duration, "duration", "s");
        foreach (NoiseSource source in given)
        {
            Require.Positive(source.ParticlesPerCell, $"macro-particles per cell of {source.Component.Species.Name}", "");
            Require.NotNegative(source.RmsWeight, $"rms weight of {source.Component.Species.Name}", "");
        }

        return new NoiseFloor(given, fieldStrength, cellSize, lowest, highest, duration);
    }

    private (IReadOnlyList<NoiseMode> Modes, double Square) Transverse(double from, double to, int points)
    {
        List<NoiseMode> along = [], against = [];
        double square = Integral(from, to, points, k => Add(along, k) + Add(against, -k));
        return ([.. along, .. against], square);

        double Add(List<NoiseMode> modes, double k)
        {
            if (TransverseMode(k) is not NoiseMode mode)
            {
                return 0;
            }

            modes.Add(mode);
            return mode.PowerDensity;
        }
    }

    /// <summary>The whistler of wave number k and P_k/2π; null where it is damped away.</summary>
    private NoiseMode? TransverseMode(double k)
    {
        if (whistlers.TryStart(k) is not Complex ω
            || ω.Imaginary < -StrongestDamping * Math.Min(ω.Real, whistlers.ColdMode.Plasma.ElectronGyrofrequency - ω.Real))
        {
            return null;
        }

        SheetCurrent[] sheets = [.. sources.Select(source =>
        {
            PlasmaComponent c = source.Component;
            double offset = ω.Real - k * c.Drift + whistlers.Detuning(c), square = 2 * c.PerpendicularTemperature / c.Species.Mass;
            return SheetCurrent.Of(source, cellSize, k, offset, square, square);
        })];
        double slope = Slope(x => whistlers.Value(x, k), ω.Real);
        double power = k * k / (slope * slope) * SheetCurrent.Power(sheets, ω.Imaginary, duration);
        return new NoiseMode(new LinearMode(k, ω), power / (2 * Math.PI));
    }

    /// <summary>The part in d⟨E∥²⟩/dk of the waves of one sign of ω/k, both signs of ω.</summary>
    private double LongitudinalPower(double k)
    {
        double screening = longitudinal.Components.Sum(c => 2 * Math.Pow(c.PlasmaFrequency / (k * c.ParallelThermalSpeed), 2));
        if (screening < 1 / (LongestScreening * LongestScreening))
        {
            double shot = sources.Sum(source => SheetCurrent.Of(source, cellSize, k, 0, 0, 0).Shot);
            return shot / (k * k) / (1 + screening) / (2 * Math.PI);
        }

        Complex ω = longitudinal.Langmuir(k).ComplexFrequency;
        double phaseSpeed = ω.Real / k;
        SheetCurrent[] sheets = [.. sources.Select(source =>
        {
            PlasmaComponent c = source.Component;
            double thermal = c.ParallelTemperature / c.Species.Mass;
            return SheetCurrent.Of(source, cellSize, k, ω.Real - k * c.Drift, phaseSpeed * phaseSpeed, thermal);
        })];
        double slope = ω.Real * Slope(x => longitudinal.Value(x, k), ω.Real);
        return 2 * SheetCurrent.Power(sheets, ω.Imaginary, duration) / (slope * slope) / (2 * Math.PI);
    }

    /// <summary>|∂D/∂ω|.</summary>
    private static double Slope(Func<Complex, Complex> function, double ω) =>
        Complex.Abs(function(ω * (1 + 1e-5)) - function(ω * (1 - 1e-5))) / (2e-5 * ω);

    /// <summary>By the trapezoidal rule in ln k.</summary>
    private static double Integral(double from, double to, int points, Func<double, double> density)
    {
        double step = Math.Log(to / from) / (points - 1), sum = 0;
        for (int i = 0; i < points; i++)
        {
            double k = from * Math.Exp(i * step);
            sum += (i == 0 || i == points - 1 ? 0.5 : 1) * step * k * density(k);
        }

        return sum;
    }
}
