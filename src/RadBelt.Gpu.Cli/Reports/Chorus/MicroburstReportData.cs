using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>What satellites saw in a <c>microburst</c> run. SI units and radians.</summary>
internal sealed record MicroburstReportData
{
    /// <summary>The medium.</summary>
    public required ChorusMedium Medium { get; init; }

    /// <summary>The source of the element; null for one from a file that does not say.</summary>
    public required ElementSource? Source { get; init; }

    /// <summary>The file the element came from; null for one that was made.</summary>
    public string? ElementFile { get; init; }

    /// <summary>The flux before the waves come, in words.</summary>
    public required string Flux { get; init; }

    /// <summary>Altitude at which electrons are lost, m.</summary>
    public required double LossAltitude { get; init; }

    /// <summary>End of the run, s.</summary>
    public required double StopTime { get; init; }

    /// <summary>Steps a gyration within waves.</summary>
    public required int StepsPerGyration { get; init; }

    /// <summary>The field lines that were run.</summary>
    public required IReadOnlyList<MicroburstLine> Lines { get; init; }

    /// <summary>Wall time, s.</summary>
    public double Elapsed { get; init; }

    /// <summary>Whether every field line was run to its end.</summary>
    public bool Completed { get; init; } = true;
}

/// <summary>What became of the electrons of one field line.</summary>
/// <param name="LShell">L.</param>
/// <param name="LossCone">Edge of the equatorial loss cone, rad.</param>
/// <param name="Coverage">What became of the nodes of the element's table.</param>
/// <param name="Run">What became of the electrons.</param>
/// <param name="Elapsed">Wall time, s.</param>
/// <param name="Satellites">What satellites saw: for each altitude the northern, then the southern one.</param>
internal sealed record MicroburstLine(
    double LShell, double LossCone, ElementCoverage Coverage, FieldLineRun Run, double Elapsed, IReadOnlyList<SatelliteRecord> Satellites)
{
    /// <summary>The satellites themselves, where the run has just been made.</summary>
    public IReadOnlyList<VirtualSatellite> Counted { get; init; } = [];
}

/// <summary>What a satellite saw.</summary>
/// <param name="Hemisphere">Which foot.</param>
/// <param name="Altitude">m.</param>
/// <param name="LocalLossCone">Angle between B and the edge of the loss cone there, rad, below π/2.</param>
/// <param name="Flux">The flux in its bins.</param>
/// <param name="Undisturbed">What it would see without waves, by energy bin, m⁻² s⁻¹ sr⁻¹ J⁻¹: theory (Liouville).</param>
internal sealed record SatelliteRecord(Hemisphere Hemisphere, double Altitude, double LocalLossCone, SatelliteFlux Flux, UndisturbedFlux Undisturbed)
{
    /// <summary>What it is called on pages.</summary>
    public string Name => Hemisphere == Hemisphere.North ? "north" : "south";

    /// <summary>Patches of enhanced flux, from the first on.</summary>
    public IReadOnlyList<Enhancement> Enhancements { get; } = MicroburstFeatures.Enhancements(Flux, Undisturbed.Omnidirectional);

    /// <summary>Number of bins of time, energy and pitch angle.</summary>
    public (int Times, int Energies, int PitchAngles) Shape => (Flux.Bins.Times.Count - 1, Flux.Bins.Energies.Count - 1, Flux.Bins.PitchAngles.Count - 1);
}
