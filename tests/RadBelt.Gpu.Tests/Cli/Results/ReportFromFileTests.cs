using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>A page from a file, and one clear error from what is no such file.</summary>
public sealed class ReportFromFileTests : Hdf5Fixture
{
    [Test]
    public void ARunBecomesAPage()
    {
        string html = Page(file => Write(file, SmallRuns.Result));
        Assert.That(html, Does.Contain("<h1>A small run</h1>").And.Contain("deck small.yaml --set waves.count=32 --set seed=7"));
        Assert.That(html, Does.Contain("Three ensembles of 5 to 205 electrons each start at pitch angles"));
        Assert.That(html, Does.Contain("32 R-mode waves of random phase run against B<sub>0</sub>"));
        Assert.That(html, Does.Not.Contain("class=\"prose warning\"").And.Not.Contain("NaN"));
    }

    [Test]
    public void ARunThatWasStoppedSaysSo() => Assert.That(
        Page(file => Write(file, SmallRuns.Result), complete: false), Does.Contain("class=\"prose warning\">This run was stopped at 0.002 s of 0.002 s"));

    [Test]
    public void WeakTurbulenceBecomesAPage() => Assert.That(
        Page(file =>
        {
            RunFile.WriteProvenance(file, SmallRuns.Provenance with { Experiment = "weak-turbulence", Title = null });
            WeakTurbulenceFile.Write(file, SmallRuns.WeakTurbulence());
        }),
        Does.Contain("<h1>Weak turbulence and its quasilinear limit</h1>").And.Contain("discrete waves"));

    [Test]
    public void WhatIsNoSuchFileIsOneClearError()
    {
        Written(file => file.WriteScalar("/x", 1.0), "plain.h5").Dispose();
        Written(file => RunFile.WriteProvenance(file, SmallRuns.Provenance with { Experiment = "radar" }), "radar.h5").Dispose();
        Written(file => RunFile.WriteProvenance(file, SmallRuns.Provenance), "empty.h5").Dispose();
        Written(file => Write(file, SmallRuns.Result), "cut.h5").Dispose();
        byte[] whole = File.ReadAllBytes(At("cut.h5"));
        File.WriteAllBytes(At("cut.h5"), whole[..(whole.Length / 2)]);
        File.WriteAllText(At("text.h5"), "α E");
        Assert.Multiple(() =>
        {
            Assert.That(Error("missing.h5"), Does.Contain("missing.h5: does not exist"));
            Assert.That(Error("text.h5"), Does.Contain("is not an HDF5 file"));
            Assert.That(Error("cut.h5"), Does.Contain("cut.h5").And.Contain("truncated"));
            Assert.That(Error("plain.h5"), Does.Contain("plain.h5: does not say which experiment wrote it"));
            Assert.That(Error("radar.h5"), Does.Contain("'radar'").And.Contain("test-particles, pic, diffusion, rays, chorus-element, microburst, hybrid-pic, broadband-field, transport, fokker-planck, weak-turbulence"));
            Assert.That(Error("empty.h5"), Does.Contain("empty.h5: /run: does not exist"));
            Assert.That(Directory.GetFiles(Folder, "*.html"), Is.Empty);
        });
    }

    /// <summary>A file put together from the parts of two runs, of three ensembles and of two, is not read as either.</summary>
    [Test]
    public void TablesThatDoNotFitEachOtherAreAnError([Values("ensembles", "moments", "trajectories", "histograms")] string part)
    {
        BroadbandScatteringResult three = SmallRuns.Result;
        BroadbandScatteringResult two = three with { Ensembles = [.. three.Ensembles.Take(2)], Theory = [.. three.Theory.Take(2)] };
        Written(
            file =>
            {
                RunFile.WriteProvenance(file, SmallRuns.Provenance);
                TestParticlesRun.Of(three).Write(file);
                EnsemblesTable.Write(file, EnsembleOutcome.Of(part == "ensembles" ? two : three));
                MomentsTable.Write(file, part == "moments" ? two : three);
                TrajectoriesTable.Write(file, part == "trajectories" ? two : three);
                HistogramsTable.Write(file, (part == "histograms" ? two : three).Ensembles);
            },
            "mixed.h5").Dispose();
        Assert.That(Error("mixed.h5"), Does.Contain("mixed.h5").And.Contain("has the shape (").And.Contain("was expected"));
    }

    private static void Write(Hdf5File file, BroadbandScatteringResult result)
    {
        RunFile.WriteProvenance(file, SmallRuns.Provenance);
        TestParticlesFile.Write(file, result);
    }

    private string Page(Action<Hdf5File> write, bool complete = true)
    {
        using (Hdf5File file = Hdf5File.Create(At("run.h5")))
        {
            write(file);
            if (complete)
            {
                file.Commit();
            }
            else
            {
                file.CommitPartial();
            }
        }

        ReportFromFile.Create(At("run.h5"), At("run.html"));
        return File.ReadAllText(At("run.html"));
    }

    private string Error(string name) => InputError(() => ReportFromFile.Create(At(name), At("out.html")));
}
