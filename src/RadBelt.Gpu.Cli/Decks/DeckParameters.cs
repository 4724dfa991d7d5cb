using System.Collections;
using System.Globalization;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks;

/// <summary>
/// A deck as flat keys and values: defaults and overrides applied, numbers in SI units and radians with all their digits. Decks that differ in spelling
/// or in the order of keys are the same here; keys that a resumed run may change are left out.
/// </summary>
internal static class DeckParameters
{
    /// <summary>Keys such as <c>waves.amplitude</c> or <c>plasma.ions[1].fraction</c>, and their values.</summary>
    public static IReadOnlyDictionary<string, string> Of(ExperimentDeck deck)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(parameters, deck, prefix: "");
        return parameters;
    }

    private static void Add(SortedDictionary<string, string> parameters, IDeckSection section, string prefix)
    {
        foreach (DeckField field in DeckSchema.Of(section.GetType()).Fields.Where(field => !field.Attribute.ResumeMayChange))
        {
            object? value = field.Property.GetValue(section);
            string path = prefix + field.Name;
            if (value is IDeckSection inner)
            {
                Add(parameters, inner, path + ".");
            }
            else if (value is IReadOnlyList<IDeckSection> list)
            {
                for (int i = 0; i < list.Count; i++)
                    Add(parameters, list[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]."));
            }
            else
            {
                parameters[path] = Text(value);
            }
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "not given",
        Enum word => DeckWords.Of(word),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        Interval range => Text(new[] { range.Low, range.High }),
        Axis axis => Text(axis.Values),
        IEnumerable items and not string => $"[{string.Join(", ", items.Cast<object>().Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
