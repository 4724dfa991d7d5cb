namespace RadBelt.Gpu.Simulations;

/// <summary>Where the checkpoints of a run are kept.</summary>
public interface ICheckpointStore
{
    /// <summary>Begins a checkpoint. The ones before it stay until it is committed.</summary>
    /// <param name="step">Steps taken.</param>
    /// <param name="time">Simulated time, s.</param>
    /// <exception cref="IOException">There is no place for it.</exception>
    IPendingCheckpoint Begin(long step, double time);
}

/// <summary>A checkpoint being written: it counts from <see cref="Commit"/> on, and one disposed before that leaves no trace.</summary>
public interface IPendingCheckpoint : ICheckpointWriter, IDisposable
{
    /// <summary>Makes it the newest checkpoint, in one step.</summary>
    /// <exception cref="IOException">It could not be finished; the ones before it are as they were.</exception>
    void Commit();
}
