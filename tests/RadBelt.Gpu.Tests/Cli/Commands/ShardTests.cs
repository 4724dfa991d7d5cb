using RadBelt.Gpu.Cli.Commands;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary><c>radbelt run --shard</c> and <c>radbelt merge</c>.</summary>
[NonParallelizable]
internal sealed class ShardTests
{
    [Test]
    public void Shards_of_test_particles_are_the_whole_run()
    {
        using var tool = new Tool();
        ShardedRun.IsTheWhole(tool, Tool.SmallDeck);
    }
}
