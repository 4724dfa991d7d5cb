using System.Globalization;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.LongTermTransport;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Cli.Benchmarks;

/// <summary>
/// <c>radbelt bench transport</c>: Boris steps a second of electrons of 500 keV and 60° in a sampled wave along the field line of L = 6, on one thread, on all, in scalar
/// lanes, and on GPUs; slabs, starting places and moments are in it. Every electron is within the waves all the time.
/// </summary>
internal static class TransportBenchmark
{
    private const int Nodes = 6554, Samples = 201, Electrons = 16_384, GpuElectrons = 1 << 20;

    /// <summary>Measures everything for about <paramref name="seconds"/> s each, and says a line about each.</summary>
    public static JsonObject Run(Action<string> say, double seconds = 1.5)
    {
        using var one = CpuDevice.Create(1);
        using var all = CpuDevice.Create();
        using var scalar = CpuDevice.Create(1, LaneWidth.Scalar);
        using WaveFieldSource field = Field();
        double steps = Plan(field, Electrons).ElectronSteps;
        BenchmarkRate[] rates = BenchmarkRate.InTurn(
            seconds, (() => Follow(one, field, Electrons), steps), (() => Follow(all, field, Electrons), steps), (() => Follow(scalar, field, Electrons), steps));
        double rate = rates[0].PerSecond;
        say(string.Create(CultureInfo.InvariantCulture,
            $"transport {rate / 1e6:F1} million steps/s a core, {rate / rates[2].PerSecond:F1} x scalar lanes; {all.Threads} threads {rates[1].PerSecond / rate:F2} x one"));
        var result = new JsonObject
        {
            ["electrons"] = Electrons,
            ["nodes"] = Nodes,
        };
        BenchmarkRate.AddSteps(result, rates, all.Threads);
        foreach (DeviceDescription description in Device.All.Where(d => d.IsGpu))
        {
            using Device device = description.Open();
            BenchmarkRate onGpu = BenchmarkRate.Of(() => Follow(device, field, GpuElectrons), Plan(field, GpuElectrons).ElectronSteps, seconds);
            say(string.Create(CultureInfo.InvariantCulture, $"transport {device.Id} {onGpu.PerSecond / 1e9:F2} thousand million steps/s"));
            result[device.Id] = new JsonObject { ["electrons"] = GpuElectrons, ["steps_per_second"] = onGpu.PerSecond };
        }

        return result;
    }

    private static void Follow(Device device, WaveFieldSource field, int electrons) => TransportRun.Run(device, field, Ensembles(electrons), Settings(field));

    private static TransportPlan Plan(WaveFieldSource field, int electrons) => TransportPlan.Of(field.Grid, Ensembles(electrons), Settings(field));

    private static TransportEnsemble[] Ensembles(int electrons) => [new(500 * KeV, 60 * Degree, electrons)];

    private static TransportSettings Settings(WaveFieldSource field) => new(field.Grid.EndTime - field.Grid.StartTime) { Trajectories = 0 };

    // Fifty samples a period of a wave of a quarter of the gyrofrequency, five steps a sample.
    private static SampledWaveField Field()
    {
        ParabolicFieldLine line = ParabolicFieldLine.Of(new DipoleFieldLine(6));
        const double far = 1.7e7, frequency = 1000, waveNumber = 4e-4;
        var grid = new WaveFieldGrid(line, -far, 2 * far / (Nodes - 1), Nodes, 0, 1 / (50 * frequency), Samples);
        var values = new float[Samples * Nodes * WaveFieldSource.Components];
        for (int i = 0; i < Samples * Nodes; i++)
        {
            double t = i / Nodes * grid.Interval, z = grid.FirstNode + (i % Nodes * grid.Spacing);
            (double sin, double cos) = Math.SinCos((waveNumber * z) - (Math.Tau * frequency * t));
            (values[4 * i], values[(4 * i) + 1]) = ((float)(1e-3 * sin), (float)(-1e-3 * cos));
            (values[(4 * i) + 2], values[(4 * i) + 3]) = ((float)(1e-10 * cos), (float)(1e-10 * sin));
        }

        return new(grid, values, "a whistler");
    }
}
