using BenchmarkDotNet.Attributes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Benchmarks;

/// <summary>
/// Local coefficients of oblique chorus (Glauert &amp; Horne 2005), |n| ≤ 5, by dispersion relation and lane width on one thread; an operation is one (E, α).
/// </summary>
public class DiffusionBenchmarks
{
    private const int Energies = 20, PitchAngles = 29;

    private readonly double[] energies = [.. Enumerable.Range(0, Energies).Select(i => 10 * KeV * Math.Pow(1000, i / (Energies - 1.0)))];
    private readonly double[] pitchAngles = [.. Enumerable.Range(1, PitchAngles).Select(i => 3 * i * Degree)];
    private CpuDevice device = null!;
    private ObliqueSpectrum spectrum = null!;

    /// <summary>Lane width.</summary>
    [Params(LaneWidth.Scalar, LaneWidth.Bits256, LaneWidth.Bits512)]
    public LaneWidth Width { get; set; }

    /// <summary>Opens the device and makes the spectrum.</summary>
    [GlobalSetup]
    public void Setup()
    {
        device = CpuDevice.Create(1, Width);
        var line = new FieldLinePlasma(new DipoleFieldLine(4.5), new FrequencyRatioDensity(2.5));
        LocalWaves waves = WaveModelCatalog.Named("glauert-horne2005-night-chorus").At(line, 0);
        spectrum = new(line.At(0), WaveBranch.Whistler, waves.Shape, waves.WaveNormals, waves.RmsAmplitude, WaveDirections.Both);
    }

    /// <summary>Closes it.</summary>
    [GlobalCleanup]
    public void Cleanup() => device.Dispose();

    /// <summary>The full relation.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Energies * PitchAngles)]
    public DiffusionTable Full() => Table(DispersionRelation.Full);

    /// <summary>Without the vacuum's 1.</summary>
    [Benchmark(OperationsPerInvoke = Energies * PitchAngles)]
    public DiffusionTable HighDensity() => Table(DispersionRelation.HighDensity);

    /// <summary>Quasi-longitudinal: a cubic.</summary>
    [Benchmark(OperationsPerInvoke = Energies * PitchAngles)]
    public DiffusionTable QuasiLongitudinal() => Table(DispersionRelation.QuasiLongitudinal);

    private DiffusionTable Table(DispersionRelation relation) => DiffusionCoefficients.Local(
        device, spectrum, Species.Electron, energies, pitchAngles, new() { Harmonics = new(-5, 5), Dispersion = relation });
}
