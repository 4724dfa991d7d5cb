using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary>The tool: its words, and what becomes of errors.</summary>
internal static class RadbeltCommand
{
    /// <summary>Runs the tool.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args)
    {
        // Not a RootCommand, which would call the tool by the name of its assembly.
        var root = new Command("radbelt", "Wave-particle physics of the Van Allen belts on CUDA, OpenCL and SIMD CPUs.") { new HelpOption { Recursive = true }, new VersionOption() };
        foreach (Command command in (Command[])[DevicesCommand.Create(), CheckCommand.Create(), RunCommand.Create(), MergeCommand.Create(), SlurmCommand.Create(), ReportCommand.Create(), BenchCommand.Create()])
            root.Subcommands.Add(command);

        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
                Console.Error.WriteLine($"radbelt: {error.Message}");
            Console.Error.WriteLine("radbelt: see `radbelt --help`");
            return ExitCode.BadInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e)
        {
            return Explain(e);
        }
    }

    /// <summary>Says on standard error what went wrong.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    internal static int Explain(Exception failure)
    {
        switch (failure)
        {
            case InvalidInputException:
                Console.Error.WriteLine($"radbelt: {failure.Message}");
                return ExitCode.BadInput;
            case SimulationFailedException or IOException or UnauthorizedAccessException or OutOfMemoryException:
                Console.Error.WriteLine($"radbelt: {failure.Message}");
                return ExitCode.RunFailed;
            default:
                // A fault of the tool or of a driver: nothing is known to help but the whole of it.
                Console.Error.WriteLine($"radbelt: failed unexpectedly: {failure.Message}; results of earlier runs are untouched. If it comes again with --device cpu, please report it with what follows.");
                Console.Error.WriteLine(failure);
                return ExitCode.RunFailed;
        }
    }
}
