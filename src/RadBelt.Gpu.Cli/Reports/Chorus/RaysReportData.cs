using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>What a <c>rays</c> run traced, and through what. SI units and radians.</summary>
internal sealed record RaysReportData
{
    /// <summary>The medium.</summary>
    public required ChorusMedium Medium { get; init; }

    /// <summary>Relative error of a step.</summary>
    public required double Tolerance { get; init; }

    /// <summary>The rays.</summary>
    public required IReadOnlyList<Ray> Rays { get; init; }

    /// <summary>Number of the first ray in its run: not 0 in a shard.</summary>
    public long First { get; init; }

    /// <summary>Wall time, s.</summary>
    public double Elapsed { get; init; }

    /// <summary>Whether all rays were traced.</summary>
    public bool Completed { get; init; } = true;
}

/// <summary>What waves run through.</summary>
/// <param name="Density">The density, in words.</param>
/// <param name="Damping">The hot electrons, in words; null for none.</param>
/// <param name="SurfaceField">Field on the equator at r = R_E, T.</param>
/// <param name="EarthRadius">R_E, m.</param>
/// <param name="Equator">The density in numbers, at the equator of the first field line.</param>
internal sealed record ChorusMedium(string Density, string? Damping, double SurfaceField, double EarthRadius, EquatorialPlasma Equator);

/// <summary>Plasma at the equator of a field line.</summary>
/// <param name="LShell">L.</param>
/// <param name="ElectronDensity">m⁻³.</param>
/// <param name="FrequencyRatio">ω_pe/ω_ce.</param>
internal sealed record EquatorialPlasma(double LShell, double ElectronDensity, double FrequencyRatio);
