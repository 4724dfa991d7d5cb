using System.Globalization;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Cli.Benchmarks;

/// <summary>
/// <c>radbelt bench pic</c>: macro-particle steps a second of whole particle-in-cell steps (push, deposit, sort, fields; five species), for the three
/// shapes, on one thread and on all, with single- and double-precision accumulators, beside a plain scalar program and the machine's copy bandwidth measured in turn.
/// </summary>
internal static class PicBenchmark
{
    private const int Cells = 4096, ParticlesPerCell = 128, Steps = 4, CopyBytes = 1 << 28;
    private const int GpuCells = 8192, GpuParticlesPerCell = 4096, GpuNumbers = 1 << 26;

    // EPOCH 4.19.7, gfortran -O3, one core of the reference machine (AVX-512, two cores), the same plasma: millions of macro-particle steps a second.
    private static readonly double[] Epoch = [16.8e6, 13.25e6, 11.0e6];

    // Read and written: offset and three momenta.
    private const double BytesPerStep = 32;

    /// <summary>Measures everything for about <paramref name="seconds"/> s each, and says a line about each.</summary>
    public static JsonObject Run(Action<string> say, double seconds = 1.5) => new()
    {
        ["cells"] = Cells,
        ["particles_per_cell"] = ParticlesPerCell,
        ["species"] = 5,
        ["order1"] = OnCpu<Linear>(1, say, seconds),
        ["order2"] = OnCpu<Quadratic>(2, say, seconds),
        ["order3"] = OnCpu<Cubic>(3, say, seconds),
        ["gpu"] = OnGpus(say, seconds),
    };

    private static JsonObject OnCpu<TShape>(int order, Action<string> say, double seconds)
        where TShape : struct, IShape
    {
        using var one = CpuDevice.Create(1);
        using var all = CpuDevice.Create();
        using PicWork onOne = Work(one, false), onAll = Work(all, false);
        using PicWork inDouble = Work(one, true);
        (Action Work, double Count) copy = CopyBandwidth(), copyAll = CopyBandwidth(all.Threads), reference = ScalarReference();
        BenchmarkRate[] rates = BenchmarkRate.InTurn(
            seconds, (onOne.Run, onOne.ParticleSteps), (onAll.Run, onAll.ParticleSteps), (inDouble.Run, inDouble.ParticleSteps), copy, copyAll, reference);
        double bytes = onAll.BytesPerParticle;   // when lists have grown as they must
        double rate = rates[0].PerSecond, together = rates[1].PerSecond, bound = Math.Max(rates[3].PerSecond, rates[4].PerSecond) / BytesPerStep;
        say(string.Create(CultureInfo.InvariantCulture,
            $"pic order {order} {rate / 1e6:F1} million macro-particle steps/s a core, {rate / Epoch[order - 1]:F1} x EPOCH's {Epoch[order - 1] / 1e6:F1}, {rate / rates[5].PerSecond:F1} x the scalar reference; {all.Threads} threads {together / rate:F2} x one, {together / bound:P0} of the copy bandwidth; double accumulators {rates[2].PerSecond / 1e6:F1}; {bytes:F1} bytes each"));
        return new JsonObject
        {
            ["particle_steps_per_second_per_core"] = rate,
            ["double_accumulators_particle_steps_per_second_per_core"] = rates[2].PerSecond,
            ["ratio_to_epoch"] = rate / Epoch[order - 1],
            ["scalar_reference_particle_steps_per_second"] = rates[5].PerSecond,
            ["ratio_to_scalar_reference"] = rate / rates[5].PerSecond,
            ["threads"] = all.Threads,
            ["all_threads_particle_steps_per_second"] = together,
            ["all_threads_ratio_to_one"] = together / rate,
            ["bytes_per_particle"] = bytes,
            ["bytes_moved_per_particle_step"] = BytesPerStep,
            ["copy_bytes_per_second_per_core"] = rates[3].PerSecond,
            ["copy_bytes_per_second_all_threads"] = rates[4].PerSecond,
            ["fraction_of_copy_bandwidth_all_threads"] = together / bound,
        };

        static PicWork Work(Device device, bool doubleAccumulators) =>
            PicWork.Create<TShape>(device, Cells, ParticlesPerCell, Steps, doubleAccumulators);
    }

    private static JsonObject OnGpus(Action<string> say, double seconds)
    {
        var result = new JsonObject();
        foreach (DeviceDescription description in Device.All.Where(d => d.IsGpu))
        {
            using Device device = description.Open();
            using PicWork work = PicWork.Create<Quadratic>(device, GpuCells, GpuParticlesPerCell, Steps, false);
            using DeviceBuffer<double> x = device.Allocate<double>(GpuNumbers), y = device.Allocate<double>(GpuNumbers), z = device.Allocate<double>(GpuNumbers);
            BenchmarkRate[] rates = BenchmarkRate.InTurn(seconds, (work.Run, work.ParticleSteps), (Add, 3.0 * sizeof(double) * GpuNumbers));
            (double rate, double bandwidth) = (rates[0].PerSecond, rates[1].PerSecond);
            say(string.Create(CultureInfo.InvariantCulture,
                $"pic order 2 {device.Id} {rate / 1e9:F2} thousand million macro-particle steps/s, {rate * BytesPerStep / bandwidth:P0} of the bandwidth of {bandwidth / 1e9:F0} GB/s"));
            result[device.Id] = new JsonObject
            {
                ["cells"] = GpuCells,
                ["particles_per_cell"] = GpuParticlesPerCell,
                ["particle_steps_per_second"] = rate,
                ["bytes_per_second"] = bandwidth,
                ["fraction_of_bandwidth"] = rate * BytesPerStep / bandwidth,
            };

            void Add()
            {
                device.Launch<Add, double>(new(x.View, y.View, z.View), GpuNumbers);
                device.Synchronize();
            }
        }

        return result;
    }

    // A sixteenth of the particles: the scalar program takes some ten times longer for each.
    private static (Action Work, double Count) ScalarReference()
    {
        using var device = CpuDevice.Create(1);
        using PicModel model = PicModel.Create(device, PicWork.Setup(Cells / 16, ParticlesPerCell));
        model.Begin(TimeStepBounds.Of(model.Setup).Recommended);
        var scalar = new ScalarPic(model);
        return (scalar.Step, scalar.ParticleCount);
    }

    // Bytes read and written.
    private static (Action Work, double Count) CopyBandwidth(int threads = 1)
    {
        byte[] from = new byte[CopyBytes], to = new byte[CopyBytes];
        int piece = CopyBytes / threads;
        return (() => Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads },
            i => from.AsSpan(i * piece, piece).CopyTo(to.AsSpan(i * piece))), 2.0 * CopyBytes);
    }
}
