using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Hardening;

/// <summary>A dataset, or (with a name) an attribute of the object at a path.</summary>
/// <param name="Path">Path of the dataset or of the attribute's owner.</param>
/// <param name="Name">Name of the attribute; null for a dataset.</param>
/// <param name="Values">Elements: an array of numbers or texts.</param>
/// <param name="Shape">Shape; empty for a single value.</param>
internal sealed record Hdf5Item(string Path, string? Name, Array Values, long[] Shape);

/// <summary>What an HDF5 file holds, to be written again with something changed: groups, datasets and attributes of numbers and texts, each of its own type.</summary>
/// <param name="Groups">Paths of groups.</param>
/// <param name="Items">Datasets first, then attributes.</param>
internal sealed record Hdf5Model(IReadOnlyList<string> Groups, IReadOnlyList<Hdf5Item> Items)
{
    private static readonly Func<Hdf5File, string, Array>[] Datasets =
    [
        (f, p) => f.Read<byte>(p), (f, p) => f.Read<sbyte>(p), (f, p) => f.Read<short>(p), (f, p) => f.Read<int>(p), (f, p) => f.Read<uint>(p), (f, p) => f.Read<long>(p), (f, p) => f.Read<ulong>(p),
        (f, p) => f.Read<float>(p), (f, p) => f.Read<double>(p), (f, p) => f.ReadTexts(p),
    ];

    private static readonly Func<Hdf5File, string, string, Array>[] Attributes =
    [
        (f, p, n) => f.ReadAttributes<byte>(p, n), (f, p, n) => f.ReadAttributes<sbyte>(p, n), (f, p, n) => f.ReadAttributes<short>(p, n), (f, p, n) => f.ReadAttributes<int>(p, n),
        (f, p, n) => f.ReadAttributes<uint>(p, n), (f, p, n) => f.ReadAttributes<long>(p, n), (f, p, n) => f.ReadAttributes<ulong>(p, n), (f, p, n) => f.ReadAttributes<float>(p, n),
        (f, p, n) => f.ReadAttributes<double>(p, n), (f, p, n) => f.ReadStringAttributes(p, n),
    ];

    /// <summary>Reads a file; attributes that are references, such as those of axes, are left out.</summary>
    public static Hdf5Model Of(string path)
    {
        using Hdf5File file = Hdf5File.Open(path);
        List<string> groups = [];
        List<Hdf5Item> datasets = [], attributes = [];
        Visit("/");
        return new(groups, [.. datasets, .. attributes]);

        void Visit(string at)
        {
            foreach (string name in file.AttributeNames(at).Where(name => (at, name) != ("/", "complete")))
            {
                if (First(Attributes.Select<Func<Hdf5File, string, string, Array>, Func<Array>>(read => () => read(file, at, name))) is { } values)
                    attributes.Add(new(at, name, values, values.Length == 1 ? [] : [values.Length]));
            }

            if (Try(() => file.Children(at)) is { } children)
            {
                groups.Add(at);
                foreach (string child in children)
                    Visit(at.TrimEnd('/') + "/" + child);
            }
            else if (First(Datasets.Select<Func<Hdf5File, string, Array>, Func<Array>>(read => () => read(file, at))) is { } values)
            {
                datasets.Add(new(at, null, values, file.Shape(at)));
            }
        }
    }

    /// <summary>Writes a file of it.</summary>
    public void Write(string path)
    {
        using Hdf5File file = Hdf5File.Create(path);
        foreach (string group in Groups.Where(group => group != "/"))
            file.CreateGroup(group);
        foreach (Hdf5Item item in Items)
            Write(file, item);
        file.Commit();
    }

    private static void Write(Hdf5File file, Hdf5Item item)
    {
        // The owner may have been taken out.
        if (item.Name is not null && item.Path != "/" && !file.Exists(item.Path))
            return;
        switch (item.Values)
        {
            case byte[] v: Put(v); break;
            case sbyte[] v: Put(v); break;
            case short[] v: Put(v); break;
            case int[] v: Put(v); break;
            case uint[] v: Put(v); break;
            case long[] v: Put(v); break;
            case ulong[] v: Put(v); break;
            case float[] v: Put(v); break;
            case double[] v: Put(v); break;
            case string[] v when item.Name is null && v.Length == 1 && item.Shape.Length == 0: file.WriteText(item.Path, v[0]); break;
            case string[] v when item.Name is null: file.WriteTexts(item.Path, v); break;
            case string[] v when item.Shape.Length == 0: file.SetAttribute(item.Path, item.Name!, v[0]); break;
            case string[] v: file.SetAttribute(item.Path, item.Name!, v); break;
        }

        void Put<T>(T[] values)
            where T : unmanaged
        {
            if (item.Name is { } name && item.Shape.Length == 0)
                file.SetAttribute(item.Path, name, values[0]);
            else if (item.Name is not null)
                file.SetAttribute<T>(item.Path, item.Name, values.AsSpan());
            else if (item.Shape.Length == 0)
                file.WriteScalar(item.Path, values[0]);
            else
                file.Write<T>(item.Path, values, item.Shape);
        }
    }

    private static Array? First(IEnumerable<Func<Array>> reads) => reads.Select(Try).FirstOrDefault(values => values is not null);

    private static T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }
}
