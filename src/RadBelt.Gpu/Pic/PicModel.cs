using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Ranks;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Tracers;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// Relativistic electromagnetic particle-in-cell model in one dimension along B0, three of momentum: Yee's fields, charge-conserving currents,
/// B-spline shapes, Boris's or Higuera and Cary's pusher. At time t = n Δt it holds x and E at n, u and B at n − ½.
/// </summary>
/// <remarks>
/// A step: half of Faraday's law, gather, push from n − ½ to n + ½, move from n to n + 1, current at n + ½ (with it that of <see cref="PicSetup.ColdElectrons"/>, where E_x then stays zero), the other half of Faraday's law, Ampère's law.
/// Runs of one setup are the same bits for any number of threads and after a restart.
/// </remarks>
public abstract class PicModel : IModel, ICheckpointed
{
    private protected PicModel(Device device, PicSetup setup) => (Device, Setup) = (device, setup);

    /// <summary>Where it runs.</summary>
    public Device Device { get; }

    /// <summary>What it is a model of.</summary>
    public PicSetup Setup { get; }

    /// <summary>Δt, s.</summary>
    public double TimeStep { get; private protected set; }

    /// <summary>Steps taken.</summary>
    public long Step { get; private protected set; }

    /// <summary>Time, s.</summary>
    public double Time => Step * TimeStep;

    /// <summary>Macro-particles now.</summary>
    public abstract long ParticleCount { get; }

    /// <summary>Order of the shape.</summary>
    public abstract int ShapeOrder { get; }

    /// <summary>Tracers that were added, in order.</summary>
    public IReadOnlyList<PicTracers> Tracers => TracerSets;

    private protected List<PicTracers> TracerSets { get; } = [];

    /// <summary>A model with the shape, gather and pusher that are given as types.</summary>
    /// <typeparam name="TShape"><see cref="Linear"/>, <see cref="Quadratic"/> or <see cref="Cubic"/>.</typeparam>
    /// <typeparam name="TGather"><see cref="EnergyConserving"/> or <see cref="MomentumConserving"/>.</typeparam>
    /// <typeparam name="TPusher"><see cref="Boris"/> or <see cref="HigueraCary"/>.</typeparam>
    /// <param name="device">Where it runs.</param>
    /// <param name="setup">What it is a model of.</param>
    /// <param name="ranks">Ranks to spread the cells over; this process alone when not given. Rank 0 then uses the model, the others call <see cref="Follow"/>. The run is the same bits for any number of ranks.</param>
    /// <exception cref="InvalidInputException">The setup cannot be run, does not fit the device, or has too few cells for the ranks.</exception>
    public static PicModel Create<TShape, TGather, TPusher>(Device device, PicSetup setup, ICommunicator? ranks = null)
        where TShape : struct, IShape
        where TGather : struct, IGather
        where TPusher : struct, IPusher
    {
        setup.Validate();
        setup.Open?.Validate(setup.Grid);
        if (setup.ColdElectrons is null && setup.Species.FirstOrDefault(s => s.Markers.IsTransverse) is { } transverse)
        {
            throw new InvalidInputException(
                $"{transverse.Name}: δf and relaxation of a {nameof(Distributions.FieldLineBiMaxwellian)} leave out the current along B0, which only hybrid models do without; use {nameof(HybridPicModel)}, or full f without relaxation");
        }

        TimeStepBounds.RequireResolvedDebyeLength<TGather>(setup, TShape.Order);
        PicModel model = setup.FieldProfile is null
            ? new PicModel<TShape, TGather, TPusher, UniformBackground>(device, setup, ranks)
            : new PicModel<TShape, TGather, TPusher, MirrorBackground>(device, setup, ranks);
        return ranks is { Size: > 1 } ? new RankedPicModel(model, ranks) : model;
    }

    /// <summary>A model with quadratic shapes, energy-conserving gather and Boris's pusher.</summary>
    /// <inheritdoc cref="Create{TShape, TGather, TPusher}"/>
    public static PicModel Create(Device device, PicSetup setup, ICommunicator? ranks = null) => Create<Quadratic, EnergyConserving, Boris>(device, setup, ranks);

    /// <summary>Adds tracers, which the model moves along and disposes.</summary>
    /// <param name="set">What they are.</param>
    /// <returns>The tracers, to be read or recorded.</returns>
    /// <exception cref="InvalidInputException">The set does not fit the setup or the device.</exception>
    /// <exception cref="InvalidOperationException">The run has begun.</exception>
    public PicTracers Add(TracerSet set)
    {
        if (TimeStep > 0)
        {
            throw new InvalidOperationException("tracers are added before a run begins");
        }

        TracerSets.Add(Make(set));
        return TracerSets[^1];
    }

