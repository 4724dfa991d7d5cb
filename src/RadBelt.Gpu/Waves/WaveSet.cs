using System.Collections.Immutable;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>
/// A finite set of field-aligned waves of one mode, the discrete spectrum of Tao et al. (2011) and Allanson et al. (2021). Wave j has the
/// phase <c>ψ_j = k_j x − ω_j t + φ_j</c> and the fields (Allanson et al. 2022 Eqs. 7, 8; v_ph = ω/k has the sign of k)
/// <c>B_y = b_j cosψ_j</c>, <c>B_z = ∓b_j sinψ_j</c> (upper sign R), <c>E_y = v_ph B_z</c>, <c>E_z = −v_ph B_y</c>.
/// </summary>
/// <remarks>⟨|B⊥|²⟩ = Σ b_j². All arrays run over the waves.</remarks>
public sealed class WaveSet
{
    private readonly ImmutableArray<(double Lower, double Upper)> cells;

    private WaveSet(FieldAlignedMode mode, IReadOnlyList<Wave> waves, ImmutableArray<(double Lower, double Upper)> cells)
    {
        Mode = mode;
        Frequencies = [.. waves.Select(w => w.Frequency)];
        WaveNumbers = [.. waves.Select(w => w.Direction.Sign() * mode.WaveNumber(w.Frequency))];
        PhaseVelocities = [.. Frequencies.Zip(WaveNumbers, (ω, k) => ω / k)];
        Amplitudes = [.. waves.Select(w => w.Amplitude)];
        PhaseTurns = [.. waves.Select(w => w.PhaseTurns)];
        this.cells = cells;
    }

    /// <summary>The mode and its plasma.</summary>
    public FieldAlignedMode Mode { get; }

    /// <summary>Number of waves N.</summary>
    public int Count => Frequencies.Length;

    /// <summary>Angular frequencies ω_j, rad s⁻¹.</summary>
    public ImmutableArray<double> Frequencies { get; }

    /// <summary>Signed wave numbers k_j, m⁻¹.</summary>
    public ImmutableArray<double> WaveNumbers { get; }

    /// <summary>Phase velocities v_ph = ω_j/k_j, m s⁻¹, with the sign of k_j.</summary>
    public ImmutableArray<double> PhaseVelocities { get; }

    /// <summary>Amplitudes b_j, T.</summary>
    public ImmutableArray<double> Amplitudes { get; }

    /// <summary>Phases φ_j in turns (units of 2π rad).</summary>
    public ImmutableArray<double> PhaseTurns { get; }

    /// <summary>B_w = (Σ b_j²)^½, T.</summary>
    public double RmsAmplitude => Math.Sqrt(Amplitudes.Sum(b => b * b));

    /// <summary>
    /// The largest step of wave number between neighbouring waves of one direction, m⁻¹; zero when no direction has two waves.
    /// </summary>
    public double WaveNumberSpacing => LargestStep((_, k) => k);

    /// <summary>
    /// 2π over <see cref="WaveNumberSpacing"/>, m: within it the field does not repeat itself; infinite when the spacing is zero.
    /// </summary>
    public double RecurrenceLength => 2 * Math.PI / WaveNumberSpacing;

    /// <summary>
    /// Realises a spectrum by <paramref name="count"/> waves. The band is cut into equal intervals of frequency; each gives one wave at its
    /// middle that carries the power of the interval, so that Σ b_j² = B_w². With both directions there are count/2 intervals with half of
    /// their power each way, and the two combs interleave: forward waves a quarter of an interval below the middle, backward ones as much
    /// above, so that no two frequencies are equal.
    /// </summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="count">Number of waves N ≥ 1; even when the spectrum runs in both directions.</param>
    /// <param name="phaseTurns">Phase of wave j in turns, for j = 0 … N − 1; random numbers in [0, 1) for a random-phase field.</param>
    /// <exception cref="InvalidInputException">The count is not as said.</exception>
    public static WaveSet Realise(WaveSpectrum spectrum, int count, Func<int, double> phaseTurns)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        ArgumentNullException.ThrowIfNull(phaseTurns);
        WaveDirections[] directions = [.. spectrum.Directions.Signs().Select(sign => WaveDirectionSigns.Direction(sign))];
        if (count < 1 || count % directions.Length != 0)
        {
            throw new InvalidInputException(
                $"waves: {count} cannot be realised; give at least one, and an even number for waves in both directions.");
        }

        int intervals = count / directions.Length;
        var waves = new Wave[count];
        var cells = new (double, double)[count];
        for (int j = 0; j < count; j++)
        {
            int interval = j / directions.Length;
            int side = j % directions.Length;
            double lower = Edge(interval);
            double upper = Edge(interval + 1);
            double ω = lower + (upper - lower) * (side + 0.5) / directions.Length;
            double power = spectrum.PowerAlong(directions[side]) * spectrum.Shape.Fraction(lower, upper);
            waves[j] = new Wave(ω, directions[side], Math.Sqrt(power), phaseTurns(j));
            cells[j] = (lower, upper);
        }

        return new WaveSet(spectrum.Mode, waves, [.. cells]);

