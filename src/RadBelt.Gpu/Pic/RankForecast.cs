using RadBelt.Gpu.Devices;

namespace RadBelt.Gpu.Pic;

/// <summary>A link between two ranks.</summary>
/// <param name="Latency">Time that an exchange with both neighbours takes, however short, s.</param>
/// <param name="Rate">Bytes a second that a rank sends.</param>
internal readonly record struct RankLink(double Latency, double Rate);

/// <summary>
/// What a run costs on so many ranks, before it runs: a step takes as long as the fullest rank's macro-particles do, and the exchanges with its neighbours after that, none of which is hidden
/// behind work.
/// </summary>
internal sealed record RankForecast
{
    private RankForecast()
    {
    }

    /// <summary>Memory of the rank that takes most, bytes.</summary>
    public required long Memory { get; init; }

    /// <summary>Fewest and most cells of a rank.</summary>
    public required (int Fewest, int Most) Cells { get; init; }

    /// <summary>Macro-particles of the fullest rank.</summary>
    public required long MostParticles { get; init; }

    /// <summary>Macro-particles of all.</summary>
    public required long Particles { get; init; }

    /// <summary>Bytes that a rank sends to both neighbours in a step.</summary>
    public required double BytesPerStep { get; init; }

    /// <summary>Exchanges in a step.</summary>
    public required int Exchanges { get; init; }

    /// <summary>Ranks.</summary>
    public required int Size { get; init; }

    /// <summary>The forecast of a run.</summary>
    /// <param name="setup">The run.</param>
    /// <param name="device">Where a rank is to run.</param>
    /// <param name="order">Order of the shape.</param>
    /// <param name="timeStep">Δt, s.</param>
    /// <param name="size">Ranks.</param>
    /// <exception cref="Physics.InvalidInputException">There are too many ranks.</exception>
    public static RankForecast Of(PicSetup setup, Device? device, int order, double timeStep, int size)
    {
        CellRange whole = CellRange.Of(setup, device);
        int[] cuts = size == 1 ? [0, whole.Cells] : RankCuts.Of(setup, whole, size);
        int[][] counts = [.. setup.Species.Select(s => PicLoader.Counts(setup, whole, s))];
        long[] particles = [.. Enumerable.Range(0, size).Select(r => counts.Sum(c => c.Skip(cuts[r]).Take(cuts[r + 1] - cuts[r]).Sum(n => (long)n)))];
        int fullest = Array.IndexOf(particles, particles.Max()), cells = cuts[fullest + 1] - cuts[fullest];
        CellRange piece = CellRange.PieceOf(setup, device, fullest, size);
        return new()
        {
            Memory = PicMemory.Bytes(setup, piece),
            Cells = (Widths().Min(), Widths().Max()),
            MostParticles = particles.Max(),
            Particles = particles.Sum(),
            BytesPerStep = size == 1 ? 0 : 2 * (Fields(piece) + Sums(piece, order) + setup.Species.Sum(s => Crossing(setup, s, piece, timeStep))),
            Exchanges = size == 1 ? 0 : 2 + setup.Species.Count,
            Size = size,
        };

        IEnumerable<int> Widths() => Enumerable.Range(0, size).Select(r => cuts[r + 1] - cuts[r]);
    }

    /// <summary>Time of a step, s.</summary>
    /// <param name="rate">Macro-particle steps a second of a rank.</param>
    /// <param name="link">The link.</param>
    public double Step(double rate, RankLink link) => (MostParticles / rate) + Exchange(link);

    /// <summary>Time of a step's exchanges, s.</summary>
    public double Exchange(RankLink link) => (Exchanges * link.Latency) + (BytesPerStep / link.Rate);

    /// <summary>How many times as fast as one rank, over how many ranks.</summary>
    public double Efficiency(double rate, RankLink link) => Particles / rate / Size / Step(rate, link);

    private static double Fields(CellRange piece) => 5.0 * piece.Depth * sizeof(double);

    private static double Sums(CellRange piece, int order) => ((3.0 * order) + 8) * piece.Halo * piece.Parts * sizeof(double);

    // As many as v_x takes over an edge in a step, and no less than the message is long.
    private static double Crossing(PicSetup setup, PicSpecies species, CellRange piece, double timeStep)
    {
        double flux = Math.Max(species.Distribution.Moments.ForwardFlux, species.Distribution.Moments.BackwardFlux);
        double particles = species.ParticlesPerCell * flux * Physics.PhysicalConstants.SpeedOfLight * timeStep / setup.Grid.CellSize;
        return sizeof(int) * (1.0 + piece.Parts) + (species.Markers.Components * sizeof(float) * Math.Max(CrossingParticles.UsualOf(species), particles));
    }
}
