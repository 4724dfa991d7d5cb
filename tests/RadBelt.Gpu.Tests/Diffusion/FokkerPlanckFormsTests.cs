using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Diffusion;

internal sealed class FokkerPlanckFormsTests
{
    private static readonly FokkerPlanckForms Forms = new(Species.Electron);

    private static readonly double[] Energies = [5 * KeV, 100 * KeV, 2 * MeV];

    [Test]
    public void JacobiansCountTheVolumeOfMomentumSpace()
    {
        // d³p = 2π p² dp sinα dα = (2π/c³) G1 G2 dE dα, so p² dp/dE = G1/c³; dp/dE = 1/v.
        foreach (double energy in Energies)
        {
            double p = Species.Electron.Mass * Species.Electron.MomentumPerMass(energy);
            double expected = p * p / Species.Electron.Speed(energy) * Math.Pow(PhysicalConstants.SpeedOfLight, 3);
            Assert.That(Forms.EnergyJacobian(energy), Is.EqualTo(expected).Within(1e-14 * expected));
        }

        Assert.That(FokkerPlanckForms.PitchAngleJacobian(0.7), Is.EqualTo(Math.Sin(0.7)));
    }

    [Test]
    public void DriftOfAKnownTensorIsItsAnalyticDerivative()
    {
        // D_αα = sin²α: C_α = 3 sinα cosα. D_EE = E²: C_E = 2E + E²G1′/G1, G1′/G1 = 1/(E + E_R) + (E + E_R)/(E(E + 2E_R)).
        foreach (double e in Energies)
        {
            DriftCoefficients drift = Forms.DriftOf((x, α) => new DiffusionTensor(Math.Pow(Math.Sin(α), 2), 0, x * x), e, 0.9);
            double rest = Species.Electron.RestEnergy;
            double expected = 2 * e + e * e * (1 / (e + rest) + (e + rest) / (e * (e + 2 * rest)));
            Assert.That(drift.Alpha, Is.EqualTo(3 * Math.Sin(0.9) * Math.Cos(0.9)).Within(1e-10));
            Assert.That(drift.Energy, Is.EqualTo(expected).Within(1e-10 * expected));
        }
    }

    [Test]
    public void UnderTheDriftDiffusionRelationsBothFormsAreOneEquation([Values(0.3, 1.2, 2.4)] double α)
    {
        foreach (double e in Energies)
        {
            double general = Forms.FokkerPlanckRate(Density, (x, y) => Forms.DriftOf(Tensor, x, y), Tensor, e, α);
            double diffusion = Forms.DiffusionRate(Density, Tensor, e, α);

            // Differences of sixth order with 1 % steps: relative error ~1e-10 of the largest term, which is of the order of D_αα f /
            // sin²α.
            double scale = Tensor(e, α).AlphaAlpha * Density(e, α) / Math.Pow(Math.Sin(α), 2);
            Assert.That(general, Is.EqualTo(diffusion).Within(1e-7 * scale));
            Assert.That(Math.Abs(diffusion), Is.GreaterThan(0.01 * scale), "the point does not sit on a zero");
        }
    }

    [Test]
    public void WithoutTheDriftTheFormsDiffer()
    {
        double general = Forms.FokkerPlanckRate(Density, (_, _) => default, Tensor, 100 * KeV, 1.2);
        double diffusion = Forms.DiffusionRate(Density, Tensor, 100 * KeV, 1.2);
        Assert.That(Math.Abs(general / diffusion - 1), Is.GreaterThan(0.1));
    }

    [Test]
    public void AnIsotropicUniformDensityIsStationary()
    {
        foreach (double e in Energies)
        {
            // The differences of a constant vanish identically, in either order; through Eq. 1 the terms cancel to the error of the
            // differences.
            Assert.That(Forms.DiffusionRate((_, _) => 3, Tensor, e, 1), Is.Zero);
            double general = Forms.FokkerPlanckRate((_, _) => 3, (x, y) => Forms.DriftOf(Tensor, x, y), Tensor, e, 1);
            Assert.That(general, Is.Zero.Within(1e-7 * 3 * Tensor(e, 1).AlphaAlpha));
        }
    }

    [Test]
    public void LegendrePolynomialsDecayAtTheirEigenvalues([Values(1, 2)] int degree)
    {
        // Isotropic scattering, D_αα = D: P_l(cosα) decays at l(l + 1)D.
        double P(double α) => degree == 1 ? Math.Cos(α) : 0.5 * (3 * Math.Pow(Math.Cos(α), 2) - 1);
        double rate = Forms.DiffusionRate((_, α) => P(α), (_, _) => new DiffusionTensor(2, 0, 0), 10 * KeV, 0.4);
        Assert.That(rate, Is.EqualTo(-degree * (degree + 1) * 2 * P(0.4)).Within(1e-9));
    }

    [Test]
    public void PointsOutsideAreRefused()
    {
        Refused(() => Forms.DiffusionRate((_, _) => 1, Tensor, 0, 1), "energy");
        Refused(() => Forms.DriftOf(Tensor, KeV, 0), "pitch angle");
    }

    private static DiffusionTensor Tensor(double e, double α) => new(
        Math.Pow(Math.Sin(α), 2) * (1 + 0.3 * e / MeV) + 0.1, 0.2 * e * Math.Sin(2 * α), 0.5 * e * e * Math.Pow(Math.Sin(α), 2));

    private static double Density(double e, double α) =>
        Math.Exp(-e / MeV) * Math.Pow(e / KeV, -0.5) * (1 + 0.5 * Math.Cos(α) + 0.4 * Math.Pow(Math.Sin(α), 2));
}
