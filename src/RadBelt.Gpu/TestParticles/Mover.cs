using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.TestParticles;

/// <summary>How test particles move, as decks name it.</summary>
public enum Mover
{
    /// <summary>Full orbit, Boris's scheme.</summary>
    Boris,

    /// <summary>Full orbit, the scheme of Higuera and Cary.</summary>
    HigueraCary,

    /// <summary>The reduced equations in (x, E, α, φ), Allanson et al. (2022) Eqs. 9–12.</summary>
    Reduced,
}

internal static class Movers
{
    /// <summary>The model of a mover.</summary>
    public static TestParticleModel Model(this Mover mover, Particles particles, FieldModel field) => mover switch
    {
        Mover.Boris => TestParticleModel.Create(particles, field, new Boris()),
        Mover.HigueraCary => TestParticleModel.Create(particles, field, new HigueraCary()),
        Mover.Reduced => TestParticleModel.Create(particles, field, new ReducedEquations()),
        _ => throw new ArgumentOutOfRangeException(nameof(mover), mover, null),
    };
}
