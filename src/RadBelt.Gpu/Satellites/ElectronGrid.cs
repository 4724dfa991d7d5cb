using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Satellites;

/// <summary>
/// The initial electrons of Chen et al. (2021, section 2): a grid of energies, equatorial pitch angles, bounce phases and gyrophases, gyrophase running fastest.
/// Each electron stands for <c>ΔN = F0 Δt ΔA ΔE ΔΩ′</c>, with <c>Δt = Δφ_b/ω_b</c>, <c>ΔE = E Δ ln E</c> and, the same all along the orbit,
/// <c>ΔA ΔΩ′/ΔΦ_m = sinα cosα Δα Δθ_g/B = ½ Δ(sin²α_eq) Δθ_g/B_eq</c>.
/// </summary>
/// <remarks>
/// The print has ΔA = ΔA_Φ/cosα; electrons that move at α to the field reach the area ΔA_Φ as ΔA_Φ cosα, which alone makes ΔN one number along the orbit.
/// Without a seed electrons stand in the middle of their cells and cross a satellite in ranks, which sharp time bins make into stripes; with one they are
/// placed evenly in ln E, sin²α_eq and the phases of their cells, each by itself, and counts are at most as noisy as Poisson's.
/// </remarks>
public sealed class ElectronGrid : IElectronPopulation
{
    private readonly IInitialFlux flux;
    private readonly BinAxis energies;
    private readonly BinAxis pitchAngles;
    private readonly double[] sines2;
    private readonly NormalizedPeriods[] periods;
    private readonly int bouncePhases;
    private readonly int gyrophases;
    private readonly RandomStream? random;

    // By [energy, pitch angle]: the electron in the middle of each cell.
    private readonly InitialElectron[] middles;

    /// <summary>A grid.</summary>
    /// <param name="line">Field line.</param>
    /// <param name="flux">F0.</param>
    /// <param name="energies">Edges of the energy cells, J, positive, rising; the middle is the logarithmic one.</param>
    /// <param name="pitchAngles">Edges of the cells of equatorial pitch angle, rad, in [0, π/2], rising, from the loss cone up; the middle is that of sin²α_eq.</param>
    /// <param name="bouncePhases">Bounce phases, evenly spaced.</param>
    /// <param name="gyrophases">Gyrophases, evenly spaced.</param>
    /// <param name="seed">Seed that places each electron at random within its cell; null for the middle of it.</param>
    /// <exception cref="InvalidInputException">A list does not rise, a count is not positive, or F0 is negative or missing somewhere.</exception>
    public ElectronGrid(
        DipoleFieldLine line,
        IInitialFlux flux,
        IReadOnlyList<double> energies,
        IReadOnlyList<double> pitchAngles,
        int bouncePhases,
        int gyrophases,
        ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(flux);
        this.energies = new BinAxis(energies, "electron energies", KeV, " keV", lowest: double.Epsilon);
        this.pitchAngles = new BinAxis(pitchAngles, "equatorial pitch angles", Degree, "°", lowest: 0, highest: Math.PI / 2);
        RequirePhases(bouncePhases, "bounce phases");
        RequirePhases(gyrophases, "gyrophases");
        (Line, this.flux, this.bouncePhases, this.gyrophases) = (line, flux, bouncePhases, gyrophases);
        Count = TotalOf(this.energies.Count, this.pitchAngles.Count);
        random = seed is { } number ? new RandomStream(unchecked((long)number), RandomStreams.GridElectrons) : null;
        sines2 = [.. pitchAngles.Select(α => Math.Sin(α) * Math.Sin(α))];
        periods = [.. Enumerable.Range(0, this.pitchAngles.Count).Select(i => new NormalizedPeriods(sines2[i], sines2[i + 1]))];
        middles = new InitialElectron[this.energies.Count * this.pitchAngles.Count];
        for (int i = 0; i < middles.Length; i++)
        {
            // The corners too, so that a table of F0 that ends inside the grid is told of now, not when the run comes there.
            _ = InCell(i, 0, 0);
            _ = InCell(i, 1, 1);
            middles[i] = InCell(i, 0.5, 0.5);
        }
    }

