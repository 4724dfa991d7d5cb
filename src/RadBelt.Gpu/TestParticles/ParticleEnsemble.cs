using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.TestParticles;

/// <summary>Particles that start at one energy and pitch angle, with gyrophases and positions spread uniformly.</summary>
/// <param name="PitchAngle">α0 from the direction of the background field, rad, in [0, π].</param>
/// <param name="Energy">Kinetic energy E0, J, positive.</param>
/// <param name="Count">Particles, 1 … 2⁴⁰.</param>
public sealed record ParticleEnsemble(double PitchAngle, double Energy, long Count)
{
    // Sums of counts and of bytes over a deck's ensembles stay within 63 bits.
    private const long LargestCount = 1L << 40;

    internal static void Validate(IReadOnlyList<ParticleEnsemble> ensembles)
    {
        if (ensembles.Count == 0)
        {
            throw new InvalidInputException("ensembles: there is none; give one energy and pitch angle at least");
        }

        foreach (ParticleEnsemble ensemble in ensembles)
        {
            ensemble.Validate();
        }
    }

    private void Validate()
    {
        Require.PitchAngle(PitchAngle);

        if (!(Energy > 0 && double.IsFinite(Energy)))
        {
            throw new InvalidInputException($"energy: {Energy / Units.KeV:G6} keV; it must be positive and finite");
        }

        if (Count is < 1 or > LargestCount)
        {
            throw new InvalidInputException($"count: an ensemble of {Count} particles; give 1 … {LargestCount}");
        }
    }
}
