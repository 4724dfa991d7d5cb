using RadBelt.Gpu.Cli.Decks.Yaml;

namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>
/// Turns a tree into the records of its schema. Every fault is noted and binding goes on, so that a deck's faults appear together; sections
/// that define units are bound before those declared after them, whatever the order in the deck.
/// </summary>
internal sealed class DeckBinder
{
    private readonly DeckDiagnostics diagnostics = new();
    private readonly ScalarReader scalars;

    private DeckBinder() => scalars = new ScalarReader(diagnostics);

    /// <summary>The deck as a record of that type.</summary>
    /// <exception cref="DeckException">The deck has faults: all of them are in it.</exception>
    public static IDeckSection Bind(Type record, DeckMapping root)
    {
        var binder = new DeckBinder();
        var deck = binder.Section(record, new DeckEntry(root.Position, "", root), path: "", holder: null);
        binder.diagnostics.ThrowIfAny();
        return deck!;
    }

    private IDeckSection? Section(Type record, DeckEntry entry, string path, DeckField? holder)
    {
        var schema = DeckSchema.Of(record);
        if (entry.Value is not DeckMapping mapping)
        {
            diagnostics.Add(entry.Value.Position, path, $"a section is expected, with the keys {Keys(schema)}");
            return null;
        }

        var mistyped = RefuseUnknownKeys(schema, mapping, path, out bool whole);
        var section = schema.Blank();
        foreach (var field in schema.Fields.Where(field => !mistyped.Contains(field.Name)).Select(field => field.Within(holder)))
            whole &= TryBindKey(section, field, mapping.Find(field.Name), entry, path);
        if (!whole)
            return null;
        int before = diagnostics.Count;
        section.Validate(new DeckContext(diagnostics, entry, path));
        return diagnostics.Count > before ? null : section;
    }

    private bool TryBindKey(IDeckSection section, DeckField field, DeckEntry? entry, DeckEntry holder, string sectionPath)
    {
        string path = DeckDiagnostics.Join(sectionPath, field.Name);
        if (entry is null)
        {
            if (field.IsRequired)
                diagnostics.Add(holder.Position, path, $"this key is missing; {Expectation.Of(field)}");
            return !field.IsRequired;
        }

        if (!TryBind(field, entry, path, out object? value))
            return false;
        field.Property.SetValue(section, value);
        if (value is IDefinesUnits plasma)
            diagnostics.Units = plasma.Units;
        return true;
    }

    /// <summary>
    /// The value of a key; false when it has none that could be used, for a fault that was noted or for want of a plasma at fault itself.
    /// </summary>
    private bool TryBind(DeckField field, DeckEntry entry, string path, out object? value)
    {
        value = null;
        if (entry.Value is DeckScalar { Text: "" } nothing)
        {
            diagnostics.Add(nothing.Position, path, $"this key has no value; {Expectation.Of(field)}");
            return false;
        }

        if (field.Attribute.Word is { } word && entry.Value is DeckScalar scalar && scalar.Text == word)
            return true;
        value = field.IsList ? List(field, entry, path)
            : field.ValueType == typeof(Axis) ? Axis(field, entry, path)
            : field.ValueType == typeof(Interval) ? Interval(field, entry, path)
            : Single(field, entry, path);
        return value is not null;
    }

    private object? Single(DeckField field, DeckEntry entry, string path) =>
        field.IsSection ? Section(field.ValueType, entry, path, field) : scalars.Read(field, entry.Value, path);

    /// <summary>A list, as an array; a single value is a list of one.</summary>
    private Array? List(DeckField field, DeckEntry entry, string path)
    {
        List<DeckNode> items = entry.Value is DeckSequence list ? list.Items : [entry.Value];
        var (min, max) = (field.Attribute.MinCount, field.Attribute.MaxCount);
        if (items.Count < min || items.Count > max)
        {
            diagnostics.Add(entry.Value.Position, path, $"{items.Count} elements are given; from {min} to {max} are allowed");
            return null;
        }

        var values = Array.CreateInstance(field.ValueType, items.Count);
        bool whole = true;
        for (int i = 0; i < items.Count; i++)
        {
            string itemPath = entry.Value is DeckSequence ? $"{path}[{i}]" : path;
            object? value = Single(field, new DeckEntry(items[i].Position, entry.Key, items[i]), itemPath);
            whole &= value is not null;
            if (value is not null)
                values.SetValue(value, i);
        }

        return whole ? values : null;
    }

    private object? Interval(DeckField field, DeckEntry entry, string path)
    {
        if (entry.Value is not DeckSequence { Items: [var first, var second] })
        {
            diagnostics.Add(entry.Value.Position, path, Expectation.Of(field));
            return null;
        }

        object? low = scalars.Read(field, first, path + "[0]");
        object? high = scalars.Read(field, second, path + "[1]");
        if (low is not double from || high is not double to)
            return null;
        if (from < to)
            return new Interval(from, to);
        diagnostics.Add(second.Position, path + "[1]", "the second value of a pair [low, high] must be the greater one");
        return null;
    }

    private Axis? Axis(DeckField field, DeckEntry entry, string path)
    {
        Axis? axis;
        if (entry.Value is DeckMapping mapping)
        {
            axis = Section(typeof(AxisRange), entry, path, field) is AxisRange range ? Schema.Axis.Of(range) : null;
            if (axis?.Values.Count > field.Attribute.MaxCount)
            {
                string message = $"{axis.Values.Count} values are too many; at most {field.Attribute.MaxCount} are allowed";
                diagnostics.Add(mapping.Find("count")!.Value.Position, path + ".count", message);
                return null;
            }
        }
        else
        {
            axis = List(field with { ValueType = typeof(double) }, entry, path) is double[] list ? new Axis(list) : null;
        }

        for (int i = 1; i < axis?.Values.Count; i++)
        {
            if (axis.Values[i] > axis.Values[i - 1])
                continue;
            diagnostics.Add(entry.Value.Position, $"{path}[{i}]", "the values must increase");
            return null;
        }

        return axis;
    }

    /// <summary>
    /// Notes the keys the section does not have. Returns the absent ones they were probably meant to be, which need not be reported as
    /// missing too.
    /// </summary>
    private HashSet<string> RefuseUnknownKeys(DeckSchema schema, DeckMapping mapping, string path, out bool none)
    {
        var mistyped = new HashSet<string>(StringComparer.Ordinal);
        var names = schema.Fields.Select(field => field.Name).ToList();
        var unknown = mapping.Entries.Where(entry => !names.Contains(entry.Key)).ToList();
        foreach (var entry in unknown)
        {
            if (NearestName.Of(entry.Key, names) is { } near && mapping.Find(near) is null)
                mistyped.Add(near);
            string keyPath = DeckDiagnostics.Join(path, Shorten.ForMessage(entry.Key));
            string holder = path.Length == 0 ? "a deck of this kind" : $"`{path}`";
            string hint = NearestName.Hint(entry.Key, names);
            diagnostics.Add(entry.Position, keyPath, $"there is no such key{hint}; {holder} has the keys {Keys(schema)}");
        }

        none = unknown.Count == 0;
        return mistyped;
    }

    private static string Keys(DeckSchema schema) => string.Join(", ", schema.Fields.Select(field => field.Name));
}
