using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Models with the algorithms that a deck names: its words become type arguments here and nowhere else.</summary>
internal static class PicModels
{
    /// <summary>The model of a setup, spread over ranks if there are any.</summary>
    /// <exception cref="Physics.InvalidInputException">The setup cannot be run, or does not fit the device.</exception>
    public static PicModel Create(Device device, PicAlgorithms algorithms, PicSetup setup, ICommunicator? ranks = null) => algorithms.Shape switch
    {
        1 => Create<Linear>(device, algorithms, setup, ranks),
        2 => Create<Quadratic>(device, algorithms, setup, ranks),
        _ => Create<Cubic>(device, algorithms, setup, ranks),
    };

    /// <summary>Refuses a run that cannot be spread over so many ranks.</summary>
    /// <exception cref="Physics.InvalidInputException">It cannot.</exception>
    public static void RequireRanks(PicSetup setup, int size) => CellRange.PieceOf(setup, null, 0, size);

    private static PicModel Create<TShape>(Device device, PicAlgorithms algorithms, PicSetup setup, ICommunicator? ranks = null)
        where TShape : struct, IShape => algorithms.Gather switch
        {
            PicGather.EnergyConserving => Create<TShape, EnergyConserving>(device, algorithms, setup, ranks),
            _ => Create<TShape, MomentumConserving>(device, algorithms, setup, ranks),
        };

    private static PicModel Create<TShape, TGather>(Device device, PicAlgorithms algorithms, PicSetup setup, ICommunicator? ranks = null)
        where TShape : struct, IShape
        where TGather : struct, IGather => algorithms.Pusher switch
        {
            PicPusher.Boris => PicModel.Create<TShape, TGather, Boris>(device, setup, ranks),
            _ => PicModel.Create<TShape, TGather, HigueraCary>(device, setup, ranks),
        };
}

/// <summary>Algorithms as a deck names them.</summary>
/// <param name="Shape">Order of the particles' shape, 1 to 3.</param>
/// <param name="Gather">How they see the fields.</param>
/// <param name="Pusher">How they are pushed.</param>
internal readonly record struct PicAlgorithms(int Shape, PicGather Gather, PicPusher Pusher);
