using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Devices;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary><c>radbelt check deck.yaml</c>: validates, and prints the numbers that follow from the deck.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var deck = Options.Deck();
        var set = Options.Set();
        var device = Options.Device();
        var json = Options.Json();
        var ranks = new RankOptions();
        var command = new Command("check", "Validates a deck and prints derived numbers: steps, resonances, memory, expected time.") { deck, set, device, json };
        ranks.AddTo(command);
        command.SetAction(parsed => Run(Deck.Load(parsed.GetValue(deck)!, parsed.GetValue(set)), parsed.GetValue(device)!, parsed.GetValue(json), ranks.Of(parsed)));
        return command;
    }

    private static int Run(Deck deck, string deviceId, bool json, RankOptions.Values? ranks)
    {
        Experiment experiment = Experiment.Of(deck);
        using Device device = Device.Open(deviceId);
        var lines = new List<(string Label, string Value)> { ("experiment", deck.Experiment.Experiment) };
        lines.AddRange(experiment.Check());
        lines.Add(("device", $"{device.Id}: {device.Description}"));
        double? seconds = null;
        (double Operations, double Rate) measured = default;
        if (experiment.Workload is { } work)
        {
            // On several ranks each holds its part only.
            if (ranks is null)
                work.RequireMemory(device);
            double rate = work.MeasureRate(device);
            (measured, seconds) = ((work.Operations, rate), work.Operations / rate);
            if (work.Bytes > 0)
                lines.Add(("memory", string.Create(CultureInfo.InvariantCulture, $"{work.Bytes / 1048576.0:F1} MiB of {device.MemoryBytes / 1048576.0:N0} MiB")));
            lines.Add(("expected time", string.Create(CultureInfo.InvariantCulture,
                $"{Duration(seconds.Value)} for {Count(work.Operations)} {work.OperationName} at {Count(rate)} a second, measured just now")));
        }

        if (ranks is not null)
            lines.AddRange(ranks.Lines(experiment.Forecast(device, ranks.Size), device, measured));

        if (json)
        {
            var derived = new JsonObject();
            foreach ((string label, string value) in lines)
                derived[label] = value;
            JsonText.Print(new JsonObject { ["deck"] = deck.Name, ["valid"] = true, ["expected_seconds"] = seconds, ["derived"] = derived });
        }
        else
        {
            int width = lines.Max(line => line.Label.Length);
            foreach ((string label, string value) in lines)
                Console.WriteLine($"{label.PadRight(width)}  {value}");
        }

        return ExitCode.Success;
    }

    // In full where that is short.
    private static string Count(double number) => number.ToString(number < 100 ? "G3" : number < 1e5 ? "N0" : "0.00e-0", CultureInfo.InvariantCulture);

    /// <summary>A time in words.</summary>
    public static string Duration(double seconds) => seconds < 120
        ? seconds.ToString("F1", CultureInfo.InvariantCulture) + " s"
        : seconds < 7200
            ? (seconds / 60).ToString("F0", CultureInfo.InvariantCulture) + " min"
            : (seconds / 3600).ToString("F1", CultureInfo.InvariantCulture) + " h";
}
