namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// An HDF5 file that could not be written, or a fault of the library: the message names the file, the object, what happened and the remedy,
/// and is fit to be shown as it stands. Faults of a file that was to be <em>read</em> are <see cref="Physics.InvalidInputException"/>s.
/// </summary>
public class Hdf5Exception : IOException
{
    /// <summary>An error with the whole sentence to show.</summary>
    public Hdf5Exception(string message)
        : base(message)
    {
    }

    /// <summary>An error with the whole sentence to show and what caused it.</summary>
    public Hdf5Exception(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>The HDF5 library's own error stack at that moment, innermost first; empty when the library was not the cause.</summary>
    public IReadOnlyList<string> LibraryMessages { get; init; } = [];
}
