using RadBelt.Gpu.Diffusion;

namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>Coefficients over energy (first index) and pitch angle, of some waves on a field line at a density.</summary>
/// <param name="Waves">Index of the waves.</param>
/// <param name="Shell">Index of the field line.</param>
/// <param name="Density">Index of the density.</param>
/// <param name="Coefficients">The coefficients; zero where nothing resonates.</param>
/// <param name="Work">What they took.</param>
internal sealed record DiffusionSlice(int Waves, int Shell, int Density, MomentumDiffusionTensor[,] Coefficients, DiffusionWork Work)
{
    /// <summary>Estimates of the same by each method of the set-up; NaN where one has none.</summary>
    public IReadOnlyList<DiffusionEstimate> Estimates { get; init; } = [];

    /// <summary>Lifetime at each energy, s; infinite where particles stay; null when not asked for.</summary>
    public double[]? Lifetimes { get; init; }
}

/// <summary>An estimate of a table from another density ratio.</summary>
/// <param name="SourceEnergies">The energy at the source's ratio that stands for each energy, J.</param>
/// <param name="Coefficients">The coefficients; NaN where there is no estimate.</param>
internal sealed record DiffusionEstimate(double[] SourceEnergies, MomentumDiffusionTensor[,] Coefficients);

/// <summary>Coefficients averaged over the drift orbit.</summary>
/// <param name="Shell">Index of the field line.</param>
/// <param name="Coefficients">Over energy and equatorial pitch angle.</param>
/// <param name="Lifetimes">Lifetime at each energy, s; null when not asked for.</param>
internal sealed record DriftAverageSlice(int Shell, MomentumDiffusionTensor[,] Coefficients, double[]? Lifetimes);

/// <summary>Both sides of the resonance condition as functions of frequency, as in Fig. 1 of Albert et al. (2024).</summary>
internal sealed record ResonanceFigure
{
    /// <summary>ω_pe/ω_ce.</summary>
    public required double Ratio { get; init; }

    /// <summary>Kinetic energy, J.</summary>
    public required double Energy { get; init; }

    /// <summary>Pitch angle, rad.</summary>
    public required double PitchAngle { get; init; }

    /// <summary>Wave normal angle, rad.</summary>
    public required double WaveNormal { get; init; }

    /// <summary>ω/ω_ce.</summary>
    public required double[] Frequencies { get; init; }

    /// <summary>1/μ² of each dispersion relation, by name; NaN where no wave propagates.</summary>
    public required IReadOnlyList<(string Name, double[] Values)> InverseSquaredIndex { get; init; }

    /// <summary>What 1/μ² must be for a resonance, for each harmonic.</summary>
    public required IReadOnlyList<(int Harmonic, double[] Values)> Resonances { get; init; }
}
