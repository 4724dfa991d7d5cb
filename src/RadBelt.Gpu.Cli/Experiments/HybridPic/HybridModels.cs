using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Hybrid models with the algorithms that a deck names: its words become type arguments here and nowhere else.</summary>
internal static class HybridModels
{
    /// <summary>The model of a setup.</summary>
    /// <exception cref="Physics.InvalidInputException">The setup cannot be run, or does not fit the device.</exception>
    public static PicModel Create(Device device, HybridPicDeck deck, HybridPicSetup setup) => deck.Shape switch
    {
        1 => Create<Linear>(device, deck, setup),
        2 => Create<Quadratic>(device, deck, setup),
        _ => Create<Cubic>(device, deck, setup),
    };

    private static PicModel Create<TShape>(Device device, HybridPicDeck deck, HybridPicSetup setup)
        where TShape : struct, IShape => deck.Pusher switch
        {
            PicPusher.Boris => HybridPicModel.Create<TShape, Boris>(device, setup),
            _ => HybridPicModel.Create<TShape, HigueraCary>(device, setup),
        };
}
