using RadBelt.Gpu.Tests.Hardening;

namespace RadBelt.Gpu.Validation.Hardening;

/// <summary>Hundreds of damaged files of each kind that runs read: refused in a sentence, or harmless.</summary>
[NonParallelizable]
internal sealed class DamagedInputsTests
{
    [Test]
    public void DamageIsRefusedOrDoesNoHarm([ValueSource(typeof(DamagedInput), nameof(DamagedInput.Kinds))] string kind)
    {
        int files = Trials.Number("INPUTS", 500), first = Trials.Number("SEED", 0), refused = 0;
        List<string> failures = [];
        using DamagedInput input = DamagedInput.Of(kind);
        for (int seed = first; seed < first + files; seed++)
        {
            try
            {
                refused += input.IsRefused(seed) ? 1 : 0;
            }
            catch (AssertionException e)
            {
                failures.Add(e.Message);
            }
        }

        Trials.Print($"inputs: {kind}: {files} damaged files from seed {first} on; {refused} refused, {files - refused - failures.Count} harmless, {failures.Count} failed");
        Assert.That(failures, Is.Empty, string.Join("\n\n", failures.Take(5)));
    }
}
