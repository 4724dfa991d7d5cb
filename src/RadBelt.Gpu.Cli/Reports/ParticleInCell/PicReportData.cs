using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Reports.ParticleInCell;

/// <summary>
/// What a particle-in-cell run is known by: what the file of a run keeps and <see cref="PicReport"/> shows, in SI units. What a run has not
/// recorded is null or empty, and its section stays away.
/// </summary>
internal sealed record PicReportData
{
    /// <summary>Plasma, grid, species, driver, clock.</summary>
    public required PicSetup Setup { get; init; }

    /// <summary>Wave power against time.</summary>
    public required PicWavePower WavePower { get; init; }

    /// <summary>Spectra of the wave field.</summary>
    public PicSpectra? Spectra { get; init; }

    /// <summary>The wave field itself, as coarsely as it is to be kept and shown.</summary>
    public FieldSamples? Field { get; init; }

    /// <summary>Where the energy is.</summary>
    public PicEnergy? Energy { get; init; }

    /// <summary>Temperatures of the species.</summary>
    public PicTemperatures? Temperatures { get; init; }

    /// <summary>How well charge is conserved.</summary>
    public PicChargeResidual? ChargeResidual { get; init; }

    /// <summary>Distribution functions at some times, by species and then by time.</summary>
    public IReadOnlyList<PicDistribution> Distributions { get; init; } = [];

    /// <summary>Growth of the waves.</summary>
    public PicGrowth? Growth { get; init; }

    /// <summary>Growth rates by wave number.</summary>
    public PicGrowthSpectrum? GrowthSpectrum { get; init; }

    /// <summary>Tracers.</summary>
    public PicTracers? Tracers { get; init; }
}

/// <summary>Wave power against time.</summary>
/// <param name="Times">Times, s.</param>
/// <param name="Power">⟨B_y² + B_z²⟩ over the domain, T².</param>
/// <param name="Parts">The same in the whistler band by polarisation and direction; null where it was not separated.</param>
internal sealed record PicWavePower(double[] Times, double[] Power, WavePowerHistory? Parts = null);

/// <summary>Energies of the domain for each square metre across it.</summary>
/// <param name="Times">Times, s.</param>
/// <param name="Kinetic">Kinetic energy of each species, J m⁻².</param>
/// <param name="Electric">Energy of E, J m⁻².</param>
/// <param name="Magnetic">Energy of the wave field B_⊥, without B0, J m⁻².</param>
/// <param name="Inflow">Net energy that came in through the boundaries since the start, with fields and particles, J m⁻²; zero where they are periodic.</param>
/// <param name="Cold">Kinetic energy of cold electrons as a fluid, J m⁻²; null where there are none.</param>
internal sealed record PicEnergy(
    double[] Times, IReadOnlyList<double[]> Kinetic, double[] Electric, double[] Magnetic, double[] Inflow, double[]? Cold = null);

/// <summary>Temperatures along and across B0, second moments, of each species.</summary>
/// <param name="Times">Times, s.</param>
/// <param name="Parallel">T∥ of each species, J.</param>
/// <param name="Perpendicular">T⊥ of each species, J.</param>
internal sealed record PicTemperatures(double[] Times, IReadOnlyList<double[]> Parallel, IReadOnlyList<double[]> Perpendicular);

/// <summary>How far Gauss's law is from holding.</summary>
/// <param name="Times">Times, s.</param>
/// <param name="Largest">Largest |ρ − ε0 ∇·E| over the grid, less what it was at the start, over e n.</param>
internal sealed record PicChargeResidual(double[] Times, double[] Largest);

/// <summary>A distribution function.</summary>
/// <param name="Species">Number of the species in <see cref="PicSetup.Species"/>.</param>
/// <param name="Time">Time, s.</param>
/// <param name="Parallel">Edges of the bins of v∥, m s⁻¹.</param>
/// <param name="Perpendicular">Edges of the bins of v⊥, m s⁻¹.</param>
/// <param name="Density">f by v⊥ and v∥, s³ m⁻⁶.</param>
internal sealed record PicDistribution(int Species, double Time, double[] Parallel, double[] Perpendicular, double[,] Density);

/// <summary>Growth of the power in a band.</summary>
/// <param name="LowerFrequency">Lower end of the band, Hz.</param>
/// <param name="UpperFrequency">Upper end, Hz.</param>
/// <param name="Times">Times, s.</param>
/// <param name="Power">Power of the band, T².</param>
/// <param name="Measured">The rate fitted to it; null where there was none to fit.</param>
/// <param name="Theory">Largest γ of linear theory in the band, s⁻¹; null where there is none.</param>
internal sealed record PicGrowth(
    double LowerFrequency, double UpperFrequency, double[] Times, double[] Power, GrowthRate? Measured, double? Theory);

/// <summary>Growth rates against wave number.</summary>
/// <param name="WaveNumbers">k of the measured rates, rad m⁻¹.</param>
/// <param name="Rates">Measured γ, s⁻¹.</param>
/// <param name="Errors">Their standard errors, s⁻¹.</param>
/// <param name="TheoryWaveNumbers">k of the rates of linear theory, rad m⁻¹; may be empty.</param>
/// <param name="TheoryRates">γ of linear theory, s⁻¹.</param>
internal sealed record PicGrowthSpectrum(double[] WaveNumbers, double[] Rates, double[] Errors, double[] TheoryWaveNumbers, double[] TheoryRates);
