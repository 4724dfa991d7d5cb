using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using static RadBelt.Gpu.Tests.Kernels.Particles.OnHost;

namespace RadBelt.Gpu.Tests.Kernels.Particles;

internal sealed class LorentzTests
{
    [Test]
    public void EnergyOfSlowParticlesKeepsItsDigits()
    {
        // γ − 1 = u²/2 − u⁴/8: at u = 1e-6 the difference γ − 1 itself would keep four digits.
        const double u = 1e-6;
        Assert.That(Lorentz.KineticEnergy(Vector(0, u, 0)).Value(), Is.EqualTo(u * u / 2 - u * u * u * u / 8).Within(2e-16 * u * u / 2));
    }

    [Test]
    public void EnergyAndPitchAngleOfAMomentum([Values(1e-3, 0.2, 40)] double u, [Values(0, 0.02, 0.8, 1.6, 3.1)] double α)
    {
        V3<ScalarDouble> momentum = Vector(u * Math.Cos(α), u * Math.Sin(α) * 0.6, -u * Math.Sin(α) * 0.8);
        Assert.That(Lorentz.KineticEnergy(momentum).Value(), Is.EqualTo(Math.Sqrt(1 + u * u) - 1).Within(4e-16 * (1 + u)));
        Assert.That(Lorentz.PitchAngle(momentum).Value(), Is.EqualTo(α).Within(1e-15));
    }
}
