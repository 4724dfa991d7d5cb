namespace RadBelt.Gpu.Cli.Reports.ParticleInCell;

/// <summary>What was run, in SI units.</summary>
internal sealed record PicSetup
{
    /// <summary>Whether the run came to its end.</summary>
    public required bool Completed { get; init; }

    /// <summary>Background field B0, T.</summary>
    public required double BackgroundField { get; init; }

    /// <summary>Density of all electrons, m⁻³.</summary>
    public required double ElectronDensity { get; init; }

    /// <summary>Cells.</summary>
    public required long Cells { get; init; }

    /// <summary>Length of a cell, m.</summary>
    public required double CellSize { get; init; }

    /// <summary>Shape of a macro-particle, in words ("order 2").</summary>
    public required string Shape { get; init; }

    /// <summary>What pushes particles ("Boris").</summary>
    public required string Mover { get; init; }

    /// <summary>Boundaries, in words ("driven left, open right").</summary>
    public required string Boundaries { get; init; }

    /// <summary>Time step, s.</summary>
    public required double TimeStep { get; init; }

    /// <summary>What bounds the time step, each with the longest step it allows.</summary>
    public required IReadOnlyList<PicTimeStepBound> TimeStepBounds { get; init; }

    /// <summary>Steps taken.</summary>
    public required long StepsTaken { get; init; }

    /// <summary>Length of the whole run, s.</summary>
    public required double StopTime { get; init; }

    /// <summary>The species.</summary>
    public required IReadOnlyList<PicSpecies> Species { get; init; }

    /// <summary>Waves sent in at a boundary; null for none.</summary>
    public PicDriver? Driver { get; init; }

    /// <summary>When waves first reach the far boundary, s; null where none are sent in.</summary>
    public double? CrossingTime { get; init; }

    /// <summary>Noise of the wave field to be expected, rms of |B_⊥|, T.</summary>
    public double? ExpectedNoise { get; init; }

    /// <summary>Noise of the wave field as measured, T.</summary>
    public double? MeasuredNoise { get; init; }

    /// <summary>Wall time, s.</summary>
    public required double Elapsed { get; init; }

    /// <summary>Macro-particle steps a second.</summary>
    public required double ParticleStepsPerSecond { get; init; }

    /// <summary>f_ce, Hz.</summary>
    public double Gyrofrequency => Math.Abs(Physics.Species.Electron.Gyrofrequency(BackgroundField)) / Math.Tau;

    /// <summary>f_pe, Hz.</summary>
    public double PlasmaFrequency => Physics.Species.Electron.PlasmaFrequency(ElectronDensity) / Math.Tau;

    /// <summary>Length of the domain, m.</summary>
    public double Length => Cells * CellSize;
}

/// <summary>A bound on the time step.</summary>
/// <param name="Name">What sets it ("Courant limit c Δt ≤ Δx").</param>
/// <param name="LongestStep">Longest step it allows, s.</param>
internal sealed record PicTimeStepBound(string Name, double LongestStep);

/// <summary>A species at the start.</summary>
/// <param name="Name">Its name in the deck.</param>
/// <param name="Density">Number density, m⁻³.</param>
/// <param name="Parallel">T∥, J.</param>
/// <param name="Perpendicular">T⊥, J.</param>
/// <param name="ParticlesPerCell">Macro-particles a cell.</param>
/// <param name="Method">How it is loaded and followed ("full f, random", "δf, quiet").</param>
internal sealed record PicSpecies(string Name, double Density, double Parallel, double Perpendicular, double ParticlesPerCell, string Method)
{
    /// <summary>Anisotropy A = T⊥/T∥ − 1.</summary>
    public double Anisotropy => Perpendicular / Parallel - 1;
}

/// <summary>Waves sent in at a boundary.</summary>
/// <param name="RmsAmplitude">rms of |B_⊥| there, T.</param>
/// <param name="LowerFrequency">Lower end of their band, Hz.</param>
/// <param name="UpperFrequency">Upper end, Hz.</param>
/// <param name="Waves">How many.</param>
internal sealed record PicDriver(double RmsAmplitude, double LowerFrequency, double UpperFrequency, long Waves);
