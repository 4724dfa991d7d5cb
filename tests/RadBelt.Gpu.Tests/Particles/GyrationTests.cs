using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using static RadBelt.Gpu.Tests.Kernels.Particles.OnHost;

namespace RadBelt.Gpu.Tests.Kernels.Particles;

/// <summary>Where the two pushers differ: the angle they turn by, and the drift velocity they keep.</summary>
internal sealed class GyrationTests
{
    private const double Parallel = 0.7, Perpendicular = 1.3;

    private static readonly double γ = Math.Sqrt(1 + Parallel * Parallel + Perpendicular * Perpendicular);

    [Test]
    public void BorisTurnsByTwiceTheArcTangentOfHalfTheAngle([Values(0.01, 0.157, 0.35)] double angle)
    {
        double turned = Turned<Boris>(angle);
        Assert.That(turned, Is.EqualTo(2 * Math.Atan(angle / 2)).Within(1e-15));
        Assert.That(1 - turned / angle, Is.EqualTo(angle * angle / 12).Within(Math.Pow(angle, 4) / 80 + 1e-13), "(ΩΔt)²/12 too slow");
    }

    [Test]
    public void HigueraCaryTurnsWithTheLorentzFactorOfTheMeanMomentum([Values(0.01, 0.157, 0.35)] double angle)
    {
        // The mean momentum of a turn by θ' has the perpendicular part u⊥ cos(θ'/2).
        double turned = Turned<HigueraCary>(angle);
        double mean = Math.Sqrt(1 + Parallel * Parallel + Math.Pow(Perpendicular * Math.Cos(turned / 2), 2));
        Assert.That(Math.Tan(turned / 2), Is.EqualTo(γ * angle / 2 / mean).Within(1e-15));

        // To second order: θ' = θ [1 − θ²/12 + (v⊥/c)² θ²/8].
        double slow = angle * angle * (1.0 / 12 - Math.Pow(Perpendicular / γ, 2) / 8);
        Assert.That(1 - turned / angle, Is.EqualTo(slow).Within(Math.Pow(angle, 4) / 20 + 1e-13));
    }

    [Test]
    public void HigueraCaryKeepsTheDriftVelocityAndBorisDoesNot()
    {
        // E = −v × B exerts no force on a particle of velocity v: Higuera & Cary (2017) §II; here v = 0.9 c along y, B = B x̂, E ∥ z.
        const double v = 0.9, half = 0.3;
        double u = v / Math.Sqrt(1 - v * v);
        V3<ScalarDouble> start = Vector(0, u, 0), rotation = Vector(half, 0, 0), impulse = Vector(0, 0, half * v);
        Assert.That(HigueraCary.Push(start, impulse, rotation).Values(), Is.EqualTo(start.Values()).Within(1e-15));
        Assert.That(Boris.Push(start, impulse, rotation).Values(), Is.Not.EqualTo(start.Values()).Within(1e-4));
    }

    /// <summary>The angle by which a step turns a momentum about x that should turn it by −<paramref name="angle"/> (q B0 &gt; 0).</summary>
    private static double Turned<TPusher>(double angle)
        where TPusher : struct, IPusher
    {
        double[] u = TPusher.Push(Vector(Parallel, Perpendicular, 0), Vector(0, 0, 0), Vector(γ * angle / 2, 0, 0)).Values();
        Assert.That(u[0], Is.EqualTo(Parallel), "nothing acts along the field");
        return -Math.Atan2(u[2], u[1]);
    }
}
