using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>Why rays end, in words.</summary>
internal static class RayEnds
{
    /// <summary>The word of decks, without hyphens.</summary>
    public static string InWords(RayEnd end) => DeckWords.Of(end).Replace('-', ' ');
}
