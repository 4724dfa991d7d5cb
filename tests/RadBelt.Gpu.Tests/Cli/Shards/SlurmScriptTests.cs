using System.Diagnostics;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Tests.Cli.Commands;

namespace RadBelt.Gpu.Tests.Cli.Shards;

/// <summary>The script that <c>radbelt slurm</c> writes, run by bash with Slurm's words and the tool played by small scripts. (A real Slurm: eng/test-slurm.)</summary>
[NonParallelizable]
[Platform(Exclude = "Win")]
internal sealed class SlurmScriptTests
{
    private const string Nasty = "it's $(touch gone) `touch gone` \"a\" \\ *;";

    [Test]
    public void Bash_takes_every_word_as_it_stands()
    {
        using var tool = new Tool();
        string deck = tool.Write($"{Nasty}.yaml", Tool.SmallDeck), folder = tool.At($"out {Nasty}");
        Assert.That(tool.Run("slurm", deck, "--shards", "12", "--output", folder, "--gpus", "1", "--partition", Nasty, "--time", "1:00:00", "--set", "title=it's; rm *", "--sbatch=--mem=4G"), Is.Zero, tool.Error);
        string script = Path.Combine(folder, $"{Nasty}.slurm");
        Assert.That(tool.Output, Does.Contain("submit   bash "));

        // sbatch prints its words, one a line, and the number of a job.
        Played(tool, "sbatch", "printf '%s\\n' \"$@\" >> \"$CALLS\"; echo 42");
        Assert.That(Bash(tool, [script]).Code, Is.Zero);
        string[] words = File.ReadAllLines(tool.At("calls"));
        Assert.That(words, Does.Contain("--array=1-12").And.Contain("--requeue").And.Contain("--gpus=1").And.Contain("--mem=4G").And.Contain($"--partition={Nasty}")
            .And.Contain($"--job-name={Nasty}").And.Contain("--dependency=afterok:42").And.Contain("--time=1:00:00").And.Contain(script));
        Assert.That(words.Count(word => word == "--gpus=1"), Is.EqualTo(1), "the merge needs none");
        Assert.That(Directory.GetFileSystemEntries(tool.Folder).Select(Path.GetFileName), Does.Not.Contain("gone"));
    }

    [TestCase("exit 0", "", 0, "", Description = "whole")]
    [TestCase("exit 2", "", 2, "", Description = "bad input is not tried again")]
    [TestCase("exit 137", "1", 137, "requeue 77", Description = "a failed one is")]
    [TestCase("exit 137", "3", 137, "", Description = "but not for ever")]
    [TestCase("trap 'exit 130' TERM; kill -USR1 $PPID; while :; do /bin/sleep 0.02; done", "", 130, "requeue 77", Description = "a warned one is")]
    public void Shards_that_fail_or_are_warned_are_queued_again(string run, string restarts, int code, string scontrol)
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Tool.SmallDeck);
        Assert.That(tool.Run("slurm", deck, "--shards", "3", "--output", tool.At("out"), "--set", "title=a b"), Is.Zero, tool.Error);
        string script = tool.At("out", "deck.slurm");
        string played = Played(tool, "radbelt", "printf '%s\\n' \"$@\" > \"$CALLS.run\"; " + run);
        Played(tool, "scontrol", "echo \"$@\" >> \"$CALLS\"");
        Played(tool, "sleep", "exec /bin/sleep \"$(($1 > 9 ? 0 : $1))\"");
        string[] lines = File.ReadAllLines(script);
        lines[Array.FindIndex(lines, line => line.StartsWith("radbelt=(", StringComparison.Ordinal))] = $"radbelt=('{played}')";
        File.WriteAllLines(script, lines);
        Directory.CreateDirectory(tool.At("out", "deck-shard-2-of-3"));
        File.WriteAllText(tool.At("out", "deck-shard-2-of-3", "checkpoint-7.h5"), "");

        Assert.That(Bash(tool, [script, "shard"], ("SLURM_ARRAY_TASK_ID", "2"), ("SLURM_JOB_ID", "77"), ("SLURM_RESTART_COUNT", restarts)).Code, Is.EqualTo(code));
        Assert.That(File.Exists(tool.At("calls")) ? File.ReadAllText(tool.At("calls")).Trim() : "", Is.EqualTo(scontrol));
        Assert.That(File.ReadAllLines(tool.At("calls.run")), Is.EqualTo(new[] { "run", deck, "--shard", "2/3", "--output", tool.At("out"), "--device", "auto", "--set", "title=a b", "--resume" }));
    }

    private static string Played(Tool tool, string name, string body)
    {
        string path = Path.Combine(Directory.CreateDirectory(tool.At("bin")).FullName, name);
        File.WriteAllText(path, $"#!/bin/bash\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    private static (int Code, string Output) Bash(Tool tool, string[] words, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", words) { WorkingDirectory = tool.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{tool.At("bin")}:{start.Environment["PATH"]}";
        start.Environment["CALLS"] = tool.At("calls");
        foreach (var (name, value) in environment.Where(pair => pair.Value.Length > 0))
            start.Environment[name] = value;
        using Process bash = Process.Start(start)!;
        string output = bash.StandardOutput.ReadToEnd() + bash.StandardError.ReadToEnd();
        bash.WaitForExit();
        return (bash.ExitCode, output);
    }
}
