namespace RadBelt.Gpu.Hdf5;

/// <summary>Where ranks find a checkpoint.</summary>
/// <param name="File">The file as it is there now, a full path.</param>
/// <param name="Stem">What the names of its parts begin with; empty where none are written.</param>
/// <param name="Group">The group in it.</param>
internal sealed record CheckpointPlace(string File, string Stem, string Group)
{
    private const char Between = '\0';

    /// <summary>A place that was written as a text.</summary>
    public static CheckpointPlace Read(string text) => text.Split(Between) is [var file, var stem, var group]
        ? new(file, stem, group)
        : throw new ArgumentException("the place of a checkpoint is another store's", nameof(text));

    /// <summary>The text that <see cref="Read"/> takes.</summary>
    public string Written => string.Join(Between, File, Stem, Group);
}
