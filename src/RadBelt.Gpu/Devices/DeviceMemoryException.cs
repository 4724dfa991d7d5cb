using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Devices;

/// <summary>What a device's memory has no room for. Unlike other input it may be right on one rank and too much on another.</summary>
internal sealed class DeviceMemoryException : InvalidInputException
{
    /// <summary>An error about memory, with the whole sentence to show.</summary>
    public DeviceMemoryException(InvariantText message)
        : base(message)
    {
    }

    /// <summary>An error about memory with what caused it.</summary>
    public DeviceMemoryException(InvariantText message, Exception inner)
        : base(InvariantText.Of(message), inner)
    {
    }
}
