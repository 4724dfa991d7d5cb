namespace RadBelt.Gpu.Cli.Commands;

/// <summary>What the tool returns to the shell.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>A run failed: what it wrote is kept.</summary>
    public const int RunFailed = 1;

    /// <summary>Input that cannot be used: nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>Ended by Ctrl-C: what was computed is kept.</summary>
    public const int Interrupted = 130;
}
