using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Cli.Commands;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Hardening;

/// <summary>A sound file that runs read, damaged again and again: each time it is refused in a sentence, or what is read is what was written.</summary>
internal sealed class DamagedInput : IDisposable
{
    private readonly Tool tool = new();
    private readonly string path;
    private readonly byte[] bytes;
    private readonly Hdf5Model model;
    private readonly Func<string> read;
    private readonly string sound;

    private DamagedInput(Func<Tool, (string Path, Func<string> Read)> make)
    {
        (path, read) = make(tool);
        bytes = File.ReadAllBytes(path);
        model = Hdf5Model.Of(path);
        sound = read();
    }

    /// <summary>Kinds of files that runs read.</summary>
    public static string[] Kinds { get; } = ["wave archive", "particle checkpoint", "PIC checkpoint", "hybrid checkpoint", "transport checkpoint", "microburst checkpoint", "diffusion checkpoint", "element checkpoint", "rays checkpoint", "coefficient table", "chorus element", "result"];

    /// <summary>One of a kind.</summary>
    public static DamagedInput Of(string kind) => new(kind switch
    {
        "wave archive" => WaveArchive,
        "particle checkpoint" => tool => Checkpoint(tool, "test-particles"),
        "PIC checkpoint" => tool => Checkpoint(tool, "pic"),
        "hybrid checkpoint" => tool => Checkpoint(tool, "hybrid-pic"),
        "transport checkpoint" => tool => Checkpoint(tool, "transport"),
        "microburst checkpoint" => tool => Checkpoint(tool, "microburst"),
        "diffusion checkpoint" => tool => Checkpoint(tool, "diffusion"),
        "element checkpoint" => tool => Checkpoint(tool, "chorus-element"),
        "rays checkpoint" => tool => Checkpoint(tool, "rays"),
        "coefficient table" => CoefficientTable,
        "chorus element" => Element,
        _ => Result,
    });

    /// <summary>Damages it and reads it.</summary>
    /// <returns>Whether it was refused.</returns>
    public bool IsRefused(int seed)
    {
        string damage = Damage.Put(bytes, model, seed, path);
        try
        {
            string found = read();
            if (Damage.IsOfBytes(seed))
                Assert.That(found == sound, $"seed {seed}: {damage}: what was read is not what was written");
            return false;
        }
        catch (InvalidInputException refusal)
        {
            Assert.That(refusal.Message, Is.Not.Empty.And.Not.Contain("   at "), damage);
            return true;
        }
        catch (Exception e) when (e is not AssertionException)
        {
            throw new AssertionException($"seed {seed}: {damage}: {e}", e);
        }
    }

    public void Dispose() => tool.Dispose();

    private static (string Path, Func<string> Read) WaveArchive(Tool tool)
    {
        Run(tool, "broadband-field");
        string folder = tool.At("out", "waves");
        return (Directory.GetFiles(folder).Single(), () =>
        {
            using ArchivedWaveField field = ArchivedWaveField.Open(folder);
            float[] slab = new float[field.Grid.Samples * field.Grid.Nodes * ArchivedWaveField.Components];
            field.Fill(0, (int)field.Grid.Samples, slab);
            return Digest(slab);
        });
    }

    // Resumed in a folder of its own, as a person would: everything that a run takes from a checkpoint is taken.
    private static (string Path, Func<string> Read) Checkpoint(Tool tool, string kind)
    {
        Run(tool, kind, "--set", "outputs.checkpoint_every=1e-6s");
        string newest = Directory.GetFiles(tool.At("out"), "checkpoint-*.h5").OrderBy(file => file.Length).ThenBy(file => file, StringComparer.Ordinal).Last();
        string kept = tool.At(Path.GetFileName(newest)), again = tool.At("again");
        File.Move(newest, kept);
        string[] waves = Directory.Exists(tool.At("out", "waves")) ? Directory.GetFiles(tool.At("out", "waves")) : [];
        return (kept, () =>
        {
            if (Directory.Exists(again))
                Directory.Delete(again, recursive: true);
            Directory.CreateDirectory(Path.Combine(again, "waves"));
            File.Copy(kept, Path.Combine(again, Path.GetFileName(kept)));
            foreach (string part in waves)
                File.Copy(part, Path.Combine(again, "waves", Path.GetFileName(part)));
            int code = tool.Run("run", tool.At("deck.yaml"), "--output", again, "--device", "cpu", "--resume");
            DeckTrial.AssertNoTemporaryFiles(again);
            return code switch
            {
                ExitCode.Success => Digest(again),
                ExitCode.BadInput => throw new InvalidInputException(tool.Error),
                _ => throw new InvalidOperationException($"exit code {code}: {tool.Error}"),
            };
        });
    }

    private static (string Path, Func<string> Read) CoefficientTable(Tool tool)
    {
        string deck = tool.Write("fp.yaml", """
            experiment: fokker-planck
            coefficients: {waves: night}
            grid: {energies: [100 keV, 300 keV], pitch_angles: [30 deg, 60 deg], energy_cells: 4, pitch_angle_cells: 4}
            initial: {exponential: {flux: 1e4 cm^-2/s/sr/keV, at: 300 keV, folding_energy: 200 keV}}
            time_step: 10 min
            times: 1 h
            """);
        Run(tool, "diffusion");
        return (tool.At("out", "deck.h5"), () => tool.Run("run", deck, "--output", tool.At("fp"), "--device", "cpu", "--set", $"coefficients.file={tool.At("out", "deck.h5")}") switch
        {
            ExitCode.Success => Digest(tool.At("fp")),
            ExitCode.BadInput => throw new InvalidInputException(tool.Error),
            int code => throw new InvalidOperationException($"exit code {code}: {tool.Error}"),
        });
    }

    private static (string Path, Func<string> Read) Element(Tool tool)
    {
        Run(tool, "chorus-element");
        return (tool.At("out", "deck.h5"), () => string.Join('\n', ChorusElementFile.Load(tool.At("out", "deck.h5")).Select((ChorusElement e) => $"{e.Line} {e.Grid} {string.Join(' ', e.Nodes)}")));
    }

    // A page is made of whatever can be read: it is looked at whether it is made or refused.
    private static (string Path, Func<string> Read) Result(Tool tool)
    {
        Run(tool, "test-particles");
        return (tool.At("out", "deck.h5"), () =>
        {
            ReportFromFile.Create(tool.At("out", "deck.h5"), tool.At("page.html"));
            return "";
        });
    }

    private static void Run(Tool tool, string kind, params string[] more) =>
        Assert.That(tool.Run(["run", tool.Write("deck.yaml", TinyDecks.All[kind]), "--output", tool.At("out"), "--device", "cpu", .. more]), Is.Zero, tool.Error);

    private static string Digest(float[] values) => string.Join(' ', values.Select(BitConverter.SingleToUInt32Bits));

    // All results but what tells how long a run took.
    private static string Digest(string folder)
    {
        string file = Directory.GetFiles(folder, "*.h5").Select(Path.GetFileName).Single(name => !name!.StartsWith("checkpoint", StringComparison.Ordinal))!;
        return string.Join('\n', Hdf5Contents.Of(Path.Combine(folder, file)).Where(dataset => !dataset.Key.EndsWith("/elapsed", StringComparison.Ordinal)));
    }
}
