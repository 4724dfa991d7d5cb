using System.Collections.Immutable;
using MathNet.Numerics.Integration;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Transport;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Satellites;

/// <summary>
/// A satellite that stands at one foot of a field line and counts the electrons that pass (Chen et al. 2021, section 2). From the electrons each test particle
/// stands for, it reconstructs the differential flux by energy, pitch angle and time.
/// </summary>
/// <remarks>
/// <para>
/// The tube has the area 1/B per magnetic flux here, and electrons cross it at α to its normal, so <c>Σ ΔN/ΔΦ_m = (1/B) ∫ j |cosα| dΩ dE dt</c>. In a bin,
/// <c>∫|cosα|dΩ = π |Δ sin²α|</c>, the sum of both sides where it straddles 90°. Without waves j is F0 at the α_eq of the same orbit.
/// </para>
/// <para>
/// Averages over solid angle sum <c>ΔN/|cosα|</c> electron by electron, whatever the bins of pitch angle: unbiased, and with no variance to speak of in the
/// loss cone. At 90° the variance would be infinite; so within 5° of it electrons are divided by the mean |cosα| there instead, which is right for a flux
/// that is even over those 5°.
/// </para>
/// </remarks>
public sealed class VirtualSatellite
{
    private const int Sectors = 4;

    private static readonly GaussLegendreRule Directions = new(0, 1, 16), LogEnergies = new(0, 1, 8);

    private readonly BinAxis times;
    private readonly BinAxis energies;
    private readonly BinAxis pitchAngles;
    private readonly double field;
    private readonly double lossConeCosine;
    private readonly double sidewaysCosine;

    // By [time, energy, pitch angle]; and by [time, energy, sector], weighted by 1/|cosα|.
    private readonly WeightedCount[] byPitchAngle;
    private readonly WeightedCount[] bySector;
    private long outside;

    /// <summary>A satellite.</summary>
    /// <param name="line">Field line.</param>
    /// <param name="hemisphere">Which foot.</param>
    /// <param name="altitude">m.</param>
    /// <param name="bins">Its bins.</param>
    /// <param name="lossAltitude">Altitude of the atmosphere, m, below the satellite's: it sets the local loss cone.</param>
    /// <exception cref="InvalidInputException">It is at or below the loss altitude, off the field line, or bins do not rise or are too many.</exception>
    public VirtualSatellite(
        DipoleFieldLine line, Hemisphere hemisphere, double altitude, SatelliteBins bins, double lossAltitude = DipoleFieldLine.DefaultLossAltitude)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(bins);
        (Line, Hemisphere, Altitude, LossAltitude) = (line, hemisphere, altitude, lossAltitude);
        LossCone = LocalLossCone.At(line, altitude, lossAltitude);
        times = new BinAxis(bins.Times, "time bins", 1, " s");
        energies = new BinAxis(bins.Energies, "energy bins", KeV, " keV", lowest: double.Epsilon);
        pitchAngles = new BinAxis(bins.PitchAngles, "pitch angle bins", Degree, "°", lowest: 0, highest: Math.PI);
        Bins = new(times.Edges, energies.Edges, pitchAngles.Edges);
        Int128 total = (Int128)times.Count * energies.Count * pitchAngles.Count;
        if (total > Array.MaxLength / Sectors)
        {
            throw new InvalidInputException(
                $"satellite: {times.Count} times × {energies.Count} energies × {pitchAngles.Count} pitch angles are more bins than {Array.MaxLength / Sectors:N0}; make them wider.");
        }

