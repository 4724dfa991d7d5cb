using System.Diagnostics;

namespace RadBelt.Gpu.Package;

/// <summary>A program run to its end, with everything it wrote.</summary>
internal sealed record Finished(int ExitCode, string Output);

/// <summary>Runs programs in a folder of the test's own.</summary>
internal static class Dotnet
{
    /// <summary>Runs <c>dotnet</c> and asserts that it succeeds; returns what it wrote.</summary>
    public static string Succeed(string folder, params string[] arguments)
    {
        var finished = Run("dotnet", folder, arguments);
        Assert.That(finished.ExitCode, Is.Zero, $"dotnet {string.Join(' ', arguments)}\n{finished.Output}");
        return finished.Output;
    }

    /// <summary>Runs a program to its end, standard output and error together.</summary>
    public static Finished Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A build server that outlives the build would hold the output pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        // The test host's own build settings are not the consumer's.
        start.Environment.Remove("MSBuildSDKsPath");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Finished(process.ExitCode, output + error.Result);
    }
}
