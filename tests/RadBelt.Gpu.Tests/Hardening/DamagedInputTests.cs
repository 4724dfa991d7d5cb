namespace RadBelt.Gpu.Tests.Hardening;

/// <summary>Damaged files, tens of each kind; hundreds more in RadBelt.Gpu.Validation.</summary>
[NonParallelizable]
internal sealed class DamagedInputTests
{
    [Test]
    public void DamageIsRefusedOrDoesNoHarm([ValueSource(typeof(DamagedInput), nameof(DamagedInput.Kinds))] string kind)
    {
        using DamagedInput input = DamagedInput.Of(kind);
        int count = kind.Contains("checkpoint", StringComparison.Ordinal) ? 8 : 40;
        int refused = Enumerable.Range(0, count).Count(input.IsRefused);
        TestContext.Out.WriteLine($"{kind}: {refused} of {count} refused, seeds from 0");
        Assert.That(refused, Is.GreaterThan(count / 4), "damage that is found");
    }
}
