namespace RadBelt.Gpu.Cli.Decks;

/// <summary>Guesses which of a set of names a mistyped one was meant to be.</summary>
internal static class NearestName
{
    /// <summary>Longer names are no typing errors, and the distance costs their length squared.</summary>
    private const int Longest = 64;

    /// <summary>
    /// The candidate closest to <paramref name="name"/>, letter case aside; null when even that one differs in more than a third of the
    /// letters.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > Longest)
            return null;
        int allowed = Math.Max(1, (name.Length + 1) / 3);
        var nearest = candidates.Select(candidate => (Name: candidate, Distance: Distance(name, candidate))).MinBy(pair => pair.Distance);
        return nearest.Name is not null && nearest.Distance <= allowed ? nearest.Name : null;
    }

    /// <summary>« (did you mean `x`?)» to append to a message, or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        Of(name, candidates) is { } near ? $" (did you mean `{near}`?)" : "";

    /// <summary>
    /// Damerau–Levenshtein distance (optimal string alignment): the insertions, deletions, substitutions and swaps of neighbours between
    /// two names. A letter in the wrong case counts a tenth, so that <c>PT</c> is nearer to <c>pT</c> than to <c>mT</c>.
    /// </summary>
    internal static double Distance(string a, string b)
    {
        var d = new double[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                double best = Math.Min(d[i - 1, j], d[i, j - 1]) + 1;
                best = Math.Min(best, d[i - 1, j - 1] + Difference(a[i - 1], b[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, d[i - 2, j - 2] + 1);
                d[i, j] = best;
            }
        }

        return d[a.Length, b.Length];
    }

    private static double Difference(char a, char b) =>
        a == b ? 0 : char.ToUpperInvariant(a) == char.ToUpperInvariant(b) ? 0.1 : 1;
}
