using System.Globalization;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Cli.Benchmarks;

/// <summary>
/// <c>radbelt bench hybrid</c>: macro-particle steps a second of whole steps of the hybrid model (push, deposit, sort, fields, cold fluid) in the plasma of Tao, Zonca &amp; Chen (2017), with
/// δf, with δf that relaxes, and with full f.
/// </summary>
internal static class HybridBenchmark
{
    private const int Cells = 1024, ParticlesPerCell = 1024, Steps = 4;
    private const int GpuCells = 6554, GpuParticlesPerCell = 4096;

    /// <summary>Measures everything for about <paramref name="seconds"/> s each, and says a line about each.</summary>
    public static JsonObject Run(Action<string> say, double seconds = 1.5) => new()
    {
        ["cells"] = Cells,
        ["particles_per_cell"] = ParticlesPerCell,
        ["order1"] = OnCpu<Linear>(1, say, seconds),
        ["order2"] = OnCpu<Quadratic>(2, say, seconds),
        ["gpu"] = OnGpus(say, seconds),
    };

    private static JsonObject OnCpu<TShape>(int order, Action<string> say, double seconds)
        where TShape : struct, IShape
    {
        using var one = CpuDevice.Create(1);
        using var all = CpuDevice.Create();
        using HybridWork onOne = Work(one, h => h), onAll = Work(all, h => h);
        using HybridWork relaxing = Work(one, h => h with { RelaxationTime = 0.05 }), full = Work(one, h => h with { DeltaF = false });
        BenchmarkRate[] rates = BenchmarkRate.InTurn(
            seconds, (onOne.Run, onOne.ParticleSteps), (onAll.Run, onAll.ParticleSteps), (relaxing.Run, relaxing.ParticleSteps), (full.Run, full.ParticleSteps));
        double rate = rates[0].PerSecond, together = rates[1].PerSecond;
        say(string.Create(CultureInfo.InvariantCulture,
            $"hybrid order {order} {rate / 1e6:F1} million macro-particle steps/s a core with δf, {rates[2].PerSecond / 1e6:F1} relaxing, {rates[3].PerSecond / 1e6:F1} with full f; {all.Threads} threads {together / rate:F2} x one"));
        return new JsonObject
        {
            ["particle_steps_per_second_per_core"] = rate,
            ["relaxing_particle_steps_per_second_per_core"] = rates[2].PerSecond,
            ["full_f_particle_steps_per_second_per_core"] = rates[3].PerSecond,
            ["threads"] = all.Threads,
            ["all_threads_particle_steps_per_second"] = together,
            ["all_threads_ratio_to_one"] = together / rate,
        };

        static HybridWork Work(Device device, Func<HotPopulation, HotPopulation> change) =>
            HybridWork.Create<TShape>(device, Cells, ParticlesPerCell, Steps, change);
    }

    private static JsonObject OnGpus(Action<string> say, double seconds)
    {
        var result = new JsonObject();
        foreach (DeviceDescription description in Device.All.Where(d => d.IsGpu))
        {
            using Device device = description.Open();
            using HybridWork work = HybridWork.Create<Linear>(device, GpuCells, GpuParticlesPerCell, Steps, h => h);
            double rate = BenchmarkRate.InTurn(seconds, (work.Run, work.ParticleSteps))[0].PerSecond;
            say(string.Create(CultureInfo.InvariantCulture, $"hybrid order 1 {device.Id} {rate / 1e9:F2} thousand million macro-particle steps/s with δf"));
            result[device.Id] = new JsonObject { ["cells"] = GpuCells, ["particles_per_cell"] = GpuParticlesPerCell, ["particle_steps_per_second"] = rate };
        }

        return result;
    }
}
