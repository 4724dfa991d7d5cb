using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.TestParticles;

/// <summary>
/// Test particles on a device. State is a position (cell and offset) and a momentum p/(mc): 20 bytes a particle in float and 40 in double, with
/// pitch angle and energy beside them 28 and 56; in oblique waves, which move particles in three dimensions, 36 and 72.
/// </summary>
public abstract class Particles : IScatteringEnsembles, IDisposable
{
    private readonly ItemRange part;

    private protected Particles(Device device, Species species, Precision precision, IReadOnlyList<ParticleEnsemble> ensembles, ItemRange? part)
    {
        Device = device;
        Species = species;
        Precision = precision;
        Ensembles = [.. ensembles];
        this.part = part ?? new(0, ensembles.Sum(e => e.Count));
        Count = this.part.Count;
    }

    /// <summary>Where they live.</summary>
    public Device Device { get; }

    /// <summary>What they are.</summary>
    public Species Species { get; }

    /// <summary>Precision of their state.</summary>
    public Precision Precision { get; }

    /// <summary>The ensembles they started as, in order: particles of one ensemble are neighbours.</summary>
    public IReadOnlyList<ParticleEnsemble> Ensembles { get; }

    /// <summary>Particles that live here: all, or those of a part.</summary>
    public long Count { get; }

    /// <summary>Length of the cells that positions count in, m.</summary>
    public double CellLength { get; internal set; }

    /// <summary>
    /// Ensembles with positions uniform in [0, <paramref name="domain"/>) and uniform gyrophases. A particle's numbers depend on the seed and its
    /// index alone.
    /// </summary>
    /// <param name="device">Where they shall live.</param>
    /// <param name="species">What they are.</param>
    /// <param name="ensembles">Energies, pitch angles and counts.</param>
    /// <param name="domain">Length over which positions are spread, m, ≥ 0.</param>
    /// <param name="seed">Seed of positions and gyrophases.</param>
    /// <param name="precision">Precision of their state.</param>
    /// <param name="part">Which of them, counted through all ensembles: the same particles as in the whole. Null for all.</param>
    /// <exception cref="InvalidInputException">An ensemble is out of range, the domain is negative, the part is not one of them, or the device lacks the memory.</exception>
    public static Particles Uniform(
        Device device,
        Species species,
        IReadOnlyList<ParticleEnsemble> ensembles,
        double domain,
        long seed,
        Precision precision = Precision.Double,
        ItemRange? part = null)
    {
        RequireDomain(domain);
        Particles particles = Create(device, species, ensembles, precision, part);

        // Cell numbers are exact in float up to 2²⁴.
        particles.CellLength = Math.Max(Units.Kilometre, domain / (1 << 20));
        try
        {
            particles.Place(domain, new RandomStream(seed, RandomStreams.ParticlePhases));
            return particles;
        }
        catch
        {
            particles.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ItemRange Members(int ensemble)
    {
        long start = Ensembles.Take(ensemble).Sum(e => e.Count);
        ItemRange shared = part.Within(new(start, Ensembles[ensemble].Count));
        return shared with { First = shared.First - start };
    }

    /// <summary>Positions x (m) and momenta p/(mc) of particles <paramref name="first"/> …, read from the device.</summary>
    /// <param name="first">First particle.</param>
    /// <param name="count">Particles.</param>
    public abstract ParticleState[] Read(long first, int count);

    /// <summary>Pitch angle (rad) and kinetic energy (J) of particles <paramref name="first"/> …, computed on the device.</summary>
    /// <param name="first">First particle.</param>
    /// <param name="pitchAngle">Receives α, rad.</param>
    /// <param name="energy">Receives E, J; as long as <paramref name="pitchAngle"/>.</param>
    /// <remarks>Call <see cref="UpdatePitchAngleAndEnergy"/> first; several reads may follow it.</remarks>
    public abstract void ReadPitchAngleAndEnergy(long first, Span<double> pitchAngle, Span<double> energy);

    /// <summary>Computes pitch angles and energies of all particles on the device.</summary>
    public abstract void UpdatePitchAngleAndEnergy();

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Refuses a length over which particles cannot be spread.</summary>
    internal static void RequireDomain(double domain)
    {
        if (!(domain >= 0 && double.IsFinite(domain)))
        {
            throw new InvalidInputException($"domain: {domain / Units.Kilometre:G6} km; it must be zero or positive and finite");
        }
    }

    /// <summary>Makes the momentum columns hold this form.</summary>
    internal abstract void Hold(MomentumForm form);

    /// <summary>Counts positions in cells of another length (m).</summary>
    internal abstract void Recell(double length);

    private protected abstract void Fill(long first, long count, Func<long, ParticleState> state);

    private static Particles Create(Device device, Species species, IReadOnlyList<ParticleEnsemble> ensembles, Precision precision, ItemRange? part)
    {
        ParticleEnsemble.Validate(ensembles);
        part?.RequireWithin(ensembles.Sum(e => e.Count), "particles");
        return precision == Precision.Float
            ? new ParticleStore<float>(device, species, precision, ensembles, part)
            : new ParticleStore<double>(device, species, precision, ensembles, part);
    }

    private void Place(double domain, RandomStream stream)
    {
        long index = 0;
        for (int e = 0; e < Ensembles.Count; e++)
        {
            ParticleEnsemble ensemble = Ensembles[e];
            long count = Members(e).Count;
            double u = Species.MomentumPerMass(ensemble.Energy) / PhysicalConstants.SpeedOfLight;
            (double sin, double cos) = Math.SinCos(ensemble.PitchAngle);
            Fill(index, count, i =>
            {
                (double place, double phase) = stream.Uniform(part.First + i);
                (double sinP, double cosP) = Math.SinCos(2 * Math.PI * phase);
                return new(place * domain, u * cos, u * sin * cosP, u * sin * sinP);
            });
            index += count;
        }
    }
}
