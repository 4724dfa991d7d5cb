using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Commands;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary>The tool run within the test, what it printed, and a folder of its own.</summary>
internal sealed class Tool : IDisposable
{
    public Tool() => Folder = Directory.CreateTempSubdirectory("radbelt-tool-").FullName;

    public string Folder { get; }

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>A deck small enough for a test: three ensembles, a few hundred steps.</summary>
    public const string SmallDeck = """
        experiment: test-particles
        title: small
        seed: 7
        plasma: {B0: 140 nT, density: 1e7 m^-3}
        waves: {mode: R, band: [0.2 fce, 0.4 fce], amplitude: 10 pT, count: 16, directions: backward}
        ensembles: {pitch_angles: [30 deg, 45 deg, 60 deg], resonant_with: 0.3 fce, count: 40}
        stop_time: 2 ms
        outputs: {samples: 5, snapshots: 2, trajectories: 3, scatter: 20, histogram_bins: 10}
        """;

    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);

    public int Run(params string[] args) => Capture(() => RadbeltCommand.Run(args));

    /// <summary>Runs a deck on the CPU, without an error, with <paramref name="changes"/>, into the folder <paramref name="name"/>; returns what it prints as JSON.</summary>
    public JsonNode RunForJson(string name, string deck, params string[] changes)
    {
        string[] set = [.. changes.SelectMany(change => new[] { "--set", change })];
        Assert.That(Run(["run", Write(name + ".yaml", deck), "--output", At(name), "--device", "cpu", "--json", .. set]), Is.Zero, Error);
        return JsonNode.Parse(Output)!;
    }

    /// <summary>Runs something and keeps what it prints.</summary>
    public int Capture(Func<int> run)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using var o = new StringWriter();
        using var e = new StringWriter();
        try
        {
            Console.SetOut(o);
            Console.SetError(e);
            return run();
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            (Output, Error) = (o.ToString(), e.ToString());
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