        double Edge(int i) => i == intervals
            ? spectrum.UpperFrequency
            : spectrum.LowerFrequency + (spectrum.UpperFrequency - spectrum.LowerFrequency) * i / intervals;
    }

    /// <summary>A set of given waves.</summary>
    /// <param name="mode">The mode of all of them.</param>
    /// <param name="waves">The waves, at least one; frequencies where the mode propagates.</param>
    /// <exception cref="InvalidInputException">There is no wave, one does not propagate, has a negative amplitude or runs both
    /// ways.</exception>
    public static WaveSet Of(FieldAlignedMode mode, params Wave[] waves)
    {
        ArgumentNullException.ThrowIfNull(mode);
        ArgumentNullException.ThrowIfNull(waves);
        if (waves.Length == 0)
        {
            throw new InvalidInputException("waves: the set is empty; give at least one wave.");
        }

        foreach (Wave wave in waves)
        {
            mode.RequirePassBand(wave.Frequency, wave.Frequency);
            Require.NotNegative(wave.Amplitude, "wave amplitude", "T");
        }

        return new WaveSet(mode, waves, CellsBetween(waves));
    }

    /// <summary>
    /// How long the set acts on a particle as a continuous spectrum does, s: <c>2π / max|Δ(ω − k v∥)|</c> over neighbouring waves of one
    /// direction. Later the waves come back into step along the orbit.
    /// </summary>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <param name="pitchAngle">Pitch angle α from +B0, rad, in [0, π].</param>
    /// <exception cref="InvalidInputException">Energy or pitch angle out of range.</exception>
    public double RecurrenceTime(Species species, double energy, double pitchAngle)
    {
        var orbit = new UnperturbedOrbit(Mode, species, energy, pitchAngle);
        return 2 * Math.PI / LargestStep(orbit.Detuning);
    }

    /// <summary>
    /// The wave fields at position <paramref name="x"/> (m) and time <paramref name="t"/> (s): the reference for the kernels, not a fast
    /// path.
    /// </summary>
    public TransverseField FieldAt(double x, double t)
    {
        double by = 0, bz = 0, ey = 0, ez = 0;
        for (int j = 0; j < Count; j++)
        {
            double ψ = WaveNumbers[j] * x - Frequencies[j] * t + 2 * Math.PI * PhaseTurns[j];
            double bjy = Amplitudes[j] * Math.Cos(ψ);
            double bjz = -Mode.RotationSense * Amplitudes[j] * Math.Sin(ψ);
            by += bjy;
            bz += bjz;
            ey += PhaseVelocities[j] * bjz;
            ez -= PhaseVelocities[j] * bjy;
        }

        return new TransverseField(by, bz, ey, ez);
    }

    /// <summary>Indices of the waves with k of one sign, by rising frequency.</summary>
    internal int[] Along(int sign) =>
        [.. Enumerable.Range(0, Count).Where(j => Math.Sign(WaveNumbers[j]) == sign).OrderBy(j => Frequencies[j])];

    /// <summary>Local power spectral density b_j²/Δω_j of the waves of one direction whose intervals hold ω, T² s rad⁻¹.</summary>
    internal double FrequencyDensity(double ω, int sign)
    {
        // On the edge between two intervals: their mean.
        double sum = 0;
        int holding = 0;
        foreach (int j in Along(sign))
        {
            (double lower, double upper) = cells[j];
            if (ω >= lower && ω <= upper)
            {
                sum += Amplitudes[j] * Amplitudes[j] / (upper - lower);
                holding++;
            }
        }

        return holding == 0 ? 0 : sum / holding;
    }

    /// <summary>The band that the intervals of one direction cover, rad s⁻¹; null when it has none.</summary>
    internal (double Lower, double Upper)? Band(int sign)
    {
        int[] along = Along(sign);
        if (along.Length == 0)
        {
            return null;
        }

        (double lower, double upper) = (cells[along[0]].Lower, cells[along[^1]].Upper);
        return lower < upper ? (lower, upper) : null;
    }

    /// <summary>
    /// Intervals that meet half-way between neighbours of one direction; the outer ones symmetric about their wave. A lone wave has none.
    /// </summary>
    private static ImmutableArray<(double, double)> CellsBetween(Wave[] waves)
    {
        var cells = new (double, double)[waves.Length];
        foreach (IGrouping<WaveDirections, int> direction in Enumerable.Range(0, waves.Length).GroupBy(j => waves[j].Direction))
        {
            int[] order = [.. direction.OrderBy(j => waves[j].Frequency)];
            double ω(int i) => waves[order[i]].Frequency;
            for (int i = 0; i < order.Length; i++)
            {
                double below = i > 0 ? ω(i) - ω(i - 1) : order.Length > 1 ? ω(1) - ω(0) : 0;
                double above = i + 1 < order.Length ? ω(i + 1) - ω(i) : below;
                cells[order[i]] = (ω(i) - 0.5 * below, ω(i) + 0.5 * above);
            }
        }

        return [.. cells];
    }

    private double LargestStep(Func<double, double, double> quantity)
    {
        double largest = 0;
        foreach (int sign in (int[])[1, -1])
        {
            int[] along = Along(sign);
            for (int i = 0; i + 1 < along.Length; i++)
            {
                largest = Math.Max(largest, Math.Abs(At(along[i + 1]) - At(along[i])));
            }
        }

        return largest;

        double At(int j) => quantity(Frequencies[j], WaveNumbers[j]);
    }
}
