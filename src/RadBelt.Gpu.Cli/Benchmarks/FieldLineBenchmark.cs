using System.Globalization;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Benchmarks;

/// <summary>
/// <c>radbelt bench fieldline</c>: steps a second of electrons in the waves of Chen et al. (2021), each a field evaluation, on one thread, on all, in scalar lanes, and
/// on GPUs: in the nonducted element at L = 5.6, six field components, and in the ducted one. The time of the adiabatic windows around the waves is in it.
/// </summary>
internal static class FieldLineBenchmark
{
    private const int Phases = 4, GpuPhases = 120;
    private const double Nonducted = 5.6;

    /// <summary>Measures everything for about <paramref name="seconds"/> s each, and says a line about each.</summary>
    public static JsonObject Run(Action<string> say, double seconds = 1.5)
    {
        JsonObject result = Of("nonducted", ChorusWork.Element(Nonducted), say, seconds);
        result["ducted"] = Of("ducted", ChorusWork.Element(), say, seconds);
        return result;
    }

    private static JsonObject Of(string name, ChorusElement element, Action<string> say, double seconds)
    {
        using var one = CpuDevice.Create(1);
        using var all = CpuDevice.Create();
        using var scalar = CpuDevice.Create(1, LaneWidth.Scalar);
        ElectronGrid electrons = ChorusWork.Electrons(element.Line, Phases);
        double steps = Follow(one, element, electrons).WaveSteps;
        BenchmarkRate[] rates = BenchmarkRate.InTurn(
            seconds, (() => Follow(one, element, electrons), steps), (() => Follow(all, element, electrons), steps), (() => Follow(scalar, element, electrons), steps));
        double rate = rates[0].PerSecond;
        say(string.Create(CultureInfo.InvariantCulture,
            $"fieldline {name,-9} {rate / 1e6:F1} million steps/s a core in waves, {rate / rates[2].PerSecond:F1} x scalar lanes; {all.Threads} threads {rates[1].PerSecond / rate:F2} x one; {steps / electrons.Count:F0} steps an electron"));
        var result = new JsonObject
        {
            ["electrons"] = electrons.Count,
            ["steps_per_electron"] = steps / electrons.Count,
        };
        BenchmarkRate.AddSteps(result, rates, all.Threads);
        foreach (DeviceDescription description in Device.All.Where(d => d.IsGpu))
        {
            using Device device = description.Open();
            ElectronGrid many = ChorusWork.Electrons(element.Line, GpuPhases);
            double count = Follow(device, element, many).WaveSteps;
            BenchmarkRate onGpu = BenchmarkRate.Of(() => Follow(device, element, many), count, seconds);
            say(string.Create(CultureInfo.InvariantCulture, $"fieldline {name,-9} {device.Id} {onGpu.PerSecond / 1e9:F2} thousand million steps/s in waves"));
            result[device.Id] = new JsonObject { ["electrons"] = many.Count, ["steps_per_second"] = onGpu.PerSecond };
        }

        return result;
    }

    private static FieldLineRun Follow(Device device, ChorusElement element, ElectronGrid electrons) =>
        FieldLineTracer.Run(device, electrons, [element], ChorusWork.Settings, []);
}
