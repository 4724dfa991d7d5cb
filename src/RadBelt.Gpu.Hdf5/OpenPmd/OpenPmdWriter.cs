using System.Globalization;
using System.Text.RegularExpressions;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// Writes a file in the openPMD base standard 1.1.0 (github.com/openPMD/openPMD-standard, STANDARD.md), all iterations in one file, so that
/// openPMD viewers and its validator read it. Other datasets may lie beside <c>/data</c>.
/// </summary>
/// <example>
/// <code>
/// var output = new OpenPmdWriter(file, new OpenPmdInfo("RadBelt.Gpu", version, DateTimeOffset.Now), particles: true, meshes: true);
/// OpenPmdIteration now = output.Iteration(step, time, timeStep);
/// OpenPmdSpecies electrons = now.Species("electrons", count);
/// electrons.Position(("x", x), ("y", y), ("z", z));
/// electrons.Vector("momentum", OpenPmdQuantity.Momentum).Component("x", px).Component("y", py).Component("z", pz);
/// electrons.Constant("charge", OpenPmdQuantity.Charge, Species.Electron.Charge);
/// now.Vector("B", grid, OpenPmdQuantity.MagneticField).Component("x", bx, position: [0.5]);
/// </code>
/// </example>
public sealed partial class OpenPmdWriter
{
    private const string MeshesPath = "meshes/";
    private const string ParticlesPath = "particles/";
    private readonly bool particles;
    private readonly bool meshes;

    /// <summary>Marks a file as openPMD.</summary>
    /// <param name="file">The file being written.</param>
    /// <param name="info">Who and what made it.</param>
    /// <param name="particles">Whether iterations have particles.</param>
    /// <param name="meshes">Whether iterations have meshes.</param>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public OpenPmdWriter(Hdf5File file, OpenPmdInfo info, bool particles, bool meshes)
        : this(file, info, particles, meshes, fileFormat: null)
    {
    }

    /// <summary>The same for one file of a series, whose names have the iteration in place of <c>%T</c>.</summary>
    internal OpenPmdWriter(Hdf5File file, OpenPmdInfo info, bool particles, bool meshes, string? fileFormat)
    {
        File = file;
        (this.particles, this.meshes) = (particles, meshes);
        file.CreateGroup("/data");
        file.SetAttribute("/", "openPMD", "1.1.0");
        file.SetAttribute("/", "openPMDextension", 0u);
        file.SetAttribute("/", "basePath", "/data/%T/");
        file.SetAttribute("/", "iterationEncoding", fileFormat is null ? "groupBased" : "fileBased");
        file.SetAttribute("/", "iterationFormat", fileFormat ?? "/data/%T/");
        file.SetAttribute("/", "software", info.Software);
        file.SetAttribute("/", "softwareVersion", info.SoftwareVersion);

        // "YYYY-MM-DD HH:mm:ss tz", the zone as +0100: .NET would put a colon into it.
        string zone = info.Date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", string.Empty, StringComparison.Ordinal);
        file.SetAttribute("/", "date", info.Date.ToString("yyyy-MM-dd HH:mm:ss ", CultureInfo.InvariantCulture) + zone);
        if (info.Author is not null)
        {
            file.SetAttribute("/", "author", info.Author);
        }

        if (particles)
        {
            file.SetAttribute("/", "particlesPath", ParticlesPath);
        }

        if (meshes)
        {
            file.SetAttribute("/", "meshesPath", MeshesPath);
        }
    }

    /// <summary>How records are stored; <see cref="Hdf5Storage.Compressed"/> unless set.</summary>
    public Hdf5Storage Storage { get; init; } = Hdf5Storage.Compressed;

    internal Hdf5File File { get; }

    /// <summary>Begins an iteration.</summary>
    /// <param name="index">Its number, usually that of the time step.</param>
    /// <param name="time">Its time, s.</param>
    /// <param name="timeStep">The step that led to it, s.</param>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public OpenPmdIteration Iteration(ulong index, double time, double timeStep)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"/data/{index}");
        File.CreateGroup(path);
        File.SetAttribute(path, "time", time);
        File.SetAttribute(path, "dt", timeStep);
        File.SetAttribute(path, "timeUnitSI", 1.0);

        // A path that the root names must exist in every iteration, even if nothing comes to lie there.
        if (particles)
        {
            File.CreateGroup($"{path}/{ParticlesPath}");
        }

        if (meshes)
        {
            File.CreateGroup($"{path}/{MeshesPath}");
        }

        return new OpenPmdIteration(
            this, particles ? $"{path}/{ParticlesPath}" : null, meshes ? $"{path}/{MeshesPath}" : null);
    }

    /// <summary>Writes what every record has.</summary>
    internal void DescribeRecord(string path, OpenPmdQuantity quantity)
    {
        File.SetAttribute<double>(path, "unitDimension", quantity.Dimension);
        File.SetAttribute(path, "timeOffset", quantity.TimeOffset);
    }

    /// <summary>Writes a component that has one value throughout: a group with the value and the shape it stands for.</summary>
    internal void WriteConstant<T>(string path, OpenPmdQuantity quantity, T value, ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        File.CreateGroup(path);
        File.SetAttribute(path, "value", value);
        File.SetAttribute<ulong>(path, "shape", Array.ConvertAll(shape.ToArray(), n => (ulong)n));
        File.SetAttribute(path, "unitSI", quantity.UnitSI);
    }

    /// <summary>Writes a component of one value a point or particle.</summary>
    internal void WriteComponent<T>(string path, OpenPmdQuantity quantity, ReadOnlySpan<T> values, ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        File.Write(path, values, shape, Storage);
        File.SetAttribute(path, "unitSI", quantity.UnitSI);
    }

    /// <summary>Names of species, records and components are letters, digits and underscores.</summary>
    internal string Checked(string name) => IsWord(name)
        ? name
        : throw new InvalidInputException($"{File.Path}: '{name}' cannot name an openPMD record; use letters, digits and underscores.");

    internal static bool IsWord(string name) => Word().IsMatch(name);

    [GeneratedRegex("^[A-Za-z0-9_]+$")]
    private static partial Regex Word();
}
