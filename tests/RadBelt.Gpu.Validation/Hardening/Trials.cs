using System.Globalization;

namespace RadBelt.Gpu.Validation.Hardening;

/// <summary>How many trials a test makes, and what it prints of them: <c>./radbelt harden</c> sets the one and shows the other.</summary>
internal static class Trials
{
    /// <summary>A number from the environment, <c>RADBELT_HARDEN_NAME</c>.</summary>
    public static int Number(string name, int usual) =>
        Environment.GetEnvironmentVariable($"RADBELT_HARDEN_{name}") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    /// <summary>Prints a line of counts, at once.</summary>
    public static void Print(string counts) => TestContext.Progress.WriteLine($"harden: {counts}");
}
