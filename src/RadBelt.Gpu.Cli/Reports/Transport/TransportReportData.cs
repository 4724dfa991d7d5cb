using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.LongTermTransport;

namespace RadBelt.Gpu.Cli.Reports.Transport;

/// <summary>What a <c>transport</c> run measured, and what theory says of the same waves. SI units and radians; the file holds all of it.</summary>
internal sealed record TransportReportData
{
    /// <summary>What was asked for.</summary>
    public required TransportSetup Setup { get; init; }

    /// <summary>The ensembles in each field: the archive's first.</summary>
    public required IReadOnlyList<TransportInField> Fields { get; init; }

    /// <summary>Spectra of the broadband waves along the line, before <see cref="TransportSetup.Scale"/>; empty without such waves.</summary>
    public IReadOnlyList<GaussianSpectrum> Spectra { get; init; } = [];

    /// <summary>Quasilinear theory of the broadband waves; null without such waves, or where the run did not come to it.</summary>
    public TransportTheory? Theory { get; init; }

    /// <summary>Electrons that follow theory, one for each factor of its coefficients.</summary>
    public IReadOnlyList<StochasticTransport> Stochastic { get; init; } = [];

    /// <summary>Wall time of theory, s.</summary>
    public double TheoryElapsed { get; init; }

    /// <summary>Whether the run came to its end.</summary>
    public bool Completed { get; init; } = true;

    /// <summary>The ensembles, in the order of all lists of them; those of the first field.</summary>
    public IReadOnlyList<TransportRecord> Ensembles => Fields.Count == 0 ? [] : Fields[0].Records;

    /// <summary>What was measured in a field of some kind; null where the run has none.</summary>
    public TransportInField? Find(TransportFieldKind kind) => Fields.FirstOrDefault(field => field.Kind == kind);
}

/// <summary>What a <c>transport</c> run was asked for.</summary>
/// <param name="EquatorialField">B_eq, T.</param>
/// <param name="Curvature">ξ, m⁻².</param>
/// <param name="Density">Density of cold electrons, m⁻³.</param>
/// <param name="Band">Lowest and highest frequency of the broadband waves, Hz; null without such waves.</param>
/// <param name="Waves">Broadband waves in each hemisphere.</param>
/// <param name="Scale">Factor of their amplitudes.</param>
/// <param name="StopTime">End of the run, s.</param>
/// <param name="StepsPerGyration">Boris steps a gyration at the equator.</param>
/// <param name="LossCone">Edge of the equatorial loss cone, rad; 0 for none.</param>
internal sealed record TransportSetup(
    double EquatorialField, double Curvature, double Density, (double Low, double High)? Band, int Waves, double Scale, double StopTime, int StepsPerGyration, double LossCone);

/// <summary>A kind of wave field.</summary>
internal enum TransportFieldKind
{
    /// <summary>A simulation's.</summary>
    Archive,

    /// <summary>Random phases.</summary>
    Broadband,
}

/// <summary>The ensembles in one field.</summary>
/// <param name="Kind">The kind of field.</param>
/// <param name="Name">What it is, in words.</param>
/// <param name="Records">What became of each ensemble.</param>
/// <param name="Elapsed">Wall time, s.</param>
internal sealed record TransportInField(TransportFieldKind Kind, string Name, IReadOnlyList<TransportRecord> Records, double Elapsed)
{
    /// <summary>What legends call it.</summary>
    public string Label => Kind == TransportFieldKind.Archive ? "chorus, measured" : "broadband, measured";

    /// <summary>Its colour.</summary>
    public Ink Ink => Ink.Qualitative(Kind == TransportFieldKind.Archive ? 0 : 1);

    /// <summary>Its marker.</summary>
    public MarkerShape Shape => Kind == TransportFieldKind.Archive ? MarkerShape.Circle : MarkerShape.Square;
}

/// <summary>Electrons that follow the stochastic differential equations of theory.</summary>
/// <param name="Scale">Factor of the coefficients.</param>
/// <param name="Ensembles">Those of each ensemble.</param>
internal sealed record StochasticTransport(double Scale, IReadOnlyList<StochasticEnsemble> Ensembles);

/// <summary>Electrons of one ensemble that follow theory.</summary>
/// <param name="Snapshots">All of them at the times of the snapshots.</param>
/// <param name="Energy">D and A of their energy, by the same lines as of the measured ones.</param>
/// <param name="PitchAngle">Those of their pitch angle.</param>
internal sealed record StochasticEnsemble(IReadOnlyList<TransportSnapshot> Snapshots, TransportFit Energy, TransportFit PitchAngle)
{
    /// <summary>What the fits were made of, at each of their times, for shards to be joined.</summary>
    public IReadOnlyList<EnsembleSums> Sums { get; init; } = [];
}
