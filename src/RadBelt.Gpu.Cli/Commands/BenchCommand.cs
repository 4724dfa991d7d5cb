using System.CommandLine;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Benchmarks;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary><c>radbelt bench</c>: kernels on each device against the scalar CPU reference.</summary>
internal static class BenchCommand
{
    // Only under mpirun, and so only when it is named.
    private const string Mpi = "mpi";

    private static readonly IReadOnlyDictionary<string, Func<Action<string>, JsonObject>> Kernels =
        new Dictionary<string, Func<Action<string>, JsonObject>>
        {
            ["broadband"] = say => BroadbandBenchmark.Run(say),
            ["pic"] = say => PicBenchmark.Run(say),
            ["hybrid"] = say => HybridBenchmark.Run(say),
            ["diffusion"] = say => DiffusionBenchmark.Run(say),
            ["rays"] = say => RaysBenchmark.Run(say),
            ["fieldline"] = say => FieldLineBenchmark.Run(say),
            ["transport"] = say => TransportBenchmark.Run(say),
            ["fokker-planck"] = say => FokkerPlanckBenchmark.Run(say),
            [Mpi] = say => MpiBenchmark.Run(say),
        };

    public static Command Create()
    {
        var kernel = new Argument<string[]>("kernel") { Description = $"Which kernels: {string.Join(", ", Kernels.Keys)}; all but mpi when none is named; that one under mpirun.", Arity = ArgumentArity.ZeroOrMore };
        kernel.AcceptOnlyFromAmong([.. Kernels.Keys]);
        var json = Options.Json();
        var command = new Command("bench", "Measures kernels on each device against the scalar CPU reference, in one run.") { kernel, json };
        command.SetAction(parsed =>
        {
            bool quiet = parsed.GetValue(json);
            string[] wanted = parsed.GetValue(kernel) is { Length: > 0 } some ? [.. some.Distinct()] : [.. Kernels.Keys.Where(name => name != Mpi)];
            var result = new JsonObject();
            foreach (string name in wanted)
                result[name] = Kernels[name](quiet ? _ => { } : Console.WriteLine);
            if (quiet && MpiJob.Current is (null or { Rank: 0 }))
                JsonText.Print(result);
            return ExitCode.Success;
        });
        return command;
    }
}
