using RadBelt.Gpu.Kernels.Diffusion;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>
/// Damping rates of waves by hot electrons, one wave an index, its lanes over v⊥:
/// <c>γ_L = unit Σ_n ∫dv⊥ [nΩ ∂f/∂v⊥ + k∥v⊥ ∂f/∂v∥] |½v⊥[(e_x − e_y)J_{n−1} + (e_x + e_y)J_{n+1}] + v∥ e_z J_n|²</c> at v∥ = (ω − nΩ)/k∥ and z = k⊥v⊥/Ω, Ω &lt; 0, with
/// f carried from the equator by Liouville's theorem.
/// </summary>
/// <remarks>
/// v⊥ runs from 0 to T, T² + v∥² the square of the greatest speed, as <c>v⊥ = sTt/[s + T(1 − t)]</c>, s the scale of f. Gauss–Kronrod panels of t are halved until the estimated error of each is within
/// a tenth of the tolerance times the integral of the magnitude so far.
/// </remarks>
/// <typeparam name="THot">Family of the distribution.</typeparam>
public readonly struct DampingRates<THot> : IKernel<double>
    where THot : struct, IHotElectrons
{
    private readonly View<double> waves;
    private readonly View<double> column;
    private readonly View<double> table;
    private readonly View<double> rule;
    private readonly View<double> rates;
    private readonly double greatestSpeed;
    private readonly double tolerance;
    private readonly int lowest;
    private readonly int highest;

    /// <summary>Which waves and electrons, and where the rates go.</summary>
    /// <param name="waves">Rows of <see cref="DampingWave"/>.</param>
    /// <param name="column">The distribution.</param>
    /// <param name="table">Its table, if any.</param>
    /// <param name="rule">As in <see cref="QuadraturePanel"/>.</param>
    /// <param name="rates">γ_L, to which those of these electrons are added.</param>
    /// <param name="greatestSpeed">Speed above which there are no electrons, m s⁻¹.</param>
    /// <param name="tolerance">Relative tolerance.</param>
    /// <param name="lowest">Least harmonic.</param>
    /// <param name="highest">Greatest harmonic.</param>
    public DampingRates(
        View<double> waves,
        View<double> column,
        View<double> table,
        View<double> rule,
        View<double> rates,
        double greatestSpeed,
        double tolerance,
        int lowest,
        int highest)
    {
        this.waves = waves;
        this.column = column;
        this.table = table;
        this.rule = rule;
        this.rates = rates;
        this.greatestSpeed = greatestSpeed;
        this.tolerance = tolerance;
        this.lowest = lowest;
        this.highest = highest;
    }

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        long row = index * DampingWave.Stride;
        double frequency = V.Get(waves, row + DampingWave.Frequency), gyrofrequency = V.Get(waves, row + DampingWave.Gyrofrequency);
        double parallel = V.Get(waves, row + DampingWave.Parallel), fieldRatio = V.Get(waves, row + DampingWave.FieldRatio);
        double sum = 0, magnitude = 0;
        for (int size = 0; size <= (highest > -lowest ? highest : -lowest); size++)
        {
            for (int side = size == 0 ? 1 : 0; side < 2; side++)
            {
                int n = side == 0 ? -size : size;
                double along = (frequency + n * gyrofrequency) / parallel;
                double top = greatestSpeed * greatestSpeed - along * along;
                if (n >= lowest && n <= highest && top > 0)
                {
                    double scale = THot.SquaredScale<V>(column, along, fieldRatio);
                    var resonance = new DampingResonance(n, along, System.Math.Sqrt(top), System.Math.Sqrt(scale));
                    OverSpeeds<V>(row, resonance, ref sum, ref magnitude);
                }
            }
        }

        V.Set(rates, index, V.Get(rates, index) + V.Get(waves, row + DampingWave.Unit) * sum);
    }

    /// <summary>Adds the integral of a harmonic, and that of its magnitude.</summary>
    [MethodImpl(Whole)]
    private void OverSpeeds<V>(long row, in DampingResonance resonance, ref double sum, ref double magnitude)
        where V : unmanaged, ILanes<V, double>
    {
        const double narrowest = 1.0 / 65536, widest = 0.5;
        double at = 0, width = widest;
        while (at < 1)
        {
            Panel<V>(row, resonance, at, width, out double part, out double size, out double error);
            if (error <= 0.1 * tolerance * (magnitude + size) || width <= narrowest)
            {
                sum += part;
                magnitude += size;
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

    /// <summary>The Kronrod sums of the integrand and of its magnitude over t from <paramref name="at"/>, and the difference from the Gauss sum.</summary>
    [MethodImpl(Whole)]
    private void Panel<V>(long row, in DampingResonance resonance, double at, double width, out double part, out double size, out double error)
        where V : unmanaged, ILanes<V, double>
    {
        V sum = V.Of(0), magnitude = V.Of(0), difference = V.Of(0);
        V reach = V.Of(resonance.Scale * resonance.Top), stretch = V.Of(resonance.Scale + resonance.Top);
        for (int node = 0; node < QuadraturePanel.Nodes; node += V.Count)
        {
            V t = V.MulAdd(V.Load(rule, node), V.Of(width), V.Of(at));
            V below = V.Of(1) / (stretch - V.Of(resonance.Top) * t);
            V across = reach * t * below;
            V weight = V.Of(width) * V.Load(rule, QuadraturePanel.Nodes + node) * reach * stretch * below * below;
            V value = weight * Integrand(row, resonance, across);
            sum = sum + value;
            magnitude = magnitude + V.Abs(value);
            difference = V.MulAdd(V.Of(1) - V.Load(rule, 2 * QuadraturePanel.Nodes + node), value, difference);
        }

        part = V.Sum(sum);
        size = V.Sum(magnitude);
        error = V.Sum(difference);
        error = error < 0 ? -error : error;
    }

    [MethodImpl(Whole)]
    private V Integrand<V>(long row, in DampingResonance resonance, V across)
        where V : unmanaged, ILanes<V, double>
    {
        // Orders by their magnitude: J_{−m}(z) = (−1)^m J_m(z), J_m(−z) = (−1)^m J_m(z); a common sign does not matter.
        int n = resonance.Harmonic, order = n < 0 ? -n : n;
        V gyrofrequency = V.Broadcast(waves, row + DampingWave.Gyrofrequency);
        Bessel.Around(order, V.Broadcast(waves, row + DampingWave.Perpendicular) * across / gyrofrequency, out V before, out V same, out V after);
        V lowered = n < 0 ? after : before, raised = n < 0 ? before : after;
        V along = V.Of(n < 0 ? resonance.Along : -resonance.Along);
        V turned = V.MulAdd(V.Broadcast(waves, row + DampingWave.Lowered), lowered, V.Broadcast(waves, row + DampingWave.Raised) * raised);
        V work = V.MulAdd(V.Of(0.5) * across, turned, along * V.Broadcast(waves, row + DampingWave.Along) * same);
        Slopes(row, resonance, across, out V slopeAcross, out V slopeAlong);
        V drive = V.MulAdd(V.Of(-n) * gyrofrequency, slopeAcross, V.Broadcast(waves, row + DampingWave.Parallel) * across * slopeAlong);
        return drive * work * work;
    }

    /// <summary>Slopes of the local f: <c>f(v⊥, v∥) = f_eq(v⊥/√β, ±[v∥² + v⊥²(1 − 1/β)]^½)</c>.</summary>
    [MethodImpl(Inline)]
    private void Slopes<V>(long row, in DampingResonance resonance, V across, out V slopeAcross, out V slopeAlong)
        where V : unmanaged, ILanes<V, double>
    {
        V one = V.Of(1), root = one / V.Sqrt(V.Broadcast(waves, row + DampingWave.FieldRatio));
        V rise = V.MulAdd(-root, root, one);
        V along = V.Of(resonance.Along);
        V mapped = V.Sqrt(V.MulAdd(along, along, rise * across * across));
        mapped = V.Select(along < V.Of(0), -mapped, mapped);
        THot.Gradient(column, table, across * root, mapped, out slopeAcross, out slopeAlong);
        slopeAlong = V.Select(V.Abs(mapped) > V.Of(0), slopeAlong / mapped, V.Of(0));
        slopeAcross = V.MulAdd(slopeAcross, root, slopeAlong * rise * across);
        slopeAlong = slopeAlong * along;
    }
}
