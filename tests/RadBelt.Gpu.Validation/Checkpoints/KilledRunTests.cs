using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Validation.Checkpoints;

/// <summary>A run that saves itself all the time is killed (SIGKILL) at random moments and resumed, again and again: its file ends as that of a run left alone.</summary>
internal sealed class KilledRunTests
{
    private const int Kills = 24;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Resume = ["--resume"];
    private string folder = "";
    private Random random = new();

    private string Output => Path.Combine(folder, "out");

    [SetUp]
    public void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("a process that is ended there has no exit code of its own");
        }

        folder = Directory.CreateTempSubdirectory("radbelt-killed-").FullName;
        File.WriteAllText(Path.Combine(folder, "deck.yaml"), """
            experiment: test-particles
            plasma: {B0: 140 nT, density: 1e7 m^-3}
            waves: {band: [0.2 fce, 0.4 fce], amplitude: 10 pT, count: 16, directions: backward}
            ensembles: {pitch_angles: [30 deg, 45 deg, 60 deg], resonant_with: 0.3 fce, count: 2000}
            stop_time: 0.3 s
            outputs: {samples: 60, trajectories: 5, snapshots: 4, scatter: 50, checkpoint_every: 1e-6 s}
            """);
        int seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        random = new Random(seed);
    }

    [TearDown]
    public void RemoveFolder()
    {
        if (folder.Length > 0)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void KilledAtAnyMomentItEndsAsIfLeftAlone()
    {
        string alone = Path.Combine(folder, "alone");
        Assert.That(End(Start(alone, "--set", "outputs.checkpoint_every=none")), Is.Zero);
        SortedDictionary<string, string> expected = Hdf5Contents.Of(Path.Combine(alone, "deck.h5"));

        int resumed = 0, writing = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            bool resume = HasCheckpoint;
            resumed += resume ? 1 : 0;
            ToolProcess run = Start(Output, resume ? Resume : []);
            WaitForAMoment(run, fromTheStart: kill % 4 == 0);
            run.Kill();
            Assert.That(End(run), Is.EqualTo(ToolProcess.Killed).Or.Zero, "killed, or done before: never refused");
            writing += Directory.GetFiles(Output, "checkpoint-*.part").Length;
            if (File.Exists(Path.Combine(Output, "deck.h5")))
            {
                AssertAsExpected();
                Directory.Delete(Output, recursive: true);
            }
        }

        Assert.That(End(Start(Output, HasCheckpoint ? Resume : [])), Is.Zero);
        AssertAsExpected();
        Assert.That(Directory.GetFiles(Output, "*.part"), Is.Empty);
        Assert.That(resumed, Is.GreaterThan(Kills / 2));
        TestContext.Out.WriteLine($"{Kills} kills, {resumed} runs resumed, {writing} killed while a checkpoint was being written");

        void AssertAsExpected() => Assert.That(Hdf5Contents.Of(Path.Combine(Output, "deck.h5")), Is.EqualTo(expected));
    }

    private bool HasCheckpoint => Directory.Exists(Output) && Directory.GetFiles(Output, "checkpoint-*.h5").Length > 0;

    // Some are killed before they have done anything, the others within a quarter of a second of the first checkpoint of theirs.
    private void WaitForAMoment(ToolProcess run, bool fromTheStart)
    {
        DateTime start = DateTime.UtcNow;
        while (!fromTheStart && !run.HasExited && DateTime.UtcNow - start < Patience
            && !(Directory.Exists(Output) && Directory.GetFiles(Output, "checkpoint-*").Any(f => File.GetLastWriteTimeUtc(f) > start)))
        {
            Thread.Sleep(1);
        }

        Thread.Sleep(random.Next(fromTheStart ? 600 : 250));
        Directory.CreateDirectory(Output);
    }

    private ToolProcess Start(string output, params string[] more) => ToolProcess.Start(["run", Path.Combine(folder, "deck.yaml"), "--output", output, "--device", "cpu", .. more]);

    private static int End(ToolProcess run)
    {
        using (run)
        {
            int code = run.End();
            Assert.That(code, Is.Zero.Or.EqualTo(ToolProcess.Killed), () => run.Error + run.Output);
            return code;
        }
    }
}
