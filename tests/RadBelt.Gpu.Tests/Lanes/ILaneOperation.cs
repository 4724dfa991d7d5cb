using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Tests.Lanes;

/// <summary>Something done to three lanes, as a kernel does it.</summary>
internal interface ILaneOperation
{
    static abstract V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V>;
}

/// <summary>An operation on real numbers, with what IEEE 754 says of one lane.</summary>
internal interface IRealOperation : ILaneOperation
{
    static abstract T Expected<T>(T a, T b, T c)
        where T : IBinaryFloatingPointIeee754<T>;
}

/// <summary>An operation on the bits of a lane, with what it gives for one; the low 32 count behind float.</summary>
internal interface IBitOperation : ILaneOperation
{
    static abstract long Expected<T>(long a, long b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>The operation at every index.</summary>
internal readonly struct Applied<T, TOperation>(View<T> a, View<T> b, View<T> c, View<T> result) : IKernel<T>
    where T : unmanaged
    where TOperation : struct, ILaneOperation
{
    private readonly View<T> a = a, b = b, c = c, result = result;

    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, T> =>
        V.Store(result, index, TOperation.Apply(V.Load(a, index), V.Load(b, index), V.Load(c, index)));
}

internal static class LaneOperations
{
    /// <summary>The operation applied to arrays on a device.</summary>
    public static T[] Apply<T, TOperation>(Device device, T[] a, T[]? b = null, T[]? c = null)
        where T : unmanaged
        where TOperation : struct, ILaneOperation
    {
        DeviceBuffer<T>[] arrays = [.. new[] { a, b ?? a, c ?? a, a }.Select(values => Upload(device, values))];
        device.Launch<Applied<T, TOperation>, T>(new(arrays[0].View, arrays[1].View, arrays[2].View, arrays[3].View), a.Length);
        var result = new T[a.Length];
        arrays[3].CopyTo(result);
        Array.ForEach(arrays, array => array.Dispose());
        return result;
    }

    public static DeviceBuffer<T> Upload<T>(Device device, T[] values)
        where T : unmanaged
    {
        DeviceBuffer<T> buffer = device.Allocate<T>(values.Length);
        buffer.CopyFrom(values);
        return buffer;
    }
}
