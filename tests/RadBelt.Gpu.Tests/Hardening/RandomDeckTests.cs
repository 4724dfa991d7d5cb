using System.Text;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Devices;

namespace RadBelt.Gpu.Tests.Hardening;

/// <summary>Random and damaged decks; thousands more in RadBelt.Gpu.Validation.</summary>
[NonParallelizable]
internal sealed class RandomDeckTests
{
    private const int Decks = 300;

    [Test]
    public void EveryKindHasATinyDeckThatCanBeRun()
    {
        Assert.That(TinyDecks.All.Keys, Is.EquivalentTo(DeckRegistry.Kinds.Select(kind => kind.Name)));
        using Device device = Device.Open("cpu");
        foreach ((string kind, string text) in TinyDecks.All)
            Assert.That(DeckTrial.Check(Encoding.UTF8.GetBytes(text), device), Is.True, kind);
    }

    /// <summary>A deck that fails is made again by its seed, in <see cref="RandomDeck.Bytes"/>.</summary>
    [Test]
    public void RandomDecksAreCheckedOrRefused()
    {
        using Device device = Device.Open("cpu");
        int sound = 0;
        for (int seed = 0; seed < Decks; seed++)
        {
            try
            {
                sound += DeckTrial.Check(RandomDeck.Bytes(seed), device) ? 1 : 0;
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}: {e}\n{Encoding.UTF8.GetString(RandomDeck.Bytes(seed))}");
            }
        }

        TestContext.Out.WriteLine($"{Decks} decks from seed 0 on, {sound} of them sound");
        Assert.That(sound, Is.InRange(Decks / 50, Decks - Decks / 4), "neither all refused, which would try little, nor few");
    }

    /// <summary>Found by random decks: checking this one took hours.</summary>
    [TestCase("8.6e-23 keV")]
    [TestCase("1e12 keV")]
    public void AThinDistributionIsRefusedAtOnce(string perpendicular)
    {
        string deck = TinyDecks.All["pic"].Replace("perpendicular_temperature: 5.4 keV", $"perpendicular_temperature: {perpendicular}", StringComparison.Ordinal);
        DeckException refusal = Assert.Throws<DeckException>(() => Deck.Parse(deck, "a.yaml"))!;
        Assert.That(refusal.Message, Does.Contain("T⊥/T∥").And.Contain("nearer to 1"));
    }

    [Test]
    public void PerturbedDecksRunOrAreRefusedAndLeaveNothingHalfWritten()
    {
        int[] codes = [.. Enumerable.Range(0, 12).Select(seed => DeckTrial.Run(RandomDeck.Perturbed(seed), TimeSpan.FromSeconds(0.2)))];
        Assert.That(codes, Has.Some.EqualTo(ExitCode.Success).And.All.AnyOf(ExitCode.Success, ExitCode.BadInput, ExitCode.RunFailed, ExitCode.Interrupted));
    }
}
