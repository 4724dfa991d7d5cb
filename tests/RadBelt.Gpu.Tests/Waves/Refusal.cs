using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Waves;

/// <summary>Asserts on input that must be refused.</summary>
internal static class Refusal
{
    /// <summary>The call throws <see cref="InvalidInputException"/> with a message that says why.</summary>
    public static void Refused(TestDelegate call, string why) =>
        Assert.That(call, Throws.InstanceOf<InvalidInputException>().With.Message.Contains(why));
}