    /// <inheritdoc/>
    public DipoleFieldLine Line { get; }

    /// <inheritdoc/>
    public long Count { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An electron is not one of them.</exception>
    /// <exception cref="InvalidInputException">F0 is negative or missing at an electron.</exception>
    public void Fill(long first, Span<InitialElectron> electrons)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Count - electrons.Length);
        for (int i = 0; i < electrons.Length; i++)
        {
            electrons[i] = Electron(first + i);
        }
    }

    private static void RequirePhases(int count, string name)
    {
        if (count < 1)
        {
            throw new InvalidInputException($"{name}: {count} cannot be used; give at least one.");
        }
    }

    private long TotalOf(int energyCells, int pitchAngleCells)
    {
        Int128 total = (Int128)energyCells * pitchAngleCells * bouncePhases * gyrophases;
        return total <= long.MaxValue && (long)energyCells * pitchAngleCells <= Array.MaxLength
            ? (long)total
            : throw new InvalidInputException(
                $"electron grid: {energyCells} energies × {pitchAngleCells} pitch angles × {bouncePhases} bounce phases × {gyrophases} gyrophases are more than can be numbered; give fewer.");
    }

    private InitialElectron Electron(long index)
    {
        (long rank, long gyrophase) = Math.DivRem(index, gyrophases);
        (long cell, long bouncePhase) = Math.DivRem(rank, bouncePhases);
        InitialElectron electron = middles[cell];
        (double bounce, double turn) = (0.5, 0.5);
        if (random is { } stream)
        {
            (double energy, double pitchAngle) = stream.Uniform(index);
            electron = InCell((int)cell, energy, pitchAngle);
            (bounce, turn) = stream.Uniform(index, draw: 1);
        }

        return electron with
        {
            BouncePhase = (bouncePhase + bounce) * (2 * Math.PI / bouncePhases),
            Gyrophase = (gyrophase + turn) * (2 * Math.PI / gyrophases),
        };
    }

    // The electron of a cell at parts (0 … 1) of its widths in ln E and sin²α_eq.
    private InitialElectron InCell(int cell, double energyPart, double sine2Part)
    {
        (int row, int column) = Math.DivRem(cell, periods.Length);
        (double lowest, double highest) = (energies.Lower(row), energies.Upper(row));
        double logWidth = Math.Log(highest / lowest);

        // Rounding must not leave the cell: a table of F0 may end there.
        double E = Math.Clamp(lowest * Math.Exp(energyPart * logWidth), lowest, highest);
        double width = sines2[column + 1] - sines2[column];
        double sine2 = sines2[column] + sine2Part * width;
        double α = Math.Clamp(Math.Asin(Math.Sqrt(sine2)), pitchAngles.Lower(column), pitchAngles.Upper(column));
        double F0 = flux.At(E, α);
        if (!(F0 >= 0 && double.IsFinite(F0)))
        {
            throw new InvalidInputException(
                $"F0: it is {F0:G6} m⁻² s⁻¹ sr⁻¹ J⁻¹ at {E / KeV:G6} keV and α_eq = {α / Degree:G6}°; it must be zero or positive all over the grid of electrons.");
        }

        // Δt = Δφ_b/ω_b is this part of the bounce period.
        double Δt = 4 * Line.LShell * Line.EarthRadius / Species.Electron.Speed(E) * periods[column].At(sine2) / bouncePhases;
        double Δθ = 2 * Math.PI / gyrophases, ΔE = E * logWidth;
        return new InitialElectron(E, α, 0, 0, F0 * Δt * ΔE * (0.5 * width / Line.EquatorialField) * Δθ);
    }
}
