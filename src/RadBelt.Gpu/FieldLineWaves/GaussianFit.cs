using MathNet.Numerics.LinearAlgebra;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLineWaves;

/// <summary>
/// Least squares of a <see cref="GaussianSpectrum"/> by Levenberg and Marquardt's method, every frequency with the same weight: the peak counts, not the tails.
/// Standard errors are from the curvature of the squares and the scatter about the fit.
/// </summary>
internal static class GaussianFit
{
    // Power in neighbouring bins of Hann windows is correlated by 4/9, 1/36: a sum over bins varies by 1 + 2 (4/9 + 1/36) more than of independent ones.
    private const double Correlation = 35.0 / 18;

    /// <summary>A fit.</summary>
    /// <param name="distance">z, m.</param>
    /// <param name="frequencies">Hz, evenly.</param>
    /// <param name="density">T² Hz⁻¹.</param>
    /// <exception cref="InvalidInputException">There is no power.</exception>
    public static GaussianSpectrum Of(double distance, double[] frequencies, double[] density)
    {
        double peak = density.Max(), total = density.Sum();
        if (!(peak > 0 && double.IsFinite(total)))
        {
            throw new InvalidInputException(InvariantText.Of(
                $"spectra: there is no power between {frequencies[0]:G6} and {frequencies[^1]:G6} Hz at {distance:G6} m from the equator; choose the band of the waves, or a shorter field."));
        }

        // In units of the band and of the peak: A exp(−(x − m)²/w²), from the moments on.
        double band = frequencies[^1] - frequencies[0];
        double[] x = [.. frequencies.Select(f => (f - frequencies[0]) / band)], y = [.. density.Select(p => p / peak)];
        double mean = x.Zip(y, (a, p) => a * p).Sum() / y.Sum();
        double variance = x.Zip(y, (a, p) => (a - mean) * (a - mean) * p).Sum() / y.Sum();
        double narrowest = x[1];
        Vector<double> parameters = Vector<double>.Build.DenseOfArray([1, mean, Math.Max(narrowest, Math.Sqrt(2 * variance))]);
        (Matrix<double> curvature, Vector<double> slope, double squares) = Normal(parameters, x, y);
        double damping = 1e-3;
        for (int n = 0; n < 200 && damping < 1e12; n++)
        {
            Matrix<double> damped = curvature.Clone();
            damped.SetDiagonal(curvature.Diagonal() * (1 + damping));
            Vector<double> step = damped.Solve(slope);
            Vector<double> next = parameters + step;
            next[1] = Math.Clamp(next[1], 0, 1);
            next[2] = Math.Clamp(next[2], narrowest, 4);
            (Matrix<double> nextCurvature, Vector<double> nextSlope, double nextSquares) = Normal(next, x, y);
            if (!(nextSquares < squares))
            {
                damping *= 8;
                continue;
            }

            bool settled = (squares - nextSquares) < 1e-14 * squares;
            (parameters, curvature, slope, squares) = (next, nextCurvature, nextSlope, nextSquares);
            damping = Math.Max(damping / 8, 1e-9);
            if (settled)
            {
                break;
            }
        }

        Matrix<double> covariance = curvature.PseudoInverse() * (Correlation * squares / (x.Length - 3));
        (double a, double w) = (parameters[0], parameters[2]);

        // B_w² = √π A w, in the units of old; its logarithm varies by those of A and w.
        double power = Math.Sqrt(Math.PI) * a * w * peak * band;
        double relative = (covariance[0, 0] / (a * a)) + (covariance[2, 2] / (w * w)) + (2 * covariance[0, 2] / (a * w));
        double amplitude = Math.Sqrt(power);
        return new(
            distance,
            amplitude,
            0.5 * amplitude * Math.Sqrt(Math.Max(0, relative)),
            frequencies[0] + (parameters[1] * band),
            band * Math.Sqrt(covariance[1, 1]),
            band * w,
            band * Math.Sqrt(covariance[2, 2]));
    }

    // JᵀJ, Jᵀr and the sum of squares of the residuals r.
    private static (Matrix<double> Curvature, Vector<double> Slope, double Squares) Normal(Vector<double> parameters, double[] x, double[] y)
    {
        Matrix<double> curvature = Matrix<double>.Build.Dense(3, 3);
        Vector<double> slope = Vector<double>.Build.Dense(3);
        double squares = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double u = (x[i] - parameters[1]) / parameters[2], shape = Math.Exp(-u * u), value = parameters[0] * shape;
            double[] derivative = [shape, 2 * value * u / parameters[2], 2 * value * u * u / parameters[2]];
            double residual = y[i] - value;
            squares += residual * residual;
            for (int p = 0; p < 3; p++)
            {
                slope[p] += derivative[p] * residual;
                for (int q = 0; q < 3; q++)
                {
                    curvature[p, q] += derivative[p] * derivative[q];
                }
            }
        }

        return (curvature, slope, squares);
    }
}
