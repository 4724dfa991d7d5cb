using MathNet.Numerics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>Bessel functions of the first kind on the host.</summary>
internal static class BesselFunction
{
    /// <summary>J_n(z) for any sign of n and z.</summary>
    public static double J(int n, double z)
    {
        double value = z == 0 ? (n == 0 ? 1 : 0) : SpecialFunctions.BesselJ(Math.Abs(n), Math.Abs(z));
        return (n & 1) != 0 && (n < 0) != (z < 0) ? -value : value;
    }
}
