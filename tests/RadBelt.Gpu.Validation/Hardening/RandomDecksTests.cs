using System.Text;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Tests.Hardening;

namespace RadBelt.Gpu.Validation.Hardening;

/// <summary>Ten thousand random and damaged decks: no crash, no hang, no partial output. A failure names the seed that makes its deck again.</summary>
[NonParallelizable]
internal sealed class RandomDecksTests
{
    private static readonly int First = Trials.Number("SEED", 0);

    [Test]
    public void DecksAreCheckedOrRefused()
    {
        int decks = Trials.Number("DECKS", 10_000), sound = 0, ofSchema = 0;
        List<string> failures = [];
        using Device device = Device.Open("cpu");
        for (int seed = First; seed < First + decks; seed++)
        {
            ofSchema += RandomDeck.IsOfSchema(seed) ? 1 : 0;
            try
            {
                sound += DeckTrial.Check(RandomDeck.Bytes(seed), device) ? 1 : 0;
            }
            catch (Exception e)
            {
                failures.Add($"seed {seed}: {e}\n{Encoding.UTF8.GetString(RandomDeck.Bytes(seed))}");
            }

            int done = seed + 1 - First;
            if (done % 1000 == 0 && done < decks)
                Trials.Print($"decks: {done} so far, {sound} sound, {failures.Count} failed");
        }

        Trials.Print($"decks: {decks} checked from seed {First} on, {ofSchema} made of the schema, {decks - ofSchema} damaged; {sound} sound, {decks - sound - failures.Count} refused, {failures.Count} failed");
        Assert.That(failures, Is.Empty, string.Join("\n\n", failures.Take(5)));
        Assert.That(sound, Is.GreaterThan(decks / 50));
    }

    [Test]
    public void DecksRunOrAreRefusedAndLeaveNothingHalfWritten()
    {
        int runs = Trials.Number("RUNS", 500);
        List<string> failures = [];
        var codes = new SortedDictionary<int, int>();
        for (int seed = First; seed < First + runs; seed++)
        {
            try
            {
                int code = DeckTrial.Run(RandomDeck.Perturbed(seed), TimeSpan.FromSeconds(0.3));
                codes[code] = codes.GetValueOrDefault(code) + 1;
            }
            catch (Exception e)
            {
                failures.Add($"seed {seed}: {e}\n{RandomDeck.Perturbed(seed)}");
            }
        }

        int Of(int code) => codes.GetValueOrDefault(code);
        Trials.Print($"decks: {runs} run from seed {First} on; {Of(ExitCode.Success)} to their end, {Of(ExitCode.Interrupted)} interrupted, {Of(ExitCode.BadInput)} refused, {Of(ExitCode.RunFailed)} failed as they ran, saying so, {failures.Count} otherwise");
        Assert.That(failures, Is.Empty, string.Join("\n\n", failures.Take(5)));
        Assert.That(codes.Keys, Is.SubsetOf(new[] { ExitCode.Success, ExitCode.Interrupted, ExitCode.BadInput, ExitCode.RunFailed }));
    }
}
