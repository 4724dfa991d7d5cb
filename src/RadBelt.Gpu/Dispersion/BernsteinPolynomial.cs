namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// A polynomial on an interval, t in [0, 1], as <c>Σ c_i tⁱ(1 − t)^{d−i}</c>: products convolve the c_i, and the number of their sign changes bounds
/// the number of roots inside (Descartes' rule of signs), which halving the interval sharpens until every root is alone.
/// </summary>
internal readonly struct BernsteinPolynomial
{
    /// <summary>Rounding of a coefficient over the sum of the magnitudes it was added up from: below it its sign is not known.</summary>
    private const double Rounding = 4e-15;

    private readonly double[] coefficients, magnitudes;

    private BernsteinPolynomial(double[] coefficients, double[] magnitudes) => (this.coefficients, this.magnitudes) = (coefficients, magnitudes);

    private int Degree => coefficients.Length - 1;

    public static implicit operator BernsteinPolynomial(double constant) => new([constant], [Math.Abs(constant)]);

    public static BernsteinPolynomial operator *(BernsteinPolynomial a, BernsteinPolynomial b) =>
        new(Product(a.coefficients, b.coefficients), Product(a.magnitudes, b.magnitudes));

    public static BernsteinPolynomial operator +(BernsteinPolynomial a, BernsteinPolynomial b) =>
        new(Sum(a.coefficients, b.coefficients), Sum(a.magnitudes, b.magnitudes));

    public static BernsteinPolynomial operator -(BernsteinPolynomial a, BernsteinPolynomial b) => a + -1 * b;

    /// <summary>The polynomial that runs from one value at t = 0 to another at t = 1.</summary>
    public static BernsteinPolynomial Linear(double from, double to) => new([from, to], [Math.Abs(from), Math.Abs(to)]);

    /// <summary>
    /// Every t in [0, 1] at which the polynomial vanishes, with how far from it the root may be: many roots within rounding of each other give one entry. May
    /// hold places where it comes within rounding of zero and is not.
    /// </summary>
    public IReadOnlyList<(double Place, double Width)> Roots()
    {
        double[] b = new double[Degree + 1], noise = new double[Degree + 1];
        double binomial = 1;
        for (int i = 0; i <= Degree; i++)
        {
            (b[i], noise[i]) = (coefficients[i] / binomial, Rounding * magnitudes[i] / binomial);
            binomial *= (Degree - i) / (i + 1.0);
        }

        List<(double, double)> roots = [];
        Search(b, noise, 0, 1, roots);
        return roots;
    }

    private static void Search(double[] b, double[] noise, double from, double to, List<(double Place, double Width)> roots)
    {
        (int least, int most) = SignChanges(b, noise);
        if (most == 0)
        {
            return;
        }

        if (least == 1 && most == 1)
        {
            roots.Add((Bisected(b, from, to), 0));
            return;
        }

        double width = to - from;
        if (width < 1e-14 || b.Zip(noise).All(c => Math.Abs(c.First) < 4 * c.Second))
        {
            // Neighbouring parts of one flat place are one entry.
            if (roots.Count > 0 && roots[^1] is (double place, > 0 and double known) && from - (place + 0.5 * known) < 1e-3 * (known + width))
            {
                double start = place - 0.5 * known;
                roots[^1] = (0.5 * (start + to), to - start);
            }
            else
            {
                roots.Add((0.5 * (from + to), width));
            }

            return;
        }

        // Away from the middle, where roots of symmetric problems like to be.
        const double split = 0.4877;
        (double[] left, double[] right) = Split(b, split);
        (double[] leftNoise, double[] rightNoise) = Split(noise, split);
        Search(left, leftNoise, from, from + split * width, roots);
        Search(right, rightNoise, from + split * width, to, roots);
    }

    /// <summary>The fewest and the most sign changes that the coefficients may have, those within their noise being of either sign.</summary>
    private static (int Least, int Most) SignChanges(double[] b, double[] noise)
    {
        int least = 0, last = 0;
        int mostAfterPlus = 0, mostAfterMinus = 0;
        for (int i = 0; i < b.Length; i++)
        {
            int sign = b[i] > noise[i] ? 1 : b[i] < -noise[i] ? -1 : 0;
            (int plus, int minus) = (Math.Max(mostAfterPlus, mostAfterMinus + 1), Math.Max(mostAfterMinus, mostAfterPlus + 1));
            (mostAfterPlus, mostAfterMinus) = (sign >= 0 ? plus : int.MinValue / 2, sign <= 0 ? minus : int.MinValue / 2);
            if (sign != 0)
            {
                least += last == -sign ? 1 : 0;
                last = sign;
            }
        }

        // The first coefficient came after nothing, not after the other sign.
        return (least, Math.Max(mostAfterPlus, mostAfterMinus) - 1);
    }

    /// <summary>The coefficients of both parts (de Casteljau).</summary>
    private static (double[] Left, double[] Right) Split(double[] b, double at)
    {
        double[] left = new double[b.Length], right = [.. b];
        for (int i = 0; i < b.Length; i++)
        {
            left[i] = right[0];
            for (int j = 0; j + 1 < b.Length - i; j++)
            {
                right[j] += at * (right[j + 1] - right[j]);
            }
        }

        return (left, right);
    }

    private static double Bisected(double[] b, double from, double to)
    {
        bool rising = b[^1] > 0 || (b[^1] == 0 && b[0] < 0);
        (double low, double high) = (0, 1);
        for (int i = 0; i < 40; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Value(b, middle) < 0 == rising ? (middle, high) : (low, middle);
        }

        return from + 0.5 * (low + high) * (to - from);
    }

    private static double Value(double[] b, double t)
    {
        double u = 1 - t, power = 1, binomial = 1, sum = b[0];
        int degree = b.Length - 1;
        for (int i = 1; i <= degree; i++)
        {
            power *= t;
            binomial *= (degree - i + 1.0) / i;
            sum = sum * u + power * binomial * b[i];
        }

        return sum;
    }

    private static double[] Product(double[] a, double[] b)
    {
        double[] product = new double[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                product[i + j] += a[i] * b[j];
            }
        }

        return product;
    }

    private static double[] Sum(double[] a, double[] b)
    {
        int length = Math.Max(a.Length, b.Length);
        double[] sum = Raised(a, length), other = Raised(b, length);
        for (int i = 0; i < length; i++)
        {
            sum[i] += other[i];
        }

        return sum;
    }

    /// <summary>Multiplied by [t + (1 − t)]^…, which is 1, up to a number of coefficients.</summary>
    private static double[] Raised(double[] coefficients, int length)
    {
        double[] raised = new double[length];
        coefficients.CopyTo(raised, 0);
        for (int count = coefficients.Length; count < length; count++)
        {
            for (int i = count; i > 0; i--)
            {
                raised[i] += raised[i - 1];
            }
        }

        return raised;
    }
}
