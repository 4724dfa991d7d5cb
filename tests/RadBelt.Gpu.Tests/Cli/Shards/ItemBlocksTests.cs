using RadBelt.Gpu.Cli.Shards;

namespace RadBelt.Gpu.Tests.Cli.Shards;

internal sealed class ItemBlocksTests
{
    /// <summary>For every range of a small array: each item once, no other, in as few blocks as two a dimension less one.</summary>
    [Test]
    public void Blocks_hold_the_items_of_a_range_and_no_others()
    {
        long[] shape = [3, 2, 4];
        for (long first = 0; first < 24; first++)
        {
            for (long end = first + 1; end <= 24; end++)
            {
                var blocks = ItemBlocks.Of(first, end, shape).ToList();
                long[] items = [.. blocks.SelectMany(block =>
                    from a in Range(block, 0) from b in Range(block, 1) from c in Range(block, 2) select (a * 2 + b) * 4 + c)];
                Assert.That(items, Is.EquivalentTo(Enumerable.Range((int)first, (int)(end - first))), $"{first} … {end}");
                Assert.That(blocks, Has.Count.LessThanOrEqualTo(2 * shape.Length - 1));
            }
        }

        static IEnumerable<long> Range((long[] First, long[] Count) block, int d) => Enumerable.Range(0, (int)block.Count[d]).Select(i => block.First[d] + i);
    }
}
