using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Cli.Benchmarks;

/// <summary>
/// <c>radbelt bench broadband</c>: wave evaluations a second of the broadband full-orbit kernel, in every precision and lane width on the CPU, on one thread
/// and on all, and on every GPU; each beside the scalar reference measured in turn with it.
/// </summary>
internal static class BroadbandBenchmark
{
    private static BenchmarkSize Small { get; } = new(Particles: 4096, Waves: 256, Steps: 4);

    private static BenchmarkSize Full { get; } = new(Particles: 8192, Waves: 512, Steps: 8);

    private static BenchmarkSize Gpu { get; } = new(Particles: 1 << 20, Waves: 512, Steps: 32);

    /// <summary>Measures one device for about a fifth of a second: what <c>devices</c> and <c>check</c> say.</summary>
    public static BenchmarkRate Glance<T>(Device device)
        where T : unmanaged, IFloatingPoint<T>
    {
        using var work = new BroadbandWork<T>(device, Small.Particles, Small.Waves, Small.Steps);
        return BenchmarkRate.Of(work.Run, work.WaveEvaluations, seconds: 0.2);
    }

    /// <summary>Measures everything for about <paramref name="seconds"/> s each, and says a line about each.</summary>
    public static JsonObject Run(Action<string> say, double seconds = 1.5)
    {
        var result = new JsonObject { ["particles"] = Full.Particles, ["waves"] = Full.Waves, ["float"] = new JsonObject(), ["double"] = new JsonObject() };
        foreach (LaneWidth width in (LaneWidth[])[LaneWidth.Scalar, LaneWidth.Bits256, LaneWidth.Bits512])
        {
            if (width <= CpuDevice.WidestLanes)
            {
                result["float"]![NameOf(width, 32)] = OnCpu<float>(width, $"float {NameOf(width, 32)}", say, seconds);
                result["double"]![NameOf(width, 64)] = OnCpu<double>(width, $"double {NameOf(width, 64)}", say, seconds);
            }
        }

        foreach (DeviceDescription description in Device.All.Where(d => d.IsGpu))
        {
            using Device device = description.Open();
            result["float"]![description.Id] = OnGpu<float>(device, "float", say, seconds);
            result["double"]![description.Id] = OnGpu<double>(device, "double", say, seconds);
        }

        return result;
    }

    private static JsonObject OnCpu<T>(LaneWidth width, string name, Action<string> say, double seconds)
        where T : unmanaged, IFloatingPoint<T>
    {
        using var one = CpuDevice.Create(1, width);
        using var all = CpuDevice.Create(null, width);
        using var onOne = new BroadbandWork<T>(one, Full.Particles, Full.Waves, Full.Steps);
        using var onAll = new BroadbandWork<T>(all, Full.Particles, Full.Waves, Full.Steps);
        BenchmarkRate[] rates = BenchmarkRate.InTurn(
            seconds, ScalarReference(), (onOne.Run, onOne.WaveEvaluations), (onAll.Run, onAll.WaveEvaluations));
        (BenchmarkRate reference, BenchmarkRate single, BenchmarkRate together) = (rates[0], rates[1], rates[2]);
        double ratio = single.PerSecond / reference.PerSecond;
        double scaling = together.PerSecond / single.PerSecond;
        say(string.Create(CultureInfo.InvariantCulture,
            $"broadband {name,-14} {single.PerSecond:0.000e-0} wave evaluations/s a core, {ratio:F2} x the scalar reference ({reference.PerSecond:0.000e-0}); {all.Threads} threads {scaling:F2} x one"));
        return new JsonObject
        {
            ["wave_evaluations_per_second_per_core"] = single.PerSecond,
            ["ratio_to_scalar_reference"] = ratio,
            ["scalar_reference_wave_evaluations_per_second"] = reference.PerSecond,
            ["threads"] = all.Threads,
            ["all_threads_wave_evaluations_per_second"] = together.PerSecond,
            ["all_threads_ratio_to_one"] = scaling,
        };
    }

    private static JsonObject OnGpu<T>(Device device, string name, Action<string> say, double seconds)
        where T : unmanaged, IFloatingPoint<T>
    {
        using var onGpu = new BroadbandWork<T>(device, Gpu.Particles, Gpu.Waves, Gpu.Steps);
        BenchmarkRate[] rates = BenchmarkRate.InTurn(seconds, ScalarReference(), (onGpu.Run, onGpu.WaveEvaluations));
        (double reference, double rate) = (rates[0].PerSecond, rates[1].PerSecond);
        say(string.Create(CultureInfo.InvariantCulture,
            $"broadband {name} {device.Id} {rate:0.000e-0} wave evaluations/s, {rate / reference:F1} x the scalar reference"));
        return new JsonObject { ["wave_evaluations_per_second"] = rate, ["ratio_to_scalar_reference"] = rate / reference };
    }

    // A sixteenth of the particles: calls of about the same length as the kernel's.
    private static (Action Work, double Count) ScalarReference()
    {
        int particles = Full.Particles / 16;
        return (BroadbandWork.Scalar(particles, Full.Waves, Full.Steps), (double)particles * Full.Waves * Full.Steps);
    }

    private static string NameOf(LaneWidth width, int bits) => width == LaneWidth.Scalar ? "scalar" : $"lanes{(int)width / bits}";
}
