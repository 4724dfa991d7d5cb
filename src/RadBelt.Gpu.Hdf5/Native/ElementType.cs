using HDF.PInvoke;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5.Native;

/// <summary>Number types of C# as HDF5 knows them, and which stored types may be read as which without loss.</summary>
internal static class ElementType
{
    private static readonly Dictionary<Type, Func<long>> Natives = new()
    {
        [typeof(float)] = () => H5T.NATIVE_FLOAT,
        [typeof(double)] = () => H5T.NATIVE_DOUBLE,
        [typeof(sbyte)] = () => H5T.NATIVE_INT8,
        [typeof(byte)] = () => H5T.NATIVE_UINT8,
        [typeof(short)] = () => H5T.NATIVE_INT16,
        [typeof(ushort)] = () => H5T.NATIVE_UINT16,
        [typeof(int)] = () => H5T.NATIVE_INT32,
        [typeof(uint)] = () => H5T.NATIVE_UINT32,
        [typeof(long)] = () => H5T.NATIVE_INT64,
        [typeof(ulong)] = () => H5T.NATIVE_UINT64,
    };

    /// <summary>The library's type of <typeparamref name="T"/>.</summary>
    public static long Of<T>()
        where T : unmanaged =>
        Natives.TryGetValue(typeof(T), out Func<long>? native)
            ? native()
            : throw new InvalidInputException(
                $"HDF5: elements of type {typeof(T).Name} cannot be stored; use float, double or an integer type of 8 to 64 bits.");

    /// <summary>Whether every value of the stored <paramref name="type"/> is a value of <typeparamref name="T"/>.</summary>
    public static bool ReadsAs<T>(long type)
        where T : unmanaged
    {
        H5T.class_t stored = H5T.get_class(type);
        int storedBits = 8 * (int)H5T.get_size(type);
        int bits = 8 * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        bool toFloat = typeof(T) == typeof(float) || typeof(T) == typeof(double);
        if (stored == H5T.class_t.FLOAT)
        {
            return toFloat && storedBits <= bits;
        }

        if (stored != H5T.class_t.INTEGER)
        {
            return false;
        }

        bool storedSigned = H5T.get_sign(type) != H5T.sign_t.NONE;
        if (toFloat)
        {
            int significand = typeof(T) == typeof(float) ? 24 : 53;
            return storedBits - (storedSigned ? 1 : 0) <= significand;
        }

        bool signed = H5T.get_sign(Of<T>()) != H5T.sign_t.NONE;
        return signed == storedSigned ? storedBits <= bits : signed && storedBits < bits;
    }

    /// <summary>A stored type in words: "64-bit float", "text".</summary>
    public static string Describe(long type)
    {
        int bits = 8 * (int)H5T.get_size(type);
        return H5T.get_class(type) switch
        {
            H5T.class_t.FLOAT => $"{bits}-bit float",
            H5T.class_t.INTEGER => H5T.get_sign(type) == H5T.sign_t.NONE ? $"{bits}-bit unsigned integer" : $"{bits}-bit integer",
            H5T.class_t.STRING => "text",
            H5T.class_t other => other.ToString().ToLowerInvariant(),
        };
    }
}
