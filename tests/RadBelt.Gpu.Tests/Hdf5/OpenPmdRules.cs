using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Hdf5;

/// <summary>
/// The requirements of the openPMD base standard 1.1.0 on attributes (STANDARD.md, section by section), and ED-PIC's two on weighting; each
/// departure is one line of <see cref="Check"/>'s answer.
/// </summary>
internal sealed class OpenPmdRules(Hdf5File file)
{
    private readonly List<string> departures = [];

    public static IReadOnlyList<string> Check(Hdf5File file)
    {
        OpenPmdRules rules = new(file);
        rules.Root();
        return rules.departures;
    }

    private void Root()
    {
        Text("/", "openPMD", "1.1.0");
        Number<uint>("/", "openPMDextension");
        Text("/", "basePath", "/data/%T/");
        Text("/", "iterationEncoding", "groupBased", "fileBased");
        bool oneFile = Attribute("/", "iterationEncoding", () => file.ReadStringAttribute("/", "iterationEncoding")) == "groupBased";
        string format = Attribute("/", "iterationFormat", () => file.ReadStringAttribute("/", "iterationFormat")) ?? "nothing";
        Require(
            oneFile ? format == "/data/%T/" : file.Children("/data").Select(n => format.Replace("%T", n)).SequenceEqual([Path.GetFileName(file.Path)]),
            "/",
            $"iterationFormat is '{format}'");
        foreach (string recommended in new[] { "software", "softwareVersion", "date" })
        {
            Text("/", recommended);
        }

        foreach (string iteration in file.Children("/data").Select(n => $"/data/{n}"))
        {
            Require(ulong.TryParse(iteration[6..], out _), iteration, "is not numbered");
            Number<double>(iteration, "time");
            Number<double>(iteration, "dt");
            Number<double>(iteration, "timeUnitSI");
            Records(iteration, "meshesPath", (path, _) => Mesh(path));
            Records(iteration, "particlesPath", (path, _) => Species(path));
        }
    }

    private void Records(string iteration, string attribute, Action<string, string> check)
    {
        if (!file.HasAttribute("/", attribute))
        {
            return;
        }

        string group = $"{iteration}/{file.ReadStringAttribute("/", attribute)}";
        Require(group.EndsWith('/') && file.Exists(group), group, "must exist and end with a slash");
        foreach (string name in file.Children(group))
        {
            Require(System.Text.RegularExpressions.Regex.IsMatch(name, "^\\w+$"), group + name, "has a name with other characters");
            check(group + name, name);
        }
    }

    private void Mesh(string path)
    {
        Record(path);
        Text(path, "geometry", "cartesian", "thetaMode", "other");
        Text(path, "dataOrder", "C", "F");
        Number<double>(path, "gridUnitSI");
        int axes = Attribute(path, "axisLabels", () => file.ReadStringAttributes(path, "axisLabels").Length);
        foreach (string list in new[] { "gridSpacing", "gridGlobalOffset" })
        {
            int values = Attribute(path, list, () => file.ReadAttributes<double>(path, list).Length);
            Require(values == axes, path, $"{list} has not one value an axis");
        }

        foreach (string component in Components(path))
        {
            Require(Shape(component).Length == axes, component, "has not as many dimensions as axes");
            double[] position = Attribute(component, "position", () => file.ReadAttributes<double>(component, "position")) ?? [];
            Require(position.Count(p => p is >= 0 and < 1) == axes, component, "position is not one value in [0, 1) an axis");
        }
    }

    private void Species(string path)
    {
        IReadOnlyList<string> records = file.Children(path);
        Require(records.Contains("position") && records.Contains("positionOffset"), path, "lacks position or positionOffset");
        IReadOnlyList<string> axes = file.Children($"{path}/position");
        Require(axes.SequenceEqual(file.Children($"{path}/positionOffset")), path, "offsets other axes than it has");
        long[] shape = Shape(Components($"{path}/position")[0]);
        Require(shape.Length == 1, path, "is not one-dimensional");
        foreach (string record in records.Select(r => $"{path}/{r}"))
        {
            Record(record);
            Number<uint>(record, "macroWeighted");
            Number<double>(record, "weightingPower");
            Require(Components(record).All(c => Shape(c).SequenceEqual(shape)), record, "has another number of particles");
        }

        if (records.Contains("id"))
        {
            Require(file.Shape($"{path}/id").Length == 1 && file.Read<ulong>($"{path}/id").Length == shape[0], path, "id is not uint64");
        }
    }

    private void Record(string path)
    {
        int powers = Attribute(path, "unitDimension", () => file.ReadAttributes<double>(path, "unitDimension").Length);
        Require(powers == 7, path, "unitDimension has not 7 powers");
        Number<double>(path, "timeOffset");
        foreach (string component in Components(path))
        {
            Number<double>(component, "unitSI");
        }
    }

    /// <summary>A scalar record is its own component: a dataset, or a group with a constant value.</summary>
    private List<string> Components(string record) =>
        IsDataset(record) || file.HasAttribute(record, "value") ? [record] : [.. file.Children(record).Select(n => $"{record}/{n}")];

    private long[] Shape(string component)
    {
        if (IsDataset(component))
        {
            return file.Shape(component);
        }

        Require(file.HasAttribute(component, "value"), component, "is a group without a value");
        return Array.ConvertAll(file.ReadAttributes<ulong>(component, "shape"), n => (long)n);
    }

    private bool IsDataset(string path)
    {
        try
        {
            _ = file.Shape(path);
            return true;
        }
        catch (InvalidInputException)
        {
            return false;
        }
    }

    private void Text(string path, string attribute, params string[] allowed)
    {
        string found = Attribute(path, attribute, () => file.ReadStringAttribute(path, attribute)) ?? "nothing";
        Require(allowed.Length == 0 || allowed.Contains(found), path, $"{attribute} is '{found}'");
    }

    private void Number<T>(string path, string attribute)
        where T : unmanaged => Attribute(path, attribute, () => file.ReadAttribute<T>(path, attribute));

    private T? Attribute<T>(string path, string attribute, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidInputException e)
        {
            departures.Add($"{path}@{attribute}: {e.Message}");
            return default;
        }
    }

    private void Require(bool holds, string path, string departure)
    {
        if (!holds)
        {
            departures.Add($"{path}: {departure}");
        }
    }
}
