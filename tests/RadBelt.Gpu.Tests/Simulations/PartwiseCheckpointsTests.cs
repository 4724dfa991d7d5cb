using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Tests.Simulations;

internal sealed class PartwiseCheckpointsTests
{
    private static readonly TimeSpan Always = TimeSpan.FromTicks(1), Never = TimeSpan.FromDays(1);

    [Test]
    public void Every_checkpoint_has_all_parts_so_far()
    {
        var store = new MemoryCheckpoints();
        var first = new PartwiseCheckpoints(new(store) { Every = Always });
        Number one = Take(first, 1);
        first.Look(default);
        one.Value = 2;
        Take(first, 10);
        first.Look(default);
        Assert.That(store.Committed.Select(c => c.Step), Is.EqualTo(new[] { 1, 2 }));

        var second = new PartwiseCheckpoints(new(store) { Every = Always, ResumeFrom = store.Committed[1] });
        Assert.That(second.Elapsed, Is.GreaterThan(TimeSpan.FromTicks(store.Committed[1].Read<long>("position")[2])), "of both runs");
        Assert.That(Take(second, 0).Value, Is.EqualTo(2));
        Assert.That(Take(second, 0).Value, Is.EqualTo(10));
        Assert.That(Take(second, 100).Value, Is.EqualTo(100), "which the checkpoint has not");
        second.Look(default);
        Assert.That(store.Committed[^1].Step, Is.EqualTo(3), "steps go on, so that the newest has the highest");

        var third = new PartwiseCheckpoints(new(store) { ResumeFrom = store.Committed[^1] });
        Assert.That(new[] { Take(third, 0).Value, Take(third, 0).Value, Take(third, 0).Value }, Is.EqualTo(new[] { 2, 10, 100 }));
    }

    [Test]
    public void A_run_that_is_left_is_saved_once_and_one_that_did_nothing_is_not()
    {
        var store = new MemoryCheckpoints();
        var run = new PartwiseCheckpoints(new(store) { Every = Never });
        run.Leave();
        Take(run, 1);
        run.Look(default);
        Assert.That(store.Begun, Is.Zero);
        run.Leave();
        run.Leave();
        Assert.That(store.Begun, Is.EqualTo(1));
        Assert.That(() => run.Look(new(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        run.Leave();
        Assert.That(store.Committed, Has.Count.EqualTo(2));
    }

    private static Number Take(PartwiseCheckpoints checkpoints, long value)
    {
        var part = new Number { Value = value };
        if (!checkpoints.TryRestore(part))
            checkpoints.Add(part);
        return part;
    }

    private sealed class Number : ICheckpointed
    {
        public long Value { get; set; }

        public void Save(ICheckpointWriter writer) => writer.Write<long>("value", [Value]);

        public void Restore(ICheckpointReader reader) => Value = reader.Read<long>("value")[0];
    }
}
