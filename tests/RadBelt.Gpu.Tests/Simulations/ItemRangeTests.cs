using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Tests.Simulations;

internal sealed class ItemRangeTests
{
    [TestCase(10, 3)]
    [TestCase(64, 64)]
    [TestCase(1L << 62, 1000, Description = "products beyond 64 bits")]
    public void Parts_follow_one_another_and_differ_by_one_item_at_most(long items, int parts)
    {
        ItemRange[] all = [.. Enumerable.Range(1, parts).Select(k => ItemRange.PartOf(items, k, parts))];
        Assert.That(all[0].First, Is.Zero);
        Assert.That(all[^1].End, Is.EqualTo(items));
        Assert.That(all.Zip(all.Skip(1)).All(pair => pair.First.End == pair.Second.First));
        Assert.That(all.Max(p => p.Count) - all.Min(p => p.Count), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void What_two_ranges_share_is_within_both()
    {
        var range = new ItemRange(5, 10);
        Assert.Multiple(() =>
        {
            Assert.That(range.Within(new(0, 7)), Is.EqualTo(new ItemRange(5, 2)));
            Assert.That(range.Within(new(8, 3)), Is.EqualTo(new ItemRange(8, 3)));
            Assert.That(range.Within(new(20, 3)), Is.EqualTo(new ItemRange(20, 0)));
            Assert.That(range.Within(new(0, 3)), Is.EqualTo(new ItemRange(3, 0)));
        });
    }
}
