using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Benchmarks;
using RadBelt.Gpu.Devices;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary><c>radbelt devices</c>: what can run here, and how fast.</summary>
internal static class DevicesCommand
{
    public static Command Create()
    {
        var json = Options.Json();
        var command = new Command("devices", "What can run here, and how fast (a short measurement).") { json };
        command.SetAction(parsed => Run(parsed.GetValue(json)));
        return command;
    }

    private static int Run(bool json)
    {
        var list = new JsonArray();
        foreach (DeviceDescription description in Device.All)
        {
            using Device device = description.Open();
            double single = BroadbandBenchmark.Glance<float>(device).PerSecond;
            double twice = BroadbandBenchmark.Glance<double>(device).PerSecond;
            list.Add(new JsonObject
            {
                ["id"] = description.Id,
                ["description"] = description.Description,
                ["memory_bytes"] = description.MemoryBytes,
                ["wave_evaluations_per_second"] = new JsonObject { ["float"] = single, ["double"] = twice },
            });
            if (!json)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{description.Id,-12} {description.Description}, {description.MemoryBytes / 1073741824.0:F1} GiB: {single:0.00e-0} wave evaluations/s in float, {twice:0.00e-0} in double"));
            }
        }

        if (json)
            JsonText.Print(new JsonObject { ["devices"] = list, ["gpu_support"] = GpuSupport.IsCompiledIn, ["gpu_support_explanation"] = GpuSupport.Explanation });
        else
            Console.WriteLine(GpuSupport.Explanation);
        return ExitCode.Success;
    }
}
