namespace RadBelt.Gpu.Simulations;

/// <summary>State that a run can be stopped with and taken up again from, bit for bit.</summary>
public interface ICheckpointed
{
    /// <summary>Writes all state that the future depends on, and leaves it as it is.</summary>
    /// <exception cref="SimulationFailedException">The state is not sound (values that are not numbers): the checkpoint is given up, the ones before it stay.</exception>
    void Save(ICheckpointWriter writer);

    /// <summary>Takes the state back; called after <see cref="IModel.Begin"/> on an object made with the same parameters.</summary>
    /// <exception cref="Physics.InvalidInputException">The checkpoint lacks something, or does not fit.</exception>
    void Restore(ICheckpointReader reader);
}

/// <summary>Fills <paramref name="values"/> with the elements of an array from <paramref name="start"/> on.</summary>
public delegate void ArrayPart<T>(long start, Span<T> values);

/// <summary>Takes the elements of an array from <paramref name="start"/> on.</summary>
public delegate void ArrayTaker<T>(long start, ReadOnlySpan<T> values);

/// <summary>Named arrays that become a checkpoint. Names are paths, such as <c>species/electron/ux</c>.</summary>
public interface ICheckpointWriter
{
    /// <summary>Writes an array.</summary>
    void Write<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged;

    /// <summary>Writes an array too long for one span, piece by piece.</summary>
    void Write<T>(string name, long length, ArrayPart<T> part)
        where T : unmanaged;

    /// <summary>A writer whose names lie under <paramref name="name"/>.</summary>
    ICheckpointWriter Group(string name);
}

/// <summary>The arrays of a checkpoint.</summary>
public interface ICheckpointReader
{
    /// <summary>Reads a whole array.</summary>
    /// <exception cref="Physics.InvalidInputException">There is none of that name and type.</exception>
    T[] Read<T>(string name)
        where T : unmanaged;

    /// <summary>Elements of an array.</summary>
    /// <exception cref="Physics.InvalidInputException">There is none of that name.</exception>
    long Length(string name);

    /// <summary>Reads an array piece by piece.</summary>
    /// <exception cref="Physics.InvalidInputException">There is none of that name and type.</exception>
    void Read<T>(string name, ArrayTaker<T> take)
        where T : unmanaged;

    /// <summary>A reader whose names lie under <paramref name="name"/>.</summary>
    ICheckpointReader Group(string name);
}
