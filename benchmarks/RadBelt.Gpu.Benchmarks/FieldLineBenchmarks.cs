using BenchmarkDotNet.Attributes;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Satellites;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Benchmarks;

/// <summary>
/// Electrons of 50 keV to 1 MeV near the loss cone in the ducted element of Chen et al. (2021), by lane width on one thread; an operation is one electron, half a
/// second of its time.
/// </summary>
public class FieldLineBenchmarks
{
    private const int Electrons = 8 * 8 * 8;

    private readonly FieldLinePlasma plasma = new(new DipoleFieldLine(5.5), new PowerLawDensity(5e6));
    private readonly FieldLineSettings settings = new() { StopTime = 0.5 };
    private CpuDevice device = null!;
    private ChorusElement element = null!;
    private ElectronGrid electrons = null!;

    /// <summary>Lane width.</summary>
    [Params(LaneWidth.Scalar, LaneWidth.Bits256, LaneWidth.Bits512)]
    public LaneWidth Width { get; set; }

    /// <summary>Makes the element and the electrons.</summary>
    [GlobalSetup]
    public void Setup()
    {
        device = CpuDevice.Create(1, Width);
        var source = new ChorusSource { Tone = new LinearChirp(550, 1400, 0.2), Amplitude = 300 * PicoTesla, ByLatitude = new FlatTop(1 * Degree, 28 * Degree, 0.1 * Degree, 0.1 * Degree) };
        element = ChorusElement.Ducted(plasma, source, new ElementGrid { Duration = 0.8, GreatestLatitude = 30 * Degree });
        electrons = new(
            plasma.Line, new SineSquaredFlux(TabulatedFluxSpectrum.GeostationaryMean), CellEdges.Logarithmic(50 * KeV, 1 * MeV, 8), CellEdges.Even(3.4 * Degree, 10 * Degree, 8), 8, 1, seed: 1);
    }

    /// <summary>Closes the device.</summary>
    [GlobalCleanup]
    public void Cleanup() => device.Dispose();

    /// <summary>The run.</summary>
    [Benchmark(OperationsPerInvoke = Electrons)]
    public FieldLineRun Ducted() => FieldLineTracer.Run(device, electrons, [element], settings, []);
}
