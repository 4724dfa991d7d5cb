#if ILGPU
using global::ILGPU;

namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>
/// One float on a GPU thread: the lane type that ILGPU compiles to PTX and OpenCL C. It gives the bits that <see cref="Scalar"/> gives
/// wherever the device rounds correctly (CUDA does; OpenCL may divide and take roots less exactly).
/// </summary>
/// <remarks>
/// The number is kept as its bits. Masks and integers are NaNs when read as numbers, which OpenCL C cannot write as literals; and ILGPU's
/// optimiser reorders sums and products with constants, but not across a change of type. Device compilers make nothing of such a change.
/// </remarks>
public readonly struct DeviceScalar : ILanes<DeviceScalar, float>
{
    private readonly int bits;

    [MethodImpl(Inline)]
    private DeviceScalar(int bits) => this.bits = bits;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static int Bits => 32;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar Of(double value) => F((float)value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar operator +(DeviceScalar a, DeviceScalar b) => F(R(a) + R(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar operator -(DeviceScalar a, DeviceScalar b) => F(R(a) - R(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar operator *(DeviceScalar a, DeviceScalar b) => F(DeviceMath.Multiply(R(a), R(b)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar operator /(DeviceScalar a, DeviceScalar b) => F(R(a) / R(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar operator -(DeviceScalar a) => new(a.bits ^ int.MinValue);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar MulAdd(DeviceScalar a, DeviceScalar b, DeviceScalar c) => F(DeviceMath.MulAdd(R(a), R(b), R(c)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar Sqrt(DeviceScalar a) => F(MathF.Sqrt(R(a)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar Abs(DeviceScalar a) => new(a.bits & int.MaxValue);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar Floor(DeviceScalar a) => F(MathF.Floor(R(a)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<DeviceScalar> operator <(DeviceScalar a, DeviceScalar b) => Flag(R(a) < R(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<DeviceScalar> operator >(DeviceScalar a, DeviceScalar b) => Flag(R(a) > R(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar Select(Mask<DeviceScalar> mask, DeviceScalar a, DeviceScalar b) => new(mask.Bits.bits != 0 ? a.bits : b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static bool Any(Mask<DeviceScalar> mask) => mask.Bits.bits != 0;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static int CountOf(Mask<DeviceScalar> mask) => mask.Bits.bits != 0 ? 1 : 0;

    /// <inheritdoc/>
    public static DeviceScalar Numbers
    {
        [MethodImpl(Inline)]
        get => F(0);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar Compress(Mask<DeviceScalar> mask, DeviceScalar a) => a;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double Sum(DeviceScalar a) => R(a);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static long IntSum(DeviceScalar bits) => bits.bits;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static E Get<E>(View<E> view, long index)
        where E : unmanaged => view.Device[index];

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Set<E>(View<E> view, long index, E value)
        where E : unmanaged => view.Device[index] = value;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreSingle(View<float> view, long index, DeviceScalar value) => view.Device[index] = (float)R(value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Octet<DeviceScalar> GatherSingleOctet(View<float> view, Int<DeviceScalar> index, long offset) => GatherOctet(view, index, (int)offset);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar BitsOf(long value) => new((int)value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar And(DeviceScalar a, DeviceScalar b) => new(a.bits & b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar Or(DeviceScalar a, DeviceScalar b) => new(a.bits | b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar Xor(DeviceScalar a, DeviceScalar b) => new(a.bits ^ b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar IntAdd(DeviceScalar a, DeviceScalar b) => new(a.bits + b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar IntSubtract(DeviceScalar a, DeviceScalar b) => new(a.bits - b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar IntMultiply(DeviceScalar a, DeviceScalar b) => new(a.bits * b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar ShiftLeft(DeviceScalar a, int count) => new(a.bits << count);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar ShiftRightLogical(DeviceScalar a, int count) => new(a.bits >>> count);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar IntEqual(DeviceScalar a, DeviceScalar b) => Flag(a.bits == b.bits).Bits;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar FromInt(DeviceScalar bits) => F(bits.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar ToInt(DeviceScalar value) => new((int)R(value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void MultiplyWords(DeviceScalar a, uint factor, out DeviceScalar high, out DeviceScalar low)
    {
        ulong product = (ulong)(uint)a.bits * factor;
        high = new((int)(product >> 32));
        low = new((int)product);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar Load(View<float> view, long index) => F(view.Device[index]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store(View<float> view, long index, DeviceScalar value) => view.Device[index] = R(value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar Broadcast(View<float> view, long index) => F(view.Device[index]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalar Gather(View<float> view, Int<DeviceScalar> index, int offset) => F(view.Device[(long)(index.Bits.bits + offset)]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Octet<DeviceScalar> GatherOctet(View<float> view, Int<DeviceScalar> index, int offset) => new(
        Gather(view, index, offset), Gather(view, index, offset + 1), Gather(view, index, offset + 2), Gather(view, index, offset + 3),
        Gather(view, index, offset + 4), Gather(view, index, offset + 5), Gather(view, index, offset + 6), Gather(view, index, offset + 7));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Scatter(View<float> view, Int<DeviceScalar> index, DeviceScalar value, Mask<DeviceScalar> where)
    {
        if (where.Bits.bits != 0)
        {
            view.Device[(long)index.Bits.bits] = R(value);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void AddFixed(View<long> sums, Int<DeviceScalar> index, DeviceScalar value, double scale) =>
        Atomic.Add(ref sums.Device[(long)index.Bits.bits], DeviceMath.RoundToLong(DeviceMath.Multiply(R(value), scale)));

    [MethodImpl(Inline)]
    private static float R(DeviceScalar a) => Interop.IntAsFloat((uint)a.bits);

    [MethodImpl(Inline)]
    private static DeviceScalar F(float value) => new((int)Interop.FloatAsInt(value));

    [MethodImpl(Inline)]
    private static Mask<DeviceScalar> Flag(bool set) => new(new(set ? -1 : 0));
}
#endif
