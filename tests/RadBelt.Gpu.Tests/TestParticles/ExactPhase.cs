using System.Numerics;

namespace RadBelt.Gpu.Tests.TestParticles;

/// <summary>
/// The phase ψ = k x − ω t + φ of a wave as a fraction of a turn, exact but for a final rounding: integers of 2⁻⁴⁰⁰, 1/(2π) by Machin's
/// formula. It knows nothing of the library's fixed-point turns.
/// </summary>
internal static class ExactPhase
{
    private const int Places = 400;

    private static readonly BigInteger PerTurn = BigInteger.Pow(2, 2 * Places) / (2 * Pi());

    /// <summary>ψ in turns, in [−½, ½].</summary>
    /// <param name="k">Wave number, m⁻¹.</param>
    /// <param name="cell">Cell number.</param>
    /// <param name="offset">Offset within the cell, cells.</param>
    /// <param name="cellLength">Length of a cell, m.</param>
    /// <param name="ω">Angular frequency, rad s⁻¹.</param>
    /// <param name="halfSteps">Half steps since the start.</param>
    /// <param name="timeStep">Time step, s.</param>
    /// <param name="phaseTurns">Phase at the start, turns.</param>
    public static double Turns(
        double k, double cell, double offset, double cellLength, double ω, long halfSteps, double timeStep, double phaseTurns)
    {
        BigInteger kx = Product(Exact(k), Product(Exact(cell) + Exact(offset), Exact(cellLength)));
        BigInteger ωt = Product(Exact(ω), Exact(timeStep)) * halfSteps / 2;
        BigInteger turns = Product(kx - ωt, PerTurn) + Exact(phaseTurns);
        BigInteger one = BigInteger.One << Places;
        BigInteger fraction = ((turns % one) + one) % one;
        return (double)(2 * fraction > one ? fraction - one : fraction) / (double)one;
    }

    private static BigInteger Product(BigInteger a, BigInteger b) => (a * b) >> Places;

    private static BigInteger Exact(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7ff);
        BigInteger mantissa = (bits & 0xfffffffffffff) | (exponent == 0 ? 0 : 1L << 52);
        int shift = Math.Max(exponent, 1) - 1075 + Places;
        BigInteger value = shift >= 0 ? mantissa << shift : mantissa >> -shift;
        return x < 0 ? -value : value;
    }

    // Machin: π = 16 arctan(1/5) − 4 arctan(1/239).
    private static BigInteger Pi() => 16 * ArcTangentOfInverse(5) - 4 * ArcTangentOfInverse(239);

    private static BigInteger ArcTangentOfInverse(int n)
    {
        BigInteger power = (BigInteger.One << Places) / n, sum = 0;
        for (int i = 1; !power.IsZero; i += 2, power /= -n * n)
        {
            sum += power / i;
        }

        return sum;
    }
}
