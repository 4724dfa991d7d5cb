using System.Globalization;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// Iterations of a long run, a file each (openPMD's <c>fileBased</c> encoding): <c>NAME_0.h5</c>, <c>NAME_500.h5</c>, … Every file is whole as soon as it has
/// its name, so the series can be read while the run goes on and after it was killed; a run that goes on from a checkpoint replaces the files of the steps it
/// takes again. (<see cref="OpenPmdWriter"/> alone puts all iterations into one file, which is there when the run has ended.)
/// </summary>
/// <example>
/// <code>
/// var fields = new OpenPmdSeries("out", "fields", info, particles: false, meshes: true);
/// fields.Write(step, time, timeStep, now =>
/// {
///     now.Vector("E", grid, OpenPmdQuantity.ElectricField).Component("x", ex, position: [0.5]).Component("y", ey).Component("z", ez);
///     now.Vector("B", grid, OpenPmdQuantity.MagneticField with { TimeOffset = -timeStep / 2 }).Component("y", by, position: [0.5]);
/// });
/// </code>
/// </example>
public sealed class OpenPmdSeries
{
    private readonly string folder;
    private readonly string name;
    private readonly OpenPmdInfo info;
    private readonly bool particles;
    private readonly bool meshes;

    /// <summary>A series.</summary>
    /// <param name="folder">Where its files go; it must be there.</param>
    /// <param name="name">What their names begin with: letters, digits and underscores, the last no digit.</param>
    /// <param name="info">Who and what made them.</param>
    /// <param name="particles">Whether iterations have particles.</param>
    /// <param name="meshes">Whether iterations have meshes.</param>
    /// <exception cref="Physics.InvalidInputException">The name has other characters.</exception>
    public OpenPmdSeries(string folder, string name, OpenPmdInfo info, bool particles, bool meshes)
    {
        if (!OpenPmdWriter.IsWord(name) || char.IsAsciiDigit(name[^1]))
        {
            throw new Physics.InvalidInputException($"'{name}' cannot name a series of openPMD files; use letters, digits and underscores, no digit at the end.");
        }

        (this.folder, this.name, this.info, this.particles, this.meshes) = (folder, name, info, particles, meshes);
    }

    /// <summary>How records are stored; <see cref="Hdf5Storage.Compressed"/> unless set.</summary>
    public Hdf5Storage Storage { get; init; } = Hdf5Storage.Compressed;

    /// <summary>Writes what every file has beside openPMD's own: attributes of the root, the deck.</summary>
    public Action<Hdf5File>? Head { get; init; }

    /// <summary>Writes an iteration; one of that number that was there is replaced when the new one is whole.</summary>
    /// <param name="index">Its number, usually that of the time step.</param>
    /// <param name="time">Its time, s.</param>
    /// <param name="timeStep">The step that led to it, s.</param>
    /// <param name="fill">Writes its records.</param>
    /// <exception cref="Hdf5Exception">It could not be written; nothing is left of it.</exception>
    public void Write(ulong index, double time, double timeStep, Action<OpenPmdIteration> fill)
    {
        using Hdf5File file = Hdf5File.Create(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}_{index}.h5")));
        Head?.Invoke(file);
        fill(new OpenPmdWriter(file, info, particles, meshes, fileFormat: $"{name}_%T.h5") { Storage = Storage }.Iteration(index, time, timeStep));
        file.Commit();
    }
}
