namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>
/// A device array as kernels see it: a native address for the CPU, and ILGPU's view of the same buffer when ILGPU is compiled in. Only lane
/// types read or write it. Indices are not checked in release builds; hosts check lengths before they launch.
/// </summary>
/// <typeparam name="T">Element type.</typeparam>
public readonly struct View<T>
    where T : unmanaged
{
    // A long, not a pointer type: ILGPU takes this struct as a kernel argument.
    private readonly long address;
    private readonly long length;

    /// <summary>A view of native memory.</summary>
    /// <param name="address">Address of element 0.</param>
    /// <param name="length">Elements.</param>
    public View(nint address, long length)
    {
        this.address = address;
        this.length = length;
    }

    /// <summary>Elements.</summary>
    public long Length => length;

    [MethodImpl(Inline)]
    internal unsafe T* At(long index, int count = 1)
    {
        System.Diagnostics.Debug.Assert(index >= 0 && index + count <= length, "view index out of range");
        return (T*)address + index;
    }
#if ILGPU

    /// <summary>The same array as ILGPU sees it.</summary>
    public readonly global::ILGPU.ArrayView<T> Device;

    /// <summary>A view of an ILGPU buffer.</summary>
    public View(global::ILGPU.ArrayView<T> device)
    {
        Device = device;
        length = device.Length;
    }
#endif
}
