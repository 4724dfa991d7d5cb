using System.Collections.Concurrent;
using System.Reflection;

namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>The keys of a section's record, those of base records first, each in the order of its declaration.</summary>
internal sealed class DeckSchema
{
    private static readonly ConcurrentDictionary<Type, DeckSchema> Known = new();

    private DeckSchema(Type record)
    {
        Record = record;
        Fields =
        [
            .. record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(property => (Property: property, Attribute: property.GetCustomAttribute<DeckKeyAttribute>()))
                .Where(pair => pair.Attribute is not null)
                .OrderBy(pair => Depth(pair.Property.DeclaringType!))
                .ThenBy(pair => pair.Property.MetadataToken)
                .Select(pair => new DeckField(pair.Property, pair.Attribute!)),
        ];
    }

    /// <summary>The record.</summary>
    public Type Record { get; }

    /// <summary>Its keys.</summary>
    public IReadOnlyList<DeckField> Fields { get; }

    /// <summary>The schema of a record type.</summary>
    public static DeckSchema Of(Type record) => Known.GetOrAdd(record, type => new DeckSchema(type));

    /// <summary>A record with the initial values of its optional keys; required ones are unset.</summary>
    public IDeckSection Blank() => (IDeckSection)Activator.CreateInstance(Record)!;

    private static int Depth(Type type) => type.BaseType is { } above ? 1 + Depth(above) : 0;
}
