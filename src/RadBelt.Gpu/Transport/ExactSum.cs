using System.Numerics;

namespace RadBelt.Gpu.Transport;

/// <summary>
/// A sum of doubles without rounding (a long accumulator; Kulisch 2013, Computer Arithmetic and Validity, ch. 8): the same in whatever order numbers are added, and the
/// sum of sums over parts is the sum over all. Only what is made of it in the end is rounded, once.
/// </summary>
/// <remarks>Every double is an integer times 2⁻¹⁰⁷⁴. Digits have 32 bits and lie in 64-bit words, whose upper halves hold carries until they are handed on.</remarks>
internal sealed class ExactSum
{
    private const int DigitBits = 32, MostPending = 1 << 30, MantissaBits = 52, NotFinite = 0x7FF;
    private const ulong Mantissa = (1UL << MantissaBits) - 1;

    private long[] digits = [];
    private int first, pending;

    /// <summary>Exponent of the unit that <see cref="Units"/> counts in: the least double is 2⁻¹⁰⁷⁴.</summary>
    public const int UnitExponent = -1074;

    /// <summary>Whether something that is no number, or infinite, was added: the sum is no number then.</summary>
    public bool IsUndefined { get; private set; }

    /// <summary>The sum in units of 2⁻¹⁰⁷⁴.</summary>
    public BigInteger Units
    {
        get
        {
            BigInteger sum = BigInteger.Zero;
            for (int i = digits.Length - 1; i >= 0; i--)
                sum = (sum << DigitBits) + digits[i];
            return sum << (DigitBits * first);
        }
    }

    /// <summary>The sum, rounded once.</summary>
    public double Value => IsUndefined ? double.NaN : ExactRatio.Of(Units, BigInteger.One, UnitExponent);

    /// <summary>Adds a number.</summary>
    public void Add(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> MantissaBits) & NotFinite;
        ulong mantissa = (ulong)bits & Mantissa;
        if (exponent is 0 or NotFinite)
        {
            IsUndefined |= exponent == NotFinite;
            if (exponent == NotFinite || mantissa == 0)
                return;
            exponent = 1;
        }
        else
        {
            mantissa |= 1UL << MantissaBits;
        }

        int place = exponent - 1, shift = place % DigitBits, i = (place / DigitBits) - first;
        if (i < 0 || i + 3 > digits.Length)
        {
            Reach(place / DigitBits, place / DigitBits + 3);
            i = (place / DigitBits) - first;
        }

        // Three digits, negated by −1 ^ and + 1 where the number is negative.
        long sign = bits >> 63, low = (uint)(mantissa << shift);
        ulong rest = mantissa >> (DigitBits - shift);
        digits[i] += (low ^ sign) - sign;
        digits[i + 1] += ((uint)rest ^ sign) - sign;
        digits[i + 2] += ((long)(rest >> DigitBits) ^ sign) - sign;
        if (++pending == MostPending)
            Carry();
    }

    /// <summary>Adds a product a b with what rounding it leaves over.</summary>
    public void AddProduct(double a, double b)
    {
        double product = a * b;
        Add(product);
        Add(Math.FusedMultiplyAdd(a, b, -product));
    }

    /// <summary>Adds another sum.</summary>
    public void Add(ExactSum other)
    {
        IsUndefined |= other.IsUndefined;
        other.Carry();
        Carry();
        if (other.digits.Length == 0)
            return;
        Reach(other.first, other.first + other.digits.Length);
        for (int i = 0; i < other.digits.Length; i++)
            digits[other.first - first + i] += other.digits[i];
        pending = 1;
    }

    /// <summary>The sum as numbers to be stored: the place of the first digit, and the digits; <see cref="Restore"/> takes them back.</summary>
    public (int First, long[] Digits) Save()
    {
        if (IsUndefined)
            return (-1, []);
        Carry();
        int from = 0, to = digits.Length;
        while (from < to && digits[from] == 0)
            from++;
        while (to > from && digits[to - 1] == 0)
            to--;
        return (from == to ? 0 : first + from, digits[from..to]);
    }

    /// <summary>A sum that was saved.</summary>
    public static ExactSum Restore(int first, ReadOnlySpan<long> digits) => new() { first = Math.Max(first, 0), digits = digits.ToArray(), IsUndefined = first < 0 };

    // Makes room for digits from … to − 1.
    private void Reach(int from, int to)
    {
        if (digits.Length > 0)
            (from, to) = (Math.Min(from, first), Math.Max(to, first + digits.Length));
        if (digits.Length == to - from && digits.Length > 0)
            return;
        var wider = new long[to - from];
        digits.CopyTo(wider, digits.Length > 0 ? first - from : 0);
        (digits, first) = (wider, from);
    }

    // Hands carries on, so that digits are 0 … 2³² − 1 and the last has the sign.
    private void Carry()
    {
        pending = 0;
        long carry = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            long sum = digits[i] + carry;
            bool last = i == digits.Length - 1;
            if (last && sum is < int.MinValue or > int.MaxValue)
            {
                Reach(first, first + digits.Length + 1);
                last = false;
            }

            (digits[i], carry) = last ? (sum, 0L) : ((long)(uint)sum, sum >> DigitBits);
        }
    }
}
