using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Devices;

/// <summary>An array on a device.</summary>
/// <typeparam name="T">Element type.</typeparam>
public abstract class DeviceBuffer<T> : IDisposable
    where T : unmanaged
{
    private bool disposed;

    private protected DeviceBuffer(View<T> view) => View = view;

    internal event Action? Released;

    /// <summary>The array as kernels see it.</summary>
    public View<T> View { get; }

    /// <summary>Elements.</summary>
    public long Length => View.Length;

    /// <summary>Copies from the host to elements <paramref name="start"/> ….</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within the array.</exception>
    public void CopyFrom(ReadOnlySpan<T> source, long start = 0)
    {
        Require(start, source.Length);
        Write(source, start);
    }

    /// <summary>Copies elements <paramref name="start"/> … to the host, after everything launched before has ended.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within the array.</exception>
    public void CopyTo(Span<T> target, long start = 0)
    {
        Require(start, target.Length);
        Read(target, start);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            Release();
            Released?.Invoke();
        }
    }

    private protected abstract void Write(ReadOnlySpan<T> source, long start);

    private protected abstract void Read(Span<T> target, long start);

    private protected abstract void Release();

    private void Require(long start, long count)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (start < 0 || count > Length - start)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, $"{count} elements from {start} on do not lie within an array of {Length}");
        }
    }
}
