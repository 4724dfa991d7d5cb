using System.Reflection;
using System.Text;

namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>The words decks use for the members of enumerations: <c>HigueraCary</c> is <c>higuera-cary</c>.</summary>
internal static class DeckWords
{
    /// <summary>The words of an enumeration, in the order of its members, with their values.</summary>
    public static IReadOnlyList<(string Word, object Value)> Of(Type enumeration) =>
        [.. enumeration.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (Word(field), field.GetValue(null)!))];

    /// <summary>The word of one value.</summary>
    public static string Of(Enum value) => Of(value.GetType()).First(pair => pair.Value.Equals(value)).Word;

    private static string Word(FieldInfo field)
    {
        if (field.GetCustomAttribute<DeckWordAttribute>() is { } given)
            return given.Word;
        var kebab = new StringBuilder();
        foreach (char c in field.Name)
        {
            if (char.IsUpper(c) && kebab.Length > 0)
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(c));
        }

        return kebab.ToString();
    }
}
