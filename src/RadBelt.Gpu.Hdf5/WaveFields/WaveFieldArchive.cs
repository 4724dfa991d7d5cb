using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// Archives the wave field of a hybrid run while it runs: E and B between the absorbing layers, at one time and on the same nodes, compressed, in a folder of HDF5
/// files that appear when they are whole. <see cref="ArchivedWaveField"/> reads it back.
/// </summary>
/// <remarks>
/// <para>E_y, E_z of the run (B0 along x) are E_x, E_y of the archive (B0 along z), z northward from the equator; B likewise. The run holds B half a step before E: Faraday's law takes it to
/// the time of E, exactly as the run does, and the mean (−1, 9, 9, −1)/16 of half nodes to the nodes, which leaves 1 − 3(kΔx)⁴/128 of a wave.</para>
/// <para>A file ends at each checkpoint of the run, so that a run that goes on from one goes on with its archive: what was written after the checkpoint is dropped.</para>
/// </remarks>
public sealed class WaveFieldArchive : ISimulationOutput, ICheckpointed, IDisposable
{
    private readonly PicModel model;
    private readonly HybridPicSetup setup;
    private readonly string folder;
    private readonly WaveFieldArchiveSettings settings;
    private readonly PicWaveSampler sampler;
    private readonly float[] sample;
    private WaveFieldArchiveWriter? writer;

    /// <summary>An archive of a run.</summary>
    /// <param name="model">The run.</param>
    /// <param name="setup">What it was made from.</param>
    /// <param name="folder">Where; an archive already there is replaced when the first file of this one is whole.</param>
    /// <param name="settings">How often, and which nodes.</param>
    /// <exception cref="InvalidInputException">A setting is out of range.</exception>
    public WaveFieldArchive(PicModel model, HybridPicSetup setup, string folder, WaveFieldArchiveSettings settings)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        settings.Validate();
        (this.model, this.setup, this.settings) = (model, setup, settings);
        this.folder = Path.GetFullPath(folder);
        sampler = new(model, setup.Equator, setup.Layer, settings.Stride);
        sample = new float[sampler.Nodes * WaveFieldSource.Components];
    }

    /// <inheritdoc/>
    public double Interval => StepsBetween * model.TimeStep;

    /// <summary>Samples so far.</summary>
    public long Samples => writer?.Samples ?? 0;

    private long StepsBetween => Math.Max(1, (long)Math.Round(1 / (settings.SamplesPerPeriod * settings.HighestFrequency * model.TimeStep)));

    // The first sample is of this look, counted from time zero on.
    private long FirstLook => (long)Math.Ceiling(settings.Start / Interval * (1 - 1e-12));

    // Nodes and clock are known when the run has begun.
    private WaveFieldArchiveWriter Writer => writer ??= new(
        folder,
        new(
            setup.Line.EquatorialField, setup.Line.Curvature, sampler.FirstNode, sampler.Spacing, sampler.Nodes, FirstLook * Interval, Interval, setup.Cold.Density),
        settings.Deflate);

    /// <summary>Archives a field that is there already.</summary>
    /// <param name="folder">Where; an archive already there is replaced.</param>
    /// <param name="field">The field.</param>
    /// <param name="density">Density of cold electrons at the equator, m⁻³.</param>
    /// <param name="deflate">Compression level, 0 … 9.</param>
    /// <exception cref="InvalidInputException">A value is not a number.</exception>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void Save(string folder, WaveFieldSource field, double density, int deflate = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(field);
        using WaveFieldArchiveWriter writer = new(Path.GetFullPath(folder), new(field.Grid, density), deflate);
        field.ForEach(0, field.Grid.Samples, (_, values) => writer.Append(values));
        writer.EndPart();
    }

    /// <inheritdoc/>
    /// <exception cref="SimulationFailedException">The field is no longer made of numbers.</exception>
    /// <exception cref="Hdf5Exception">It could not be written, for example because the disk is full.</exception>
    public void Sample(double time)
    {
        // The last look is at the end of the run, wherever that falls.
        (long look, long rest) = Math.DivRem(model.Step, StepsBetween);
        if (rest != 0 || look < FirstLook)
        {
            return;
        }

        if (look - FirstLook != Writer.Samples)
        {
            throw new InvalidOperationException($"{folder}: sample {look - FirstLook} does not follow the {Writer.Samples} that are archived");
        }

        sampler.Sample(sample);
        try
        {
            Writer.Append(sample);
        }
        catch (InvalidInputException e)
        {
            throw new SimulationFailedException(e.Message, time);
        }
    }

    /// <summary>Ends the archive, at the end of the run or when it was stopped; what is added after that begins another file.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public void Commit() => writer?.EndPart();

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Writer.EndPart();
        writer.Write<long>("samples", [Writer.Samples]);
        writer.Write<uint>("chain", [Writer.Chain]);
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Writer.Resume(reader.Read<long>("samples")[0], reader.Read<uint>("chain")[0]);
    }

    /// <summary>Closes the archive; what was added since <see cref="Commit"/> or a checkpoint is lost.</summary>
    public void Dispose() => writer?.Dispose();
}
