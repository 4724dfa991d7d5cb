using System.Globalization;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;

namespace RadBelt.Gpu.Cli.Benchmarks;

/// <summary>
/// <c>radbelt bench fieldline</c>: steps a second of electrons in the waves of the ducted element of Chen et al. (2021), each a field evaluation, on one thread, on all,
/// in scalar lanes, and on GPUs. The time of the adiabatic windows before and after the waves is in it.
/// </summary>
internal static class FieldLineBenchmark
{
    private const int Phases = 1, GpuPhases = 120;

    /// <summary>Measures everything for about <paramref name="seconds"/> s each, and says a line about each.</summary>
    public static JsonObject Run(Action<string> say, double seconds = 1.5)
    {
        ChorusElement element = ChorusWork.Element();
        using var one = CpuDevice.Create(1);
        using var all = CpuDevice.Create();
        using var scalar = CpuDevice.Create(1, LaneWidth.Scalar);
        long electrons = ChorusWork.Electrons(Phases).Count;
        double steps = Follow(one, element, Phases).WaveSteps;
        BenchmarkRate[] rates = BenchmarkRate.InTurn(
            seconds, (() => Follow(one, element, Phases), steps), (() => Follow(all, element, Phases), steps), (() => Follow(scalar, element, Phases), steps));
        double rate = rates[0].PerSecond;
        say(string.Create(CultureInfo.InvariantCulture,
            $"fieldline {rate / 1e6:F1} million steps/s a core in waves, {rate / rates[2].PerSecond:F1} x scalar lanes; {all.Threads} threads {rates[1].PerSecond / rate:F2} x one; {steps / electrons:F0} steps an electron"));
        var result = new JsonObject
        {
            ["electrons"] = electrons,
            ["steps_per_electron"] = steps / electrons,
            ["steps_per_second_per_core"] = rate,
            ["scalar_lanes_steps_per_second"] = rates[2].PerSecond,
            ["ratio_to_scalar_lanes"] = rate / rates[2].PerSecond,
            ["threads"] = all.Threads,
            ["all_threads_steps_per_second"] = rates[1].PerSecond,
            ["all_threads_ratio_to_one"] = rates[1].PerSecond / rate,
        };
        foreach (DeviceDescription description in Device.All.Where(d => d.IsGpu))
        {
            using Device device = description.Open();
            double count = Follow(device, element, GpuPhases).WaveSteps;
            BenchmarkRate onGpu = BenchmarkRate.Of(() => Follow(device, element, GpuPhases), count, seconds);
            say(string.Create(CultureInfo.InvariantCulture, $"fieldline {device.Id} {onGpu.PerSecond / 1e9:F2} thousand million steps/s in waves"));
            result[device.Id] = new JsonObject { ["electrons"] = ChorusWork.Electrons(GpuPhases).Count, ["steps_per_second"] = onGpu.PerSecond };
        }

        return result;
    }

    private static FieldLineRun Follow(Device device, ChorusElement element, int phases) =>
        FieldLineTracer.Run(device, ChorusWork.Electrons(phases), [element], ChorusWork.Settings, []);
}