    /// <summary>On a rank other than 0: does what rank 0's model is asked to, until that is disposed.</summary>
    /// <param name="parts">How this rank writes its part of checkpoints, <c>Hdf5CheckpointParts</c> where rank 0 has an <c>Hdf5CheckpointStore</c>; rank 0 writes all when one rank has none.</param>
    /// <exception cref="InvalidOperationException">The model is not spread over ranks, or this is rank 0.</exception>
    public virtual void Follow(ICheckpointParts? parts = null) => throw new InvalidOperationException("the model runs on one rank: there is nothing to follow");

    /// <inheritdoc/>
    public abstract void Begin(double timeStep);

    /// <inheritdoc/>
    /// <exception cref="SimulationFailedException">Values are no longer numbers, or the energy has run away.</exception>
    public abstract void Advance(long steps);

    /// <inheritdoc/>
    public abstract void Save(ICheckpointWriter writer);

    /// <inheritdoc/>
    public abstract void Restore(ICheckpointReader reader);

    /// <summary>Energies at this time.</summary>
    public abstract PicEnergy Energy();

    /// <summary>
    /// Moments of a species, averaged over the domain: energies and T∥ at this time; momenta are turned by half a gyration step |Ω|Δt/2 less than they
    /// will have been, which moves y and z components into each other.
    /// </summary>
    /// <param name="species">Its number in the setup.</param>
    public abstract PicMoments Moments(int species);

    /// <summary>Moments of a species at this time in every cell: those of the particles within it.</summary>
    /// <param name="species">Its number in the setup.</param>
    public abstract PicMoments[] MomentsByCell(int species);

    /// <summary>Copies a field, V m⁻¹ or T, without what is static or prescribed: a value a cell, at <see cref="PositionOf"/>.</summary>
    /// <param name="component">Which.</param>
    /// <param name="values">Takes one value a cell.</param>
    public abstract void CopyField(FieldComponent component, Span<double> values);

    /// <summary>Position of element <paramref name="index"/> of a field, m.</summary>
    public abstract double PositionOf(FieldComponent component, int index);

    /// <summary>
    /// How far Gauss's law is from holding: the largest |∂E_x/∂x − ρ/ε0| there is, over the largest e n/ε0 that one species makes. NaN when
    /// a species is δf: the charge of its weights changes while they stand still, as f0 has no place of its own; and where cold electrons as a fluid make up for any charge.
    /// </summary>
    public abstract double ChargeResidual();

    /// <summary>Copies macro-particles of a species, cell by cell.</summary>
    /// <param name="species">Its number in the setup.</param>
    public abstract PicParticles CopyParticles(int species);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>What goes on between ranks; null where there is one only.</summary>
    internal abstract RankHalo? Halo { get; }

    /// <summary>How the whole run is made up of ranks.</summary>
    internal abstract WholeArrays Whole { get; }

    internal abstract MacroParticleStore ParticlesOf(int species);

    /// <summary>Launches <see cref="PushTracers{TShape, TGather, TPusher, TBackground}"/> with the fields as the last step gathered them.</summary>
    internal abstract void PushTracers(
        ParticleViews<float> tracers, View<float> laps, long count, int firstCell, int endCell, SpeciesStep step, bool halfBack);

    private protected virtual PicTracers Make(TracerSet set) => new(this, set, TracerSets.Count);
}

/// <summary>A component of the fields of a <see cref="PicModel"/>.</summary>
public enum FieldComponent
{
    /// <summary>E_x, V m⁻¹, at n.</summary>
    Ex,

    /// <summary>E_y, V m⁻¹, at n.</summary>
    Ey,

    /// <summary>E_z, V m⁻¹, at n.</summary>
    Ez,

    /// <summary>B_y, T, at n − ½.</summary>
    By,

    /// <summary>B_z, T, at n − ½.</summary>
    Bz,

    /// <summary>J_x, A m⁻², at n − ½.</summary>
    Jx,

    /// <summary>J_y, A m⁻², at n − ½.</summary>
    Jy,

    /// <summary>J_z, A m⁻², at n − ½.</summary>
    Jz,
}

/// <summary>Macro-particles of one species on the host.</summary>
/// <param name="X">Position at n, m.</param>
/// <param name="Ux">u_x = p_x/(mc) at n − ½.</param>
/// <param name="Uy">u_y.</param>
/// <param name="Uz">u_z.</param>
/// <param name="Weight">Particles a macro-particle stands for, m⁻².</param>
public sealed record PicParticles(double[] X, float[] Ux, float[] Uy, float[] Uz, double Weight);
