using System.Numerics;

namespace RadBelt.Gpu.Tests.LinearTheory;

/// <summary>
/// A small particle-in-cell run without a grid: full-f hot electron sheets, non-relativistic, in the transverse fields of a few dozen
/// Fourier modes of a periodic box, with a linear cold fluid for the rest of the electrons. Units: ω_ce = c = 1, fields over B0; F = F_y +
/// iF_z.
/// </summary>
internal sealed class SpectralWhistlerRun
{
    private readonly double[] k, x, along;
    private readonly Complex[] across, e, b, coldCurrent, hotCurrent;
    private readonly double step, coldSquare, hotSquare;

    /// <summary>Fields and cold currents of zero, sheets loaded at random.</summary>
    public SpectralWhistlerRun(
        int sheets,
        double length,
        int firstMode,
        int lastMode,
        double frequencyRatio,
        double hotFraction,
        double thermalSpeed,
        double step,
        int seed)
    {
        var random = new Random(seed);
        double normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[] positive = [.. Enumerable.Range(firstMode, lastMode - firstMode + 1).Select(m => 2 * Math.PI * m / length)];
        k = [.. positive, .. positive.Select(q => -q)];
        x = [.. Enumerable.Range(0, sheets).Select(_ => length * random.NextDouble())];
        along = [.. x.Select(_ => thermalSpeed * normal())];
        across = [.. x.Select(_ => thermalSpeed * new Complex(normal(), normal()))];
        (e, b, coldCurrent, hotCurrent) = (new Complex[k.Length], new Complex[k.Length], new Complex[k.Length], new Complex[k.Length]);
        (this.step, hotSquare) = (step, hotFraction * frequencyRatio * frequencyRatio);
        coldSquare = (1 - hotFraction) * frequencyRatio * frequencyRatio;
    }

    /// <summary>⟨|B⊥|²⟩ over the square of B0.</summary>
    public double MagneticSquare => b.Sum(mode => mode.Real * mode.Real + mode.Imaginary * mode.Imaginary);

    /// <summary>Velocities at half steps, positions and fields at whole ones, the current between.</summary>
    public void Step()
    {
        Array.Clear(hotCurrent);
        var phase = new Complex[k.Length];
        Complex turn = Complex.Exp(new Complex(0, step));
        for (int j = 0; j < x.Length; j++)
        {
            Phases(x[j], phase);
            Complex electric = 0, magnetic = 0;
            for (int m = 0; m < phase.Length; m++)
            {
                electric += e[m] * phase[m];
                magnetic += b[m] * phase[m];
            }

            Kick(j, electric, magnetic);
            across[j] *= turn;
            Kick(j, electric, magnetic);
            x[j] += 0.5 * step * along[j];
            Phases(x[j], phase);
            for (int m = 0; m < phase.Length; m++)
            {
                hotCurrent[m] -= hotSquare / x.Length * across[j] * Complex.Conjugate(phase[m]);
            }

            x[j] += 0.5 * step * along[j];
        }

        AdvanceFields(Complex.Exp(new Complex(0, 0.5 * step)));
    }

    /// <summary>Half a step of dv/dt = −(E + v × B) in the wave.</summary>
    private void Kick(int j, Complex electric, Complex magnetic)
    {
        double h = 0.5 * step, longitudinal = (Complex.Conjugate(across[j]) * magnetic).Imaginary;
        across[j] -= h * (electric + Complex.ImaginaryOne * along[j] * magnetic);
        along[j] -= h * longitudinal;
    }

    /// <summary>∂B/∂t = kE, ∂E/∂t = −kB − J, ∂J_c/∂t = ω_c²E + iJ_c, split symmetrically.</summary>
    private void AdvanceFields(Complex halfTurn)
    {
        for (int m = 0; m < k.Length; m++)
        {
            b[m] += 0.5 * step * k[m] * e[m];
            coldCurrent[m] = (coldCurrent[m] + 0.5 * step * coldSquare * e[m]) * halfTurn;
            e[m] -= step * (k[m] * b[m] + coldCurrent[m] + hotCurrent[m]);
            coldCurrent[m] = coldCurrent[m] * halfTurn + 0.5 * step * coldSquare * e[m];
            b[m] += 0.5 * step * k[m] * e[m];
        }
    }

    private void Phases(double at, Complex[] phase)
    {
        int half = k.Length / 2;
        Complex next = Complex.Exp(new Complex(0, k[0] * at)), ratio = Complex.Exp(new Complex(0, (k[1] - k[0]) * at));
        for (int m = 0; m < half; m++)
        {
            phase[m] = next;
            phase[half + m] = Complex.Conjugate(next);
            next *= ratio;
        }
    }
}
