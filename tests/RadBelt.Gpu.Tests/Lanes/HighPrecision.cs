namespace RadBelt.Gpu.Tests.Lanes;

/// <summary>Elementary functions in 28 digits, from their power series: what double lanes are measured against.</summary>
internal static class HighPrecision
{
    public const decimal Pi = 3.1415926535897932384626433833m;

    public const decimal Ln2 = 0.6931471805599453094172321215m;

    private const decimal Smallest = 1e-28m;

    /// <summary>A double to 28 places (the language's own conversion keeps 15 digits), |x| below 1e9.</summary>
    public static decimal Exact(double x)
    {
        if (x == 0)
        {
            return 0;
        }

        int exponent = Math.ILogB(x);
        decimal value = (decimal)(long)Math.ScaleB(x, 52 - exponent) / (1L << 52);
        for (; exponent > 0; exponent--)
        {
            value *= 2;
        }

        for (; exponent < 0 && value != 0; exponent++)
        {
            value /= 2;
        }

        return value;
    }

    /// <summary>Sine and cosine of n / 2⁶⁴ turns.</summary>
    public static (decimal Sin, decimal Cos) SinCosOfTurns(ulong n)
    {
        decimal quarters = n / 4611686018427387904m;
        decimal quadrant = decimal.Round(quarters), angle = (quarters - quadrant) * (Pi / 2);
        decimal sin = 0, cos = 0, term = 1;
        for (int k = 0; Math.Abs(term) >= Smallest; term *= angle / ++k)
        {
            (sin, cos) = (k % 4) switch
            {
                0 => (sin, cos + term),
                1 => (sin + term, cos),
                2 => (sin, cos - term),
                _ => (sin - term, cos),
            };
        }

        return ((int)quadrant % 4) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    /// <summary>e^x as m 2^n with m between 0.7 and 1.42.</summary>
    public static (decimal Mantissa, int Exponent) Exp(decimal x)
    {
        int n = (int)decimal.Round(x / Ln2);
        decimal r = x - n * Ln2, sum = 0, term = 1;
        for (int k = 0; Math.Abs(term) >= Smallest; term *= r / ++k)
        {
            sum += term;
        }

        return (sum, n);
    }

    /// <summary>ln x for normal x &gt; 0.</summary>
    public static decimal Log(double x)
    {
        int n = Math.ILogB(x * Math.Sqrt(2));
        decimal m = Exact(Math.ScaleB(x, -n));
        return n * Ln2 + 2 * ArTanh((m - 1) / (m + 1), sign: 1);
    }

    /// <summary>arctan(y/x) for 0 ≤ y ≤ x: the angle halved three times, then the series.</summary>
    public static decimal Atan(decimal y, decimal x)
    {
        decimal t = y / x;
        for (int i = 0; i < 3; i++)
        {
            t /= 1 + Root(1 + t * t);
        }

        return 8 * ArTanh(t, sign: -1);
    }

    // artanh t (sign +1) or arctan t (sign −1).
    private static decimal ArTanh(decimal t, int sign)
    {
        decimal sum = 0, power = t;
        for (int k = 1; Math.Abs(power) >= Smallest; k += 2, power *= sign * t * t)
        {
            sum += power / k;
        }

        return sum;
    }

    private static decimal Root(decimal a)
    {
        decimal root = (decimal)Math.Sqrt((double)a);
        root = (root + a / root) / 2;
        return (root + a / root) / 2;
    }
}
