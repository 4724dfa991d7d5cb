using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>Every file says where its numbers come from.</summary>
public sealed class RunFileTests : Hdf5Fixture
{
    [Test]
    public void ProvenanceComesBack([Values] bool full)
    {
        // A deck of ten thousand frequencies is longer than an attribute may be.
        RunProvenance written = full
            ? SmallRuns.Provenance with { DeckText = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i} Hz, ")) }
            : SmallRuns.Provenance with { Title = null, Overrides = [], DeckText = "" };
        using Hdf5File file = Written(f => RunFile.WriteProvenance(f, written));
        RunProvenance read = RunFile.ReadProvenance(file);

        Assert.That(read with { Overrides = [] }, Is.EqualTo(written with { Overrides = [] }));
        Assert.That(read.Overrides, Is.EqualTo(written.Overrides));
        Assert.That(OpenPmdRules.Check(file), Is.Empty);
        Assert.That(file.ReadStringAttribute("/", "softwareVersion"), Is.EqualTo(written.Version));
    }
}
