using System.Numerics;

namespace RadBelt.Gpu.Waves;

/// <summary>The complex amplitude a of a plane wave's field, which is Re[a e^{iψ}] at phase ψ. B0 is along x.</summary>
/// <param name="X">Component along B0.</param>
/// <param name="Y">Component along y.</param>
/// <param name="Z">Component along z.</param>
public readonly record struct WavePhasor(Complex X, Complex Y, Complex Z)
{
    /// <summary>|a|² = 2 ⟨field²⟩.</summary>
    public double SquaredNorm => Squared(X) + Squared(Y) + Squared(Z);

    /// <summary>A multiple.</summary>
    public static WavePhasor operator *(double factor, WavePhasor a) => new(factor * a.X, factor * a.Y, factor * a.Z);

    /// <summary>The field at phase ψ, rad.</summary>
    public (double X, double Y, double Z) At(double ψ)
    {
        (double sin, double cos) = Math.SinCos(ψ);
        return (Real(X), Real(Y), Real(Z));

        double Real(Complex a) => a.Real * cos - a.Imaginary * sin;
    }

    private static double Squared(Complex a) => a.Real * a.Real + a.Imaginary * a.Imaginary;
}
