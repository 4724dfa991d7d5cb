using System.Numerics;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Tests.Lanes;

namespace RadBelt.Gpu.Tests.LinearTheory;

internal sealed class PlasmaDispersionFunctionTests
{
    private const decimal RootPi = 1.7724538509055160272981674833m;

    private static IEnumerable<Complex> Disc(double radius, int count)
    {
        const int seed = 20210605;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            yield return Complex.FromPolarCoordinates(radius * Math.Sqrt(random.NextDouble()), 2 * Math.PI * random.NextDouble());
        }

        // Nodes of the two rules, where one of them divides by zero, axes and the boundaries between the cases.
        double h = Math.Sqrt(Math.PI / 13);
        for (double x = 0; x < radius / Math.Sqrt(2); x += h / 4)
        {
            yield return x;
            yield return new Complex(x, 1e-12);
            yield return new Complex(0, x);
            yield return new Complex(x, x);
            yield return new Complex(-x, -x / 2);
        }
    }

    [Test]
    public void IsItsPowerSeries()
    {
        foreach (Complex ζ in Disc(radius: 5, count: 2000))
        {
            (Complex z, Complex w) = Series(ζ);

            // Above the axis relative; below, Landau's term and the rest may cancel, and each is right to a few roundings of its exponent
            // |ζ|².
            double tolerance = 1e-14, scaleZ = Complex.Abs(z), scaleW = Complex.Abs(w);
            if (ζ.Imaginary < 0)
            {
                double landau = 2 * Math.Sqrt(Math.PI) * Complex.Exp(-ζ * ζ).Magnitude;
                tolerance = 2e-15 * (1 + ζ.Magnitude * ζ.Magnitude);
                (scaleZ, scaleW) = (scaleZ + landau, scaleW + ζ.Magnitude * landau);
            }

            Assert.That(Complex.Abs(PlasmaDispersionFunction.Z(ζ) - z), Is.LessThanOrEqualTo(tolerance * scaleZ), $"Z({ζ})");
            Assert.That(
                Complex.Abs(PlasmaDispersionFunction.Derivative(ζ) + 2 * w), Is.LessThanOrEqualTo(2 * tolerance * scaleW), $"Z′({ζ})");
        }
    }

    [Test]
    public void IsItsAsymptoticSeriesFarFromTheOrigin([Values(9.0, 30.0, 1e3, 1e9)] double radius)
    {
        for (double angle = 0; angle <= Math.PI; angle += Math.PI / 50)
        {
            var ζ = Complex.FromPolarCoordinates(radius, angle);

            // Z = −(1/ζ) Σ (2n − 1)!!/(2ζ²)ⁿ; at |ζ| = 9 its smallest term is below 1e-30. On the real axis e^(−81) is missing.
            Complex term = 1, sum = 0, tail = 0;
            for (int n = 0; n < 30; n++)
            {
                sum += term;
                term *= (2 * n + 1) / (2 * ζ * ζ);
                tail += term;
            }

            Assert.That(Complex.Abs(PlasmaDispersionFunction.Z(ζ) * ζ / -sum - 1), Is.LessThan(1e-14), $"Z({ζ})");
            Assert.That(Complex.Abs(PlasmaDispersionFunction.Derivative(ζ) / (2 * tail) - 1), Is.LessThan(1e-14), $"Z′({ζ})");
        }
    }

    [Test]
    public void HasItsValuesAtTheOrigin()
    {
        Assert.That(PlasmaDispersionFunction.Z(0), Is.EqualTo(new Complex(0, Math.Sqrt(Math.PI))));
        Assert.That(PlasmaDispersionFunction.Derivative(0), Is.EqualTo(new Complex(-2, 0)));
    }

    [Test]
    public void ConjugatesAboutTheImaginaryAxis()
    {
        foreach (Complex ζ in Disc(radius: 5, count: 200))
        {
            Complex mirrored = PlasmaDispersionFunction.Z(-Complex.Conjugate(ζ));
            Complex expected = -Complex.Conjugate(PlasmaDispersionFunction.Z(ζ));
            Assert.That(Complex.Abs(mirrored - expected), Is.LessThanOrEqualTo(1e-15 * Complex.Abs(expected)), $"{ζ}");
        }
    }

    /// <summary>Z = i√π Σ (iζ)ⁿ/Γ(n/2 + 1) and 1 + ζZ in 28 digits: even and odd terms are −ζ² times each other over n/2.</summary>
    private static (Complex Z, Complex W) Series(Complex ζ)
    {
        (decimal x, decimal y) = (HighPrecision.Exact(ζ.Real), HighPrecision.Exact(ζ.Imaginary));
        (decimal a, decimal b) = (y * y - x * x, -2 * x * y);

        // i√π, and i√π · iζ/Γ(3/2) = −2ζ.
        (decimal Re, decimal Im) even = (0, RootPi), odd = (-2 * x, -2 * y), z = (0, 0);
        for (int m = 1; m < 140; m++)
        {
            z = (z.Re + even.Re + odd.Re, z.Im + even.Im + odd.Im);
            even = ((a * even.Re - b * even.Im) / m, (a * even.Im + b * even.Re) / m);
            odd = ((a * odd.Re - b * odd.Im) / (m + 0.5m), (a * odd.Im + b * odd.Re) / (m + 0.5m));
        }

        return (new Complex((double)z.Re, (double)z.Im), new Complex((double)(1 + x * z.Re - y * z.Im), (double)(x * z.Im + y * z.Re)));
    }
}
