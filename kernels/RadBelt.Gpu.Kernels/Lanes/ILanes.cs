namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>
/// A bundle of real numbers that moves through a kernel as one value: one number on a GPU thread (<c>DeviceScalar</c>) or in a scalar loop,
/// 8 or 16 floats (4 or 8 doubles) in a SIMD register. A kernel written over <typeparamref name="V"/> compiles for each of them, and gives the
/// same bits in each lane whatever the width: every operation here is correctly rounded (IEEE 754) or exact.
/// </summary>
/// <typeparam name="V">The lane type itself.</typeparam>
public interface ILanes<V> : ILaneBits<V>
    where V : unmanaged, ILanes<V>
{
    /// <summary>Numbers in the bundle.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane, rounded to the lane's precision.</summary>
    static abstract V Of(double value);

    /// <summary>Lane by lane a + b.</summary>
    static abstract V operator +(V a, V b);

    /// <summary>Lane by lane a − b.</summary>
    static abstract V operator -(V a, V b);

    /// <summary>Lane by lane a b.</summary>
    static abstract V operator *(V a, V b);

    /// <summary>Lane by lane a / b.</summary>
    static abstract V operator /(V a, V b);

    /// <summary>Lane by lane −a.</summary>
    static abstract V operator -(V a);

    /// <summary>a b + c with one rounding.</summary>
    static abstract V MulAdd(V a, V b, V c);

    /// <summary>Square root.</summary>
    static abstract V Sqrt(V a);

    /// <summary>Magnitude.</summary>
    static abstract V Abs(V a);

    /// <summary>Largest integer not above a.</summary>
    static abstract V Floor(V a);

    /// <summary>Lanes in which a is less than b.</summary>
    static abstract Mask<V> operator <(V a, V b);

    /// <summary>Lanes in which a is greater than b.</summary>
    static abstract Mask<V> operator >(V a, V b);

    /// <summary>a where the mask is set, b elsewhere.</summary>
    static abstract V Select(Mask<V> mask, V a, V b);

    /// <summary>Whether the mask is set in any lane.</summary>
    static abstract bool Any(Mask<V> mask);

    /// <summary>How many lanes the mask is set in.</summary>
    static abstract int CountOf(Mask<V> mask);

    /// <summary>The lanes' own numbers: 0, 1, … <see cref="Count"/> − 1.</summary>
    static abstract V Numbers { get; }

    /// <summary>The lanes in which the mask is set, moved together to the first lanes in their order; the others mean nothing.</summary>
    static abstract V Compress(Mask<V> mask, V a);

    /// <summary>Sum over the lanes, in double precision.</summary>
    static abstract double Sum(V a);

    /// <summary>Sum over the lanes of the integers they carry.</summary>
    static abstract long IntSum(V bits);

    /// <summary>One element of an array of any type.</summary>
    static abstract E Get<E>(View<E> view, long index)
        where E : unmanaged;

    /// <summary>Sets one element of an array of any type.</summary>
    static abstract void Set<E>(View<E> view, long index, E value)
        where E : unmanaged;

    /// <summary>Stores one lane each, rounded to float, at index, index + 1, …</summary>
    static abstract void StoreSingle(View<float> view, long index, V value);

    /// <summary>The eight elements from index + offset on of a table in single precision, lane by lane.</summary>
    static abstract Octet<V> GatherSingleOctet(View<float> view, Int<V> index, long offset);
}

/// <summary>A lane type with the element type <typeparamref name="T"/> (float or double) that it reads from and writes to memory.</summary>
/// <typeparam name="V">The lane type itself.</typeparam>
/// <typeparam name="T">The element in memory.</typeparam>
public interface ILanes<V, T> : ILanes<V>
    where V : unmanaged, ILanes<V, T>
    where T : unmanaged
{
    /// <summary>The elements at index, index + 1, … one a lane.</summary>
    static abstract V Load(View<T> view, long index);

    /// <summary>Stores one lane each at index, index + 1, …</summary>
    static abstract void Store(View<T> view, long index, V value);

    /// <summary>The one element at index, in every lane.</summary>
    static abstract V Broadcast(View<T> view, long index);

    /// <summary>The element at index + offset, lane by lane.</summary>
    static abstract V Gather(View<T> view, Int<V> index, int offset);

    /// <summary>The eight elements from index + offset on, lane by lane: where rows of a table are read whole, much cheaper than one by one.</summary>
    static abstract Octet<V> GatherOctet(View<T> view, Int<V> index, int offset);

    /// <summary>Stores one lane each at index, where the mask is set; no two indices may be equal.</summary>
    static abstract void Scatter(View<T> view, Int<V> index, V value, Mask<V> where);

    /// <summary>
    /// Adds value × scale, rounded to the nearest integer, to the 64-bit fixed-point sum at index, lane by lane and atomically. Integer sums
    /// do not depend on their order, so totals are the same bits for any number of threads.
    /// </summary>
    static abstract void AddFixed(View<long> sums, Int<V> index, V value, double scale);
}
