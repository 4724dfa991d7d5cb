using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.TestParticles;

/// <summary>Test particles moving in given fields.</summary>
public abstract class TestParticleModel : IModel
{
    private protected TestParticleModel(Particles particles, FieldModel field)
    {
        Particles = particles;
        Field = field;
    }

    /// <summary>The particles.</summary>
    public Particles Particles { get; }

    /// <summary>What they move in.</summary>
    public FieldModel Field { get; }

    /// <summary>How often the waves are summed at a particle's place in one step.</summary>
    public abstract int FieldEvaluationsPerStep { get; }

    /// <summary>The largest |Ω| Δt at which the mover resolves the gyration.</summary>
    public abstract double LargestGyrationAngle { get; }

    /// <summary>The step the model takes when none is asked for, s.</summary>
    public double DefaultTimeStep => DefaultGyrationAngle / Math.Abs(Gyrofrequency);

    /// <summary>|Ω| Δt of <see cref="DefaultTimeStep"/>.</summary>
    private protected abstract double DefaultGyrationAngle { get; }

    private protected double Gyrofrequency => Particles.Species.Gyrofrequency(Field.Background.Strength);

    /// <summary>Full orbits by a pusher: <c>new Boris()</c> or <c>new HigueraCary()</c>.</summary>
    /// <typeparam name="TPusher">The pusher.</typeparam>
    /// <param name="particles">Particles, advanced in place.</param>
    /// <param name="field">What they move in.</param>
    /// <param name="pusher">Names the pusher.</param>
    public static TestParticleModel Create<TPusher>(Particles particles, FieldModel field, TPusher pusher)
        where TPusher : struct, IPusher => particles switch
        {
            ParticleStore<float> store => new FullOrbitModel<float, TPusher>(store, field),
            ParticleStore<double> store => new FullOrbitModel<double, TPusher>(store, field),
            _ => throw new NotSupportedException(),
        };

    /// <summary>The exact reduced equations in (x, E, α, φ), Allanson et al. (2022) Eqs. 9–12, by Runge–Kutta of order 4.</summary>
    /// <param name="particles">Particles, advanced in place.</param>
    /// <param name="field">What they move in.</param>
    /// <param name="equations">Names the equations.</param>
    public static TestParticleModel Create(Particles particles, FieldModel field, ReducedEquations equations) => particles switch
    {
        ParticleStore<float> store => new ReducedOrbitModel<float>(store, field),
        ParticleStore<double> store => new ReducedOrbitModel<double>(store, field),
        _ => throw new NotSupportedException(),
    };

    /// <inheritdoc/>
    public void Begin(double timeStep)
    {
        double angle = Math.Abs(Gyrofrequency) * timeStep;
        if (!(timeStep > 0 && angle <= LargestGyrationAngle))
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"time step: {timeStep:G6} s turns the gyration by {angle:G4} rad at rest; the bound is {LargestGyrationAngle} rad, {LargestGyrationAngle / Math.Abs(Gyrofrequency):G4} s"));
        }

        BeginSteps(timeStep);
    }

    /// <inheritdoc/>
    public abstract void Advance(long steps);

    /// <inheritdoc/>
    public abstract void Dispose();

    private protected abstract void BeginSteps(double timeStep);
}

/// <summary>Names the reduced equations of motion, Allanson et al. (2022) Eqs. 9–12.</summary>
public readonly struct ReducedEquations;
