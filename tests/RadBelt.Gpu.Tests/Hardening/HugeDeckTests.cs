using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Tests.Cli.Commands;

namespace RadBelt.Gpu.Tests.Hardening;

/// <summary>What would not fit the memory is refused before it is taken, by <c>check</c> and by <c>run</c>.</summary>
[NonParallelizable]
internal sealed class HugeDeckTests
{
    // What reading and checking any deck may take on the way; the decks below would take a hundred times as much and more.
    private const long Modest = 1L << 30;

    [TestCase("test-particles", "ensembles.count=1000000000000")]
    [TestCase("test-particles", "ensembles.count=100000000", "outputs.trajectories=100000000", "outputs.samples=100000", "stop_time=1 s")]
    [TestCase("test-particles", "ensembles.count=1000000000", "outputs.scatter=1000000000", "outputs.snapshots=100")]
    [TestCase("pic", "species[0].particles_per_cell=1000000", "grid.length=10000 km")]
    [TestCase("pic", "grid.length=1e9 km")]
    [TestCase("hybrid-pic", "hot.particles_per_cell=2000000000")]
    [TestCase("hybrid-pic", "hot.particles_per_cell=10000000", "grid.length=4000 c/wce", "xi=1e-8 c/wce^-2")]
    [TestCase("diffusion", "energies={from: 1 keV, to: 10 MeV, count: 1000000}", "pitch_angles={from: 1 deg, to: 89 deg, count: 1000000, spacing: linear}")]
    [TestCase("rays", "launches.l_shells={from: 4, to: 6, count: 1000000}", "launches.frequencies={from: 500 Hz, to: 1 kHz, count: 1000000}")]
    [TestCase("chorus-element", "element.grid.times=2000000000", "element.grid.count=2000000000")]
    [TestCase("microburst", "element.grid.times=2000000000", "element.grid.count=2000000000")]
    [TestCase("microburst", "satellites.times={from: 0 s, to: 1 s, count: 1000000, spacing: linear}", "satellites.energies={from: 50 keV, to: 300 keV, count: 1000000}")]
    [TestCase("broadband-field", "broadband.node_spacing=1 mm")]
    [TestCase("transport", "ensembles.count=1000000000000")]
    [TestCase("transport", "ensembles.count=2000000000", "theory.count=2000000000")]
    [TestCase("transport", "theory.energy_count=1000000", "theory.pitch_angle_count=1000000")]
    [TestCase("fokker-planck", "grid.energy_cells=1000000", "grid.pitch_angle_cells=1000000")]
    [TestCase("fokker-planck", "coefficients.quasilinear.energy_count=1000000", "coefficients.quasilinear.pitch_angle_count=1000000")]
    [TestCase("weak-turbulence", "waves.count=2000000000")]
    [TestCase("weak-turbulence", "resonance_factor.gyration_angles={from: 1, to: 1000, count: 1000000}", "elapsed_times={from: 1 ms, to: 1 s, count: 1000000}")]
    public void AHugeDeckIsRefusedBeforeItTakesMemory(string kind, params string[] changes)
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", TinyDecks.All[kind]);
        string[] set = [.. changes.SelectMany(change => new[] { "--set", change })];
        foreach (string[] command in new string[][] { ["check", deck], ["run", deck, "--output", tool.At("out")] })
        {
            long before = GC.GetTotalAllocatedBytes();
            Assert.That(tool.Run([.. command, "--device", "cpu", .. set]), Is.EqualTo(ExitCode.BadInput), tool.Output);
            Assert.That(tool.Error, Does.Match("(memory|bytes|out of bounds|too many|allowed|outside|give 2 … )").And.Not.Contain("unexpectedly"));
            Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(Modest), tool.Error);
        }

        Assert.That(Directory.Exists(tool.At("out")), Is.False);
    }
}
