using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Transport;

/// <summary>Particles in ensembles, wherever they move: what a <see cref="ScatteringRecorder"/> records.</summary>
public interface IScatteringEnsembles
{
    /// <summary>The ensembles they started as, in order: particles of one ensemble are neighbours.</summary>
    IReadOnlyList<ParticleEnsemble> Ensembles { get; }

    /// <summary>Which members of an ensemble are here: all of them, but for a shard of a run.</summary>
    /// <param name="ensemble">Number of the ensemble.</param>
    ItemRange Members(int ensemble) => new(0, Ensembles[ensemble].Count);

    /// <summary>Time at which they started, s, from which records count theirs; +∞ while they have not started.</summary>
    double StartTime => 0;

    /// <summary>Computes pitch angles and energies of all particles on the device.</summary>
    void UpdatePitchAngleAndEnergy();

    /// <summary>Pitch angle (rad) and kinetic energy (J) of particles <paramref name="first"/> … as they were last computed.</summary>
    /// <param name="first">First particle.</param>
    /// <param name="pitchAngle">Receives α, rad, measured as that of the ensembles.</param>
    /// <param name="energy">Receives E, J; as long as <paramref name="pitchAngle"/>.</param>
    void ReadPitchAngleAndEnergy(long first, Span<double> pitchAngle, Span<double> energy);

    /// <summary>Positions x (m) and momenta p/(mc) of particles <paramref name="first"/> …</summary>
    /// <param name="first">First particle.</param>
    /// <param name="count">Particles.</param>
    ParticleState[] Read(long first, int count);
}
