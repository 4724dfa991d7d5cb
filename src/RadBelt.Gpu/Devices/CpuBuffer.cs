using System.Runtime.InteropServices;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Devices;

/// <summary>Native memory on a 64-byte boundary, zeroed; large arrays on large pages where the system gives them for the asking.</summary>
internal sealed unsafe class CpuBuffer<T> : DeviceBuffer<T>
    where T : unmanaged
{
    private readonly T* start;

    private CpuBuffer(T* start, long length)
        : base(new View<T>((nint)start, length)) => this.start = start;

    public static CpuBuffer<T> Create(long length)
    {
        nuint bytes = checked((nuint)length * (nuint)sizeof(T));
        void* start = LargePages.AreWorthIt(bytes) ? LargePages.Allocate(bytes) : NativeMemory.AlignedAlloc(bytes + 64, 64);
        NativeMemory.Clear(start, bytes);
        return new((T*)start, length);
    }

    private protected override void Write(ReadOnlySpan<T> source, long index) => source.CopyTo(new Span<T>(start + index, source.Length));

    private protected override void Read(Span<T> target, long index) => new ReadOnlySpan<T>(start + index, target.Length).CopyTo(target);

    private protected override void Release() => NativeMemory.AlignedFree(start);
}
