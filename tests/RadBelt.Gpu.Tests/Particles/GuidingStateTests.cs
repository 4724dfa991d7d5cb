using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using static RadBelt.Gpu.Tests.Kernels.Particles.OnHost;

namespace RadBelt.Gpu.Tests.Kernels.Particles;

internal sealed class GuidingStateTests
{
    [Test]
    public void MomentumAndGuidingStateAreTheSame([Values(1e-3, 0.2, 4)] double u, [Range(-3, 3, 1)] double φ, [Values(0.02, 0.8, 1.6, 3.1)] double α)
    {
        V3<ScalarDouble> momentum = Vector(u * Math.Cos(α), u * Math.Sin(α) * Math.Cos(φ), u * Math.Sin(α) * Math.Sin(φ));
        GuidingState<ScalarDouble> state = GuidingState<ScalarDouble>.Of(momentum);
        Assert.That(state.PitchAngle.Value(), Is.EqualTo(α).Within(1e-15));
        Assert.That(state.Gyrophase.Value(), Is.EqualTo(φ).Within(1e-14), "α = 0.02 loses two digits");
        Assert.That(state.Energy.Value(), Is.EqualTo(Math.Sqrt(1 + u * u) - 1).Within(3e-16 * (1 + u)));
        Assert.That(state.Momentum().Values(), Is.EqualTo(momentum.Values()).Within(2e-15 * u));
    }

    [Test]
    public void EnergyOfSlowParticlesKeepsItsDigits()
    {
        // γ − 1 = u²/2 − u⁴/8: at u = 1e-6 the difference γ − 1 itself would keep four digits.
        const double u = 1e-6;
        Assert.That(Lorentz.KineticEnergy(Vector(0, u, 0)).Value(), Is.EqualTo(u * u / 2 - u * u * u * u / 8).Within(2e-16 * u * u / 2));
    }

    [Test]
    public void ReflectionBringsTheAnglesIntoRangeAndKeepsTheMomentum(
        [Values(-0.3, 0.4, 3.5)] double α, [Values(-3.5, -1, 2, 6, 30)] double φ)
    {
        GuidingState<ScalarDouble> state = new(ScalarDouble.Of(0.5), ScalarDouble.Of(α), ScalarDouble.Of(φ));
        GuidingState<ScalarDouble> reflected = state.Reflected();
        Assert.That(reflected.PitchAngle.Value(), Is.InRange(0, Math.PI));
        Assert.That(reflected.Gyrophase.Value(), Is.InRange(-Math.PI - 1e-14, Math.PI + 1e-14));
        Assert.That(reflected.Momentum().Values(), Is.EqualTo(state.Momentum().Values()).Within(1e-14), "30 rad rounds to 3.6e-15");
    }
}
