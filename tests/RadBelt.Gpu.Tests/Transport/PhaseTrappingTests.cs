using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Tests.Transport;

/// <summary>Trapping in phases of pendulums, whose motion is known.</summary>
public sealed class PhaseTrappingTests
{
    private const double Step = 0.02;
    private static readonly double[] Times = [.. Enumerable.Range(0, 3000).Select(i => i * Step)];

    /// <summary>Released at rest at an angle a from the bottom it swings with the period 4 K(sin a/2); one loop a period.</summary>
    [TestCase(0.5, 6.383)]
    [TestCase(2, 8.350)]
    public void APendulumThatSwingsIsTrapped(double from, double period)
    {
        IReadOnlyList<TrappedStretch> found = PhaseTrapping.Find(Times, Pendulum(from, 0, 0), Ones);
        Assert.That(found, Has.Count.EqualTo(1));
        Assert.That((found[0].To - found[0].From) / found[0].Loops, Is.EqualTo(period).Within(2 * Step));
        Assert.That(found[0].To, Is.GreaterThan(Times[^1] - period));
        Assert.That(Times[found[0].First], Is.EqualTo(found[0].From));
    }

    [Test]
    public void APendulumThatGoesRoundIsNot() => Assert.That(PhaseTrapping.Find(Times, Pendulum(0, 2.1, 0), Ones), Is.Empty);

    /// <summary>A driven pendulum, ζ̈ = −sin ζ + S with |S| &gt; 1, turns back once: resonance without trapping. With |S| &lt; 1 there is a well to be trapped in.</summary>
    [Test]
    public void APassageThroughResonanceIsNot()
    {
        Assert.That(PhaseTrapping.Find(Times, Pendulum(0, -20, 1.5), Ones), Is.Empty);
        Assert.That(PhaseTrapping.Find(Times, Pendulum(1, 0, 0.4), Ones), Has.Count.EqualTo(1));
    }

    [Test]
    public void WithoutAWaveNothingIsTrapped()
    {
        double[] until = [.. Times.Select(t => t < 30 ? 1.0 : 0)];
        TrappedStretch found = PhaseTrapping.Find(Times, Pendulum(0.5, 0, 0), until).Single();
        Assert.That(found.To, Is.LessThan(30).And.GreaterThan(20));
        Assert.That(PhaseTrapping.Find(Times, Pendulum(0.5, 0, 0), new double[Times.Length]), Is.Empty);
    }

    [Test]
    public void SeriesOfDifferentLengthsAreRefused() =>
        Assert.That(() => PhaseTrapping.Find(Times, Ones.AsSpan(1), Ones), Throws.InstanceOf<InvalidInputException>());

    private static double[] Ones { get; } = [.. Times.Select(_ => 1.0)];

    // Wrapped phases of ζ̈ = −sin ζ + S, by the leapfrog in small steps.
    private static double[] Pendulum(double angle, double speed, double drive)
    {
        const int Within = 20;
        double h = Step / Within;
        var phases = new double[Times.Length];
        for (int i = 0; i < phases.Length; i++)
        {
            phases[i] = Math.IEEERemainder(angle, Math.Tau);
            for (int j = 0; j < Within; j++)
            {
                angle += h / 2 * speed;
                speed += h * (drive - Math.Sin(angle));
                angle += h / 2 * speed;
            }
        }

        return phases;
    }
}
