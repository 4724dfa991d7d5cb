#if ILGPU
using global::ILGPU;

namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>
/// One double on a GPU thread: the lane type that ILGPU compiles to PTX and OpenCL C. It gives the bits that <see cref="ScalarDouble"/> gives
/// wherever the device rounds correctly (CUDA does; OpenCL may divide and take roots less exactly).
/// </summary>
/// <remarks>
/// The number is kept as its bits. Masks and integers are NaNs when read as numbers, which OpenCL C cannot write as literals; and ILGPU's
/// optimiser reorders sums and products with constants, but not across a change of type. Device compilers make nothing of such a change.
/// </remarks>
public readonly struct DeviceScalarDouble : ILanes<DeviceScalarDouble, double>
{
    private readonly long bits;

    [MethodImpl(Inline)]
    private DeviceScalarDouble(long bits) => this.bits = bits;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static int Bits => 64;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble Of(double value) => F(value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble operator +(DeviceScalarDouble a, DeviceScalarDouble b) => F(R(a) + R(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble operator -(DeviceScalarDouble a, DeviceScalarDouble b) => F(R(a) - R(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble operator *(DeviceScalarDouble a, DeviceScalarDouble b) => F(DeviceMath.Multiply(R(a), R(b)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble operator /(DeviceScalarDouble a, DeviceScalarDouble b) => F(R(a) / R(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble operator -(DeviceScalarDouble a) => new(a.bits ^ long.MinValue);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble MulAdd(DeviceScalarDouble a, DeviceScalarDouble b, DeviceScalarDouble c) => F(DeviceMath.MulAdd(R(a), R(b), R(c)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble Sqrt(DeviceScalarDouble a) => F(Math.Sqrt(R(a)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble Abs(DeviceScalarDouble a) => new(a.bits & long.MaxValue);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble Floor(DeviceScalarDouble a) => F(Math.Floor(R(a)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<DeviceScalarDouble> operator <(DeviceScalarDouble a, DeviceScalarDouble b) => Flag(R(a) < R(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<DeviceScalarDouble> operator >(DeviceScalarDouble a, DeviceScalarDouble b) => Flag(R(a) > R(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble Select(Mask<DeviceScalarDouble> mask, DeviceScalarDouble a, DeviceScalarDouble b) => new(mask.Bits.bits != 0 ? a.bits : b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static bool Any(Mask<DeviceScalarDouble> mask) => mask.Bits.bits != 0;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static int CountOf(Mask<DeviceScalarDouble> mask) => mask.Bits.bits != 0 ? 1 : 0;

    /// <inheritdoc/>
    public static DeviceScalarDouble Numbers
    {
        [MethodImpl(Inline)]
        get => F(0);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble Compress(Mask<DeviceScalarDouble> mask, DeviceScalarDouble a) => a;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double Sum(DeviceScalarDouble a) => R(a);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static long IntSum(DeviceScalarDouble bits) => bits.bits;

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
    public static void StoreSingle(View<float> view, long index, DeviceScalarDouble value) => view.Device[index] = (float)R(value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Octet<DeviceScalarDouble> GatherSingleOctet(View<float> view, Int<DeviceScalarDouble> index, long offset) => new(
        GatherSingle(view, index, offset), GatherSingle(view, index, offset + 1), GatherSingle(view, index, offset + 2), GatherSingle(view, index, offset + 3),
        GatherSingle(view, index, offset + 4), GatherSingle(view, index, offset + 5), GatherSingle(view, index, offset + 6), GatherSingle(view, index, offset + 7));

    [MethodImpl(Inline)]
    private static DeviceScalarDouble GatherSingle(View<float> view, Int<DeviceScalarDouble> index, long offset) => F(view.Device[index.Bits.bits + offset]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble BitsOf(long value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble And(DeviceScalarDouble a, DeviceScalarDouble b) => new(a.bits & b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble Or(DeviceScalarDouble a, DeviceScalarDouble b) => new(a.bits | b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble Xor(DeviceScalarDouble a, DeviceScalarDouble b) => new(a.bits ^ b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble IntAdd(DeviceScalarDouble a, DeviceScalarDouble b) => new(a.bits + b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble IntSubtract(DeviceScalarDouble a, DeviceScalarDouble b) => new(a.bits - b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble IntMultiply(DeviceScalarDouble a, DeviceScalarDouble b) => new(a.bits * b.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble ShiftLeft(DeviceScalarDouble a, int count) => new(a.bits << count);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble ShiftRightLogical(DeviceScalarDouble a, int count) => new(a.bits >>> count);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble IntEqual(DeviceScalarDouble a, DeviceScalarDouble b) => Flag(a.bits == b.bits).Bits;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble FromInt(DeviceScalarDouble bits) => F(bits.bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble ToInt(DeviceScalarDouble value) => new((long)R(value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void MultiplyWords(DeviceScalarDouble a, uint factor, out DeviceScalarDouble high, out DeviceScalarDouble low)
    {
        ulong product = (ulong)(uint)a.bits * factor;
        high = new((long)(product >> 32));
        low = new((uint)product);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble Load(View<double> view, long index) => F(view.Device[index]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store(View<double> view, long index, DeviceScalarDouble value) => view.Device[index] = R(value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble Broadcast(View<double> view, long index) => F(view.Device[index]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static DeviceScalarDouble Gather(View<double> view, Int<DeviceScalarDouble> index, int offset) => F(view.Device[index.Bits.bits + offset]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Octet<DeviceScalarDouble> GatherOctet(View<double> view, Int<DeviceScalarDouble> index, int offset) => new(
        Gather(view, index, offset), Gather(view, index, offset + 1), Gather(view, index, offset + 2), Gather(view, index, offset + 3),
        Gather(view, index, offset + 4), Gather(view, index, offset + 5), Gather(view, index, offset + 6), Gather(view, index, offset + 7));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Scatter(View<double> view, Int<DeviceScalarDouble> index, DeviceScalarDouble value, Mask<DeviceScalarDouble> where)
    {
        if (where.Bits.bits != 0)
        {
            view.Device[index.Bits.bits] = R(value);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void AddFixed(View<long> sums, Int<DeviceScalarDouble> index, DeviceScalarDouble value, double scale) =>
        Atomic.Add(ref sums.Device[index.Bits.bits], DeviceMath.RoundToLong(DeviceMath.Multiply(R(value), scale)));

    [MethodImpl(Inline)]
    private static double R(DeviceScalarDouble a) => Interop.IntAsFloat((ulong)a.bits);

    [MethodImpl(Inline)]
    private static DeviceScalarDouble F(double value) => new((long)Interop.FloatAsInt(value));

    [MethodImpl(Inline)]
    private static Mask<DeviceScalarDouble> Flag(bool set) => new(new(set ? -1 : 0));
}
#endif
