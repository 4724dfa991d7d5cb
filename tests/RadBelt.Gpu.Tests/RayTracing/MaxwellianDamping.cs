using MathNet.Numerics;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Tests.RayTracing;

/// <summary>
/// γ_L of an isotropic Maxwellian in closed form, worked out apart from the library: with Λ = e^{−b}I_n(b) and Λ' its derivative, b = k⊥²w²/2Ω², and ⟨·⟩ the mean over v⊥,
/// <c>⟨J_n²⟩ = Λ, ⟨v⊥J_nJ_n'⟩ = ½(k⊥w²/Ω)Λ', ⟨v⊥²J_n'²⟩ = ½w²(n²Λ/b − 2bΛ')</c> (Watson 1922, §13.31 and its derivatives). The dielectric tensor is summed
/// over species as it stands and differentiated numerically.
/// </summary>
internal sealed class MaxwellianDamping(ColdPlasma plasma, double ω, double parallel, double perpendicular)
{
    /// <summary>Whether the cross terms of e_z have J_{n−1} and J_{n+1} exchanged, as in Kennel (1966).</summary>
    public bool Swapped { get; init; }

    public double Rate(double density, double temperature, int n)
    {
        double w2 = 2 * temperature / ElectronMass, Ω = -plasma.ElectronGyrofrequency, k = perpendicular;
        double along = (ω - n * Ω) / parallel, b = 0.5 * k * k * w2 / (Ω * Ω);
        double Λ = Scaled(n, b), dΛ = 0.5 * (Scaled(n - 1, b) + Scaled(n + 1, b)) - Λ;
        (double ex, double ey, double ez) = Field();

        // Θ = v⊥(n J_n/z e_x − J_n' e_y) + v∥ J_n e_z. The exchange of J_{n−1} and J_{n+1} turns the sign of J_n'.
        double cross = 2 * ez * along * ((n * Ω / k * Λ * ex) - ((Swapped ? -1 : 1) * 0.5 * k * w2 / Ω * dΛ * ey));
        double square = (ex * ex * n * n * Ω * Ω / (k * k) * Λ)
            + (ey * ey * 0.5 * w2 * ((n * n / b * Λ) - (2 * b * dΛ)))
            - (2 * ex * ey * n * 0.5 * w2 * dΛ) + (ez * ez * along * along * Λ) + cross;

        // P = −(π²e²/mω|k∥|) ∫(2ωv⊥/w²)(−f)|Θ|² dv⊥, and half of w² from 2v⊥dv⊥/w².
        double peak = density / Math.Pow(Math.PI * w2, 1.5) * Math.Exp(-along * along / w2);
        double power = Math.PI * Math.PI * ElementaryCharge * ElementaryCharge / (ElectronMass * Math.Abs(parallel)) * peak * square;
        return -power / (2 * Energy());
    }

    /// <summary>The electric field (e_x, ie_y, e_z), to any scale: e_y = 1.</summary>
    private (double X, double Y, double Z) Field()
    {
        double c = SpeedOfLight / ω, nx = perpendicular * c, nz = parallel * c, μ2 = (nx * nx) + (nz * nz);
        (double S, double D, double P) = Tensor(ω);

        // Rows y and z of n×(n×E) + K·E = 0: iD e_x + (S − μ²) i e_y = 0, n_x n_z e_x + (P − n_x²) e_z = 0.
        double x = (μ2 - S) / D;
        return (x, 1, -nx * nz * x / (P - (nx * nx)));
    }

    private double Energy()
    {
        (double ex, double ey, double ez) = Field();
        double h = 1e-5 * ω, by = parallel * ex - perpendicular * ez, squared = (parallel * parallel + perpendicular * perpendicular) * ey * ey + by * by;
        double Quadratic(double at)
        {
            (double S, double D, double P) = Tensor(at);
            return at * ((S * (ex * ex + ey * ey)) + (2 * D * ex * ey) + (P * ez * ez));
        }

        double slope = ((8 * (Quadratic(ω + h) - Quadratic(ω - h))) - Quadratic(ω + 2 * h) + Quadratic(ω - 2 * h)) / (12 * h);
        return 0.25 * (VacuumPermittivity * slope + squared / (ω * ω * VacuumPermeability));
    }

    private (double S, double D, double P) Tensor(double at)
    {
        (double S, double D, double P) = (1, 0, 1);
        foreach ((Species species, double density) in plasma.Populations())
        {
            double p2 = Math.Pow(species.PlasmaFrequency(density), 2), Ω = species.Gyrofrequency(plasma.FieldStrength);
            S -= p2 / (at * at - Ω * Ω);
            D += p2 * Ω / (at * (at * at - Ω * Ω));
            P -= p2 / (at * at);
        }

        return (S, D, P);
    }

    private static double Scaled(int n, double b)
    {
        // Σ (b/2)^{2m+|n|}/(m!(m+|n|)!) e^{−b}, all terms of one sign.
        int order = Math.Abs(n);
        double term = Math.Pow(0.5 * b, order) / SpecialFunctions.Factorial(order) * Math.Exp(-b), sum = 0;
        for (int m = 1; term > 1e-18 * sum; m++)
        {
            sum += term;
            term *= 0.25 * b * b / (m * (double)(m + order));
        }

        return sum;
    }
}
