using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.TestParticles;

/// <summary>Test particles moving in given fields. The particles belong to the caller: a model that is disposed leaves them alone.</summary>
public abstract class TestParticleModel : IModel, ICheckpointed
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

    /// <summary>The step that resolves the gyration well, s: what a run takes when none is asked for.</summary>
    public double DefaultTimeStep => StepRule.DefaultAngle / Math.Abs(Gyrofrequency);

    private protected abstract StepRule StepRule { get; }

    private protected double Gyrofrequency => Particles.Species.Gyrofrequency(Field.Background.Strength);

    /// <summary>Full orbits by a pusher: <c>new Boris()</c> or <c>new HigueraCary()</c>.</summary>
    /// <typeparam name="TPusher">The pusher.</typeparam>
    /// <param name="particles">Particles, advanced in place.</param>
    /// <param name="field">What they move in.</param>
    /// <param name="pusher">Names the pusher.</param>
    public static TestParticleModel Create<TPusher>(Particles particles, FieldModel field, TPusher pusher)
        where TPusher : struct, IPusher => (particles, field.ObliqueWaves) switch
        {
            (ParticleStore<float> store, null) => new FullOrbitModel<float, TPusher>(store, field),
            (ParticleStore<double> store, null) => new FullOrbitModel<double, TPusher>(store, field),
            (ParticleStore<float> store, _) => new ObliqueOrbitModel<float, TPusher>(store, field),
            (ParticleStore<double> store, _) => new ObliqueOrbitModel<double, TPusher>(store, field),
            _ => throw new NotSupportedException(),
        };

    /// <summary>The exact reduced equations in (x, E, α, φ), Allanson et al. (2022) Eqs. 9–12, by Runge–Kutta of order 4.</summary>
    /// <param name="particles">Particles, advanced in place.</param>
    /// <param name="field">What they move in.</param>
    /// <param name="equations">Names the equations.</param>
    /// <exception cref="InvalidInputException">An ensemble starts within 0.1° of the background field, along which the gyrophase has no meaning;
    /// or the waves are oblique.</exception>
    public static TestParticleModel Create(Particles particles, FieldModel field, ReducedEquations equations)
    {
        RequireMovable(Mover.Reduced, particles.Ensembles);
        if (field.ObliqueWaves is not null)
        {
            throw new InvalidInputException("waves: the reduced equations are those of waves along the field, these are oblique; use a full-orbit mover");
        }

        return particles switch
        {
            ParticleStore<float> store => new ReducedOrbitModel<float>(store, field),
            ParticleStore<double> store => new ReducedOrbitModel<double>(store, field),
            _ => throw new NotSupportedException(),
        };
    }

    /// <inheritdoc/>
    public void Begin(double timeStep)
    {
        StepRule.Validate(timeStep, Math.Abs(Gyrofrequency));
        BeginSteps(timeStep);
    }

    /// <inheritdoc/>
    public abstract void Advance(long steps);

    /// <inheritdoc/>
    public abstract void Save(ICheckpointWriter writer);

    /// <inheritdoc/>
    public abstract void Restore(ICheckpointReader reader);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Refuses ensembles that a mover cannot move: the reduced equations are singular at α = 0 and π.</summary>
    internal static void RequireMovable(Mover mover, IReadOnlyList<ParticleEnsemble> ensembles)
    {
        const double Closest = 0.1 * Units.Degree;
        if (mover == Mover.Reduced && ensembles.FirstOrDefault(e => Math.Min(e.PitchAngle, Math.PI - e.PitchAngle) < Closest) is { } along)
        {
            throw new InvalidInputException(
                $"pitch angle: {along.PitchAngle / Units.Degree:G6}° is within 0.1° of the field, where the reduced equations are singular; use a full-orbit mover");
        }
    }

    private protected abstract void BeginSteps(double timeStep);
}

/// <summary>Names the reduced equations of motion, Allanson et al. (2022) Eqs. 9–12.</summary>
public readonly struct ReducedEquations;