        field = line.FieldStrength(line.LatitudeAt(altitude));
        lossConeCosine = Math.Cos(LossCone);
        sidewaysCosine = Math.Min(Math.Cos(85 * Degree), lossConeCosine);
        byPitchAngle = new WeightedCount[(int)total];
        bySector = new WeightedCount[times.Count * energies.Count * Sectors];
    }

    /// <summary>Field line.</summary>
    public DipoleFieldLine Line { get; }

    /// <summary>Which foot.</summary>
    public Hemisphere Hemisphere { get; }

    /// <summary>m.</summary>
    public double Altitude { get; }

    /// <summary>Bins.</summary>
    public SatelliteBins Bins { get; }

    /// <summary>Altitude of the atmosphere, m.</summary>
    public double LossAltitude { get; }

    /// <summary>Half angle of the local loss cone, rad: <c>sin²α = B(h)/B(h_loss)</c>. Downgoing is north (α = 0) at the northern foot, south at the southern.</summary>
    public double LossCone { get; }

    /// <summary>Crossings outside the bins.</summary>
    internal long Outside => outside;

    /// <summary>What its bins have counted: those by pitch angle, then those by sector.</summary>
    internal IEnumerable<WeightedCount> Counts => byPitchAngle.Concat(bySector);

    /// <summary>Counts an electron that passes; ones outside the bins are counted as such.</summary>
    public void Record(in SatelliteCrossing crossing)
    {
        int time = times.Find(crossing.Time), energy = energies.Find(crossing.Energy);
        if (time < 0 || energy < 0)
        {
            outside++;
            return;
        }

        int row = time * energies.Count + energy;
        double cosine = Math.Cos(crossing.PitchAngle), down = Hemisphere == Hemisphere.North ? cosine : -cosine;
        double tilt = Math.Abs(cosine) < sidewaysCosine ? 0.5 * sidewaysCosine : Math.Abs(cosine);
        Sector sector = down > lossConeCosine ? Sector.Precipitating
            : down >= 0 ? Sector.TrappedDown
            : down >= -lossConeCosine ? Sector.TrappedUp
            : Sector.Emerging;
        bySector[row * Sectors + (int)sector].Add(crossing.Electrons / tilt);

        int pitchAngle = pitchAngles.Find(crossing.PitchAngle);
        if (pitchAngle < 0)
        {
            outside++;
            return;
        }

        byPitchAngle[row * pitchAngles.Count + pitchAngle].Add(crossing.Electrons);
    }

    /// <summary>Adds what another satellite of the same place and bins has counted, such as that of another part of the electrons.</summary>
    /// <exception cref="InvalidInputException">It stands elsewhere or has other bins.</exception>
    public void Add(VirtualSatellite other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!IsLike(other))
        {
            throw new InvalidInputException(
                $"satellite: counts at {other.Altitude / 1e3:G6} km in the {other.Hemisphere} on L = {other.Line.LShell:G6} cannot be added to those at {Altitude / 1e3:G6} km in the {Hemisphere} on L = {Line.LShell:G6}; field line, place, loss altitude and bins must be the same.");
        }

        Join(byPitchAngle, other.byPitchAngle);
        Join(bySector, other.bySector);
        outside += other.outside;
        static void Join(WeightedCount[] sums, WeightedCount[] more)
        {
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i].Add(more[i].All, more[i].Count);
            }
        }
    }

    /// <summary>Adds what a satellite like this one has counted elsewhere: in each bin so many electrons, with these sums.</summary>
    /// <exception cref="InvalidInputException">They are not of as many bins.</exception>
    internal void Add(ReadOnlySpan<long> electrons, ReadOnlySpan<ExactSum> sums, long outsideBins)
    {
        if (electrons.Length != byPitchAngle.Length + bySector.Length || sums.Length != WeightedCount.Sums * electrons.Length)
            throw new InvalidInputException($"satellite: counts of {electrons.Length} bins cannot be added to those of {byPitchAngle.Length + bySector.Length}; give the same bins.");
        for (int i = 0; i < electrons.Length; i++)
        {
            ref WeightedCount bin = ref i < byPitchAngle.Length ? ref byPitchAngle[i] : ref bySector[i - byPitchAngle.Length];
            bin.Add(sums.Slice(WeightedCount.Sums * i, WeightedCount.Sums).ToArray(), electrons[i]);
        }

        outside += outsideBins;
    }

    /// <summary>The flux so far.</summary>
    public SatelliteFlux Flux()
    {
        ImmutableArray<FluxEstimate> flux =
            [.. byPitchAngle.Select((count, i) => count.Times(PerBin(i / pitchAngles.Count) / Acceptance(i % pitchAngles.Count)))];
        ImmutableArray<FluxEstimate> Average(Func<int, FluxEstimate> sum, double solidAngle) =>
            [.. Enumerable.Range(0, bySector.Length / Sectors).Select(row => Scale(sum(row), PerBin(row) / solidAngle))];
        var precipitating = Average(row => Of(row, Sector.Precipitating), 2 * Math.PI * (1 - lossConeCosine));
        var trapped = Average(TrappedAt, 4 * Math.PI * lossConeCosine);
        return new SatelliteFlux
        {
            Bins = Bins,
            Flux = [.. flux.Select(bin => bin.Value)],
            Error = [.. flux.Select(bin => bin.Error)],
            Counts = [.. flux.Select(bin => bin.Count)],
            Omnidirectional = Average(Everywhere, 4 * Math.PI),
            Precipitating = precipitating,
            Trapped = trapped,
            Ratio = [.. precipitating.Zip(trapped, Ratio)],
            Outside = outside,
        };
    }

    /// <summary>What it would see of a flux without waves, by its energy bins; nothing comes out of the loss cones.</summary>
    /// <param name="flux">F0; asked from the loss cone to what mirrors at the satellite, over all energy bins.</param>
    public UndisturbedFlux Undisturbed(IInitialFlux flux)
    {
        ArgumentNullException.ThrowIfNull(flux);
        ImmutableArray<double> trapped = [.. Enumerable.Range(0, energies.Count).Select(bin => TrappedAverage(flux, bin))];
        return new([.. trapped.Select(average => average * lossConeCosine)], trapped);
    }

    // Over solid angle (evenly in cosα, 0 … cosα_LC, F0 being even about 90°) and over the energy bin (∫ F0 E d ln E/ΔE).
    private double TrappedAverage(IInitialFlux flux, int bin)
    {
        double toEquator = Line.EquatorialField / field, logWidth = Math.Log(energies.Upper(bin) / energies.Lower(bin)), sum = 0;
        for (int e = 0; e < LogEnergies.Order; e++)
        {
            double E = energies.Lower(bin) * Math.Exp(LogEnergies.GetAbscissa(e) * logWidth);
            for (int i = 0; i < Directions.Order; i++)
            {
                double cosine = lossConeCosine * Directions.GetAbscissa(i);
                double α = Math.Asin(Math.Sqrt(toEquator * (1 - cosine * cosine)));
                sum += LogEnergies.GetWeight(e) * Directions.GetWeight(i) * E * flux.At(E, α);
            }
        }

        return sum * logWidth / energies.Width(bin);
    }

    private FluxEstimate Of(int row, Sector sector) => bySector[row * Sectors + (int)sector].Times(1);

    // The same electrons go down and, in most bins of time, come up again: errors of one sign.
    private FluxEstimate TrappedAt(int row)
    {
        FluxEstimate down = Of(row, Sector.TrappedDown), up = Of(row, Sector.TrappedUp);
        return new(down.Value + up.Value, down.Error + up.Error, down.Count + up.Count);
    }

    private FluxEstimate Everywhere(int row)
    {
        FluxEstimate inside = Of(row, Sector.Precipitating), between = TrappedAt(row), emerging = Of(row, Sector.Emerging);
        double variance = inside.Error * inside.Error + between.Error * between.Error + emerging.Error * emerging.Error;
        return new(inside.Value + between.Value + emerging.Value, Math.Sqrt(variance), inside.Count + between.Count + emerging.Count);
    }

    private static FluxEstimate Scale(FluxEstimate estimate, double factor) =>
        estimate with { Value = estimate.Value * factor, Error = estimate.Error * factor };

    // No electron both precipitates and is trapped: their errors are independent.
    private static FluxEstimate? Ratio(FluxEstimate inside, FluxEstimate between)
    {
        if (between.Count == 0)
        {
            return null;
        }

        double ratio = inside.Value / between.Value;
        return new(ratio, Math.Sqrt(inside.Error * inside.Error + ratio * ratio * between.Error * between.Error) / between.Value, inside.Count);
    }

    private double PerBin(int row) => field / (times.Width(row / energies.Count) * energies.Width(row % energies.Count));

    // ∫|cosα|dΩ, with sin²b − sin²a = sin(b − a) sin(b + a).
    private double Acceptance(int bin)
    {
        double a = pitchAngles.Lower(bin), b = pitchAngles.Upper(bin);
        return Math.PI * (a < Math.PI / 2 && b > Math.PI / 2
            ? Math.Cos(a) * Math.Cos(a) + Math.Cos(b) * Math.Cos(b)
            : Math.Abs(Math.Sin(b - a) * Math.Sin(b + a)));
    }

    private bool IsLike(VirtualSatellite other) =>
        (Line.LShell, Line.SurfaceField, Line.EarthRadius, Hemisphere, Altitude, LossAltitude)
            == (other.Line.LShell, other.Line.SurfaceField, other.Line.EarthRadius, other.Hemisphere, other.Altitude, other.LossAltitude)
        && Bins.Times.SequenceEqual(other.Bins.Times)
        && Bins.Energies.SequenceEqual(other.Bins.Energies)
        && Bins.PitchAngles.SequenceEqual(other.Bins.PitchAngles);
}
