using System.Numerics;
using RadBelt.Gpu.Kernels.Random;

namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// Sobol's sequence in four dimensions (direction numbers of Joe and Kuo 2008, SIAM J. Sci. Comput. 30, 2635) under Owen's nested scrambling, by a hash
/// (Burley 2020, J. Comput. Graph. Tech. 9(4), 1; the permutation of Laine and Karras with Vegdahl's constants, as in pbrt-v4). Any 2^m consecutive points from a
/// multiple of 2^m on have one point in each of the 2^m equal parts of each dimension; different (seed, stream) scramble differently.
/// </summary>
internal readonly struct ScrambledSobol
{
    public const int Dimensions = 4;

    private static readonly uint[][] Directions = [.. Enumerable.Range(0, Dimensions).Select(DirectionsOf)];
    private readonly uint scramble0, scramble1, scramble2, scramble3;

    /// <summary>The sequence of a seed and a stream.</summary>
    public ScrambledSobol(ulong seed, uint stream)
    {
        // Cell −1 has no particles, so these words are used for nothing else.
        (scramble0, scramble1, scramble2, scramble3) = Philox.Words(~0u, ~0u, stream, 0, (uint)seed, (uint)(seed >> 32));
    }

    /// <summary>The words of point <paramref name="index"/>: 2³² times its coordinates.</summary>
    public (uint X0, uint X1, uint X2, uint X3) At(uint index)
    {
        (uint x0, uint x1, uint x2, uint x3) = (0, 0, 0, 0);
        for (uint rest = index; rest != 0; rest &= rest - 1)
        {
            int bit = BitOperations.TrailingZeroCount(rest);
            x0 ^= Directions[0][bit];
            x1 ^= Directions[1][bit];
            x2 ^= Directions[2][bit];
            x3 ^= Directions[3][bit];
        }

        return (Scramble(x0, scramble0), Scramble(x1, scramble1), Scramble(x2, scramble2), Scramble(x3, scramble3));
    }

    // Each bit is flipped or not by a hash of the bits above it.
    private static uint Scramble(uint x, uint seed)
    {
        unchecked
        {
            x = BitReversal.Of(x);
            x ^= x * 0x3d20adea;
            x += seed;
            x *= seed >> 16 | 1;
            x ^= x * 0x05526c56;
            x ^= x * 0x53a22864;
            return BitReversal.Of(x);
        }
    }

    // Primitive polynomials of degree s with inner coefficients a, and the first odd m: none, (1, 0, {1}), (2, 1, {1, 3}), (3, 1, {1, 3, 1}).
    private static uint[] DirectionsOf(int dimension)
    {
        (int degree, int inner, uint[] first) = dimension switch
        {
            0 => (0, 0, []),
            1 => (1, 0, [1u]),
            2 => (2, 1, [1u, 3u]),
            _ => (3, 1, (uint[])[1, 3, 1]),
        };
        uint[] v = new uint[32];
        for (int i = 0; i < 32; i++)
        {
            if (degree == 0 || i < degree)
            {
                v[i] = (degree == 0 ? 1 : first[i]) << 31 - i;
                continue;
            }

            v[i] = v[i - degree] ^ v[i - degree] >> degree;
            for (int k = 1; k < degree; k++)
            {
                v[i] ^= (uint)(inner >> degree - 1 - k & 1) * v[i - k];
            }
        }

        return v;
    }
}
