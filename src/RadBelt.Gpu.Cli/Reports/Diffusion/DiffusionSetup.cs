using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>What a <c>diffusion</c> run was asked for, and what follows from it before anything is integrated. SI units and radians.</summary>
internal sealed record DiffusionSetup
{
    /// <summary>The particles.</summary>
    public required Species Species { get; init; }

    /// <summary>Kinetic energies, J.</summary>
    public required double[] Energies { get; init; }

    /// <summary>Pitch angles, rad: equatorial of bounce averages, from +B0 of local coefficients.</summary>
    public required double[] PitchAngles { get; init; }

    /// <summary>The wave models.</summary>
    public required IReadOnlyList<DiffusionWaves> Waves { get; init; }

    /// <summary>The field lines.</summary>
    public required IReadOnlyList<DiffusionShell> Shells { get; init; }

    /// <summary>R = ω_pe/ω_ce at the equator, the same on every line; null where the plasma has a density of its own.</summary>
    public required double[]? Ratios { get; init; }

    /// <summary>Where local coefficients were taken, rad; null for bounce averages.</summary>
    public double? Latitude { get; init; }

    /// <summary>The directions along B0 that have the power, in words.</summary>
    public required string Directions { get; init; }

    /// <summary>Name of the dispersion relation.</summary>
    public required string Dispersion { get; init; }

    /// <summary>The harmonics, in words.</summary>
    public required string Harmonics { get; init; }

    /// <summary>Relative tolerance.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Altitude of the loss cone, m.</summary>
    public required double LossConeAltitude { get; init; }

    /// <summary>The ratio that estimates start from; null for no estimates.</summary>
    public double? EstimateFrom { get; init; }

    /// <summary>Methods of the estimates, by name.</summary>
    public IReadOnlyList<string> EstimateMethods { get; init; } = [];

    /// <summary>Sectors of the drift average, in words; empty for none.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>Wall time, s.</summary>
    public double Elapsed { get; init; }

    /// <summary>Whether every table was computed.</summary>
    public bool Completed { get; init; } = true;

    /// <summary>How many densities each field line has.</summary>
    public int Densities => Ratios?.Length ?? 1;

    /// <summary>Tables in all.</summary>
    public int Tables => Waves.Count * Shells.Count * Densities;
}

/// <summary>A wave model.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Branch">Name of the branch.</param>
/// <param name="LowestLatitude">|λ| from which on there are waves, rad.</param>
/// <param name="HighestLatitude">|λ| up to which there are waves, rad.</param>
internal sealed record DiffusionWaves(string Name, string Source, string Branch, double LowestLatitude, double HighestLatitude);

/// <summary>A field line.</summary>
/// <param name="L">L.</param>
/// <param name="EquatorialField">B_eq, T.</param>
/// <param name="LossCone">Edge of the equatorial loss cone, rad.</param>
/// <param name="Ratios">ω_pe/ω_ce at the equator, of each density.</param>
internal sealed record DiffusionShell(double L, double EquatorialField, double LossCone, double[] Ratios)
{
    /// <summary>Electron gyrofrequency at the equator, Hz.</summary>
    public double Gyrofrequency => Math.Abs(Species.Electron.Gyrofrequency(EquatorialField)) / Math.Tau;
}
