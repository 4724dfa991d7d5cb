using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// Makes hybrid models (Tao 2014; Katoh &amp; Omura 2004): a <see cref="PicModel"/> whose cold electrons are a linear fluid and whose hot electrons are macro-particles
/// in a parabolic field, with waves along B0 only. The wave that a <see cref="TriggeringWave"/> sends goes both ways from the equator, layers at the ends absorb what comes there, and hot electrons
/// come back from <see cref="MirrorsBeyond"/> the ends.
/// </summary>
/// <remarks>
/// ∂B/∂t = −∇ × E, ∂E/∂t = c² ∇ × B − (J_cold + J_hot)/ε0, both across B0. The frame: B0 along +x, from the southern end to the northern one; z of the field line is x less
/// <see cref="HybridPicSetup.Equator"/>.
/// </remarks>
public static class HybridPicModel
{
    /// <summary>A model with linear shapes, energy-conserving gather and Boris's pusher.</summary>
    /// <inheritdoc cref="Create{TShape, TPusher}"/>
    public static PicModel Create(Device device, HybridPicSetup setup, ICommunicator? ranks = null) => Create<Linear, Boris>(device, setup, ranks);

    /// <summary>A model with the shape and pusher that are given as types.</summary>
    /// <typeparam name="TShape">Shape.</typeparam>
    /// <typeparam name="TPusher">Pusher.</typeparam>
    /// <param name="device">Where it runs.</param>
    /// <param name="setup">What it is a model of.</param>
    /// <param name="ranks">Ranks to spread the cells over; this process alone when not given. See <see cref="PicModel.Follow"/>.</param>
    /// <exception cref="Physics.InvalidInputException">The setup cannot be run, or does not fit the device.</exception>
    public static PicModel Create<TShape, TPusher>(Device device, HybridPicSetup setup, ICommunicator? ranks = null)
        where TShape : struct, IShape
        where TPusher : struct, IPusher => PicModel.Create<TShape, EnergyConserving, TPusher>(device, setup.ToPic(), ranks);
}
