using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Tests.Cli.Reports.Diffusion;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>docs/output.md names every group, column and attribute that runs write, and every key of the JSON objects.</summary>
public sealed partial class OutputPageTests : Hdf5Fixture
{
    private static readonly Lazy<string> Page = new(() => File.ReadAllText(RepositoryRoot.Find("docs/output.md")));

    [Test]
    public void NamesWhatIsInTheFiles()
    {
        using Hdf5File particles = Written(file =>
        {
            RunFile.WriteProvenance(file, SmallRuns.Provenance);
            TestParticlesFile.Write(file, SmallRuns.Result);
        });
        using Hdf5File weak = Written(
            file =>
            {
                RunFile.WriteProvenance(file, SmallRuns.Provenance);
                WeakTurbulenceFile.Write(file, SmallRuns.WeakTurbulence());
            },
            "b.h5");
        List<string> names = [.. particles.AttributeNames("/").Where(n => !n.StartsWith("openPMD", StringComparison.Ordinal)), .. particles.AttributeNames("/run")];
        using Hdf5File pic = Written(PicRunFileTests.Write, "c.h5");
        foreach (string owner in new[] { "/run", "/tracers", "/field", "/growth", "/distributions/000" })
        {
            names.AddRange(pic.AttributeNames(owner));
        }

        names.AddRange(pic.Children("/distributions/000"));
        using Hdf5File diffusion = Written(DiffusionFileTests.Write, "d.h5");
        names.AddRange(diffusion.AttributeNames("/run"));
        names.AddRange(diffusion.AttributeNames("/resonance_condition"));
        using Hdf5File rays = Written(ChorusFileTests.WriteRays, "e.h5"), elements = Written(ChorusFileTests.WriteElements, "f.h5"), microbursts = Written(ChorusFileTests.WriteMicrobursts, "g.h5");
        names.AddRange(new[] { rays, elements, microbursts }.SelectMany(file => file.AttributeNames("/run")));
        names.AddRange(elements.Children("/chorus_elements/0"));
        names.AddRange([.. microbursts.Children("/satellites/000"), .. microbursts.AttributeNames("/satellites/000")]);
        using Hdf5File transport = Written(TransportFileTests.Write, "t.h5"), fokkerPlanck = Written(FokkerPlanckFileTests.Write, "u.h5");
        names.AddRange([.. transport.AttributeNames("/run"), .. transport.AttributeNames("/broadband"), .. transport.AttributeNames("/stochastic/factor_000")]);
        foreach (string group in new[] { "moments", "trajectories", "snapshots/time_000" })
            names.AddRange([.. transport.Children($"/broadband/ensemble_000/{group}"), .. transport.AttributeNames($"/broadband/ensemble_000/{group}")]);
        names.AddRange([.. fokkerPlanck.AttributeNames("/run"), .. fokkerPlanck.AttributeNames("/stochastic"), .. fokkerPlanck.Children("/stochastic/over_energy"), .. fokkerPlanck.AttributeNames("/stochastic/over_energy")]);
        using Hdf5File hybrid = Written(FieldLineFileTests.WriteHybrid, "hybrid.h5"), broadband = Written(FieldLineFileTests.WriteBroadband, "broadband.h5");
        foreach (string owner in new[] { "/field_line", "/places/000", "/archive" })
        {
            names.AddRange(hybrid.AttributeNames(owner));
        }

        names.AddRange(hybrid.Children("/places/000"));
        names.AddRange(new[] { "/broadband", "/broadband_power", "/broadband_spectrogram" }.SelectMany(broadband.AttributeNames));
        foreach (Hdf5File file in new[] { hybrid, broadband, particles, weak, pic, diffusion, rays, elements, microbursts, transport, fokkerPlanck })
        {
            foreach (string group in file.Children().Where(n => n is not ("data" or "deck" or "run")))
            {
                names.Add($"/{group}");
                names.AddRange(file.Children(group).Where(name => group is not ("distributions" or "chorus_elements" or "satellites" or "places") && !Numbered().IsMatch(name)));
            }
        }

        Assert.That(names.Distinct().Where(name => !Says(name)), Is.Empty);
    }

    /// <summary>What the page promises of rays and chorus elements is in their files.</summary>
    [Test]
    public void PromisesNoColumnThatIsNotThere()
    {
        using Hdf5File rays = Written(ChorusFileTests.WriteRays, "h.h5"), elements = Written(ChorusFileTests.WriteElements, "i.h5");
        foreach ((string group, IEnumerable<string> names) in new (string, IEnumerable<string>)[]
        {
            ("/rays", rays.Children("/rays")),
            ("/points", rays.Children("/points").Append("point_count")),
            ("/chorus_elements", elements.Children("/chorus_elements/0").Concat(elements.AttributeNames("/chorus_elements/0")).Append("crc32c")),
        })
        {
            string row = Page.Value.Split('\n').Single(line => line.StartsWith($"| `{group}` |", StringComparison.Ordinal));
            IEnumerable<string> promised = Regex.Matches(row.Split('|')[3], "`([a-z0-9_]+)`").Select(match => match.Groups[1].Value);
            Assert.That(promised.Except(names), Is.Empty, group);
        }
    }

    [Test]
    public void NamesTheKeysOfTheJsonObjects()
    {
        IEnumerable<string> keys = TestParticlesJson.Of(SmallRuns.Result, SmallRuns.Provenance).Select(p => p.Key)
            .Concat(EnsembleQuantity.All.Select(q => q.Column.Name))
            .Concat(Keys(DiffusionJson.Of(DemoDiffusion.Run(), DiffusionFileTests.Provenance)))
            .Concat(ChorusFileTests.JsonKeys())
            .Concat(TransportFileTests.JsonKeys())
            .Concat(FokkerPlanckFileTests.JsonKeys())
            .Concat(WeakTurbulenceJson.Of(SmallRuns.WeakTurbulence(), SmallRuns.Provenance).Select(p => p.Key));
        Assert.That(keys.Where(key => !Says(key)), Is.Empty);
    }

    private static IEnumerable<string> Keys(JsonObject json) => json.Select(p => p.Key).Concat(json["tables"]![0]!.AsObject().Select(p => p.Key));

    private static bool Says(string name) => Page.Value.Contains($"`{name}`", StringComparison.Ordinal);

    // Groups of ensembles, factors, times: the page names the first of them.
    [GeneratedRegex("_\\d{3}$")]
    private static partial Regex Numbered();
}
