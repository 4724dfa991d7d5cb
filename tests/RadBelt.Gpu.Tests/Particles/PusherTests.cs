using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using static RadBelt.Gpu.Tests.Kernels.Particles.OnHost;

namespace RadBelt.Gpu.Tests.Kernels.Particles;

/// <summary>What both pushers have in common. Rotations are half-step angles at γ = 1, impulses half steps, momenta p/(mc).</summary>
[TestFixture(typeof(Boris))]
[TestFixture(typeof(HigueraCary))]
internal sealed class PusherTests<TPusher>
    where TPusher : struct, IPusher
{
    private static readonly V3<ScalarDouble> None = Vector(0, 0, 0);

    [Test]
    public void PureMagneticFieldKeepsTheEnergyToRounding()
    {
        // u + (u + u × t) × s: rounding enters at the level of |s u| ε, ε = 1.1e-16, and walks at random, ~|s| ε n^½ = 1e-14 here. Allowed:
        // the same with all errors of one sign in one step out of ten.
        const int steps = 100_000;
        V3<ScalarDouble> rotation = Vector(0.07, 0.02, -0.03);
        V3<ScalarDouble> u = Vector(0.3, -0.8, 0.5);
        double length = u.Length();
        for (int n = 0; n < steps; n++)
        {
            u = TPusher.Push(u, None, rotation);
        }

        Assert.That(u.Length(), Is.EqualTo(length).Within(0.1 * steps * 0.16 * 1.1e-16 * length));
    }

    [Test]
    public void WithoutMagneticFieldTheMomentumGainsTheImpulses()
    {
        double[] u = TPusher.Push(Vector(0.25, -0.5, 1), Vector(0.125, 0.0625, -2), None).Values();
        Assert.That(u, Is.EqualTo((double[])[0.5, -0.375, -3]));
    }

    [Test]
    public void StepsAreReversedByTimeReversal()
    {
        // u → −u, E → E, B → −B leads back; six operations on numbers of order 1.
        V3<ScalarDouble> u = Vector(0.3, -0.8, 0.5), impulse = Vector(0.01, -0.2, 0.13), rotation = Vector(0.1, 0.3, -0.2);
        V3<ScalarDouble> after = TPusher.Push(u, impulse, rotation);
        double[] back = TPusher.Push(Reversed(after), impulse, Reversed(rotation)).Values();
        Assert.That(back, Is.EqualTo(Reversed(u).Values()).Within(1e-15));
    }

    [Test]
    public void VolumeInMomentumSpaceIsKept()
    {
        // Determinant of the Jacobian by central differences of 1e-5: error ~(1e-5)² and 1e-16/1e-5.
        const double h = 1e-5;
        V3<ScalarDouble> impulse = Vector(0.1, -0.2, 0.15), rotation = Vector(0.3, 0.2, -0.4);
        double[][] columns = [.. Enumerable.Range(0, 3).Select(axis =>
        {
            double[] step = [0, 0, 0];
            step[axis] = h;
            double[] ahead = TPusher.Push(Vector(0.4 + step[0], 0.9 + step[1], -0.3 + step[2]), impulse, rotation).Values();
            double[] behind = TPusher.Push(Vector(0.4 - step[0], 0.9 - step[1], -0.3 - step[2]), impulse, rotation).Values();
            return ahead.Zip(behind, (a, b) => (a - b) / (2 * h)).ToArray();
        })];
        V3<ScalarDouble>[] jacobian = [.. columns.Select(c => Vector(c[0], c[1], c[2]))];
        double determinant = V3<ScalarDouble>.Dot(jacobian[0], V3<ScalarDouble>.Cross(jacobian[1], jacobian[2])).Value();
        Assert.That(determinant, Is.EqualTo(1).Within(1e-9));
    }

    private static V3<ScalarDouble> Reversed(V3<ScalarDouble> v) => ScalarDouble.Of(-1) * v;
}
