using System.Numerics;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>
/// The plasma dispersion function of Fried and Conte (1961), <c>Z(ζ) = π^−½ ∫ e^(−t²)/(t − ζ) dt</c> for Im ζ &gt; 0 and its analytic
/// continuation below: <c>Z(ζ) = i√π w(ζ)</c>, w the Faddeeva function.
/// </summary>
/// <remarks>
/// <para>Trapezoidal and midpoint rules with thirteen nodes a side, corrected for the pole near them (Al Azah and Chandler-Wilde 2021, SIAM
/// J. Numer. Anal. 59, 2346): with step h and t_n the nodes, <c>Z = (2hζ/√π) Σ e^(−t_n²)/(t_n² − ζ²) + P</c>, where P is the residue at ζ
/// that the rule misses, <c>2i√π e^(−ζ²)/(1 ± e^(−2πiζ/h))</c> (plus: midpoints). Of the two rules the one is taken whose nodes are away
/// from ζ.</para>
/// <para>1 + ζZ = −Z′/2 comes from the same sum with t_n² in the numerator, without the cancellation at large |ζ| that the definition
/// suffers. Both are right to a few 1e-15 of themselves for Im ζ ≥ 0; below the real axis to 1e-15 (1 + |ζ|²) of the larger of their two
/// parts.</para>
/// </remarks>
public static class PlasmaDispersionFunction
{
    private const int Nodes = 13;
    private static readonly double Step = Math.Sqrt(Math.PI / Nodes);
    private static readonly double RootPi = Math.Sqrt(Math.PI);
    private static readonly (double Square, double Weight)[] Midpoints = Rule(0.5);
    private static readonly (double Square, double Weight)[] Multiples = Rule(1);

    /// <summary>Z(<paramref name="ζ"/>).</summary>
    public static Complex Z(Complex ζ) => Both(ζ).Z;

    /// <summary>Z′(<paramref name="ζ"/>) = −2(1 + ζZ).</summary>
    public static Complex Derivative(Complex ζ) => -2 * Both(ζ).W;

    /// <summary>Z and W = 1 + ζZ at <paramref name="ζ"/>, for the work of one.</summary>
    internal static (Complex Z, Complex W) Both(Complex ζ)
    {
        if (ζ.Imaginary >= 0)
        {
            return UpperHalf(ζ);
        }

        // Landau's continuation: the pole that the real axis has left behind.
        (Complex z, Complex w) = UpperHalf(Complex.Conjugate(ζ));
        Complex pole = 2 * Complex.ImaginaryOne * RootPi * Gaussian(ζ);
        return (Complex.Conjugate(z) + pole, Complex.Conjugate(w) + ζ * pole);
    }

    private static (Complex Z, Complex W) UpperHalf(Complex ζ)
    {
        if (ζ.Real >= 0)
        {
            return Quadrant(ζ);
        }

        (Complex z, Complex w) = Quadrant(new Complex(-ζ.Real, ζ.Imaginary));
        return (-Complex.Conjugate(z), Complex.Conjugate(w));
    }

    private static (Complex Z, Complex W) Quadrant(Complex ζ)
    {
        double fraction = ζ.Real / Step - Math.Floor(ζ.Real / Step);
        bool midpoints = ζ.Imaginary >= ζ.Real || fraction < 0.25 || fraction > 0.75;
        Complex square = ζ * ζ, z = midpoints ? 0 : -0.5 / square, w = 0;
        foreach ((double t2, double weight) in midpoints ? Midpoints : Multiples)
        {
            Complex term = weight / (t2 - square);
            z += term;
            w += t2 * term;
        }

        z *= 2 * Step / RootPi * ζ;
        w *= 2 * Step / RootPi;

        // From Im ζ = π/h on the missed residue is below the rounding of the sum.
        if (ζ.Imaginary < Math.PI / Step)
        {
            Complex turn = Complex.Exp(new Complex(ζ.Imaginary, -ζ.Real) * (2 * Math.PI / Step));
            Complex pole = 2 * Complex.ImaginaryOne * RootPi * Gaussian(ζ) / (midpoints ? 1 + turn : 1 - turn);
            z += pole;
            w += ζ * pole;
        }

        return (z, w);
    }

    /// <summary>e^(−ζ²).</summary>
    private static Complex Gaussian(Complex ζ) =>
        Complex.Exp(new Complex((ζ.Imaginary - ζ.Real) * (ζ.Imaginary + ζ.Real), -2 * ζ.Real * ζ.Imaginary));

    private static (double Square, double Weight)[] Rule(double first) =>
        [.. Enumerable.Range(0, Nodes).Select(n => (n + first) * Step).Select(t => (t * t, Math.Exp(-t * t)))];
}
