using RadBelt.Gpu.Kernels.Dispersion;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>
/// Local quasilinear diffusion coefficients of oblique waves (Lyons 1974; Glauert &amp; Horne 2005; Albert 2005), one (column, energy) an index:
/// <c>(p²D_αα, pD_αp, D_pp)/p² = (rate/u²) Σ_n Σ_± f_± ∫dκ Ŝ(x) (w(X)/N(x)) ½|∂K/∂x|_κ (A_α², A_αA_E, A_E²)/(c²|B|²)</c> along
/// <c>x = nσ/γ ± βcosα κ</c>, f_± the share of the power in waves of either direction.
/// </summary>
/// <remarks>
/// <para>
/// The papers integrate over X = tanψ and look for every root ω of the resonance at each X: a polynomial of tenth degree with two species. Along the
/// resonance line the frequency is given by κ, and K = κ⊥² follows from the dispersion relation, a quadratic: every wave is found, in closed form. The
/// 1/|v∥ − v_g| of the papers, singular where v∥ = v_g, does not appear; what remains is an inverse square root where two waves meet (the Gendrin angle).
/// Pieces of the line end there and at the bounds of the spectrum, and <c>κ = mid − half cosθ</c> makes the integrand smooth over θ in [0, π]. It is
/// integrated by Gauss–Kronrod panels, halved until the error estimate is within tolerance.
/// </para>
/// <para>
/// A_α and A_E (<see cref="ResonantKick"/>) are regular at α = 0°, 90° and 180°. About 450 lane operations an evaluation, nothing read from memory but the
/// column and nothing written but the sums.
/// </para>
/// </remarks>
/// <typeparam name="TDispersion">Dispersion relation.</typeparam>
/// <typeparam name="TShape">Power over frequency, Ŝ(x).</typeparam>
/// <typeparam name="TNormals">Weight over wave normal angle, w(X).</typeparam>
public readonly struct ObliqueDiffusion<TDispersion, TShape, TNormals> : IKernel<double>
    where TDispersion : struct, IDispersion
    where TShape : struct, IProfile
    where TNormals : struct, IProfile
{
    /// <summary>Numbers a result takes: three sums, two errors, evaluations, pieces of lines.</summary>
    public const int ResultStride = 7;

    /// <summary>Numbers of scratch memory an index takes.</summary>
    public const int ScratchStride = LinePieces.Stride;

    private readonly WaveColumns waves;
    private readonly View<double> energies;
    private readonly View<int> items;
    private readonly View<double> rule;
    private readonly View<double> scratch;
    private readonly View<double> results;
    private readonly ResonanceSum sum;
    private readonly long first;

    /// <summary>Which coefficients, and where they go.</summary>
    /// <param name="waves">Columns.</param>
    /// <param name="energies">γ and p/(mc) of each energy.</param>
    /// <param name="items">Column and energy of each item.</param>
    /// <param name="rule">Nodes in (0, 1), Kronrod weights, ratios of the Gauss to the Kronrod weights, <see cref="QuadraturePanel.Nodes"/> of each.</param>
    /// <param name="scratch"><see cref="ScratchStride"/> numbers for each index of the launch.</param>
    /// <param name="results"><see cref="ResultStride"/> numbers for each item.</param>
    /// <param name="sum">Harmonics, tolerance, species.</param>
    /// <param name="first">Item of index 0.</param>
    public ObliqueDiffusion(
        WaveColumns waves,
        View<double> energies,
        View<int> items,
        View<double> rule,
        View<double> scratch,
        View<double> results,
        ResonanceSum sum,
        long first)
    {
        this.waves = waves;
        this.energies = energies;
        this.items = items;
        this.rule = rule;
        this.scratch = scratch;
        this.results = results;
        this.sum = sum;
        this.first = first;
    }

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        long item = first + index;
        long column = (long)V.Get(items, 2 * item) * WaveColumns.Stride;
        long energy = 2L * V.Get(items, 2 * item + 1);
        var particle = new ResonantParticle(
            V.Get(energies, energy),
            V.Get(energies, energy + 1),
            waves.Get<V>(column, WaveColumns.Sine),
            waves.Get<V>(column, WaveColumns.Cosine),
            sum.Gyrofrequency);
        var band = new BandEdges(
            waves.Get<V>(column, WaveColumns.Lower),
            waves.Get<V>(column, WaveColumns.Upper),
            waves.Get<V>(column, WaveColumns.LeastWaveNumber),
            waves.Get<V>(column, WaveColumns.GreatestWaveNumber));
        // Errors are estimated panel by panel. Where they add up to more than is wanted, the sum is made anew with as much smaller ones.
        double evaluations = 0, pieces = 0, tolerance = sum.Tolerance;
        var total = default(DiffusionSums);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            total = default;
            pieces = OverHarmonics<V>(column, band, particle, tolerance, index, ref total);
            evaluations += total.Evaluations;
            double alpha = total.AlphaAlpha > 0 ? total.AlphaAlphaError / total.AlphaAlpha : 0;
            double momentum = total.MomentumMomentum > 0 ? total.MomentumMomentumError / total.MomentumMomentum : 0;
            double error = alpha > momentum ? alpha : momentum;
            if (error <= sum.Tolerance)
            {
                break;
            }

            tolerance *= 0.3 * sum.Tolerance / error;
        }

        double rate = waves.Get<V>(column, WaveColumns.Rate) / (particle.Momentum * particle.Momentum);
        long result = item * ResultStride;
        V.Set(results, result, rate * total.AlphaAlpha);
        V.Set(results, result + 1, rate * total.AlphaMomentum);
        V.Set(results, result + 2, rate * total.MomentumMomentum);
        V.Set(results, result + 3, rate * total.AlphaAlphaError);
        V.Set(results, result + 4, rate * total.MomentumMomentumError);
        V.Set(results, result + 5, evaluations);
        V.Set(results, result + 6, pieces);
    }

    /// <summary>Adds what all harmonics give; returns the number of pieces of their lines.</summary>
    [MethodImpl(Whole)]
    private double OverHarmonics<V>(
        long column, in BandEdges band, in ResonantParticle particle, double tolerance, long index, ref DiffusionSums total)
        where V : unmanaged, ILanes<V, double>
    {
        double forward = waves.Get<V>(column, WaveColumns.Forward), backward = waves.Get<V>(column, WaveColumns.Backward);
        double pieces = 0, alpha = 0, momentum = 0, origin = 0;
        double reach = band.GreatestWaveNumber * particle.Momentum * (particle.Cosine < 0 ? -particle.Cosine : particle.Cosine) / particle.LorentzFactor;
        int settled = 0;
        int most = sum.Highest > -sum.Lowest ? sum.Highest : -sum.Lowest;
        for (int size = 0; size <= most && settled < 2 && origin < band.Upper + reach; size++)
        {
            double earlier = pieces;
            origin = size * (sum.Gyrofrequency < 0 ? -sum.Gyrofrequency : sum.Gyrofrequency) / particle.LorentzFactor;
            for (int side = size == 0 ? 1 : 0; side < 2; side++)
            {
                int harmonic = side == 0 ? -size : size;
                if (harmonic >= sum.Lowest && harmonic <= sum.Highest)
                {
                    pieces += forward > 0 ? Along<V>(new(column, band, harmonic, 1, particle), forward, tolerance, index, ref total) : 0;
                    pieces += backward > 0 ? Along<V>(new(column, band, harmonic, -1, particle), backward, tolerance, index, ref total) : 0;
                }
            }

            // Two orders in a row that resonate and add next to nothing to something are the end of a sum that may end early; but only once nΩ/γ is above the
            // band, or it may be yet to come to the frequencies that hold the power.
            bool counts = sum.StopsEarly != 0 && alpha + momentum > 0 && origin > band.Upper && pieces > earlier;
            double little = 0.1 * sum.Tolerance;
            bool settles = total.AlphaAlpha - alpha <= little * alpha && total.MomentumMomentum - momentum <= little * momentum;
            settled = !counts ? settled : settles ? settled + 1 : 0;
            alpha = total.AlphaAlpha;
            momentum = total.MomentumMomentum;
        }

        return pieces;
    }

    /// <summary>Adds what one line gives; returns the number of its pieces.</summary>
    [MethodImpl(Whole)]
    private double Along<V>(in ResonanceLine line, double share, double tolerance, long index, ref DiffusionSums total)
        where V : unmanaged, ILanes<V, double>
    {
        if (!(line.To > line.From))
        {
            return 0;
        }

        long place = index * ScratchStride;
        int count = LinePieces.Find<V, TDispersion>(waves, line, scratch, place);
        double pieces = 0;
        for (int i = 0; i < count; i++)
        {
            double start = V.Get(scratch, place + i), end = V.Get(scratch, place + i + 1);
            int kind = (int)V.Get(scratch, place + LinePieces.Kinds + i);
            if (kind != 0 && end - start > 1e-13 * end)
            {
                OverPiece<V>(line, share, tolerance, kind, start, end, ref total);
                pieces++;
            }
        }

        return pieces;
    }

    [MethodImpl(Whole)]
    private void OverPiece<V>(in ResonanceLine line, double share, double tolerance, int kind, double start, double end, ref DiffusionSums total)
        where V : unmanaged, ILanes<V, double>
    {
        // A panel sees no more than four oscillations of J²: more of them could hide from both of its rules.
        double oscillations = line.Gyroradius * end * waves.Get<V>(line.Column, WaveColumns.GreatestTangent) / System.Math.PI;
        double widest = oscillations < 4 ? 1 : oscillations < 128 ? 4 / oscillations : 1.0 / 32;
        double at = 0, width = widest;
        while (at < 1)
        {
            DiffusionSums panel = QuadraturePanel.Sum<V, TDispersion, TShape, TNormals>(
                waves, line, rule, kind, start, end, at, width);
            panel.Scale(share);
            total.Evaluations += panel.Evaluations;
            bool good = panel.AlphaAlphaError <= 0.1 * tolerance * (total.AlphaAlpha + panel.AlphaAlpha)
                && panel.MomentumMomentumError <= 0.1 * tolerance * (total.MomentumMomentum + panel.MomentumMomentum);
            if (good || width < 1e-3 * widest)
            {
                total.Add(panel);
                at += width;
                width = 2 * width < widest ? 2 * width : widest;
                width = width < 1 - at ? width : 1 - at;
            }
            else
            {
                width *= 0.5;
            }
        }
    }
}
