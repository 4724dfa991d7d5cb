using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Tests.Ranks;

/// <summary>Messages between ranks, what launchers tell in the environment, and which device each rank takes.</summary>
public sealed class CommunicatorTests
{
    [Test]
    public void MessagesGoRoundARing([Values(1, 2, 3)] int size)
    {
        string[] got = ThreadCommunicator.Run(size, ranks =>
        {
            byte[] below = new byte[1], above = new byte[1];
            int lower = (ranks.Rank + size - 1) % size, upper = (ranks.Rank + 1) % size;
            ranks.Exchange(lower, [(byte)(10 + ranks.Rank)], below, upper, [(byte)(20 + ranks.Rank)], above);
            return $"{below[0]} {above[0]}";
        });
        Assert.That(got, Is.EqualTo(Enumerable.Range(0, size).Select(r => $"{20 + ((r + size - 1) % size)} {10 + ((r + 1) % size)}")));
    }

    [Test]
    public void StartedMessagesArriveInTheirOrder([Values(2, 3)] int size)
    {
        string[] got = ThreadCommunicator.Run(size, ranks =>
        {
            byte[][] below = [new byte[1], new byte[2], new byte[1]], above = [new byte[1], new byte[2], new byte[1]];
            int lower = (ranks.Rank + size - 1) % size, upper = (ranks.Rank + 1) % size;
            ranks.StartExchange(lower, new byte[] { 10 }, below[0], upper, new byte[] { 20 }, above[0]);
            ranks.StartExchange(lower, new byte[] { 11, 12 }, below[1], upper, new byte[] { 21, 22 }, above[1]);
            ranks.Exchange(lower, [13], below[2], upper, [23], above[2]);
            ranks.FinishExchange();
            ranks.FinishExchange();
            return string.Join(' ', below.Concat(above).SelectMany(m => m));
        });
        Assert.That(got, Is.All.EqualTo("20 21 22 23 10 11 12 13"));
    }

    [Test]
    public void WhatWasNotStartedCannotBeFinished() => Assert.That(
        () => ThreadCommunicator.Run(1, ranks =>
        {
            ranks.FinishExchange();
            return 0;
        }),
        Throws.TypeOf<AggregateException>().With.InnerException.TypeOf<InvalidOperationException>());

    [Test]
    public void TextsAndArraysReachAllRanks()
    {
        string[] got = ThreadCommunicator.Run(3, ranks =>
        {
            string[] texts = ranks.Gather(new string('x', ranks.Rank));
            int[] shared = ranks.Broadcast(ranks.Rank == 0 ? [3, 1, 4] : Array.Empty<int>());
            return $"{string.Join(',', texts)} {string.Join(',', shared)}";
        });
        Assert.That(got, Is.All.EqualTo(",x,xx 3,1,4"));
    }

    [Test]
    public void AFaultOfOneRankEndsTheOthers() => Assert.That(
        () => ThreadCommunicator.Run(2, ranks => ranks.Rank == 1 ? throw new InvalidOperationException("no") : ranks.Gather(1)),
        Throws.TypeOf<AggregateException>().With.InnerException.Message.EqualTo("no"));

    [Test]
    public void LaunchersAreKnownByTheirVariables()
    {
        Assert.That(MpiJob.Of(_ => null), Is.Null);
        Assert.That(
            MpiJob.Of(new Dictionary<string, string?> { ["OMPI_COMM_WORLD_SIZE"] = "4", ["OMPI_COMM_WORLD_RANK"] = "3" }.GetValueOrDefault),
            Is.EqualTo(new MpiJob("Open MPI's mpirun", true, 3, 4)));
        Assert.That(
            MpiJob.Of(new Dictionary<string, string?> { ["PMI_SIZE"] = "2", ["PMI_RANK"] = "0" }.GetValueOrDefault),
            Is.EqualTo(new MpiJob("MPICH's mpiexec", false, 0, 2)));
    }

    [Test]
    public void ALibraryThatIsNotThereIsNamed()
    {
        const string Missing = "librank-of-nothing.so";
        string? before = Environment.GetEnvironmentVariable(MpiJob.LibraryVariable);
        Environment.SetEnvironmentVariable(MpiJob.LibraryVariable, Missing);
        try
        {
            Assert.That(
                () => MpiLibrary.Load(new("Open MPI's mpirun", true, 0, 2)),
                Throws.TypeOf<InvalidInputException>().With.Message.Contains(Missing).And.Message.Contains("2 ranks"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(MpiJob.LibraryVariable, before);
        }
    }

    [TestCase("auto", 1, 2, false, "cuda:1")]
    [TestCase("cuda", 0, 2, false, "cuda:0")]
    [TestCase("auto", 3, 4, true, "cuda:1")]
    [TestCase("cpu", 3, 4, false, "cpu")]
    [TestCase("cuda:1", 0, 1, false, "cuda:1")]
    [TestCase("cuda:1", 1, 2, true, "cuda:1")]
    public void EachRankTakesADevice(string wanted, int rank, int size, bool share, string expected) =>
        Assert.That(new RankPlace("here", rank, size, 1).Choose(wanted, ["cuda:0", "cuda:1", "opencl:0"], share), Is.EqualTo(expected));

    [TestCase("auto", 3, "device: here has 2 of cuda for 3 ranks")]
    [TestCase("cuda:0", 2, "device: 2 ranks on here would share cuda:0")]
    [TestCase("metal", 2, "device: here has 0 of metal for 2 ranks")]
    public void AGpuIsNotSharedUnasked(string wanted, int size, string start) => Assert.That(
        () => new RankPlace("here", 0, size, 1).Choose(wanted, ["cuda:0", "cuda:1", "opencl:0"], share: false),
        Throws.TypeOf<InvalidInputException>().With.Message.StartsWith(start));

    [Test]
    public void WithoutGpusRanksTakeTheProcessor() => Assert.That(new RankPlace("here", 1, 2, 1).Choose("auto", [], share: false), Is.EqualTo("cpu"));
}
