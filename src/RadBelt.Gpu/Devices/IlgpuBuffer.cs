#if ILGPU
using ILGPU;
using ILGPU.Runtime;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Devices;

/// <summary>Memory of an ILGPU device, zeroed.</summary>
internal sealed class IlgpuBuffer<T> : DeviceBuffer<T>
    where T : unmanaged
{
    private readonly MemoryBuffer1D<T, Stride1D.Dense> buffer;

    public IlgpuBuffer(MemoryBuffer1D<T, Stride1D.Dense> buffer)
        : base(new View<T>(buffer.View.BaseView))
    {
        this.buffer = buffer;
        if (buffer.Length > 0)
        {
            buffer.MemSetToZero();
        }
    }

    private protected override void Write(ReadOnlySpan<T> source, long start)
    {
        if (!source.IsEmpty)
        {
            buffer.View.BaseView.SubView(start, source.Length).CopyFromCPU(source);
        }
    }

    private protected override void Read(Span<T> target, long start)
    {
        if (!target.IsEmpty)
        {
            buffer.View.BaseView.SubView(start, target.Length).CopyToCPU(target);
        }
    }

    private protected override void Release() => buffer.Dispose();
}
#endif
