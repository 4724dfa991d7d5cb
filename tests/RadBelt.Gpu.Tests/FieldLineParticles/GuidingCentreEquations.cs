using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Tests.FieldLineParticles;

/// <summary>
/// Chen et al. (2021), Eqs. 1–4, as printed but for r_g = (p⊥/qB)(−sinθ_g, cosθ_g) and the term −q b_z/(γm) in Eq. 4, in (s, u∥, u⊥, θ_g), by Runge and Kutta's
/// scheme of fourth order with steps that leave no error to speak of.
/// </summary>
internal sealed class GuidingCentreEquations(DipoleFieldLine line, Func<double, double, ElementNode> wave)
{
    private const double q = -ElementaryCharge, m = ElectronMass;

    /// <summary>The state at <paramref name="time"/> of an electron that is at s = 0 and moves north at t = 0.</summary>
    public (double Sine, double Along, double Across, double Gyrophase) Follow(double energy, double pitchAngle, double gyrophase, double time, int steps)
    {
        double u = Species.Electron.MomentumPerMass(energy) / SpeedOfLight, dt = time / steps;
        double[] state = [0, u * Math.Cos(pitchAngle), u * Math.Sin(pitchAngle), gyrophase];
        for (int n = 0; n < steps; n++)
        {
            double t = n * dt;
            double[] k1 = Slopes(t, state), k2 = Slopes(t + dt / 2, Sum(state, dt / 2, k1)), k3 = Slopes(t + dt / 2, Sum(state, dt / 2, k2));
            double[] k4 = Slopes(t + dt, Sum(state, dt, k3));
            state = [.. state.Select((x, i) => x + dt / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]))];
        }

        return (state[0], state[1], state[2], state[3]);
    }

    private static double[] Sum(double[] a, double factor, double[] b) => [.. a.Zip(b, (x, y) => x + factor * y)];

    private double[] Slopes(double t, double[] state)
    {
        (double s, double along, double across, double θ) = (state[0], state[1], state[2], state[3]);
        double γ = Math.Sqrt(1 + along * along + across * across), length = line.LShell * line.EarthRadius * Math.Sqrt(1 + 3 * s * s);
        double B = line.EquatorialField * Math.Sqrt(1 + 3 * s * s) / Math.Pow(1 - s * s, 3);
        double gradient = B * (3 * s / (1 + 3 * s * s) + 6 * s / (1 - s * s)) / length;
        double vz = SpeedOfLight * along / γ, v = SpeedOfLight * across / γ, p = m * SpeedOfLight * across, mc = m * SpeedOfLight;
        (double sin, double cos) = Math.SinCos(θ);

        ElementNode w = wave(t, s);
        double φ = w.Phase + w.OutwardWaveNumber * p / (q * B) * -sin, kz = w.ParallelWaveNumber, kx = w.OutwardWaveNumber;
        double ex = w.Electric.X * Math.Cos(φ), ey = -w.Electric.Y * Math.Sin(φ), ez = w.Electric.Z * Math.Cos(φ);
        double bx = -kz * ey / w.Frequency, by = (kz * ex - kx * ez) / w.Frequency, bz = kx * ey / w.Frequency;
        double moment = p * p / (2 * m * B);
        return
        [
            vz / length,
            (-moment / γ * gradient + q * ez - q * v * (bx * sin - by * cos)) / mc,
            (moment / γ * (along / across) * gradient + q * vz * (bx * sin - by * cos) + q * (ex * cos + ey * sin)) / mc,
            -q * B / m / γ + q / p * (ey * cos - ex * sin + vz * (bx * cos + by * sin)) - q * bz / (γ * m),
        ];
    }
}
