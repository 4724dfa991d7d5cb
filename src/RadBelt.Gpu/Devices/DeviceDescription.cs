namespace RadBelt.Gpu.Devices;

/// <summary>A device that can be opened here.</summary>
/// <param name="Id">The name that selects it.</param>
/// <param name="Description">What it is, for people.</param>
/// <param name="MemoryBytes">Its memory, bytes.</param>
/// <param name="Open">Opens it.</param>
public sealed record DeviceDescription(string Id, string Description, long MemoryBytes, Func<Device> Open)
{
    /// <summary>Whether it is a GPU.</summary>
    public bool IsGpu => Id.StartsWith("cuda:", StringComparison.Ordinal) || Id.StartsWith("opencl:", StringComparison.Ordinal);
}
