using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Models with the algorithms that a deck names: its words become type arguments here and nowhere else.</summary>
internal static class PicModels
{
    /// <summary>The model of a setup.</summary>
    /// <exception cref="Physics.InvalidInputException">The setup cannot be run, or does not fit the device.</exception>
    public static PicModel Create(Device device, PicDeck deck, PicSetup setup) => deck.Shape switch
    {
        1 => Create<Linear>(device, deck, setup),
        2 => Create<Quadratic>(device, deck, setup),
        _ => Create<Cubic>(device, deck, setup),
    };

    private static PicModel Create<TShape>(Device device, PicDeck deck, PicSetup setup)
        where TShape : struct, IShape => deck.Gather switch
        {
            PicGather.EnergyConserving => Create<TShape, EnergyConserving>(device, deck, setup),
            _ => Create<TShape, MomentumConserving>(device, deck, setup),
        };

    private static PicModel Create<TShape, TGather>(Device device, PicDeck deck, PicSetup setup)
        where TShape : struct, IShape
        where TGather : struct, IGather => deck.Pusher switch
        {
            PicPusher.Boris => PicModel.Create<TShape, TGather, Boris>(device, setup),
            _ => PicModel.Create<TShape, TGather, HigueraCary>(device, setup),
        };
}
