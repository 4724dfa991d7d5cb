using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// A cold-plasma dispersion relation μ²(ω, ψ): the full one, or one of the approximations of Albert, Longley &amp; Chan (2024) §2. ω is the angular
/// frequency, ψ the angle between k and +B0 in [0, π], the branch is told by polarisation.
/// </summary>
/// <remarks>
/// Approximations other than the full and the high-density relation describe whistlers in electrons alone; with another branch or with ions every
/// method throws an <see cref="InvalidInputException"/> that says so, and so does the high-density relation with the Z mode, whose cut-off is the vacuum's.
/// </remarks>
public abstract record DispersionRelation
{
    private protected DispersionRelation(string name) => Name = name;

    /// <summary>Aμ⁴ − Bμ² + C = 0 with electrons and any ions; every branch.</summary>
    public static DispersionRelation Full { get; } = new FullDispersion();

    /// <summary>The full relation without the vacuum's 1 in S, D, P (R² ≫ 1); whistlers and EMIC waves.</summary>
    public static DispersionRelation HighDensity { get; } = new HighDensityDispersion();

    /// <summary>μ² = 1 + R²/[x(cosψ − x)], x = ω/ω_ce; whistlers in electrons alone.</summary>
    public static DispersionRelation QuasiLongitudinal { get; } = new QuasiLongitudinalDispersion();

    /// <summary>μ² = R²/[x(cosψ − x)]: both approximations; whistlers in electrons alone.</summary>
    public static DispersionRelation QuasiLongitudinalHighDensity { get; } = new QuasiLongitudinalHighDensityDispersion();

    /// <summary>μ² = R²/(x cosψ), for x ≪ cosψ (Lyons et al. 1972); whistlers in electrons alone.</summary>
    public static DispersionRelation LowFrequency { get; } = new LowFrequencyDispersion();

    /// <summary>Name, as decks and reports have it.</summary>
    public string Name { get; }

    /// <summary>Square of the refractive index μ = c|k|/ω; zero or below where the branch does not propagate.</summary>
    /// <param name="plasma">The plasma.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="frequency">ω, rad s⁻¹, positive.</param>
    /// <param name="waveNormalAngle">ψ, rad, in [0, π].</param>
    /// <exception cref="InvalidInputException">A value is out of range, or the relation does not describe this branch and plasma.</exception>
    public double RefractiveIndexSquared(ColdPlasma plasma, WaveBranch branch, double frequency, double waveNormalAngle)
    {
        RefractiveIndex index = Evaluate(On(plasma, branch), frequency, waveNormalAngle);
        return index.Propagates ? index.Squared : Math.Min(index.Squared, 0);
    }

    /// <summary>The wave: wave number, group velocity, polarisation.</summary>
    /// <inheritdoc cref="RefractiveIndexSquared"/>
    /// <exception cref="InvalidInputException">As for the refractive index; or the branch does not propagate there.</exception>
    public ObliqueWave Wave(ColdPlasma plasma, WaveBranch branch, double frequency, double waveNormalAngle)
    {
        DispersionSurface surface = On(plasma, branch);
        if (!Evaluate(surface, frequency, waveNormalAngle).Propagates)
        {
            IEnumerable<string> bands = PassBands(plasma, branch, waveNormalAngle).Select(
                band => InvariantText.Of($"({band.Lower / (2 * Math.PI):G6}, {band.Upper / (2 * Math.PI):G6})"));
            throw new InvalidInputException(
                $"frequency: the {branch.Name} does not propagate at {frequency / (2 * Math.PI):G6} Hz and ψ = {waveNormalAngle / Units.Degree:G6}° "
                + $"({Name} dispersion); its bands there are {string.Join(", ", bands.DefaultIfEmpty("none"))} Hz.");
        }

        return ObliqueWave.On(surface, frequency, waveNormalAngle);
    }

