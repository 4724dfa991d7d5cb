using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Reports.HybridPic;

/// <summary>What a hybrid run is known by: what its file keeps and its page shows, in SI units.</summary>
internal sealed record HybridReportData
{
    /// <summary>Clock, grid, budgets, distributions, growth, tracers: as of every run with macro-particles.</summary>
    public required PicReportData Run { get; init; }

    /// <summary>Field line, plasma, trigger.</summary>
    public required HybridSetup Setup { get; init; }

    /// <summary>Places with a spectrogram.</summary>
    public IReadOnlyList<PlaceSpectrogram> Places { get; init; } = [];

    /// <summary>Elements that were found there.</summary>
    public IReadOnlyList<PlacedElement> Elements { get; init; } = [];

    /// <summary>rms |B_⊥| along the line against time; null for a run too short for one.</summary>
    public AmplitudeMap? Map { get; init; }

    /// <summary>The wave-field archive; null for none.</summary>
    public WaveArchiveFacts? Archive { get; init; }
}

/// <summary>The plasma of a hybrid run.</summary>
internal sealed record HybridSetup
{
    /// <summary>The field line.</summary>
    public required ParabolicFieldLine Line { get; init; }

    /// <summary>Density of cold electrons, m⁻³.</summary>
    public required double ColdDensity { get; init; }

    /// <summary>Hot electrons.</summary>
    public required HotPopulation Hot { get; init; }

    /// <summary>Thickness of an absorbing layer, m.</summary>
    public required double Layer { get; init; }

    /// <summary>The wave it began with; null for none.</summary>
    public TriggeringWave? Trigger { get; init; }

    /// <summary>How far the hot electrons were from an equilibrium at the start, and what linear theory says of waves in them.</summary>
    public required HotEquilibrium Equilibrium { get; init; }

    /// <summary>f_ce at the equator, Hz.</summary>
    public double Gyrofrequency => Math.Abs(Physics.Species.Electron.Gyrofrequency(Line.EquatorialField)) / Math.Tau;
}

/// <summary>A spectrogram of B_y at a place.</summary>
/// <param name="Latitude">Magnetic latitude, rad.</param>
/// <param name="Distance">z, m.</param>
/// <param name="Spectrogram">Power spectral density of B_y.</param>
/// <param name="Waveform">B_y and B_z there.</param>
internal sealed record PlaceSpectrogram(double Latitude, double Distance, Spectrogram Spectrogram, FieldSamples Waveform);

/// <summary>An element of a spectrogram.</summary>
/// <param name="Place">Number of the place.</param>
/// <param name="Tone">Its ridge: amplitudes are rms values of B_y.</param>
internal sealed record PlacedElement(int Place, RisingTone Tone)
{
    /// <summary>Largest rms |B_⊥| along it, T: √2 that of B_y, as waves are circular.</summary>
    public double LargestAmplitude => Math.Sqrt(2) * Tone.Amplitudes.Max();
}

/// <summary>rms |B_⊥| along the line against time.</summary>
/// <param name="TimeEdges">Ends of the pieces of time, s.</param>
/// <param name="DistanceEdges">Ends of the pieces of the line, z, m.</param>
/// <param name="Amplitudes">rms |B_⊥| by distance and time, T.</param>
internal sealed record AmplitudeMap(double[] TimeEdges, double[] DistanceEdges, double[,] Amplitudes);

/// <summary>What an archive holds.</summary>
/// <param name="File">Name of its folder, in that of the results.</param>
/// <param name="Nodes">Nodes along the line.</param>
/// <param name="Spacing">Distance between them, m.</param>
/// <param name="Samples">Samples.</param>
/// <param name="Interval">Time between them, s.</param>
/// <param name="Bytes">Length of its files.</param>
internal sealed record WaveArchiveFacts(string File, long Nodes, double Spacing, long Samples, double Interval, long Bytes);
