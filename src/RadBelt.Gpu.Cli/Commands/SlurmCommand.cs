using System.CommandLine;

namespace RadBelt.Gpu.Cli.Commands;

internal static class SlurmCommand
{
    public static Command Create() => new("slurm", "later");
}
