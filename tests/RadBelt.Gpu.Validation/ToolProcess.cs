using System.Diagnostics;
using RadBelt.Gpu.Cli.Commands;

namespace RadBelt.Gpu.Validation;

/// <summary>The tool as a process of its own.</summary>
internal sealed class ToolProcess : IDisposable
{
    /// <summary>What the shell says of a process ended by SIGKILL.</summary>
    public const int Killed = 137;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly Process process;
    private readonly Task<string> output, error;

    private ToolProcess(ProcessStartInfo start)
    {
        process = Process.Start(start)!;
        (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>The tool's own assembly.</summary>
    public static string Assembly { get; } = typeof(ExitCode).Assembly.Location;

    /// <summary>Whether it has come to its end.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>What it printed; it must have come to its end.</summary>
    public string Output => output.Result;

    /// <summary>What it printed on standard error; it must have come to its end.</summary>
    public string Error => error.Result;

    /// <summary>Starts it.</summary>
    /// <remarks>On one core: on a machine with other work, cores that wait for each other after every kernel make minutes of a second.</remarks>
    public static ToolProcess Start(params string[] arguments) => Start([Assembly], arguments, new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = "1" });

    /// <summary>Starts it with other settings of the runtime and other environment variables.</summary>
    public static ToolProcess Start(string[] dotnet, string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [.. dotnet, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(start);
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => process.Kill();

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public int End()
    {
        Assert.That(process.WaitForExit(Patience), Is.True, "it ends");
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose() => process.Dispose();
}