    /// <summary>
    /// The open bands of ω (rad s⁻¹) in which the branch propagates at a wave normal angle, in rising order; between them are its stop bands. A band may
    /// hold a crossover frequency of several ions, at which μ of a left-hand wave jumps from one surface to the other for ψ ≠ 0.
    /// </summary>
    /// <inheritdoc cref="RefractiveIndexSquared"/>
    public IReadOnlyList<PassBand> PassBands(ColdPlasma plasma, WaveBranch branch, double waveNormalAngle)
    {
        DispersionSurface surface = On(plasma, branch);
        double ωce = plasma.ElectronGyrofrequency;
        return [.. surface.PassBands(Tangent(waveNormalAngle)).Select(band => new PassBand(band.Lower * ωce, band.Upper * ωce))];
    }

    /// <summary>
    /// Resonance cone angle ψ_r in (0, 90°), tan²ψ_r = −P/S in the full relation, at which μ of the branch is infinite; null where there is none.
    /// </summary>
    /// <inheritdoc cref="RefractiveIndexSquared"/>
    public double? ResonanceConeAngle(ColdPlasma plasma, WaveBranch branch, double frequency)
    {
        Require.Positive(frequency, "frequency ω", "rad s⁻¹");
        double tangent = On(plasma, branch).ResonanceConeTangent(frequency / plasma.ElectronGyrofrequency);
        return double.IsFinite(tangent) ? Math.Atan(tangent) : null;
    }

    /// <summary>
    /// Gendrin angle: the ψ &gt; 0 at which k∥ is stationary at fixed ω and the group velocity is along B0; null where there is none. For whistlers
    /// below ω_ce/2 it tends to cosψ = 2ω/ω_ce where density is high (Gendrin 1961).
    /// </summary>
    /// <inheritdoc cref="RefractiveIndexSquared"/>
    public double? GendrinAngle(ColdPlasma plasma, WaveBranch branch, double frequency)
    {
        Require.Positive(frequency, "frequency ω", "rad s⁻¹");
        return On(plasma, branch).GendrinTangent(frequency / plasma.ElectronGyrofrequency) is double X ? Math.Atan(X) : null;
    }

    /// <inheritdoc/>
    public sealed override string ToString() => Name;

    /// <summary>The surface of a branch in a plasma.</summary>
    /// <exception cref="InvalidInputException">The relation does not describe them.</exception>
    internal DispersionSurface On(ColdPlasma plasma, WaveBranch branch)
    {
        ArgumentNullException.ThrowIfNull(plasma);
        ArgumentNullException.ThrowIfNull(branch);
        return Surface(plasma, branch);
    }

    /// <summary>Refuses a band of ω (rad s⁻¹) outside the branch's pass bands for wave normals X = tanψ in [least, greatest].</summary>
    /// <exception cref="InvalidInputException">Part of the band is in a stop band.</exception>
    internal void RequireBand(ColdPlasma plasma, WaveBranch branch, double lower, double upper, double leastTangent, double greatestTangent) =>
        On(plasma, branch).RequireBand(lower, upper, leastTangent, greatestTangent);

    private protected abstract DispersionSurface Surface(ColdPlasma plasma, WaveBranch branch);

    private static RefractiveIndex Evaluate(DispersionSurface surface, double frequency, double waveNormalAngle)
    {
        Require.Positive(frequency, "frequency ω", "rad s⁻¹");
        return surface.At(frequency / surface.Plasma.ElectronGyrofrequency, Tangent(waveNormalAngle));
    }

    private static double Tangent(double waveNormalAngle) => waveNormalAngle is >= 0 and <= Math.PI
        ? Math.Sin(waveNormalAngle) / Math.Abs(Math.Cos(waveNormalAngle))
        : throw new InvalidInputException(
            $"wave normal angle: {waveNormalAngle / Units.Degree:G6}° is outside [0°, 180°]; it is the angle between k and +B0.");
}
