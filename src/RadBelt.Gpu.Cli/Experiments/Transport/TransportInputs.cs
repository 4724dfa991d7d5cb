using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What a <c>transport</c> deck asks for: its wave fields and how long they must be.</summary>
internal sealed class TransportInputs : IDisposable
{
    private readonly TransportDeck deck;
    private readonly BroadbandMaker? maker;
    private BroadbandEquivalent? waves;

    /// <summary>Opens what the deck names.</summary>
    /// <exception cref="InvalidInputException">The archive is of another field line or too short, or a setting is out of range.</exception>
    public TransportInputs(TransportDeck deck)
    {
        this.deck = deck;
        maker = deck.Broadband is { } section ? new(deck.Line, deck.ColdDensity, section) : null;
        Archive = deck.Archive is { } folder ? WaveArchives.Open(folder, deck) : null;
        try
        {
            foreach (WaveFieldGrid grid in Grids)
                _ = Plan(grid);
        }
        catch
        {
            Archive?.Dispose();
            throw;
        }
    }

    /// <summary>Which electrons are followed; null for all.</summary>
    public ItemRange? Part { get; set; }

    /// <summary>How they are followed.</summary>
    public TransportSettings Settings => deck.Settings with { Part = Part };

    /// <summary>The simulated field; null where the deck has none.</summary>
    public WaveFieldSource? Archive { get; }

    /// <summary>Grid of the broadband field; null where the deck has none.</summary>
    public WaveFieldGrid? BroadbandGrid => maker?.Grid(Archive?.Grid, deck.StopTime);

    /// <summary>Grids of all fields.</summary>
    public IEnumerable<WaveFieldGrid> Grids => new[] { Archive?.Grid, BroadbandGrid }.OfType<WaveFieldGrid>();

    /// <summary>The broadband waves, measured when first asked for; null where the deck has none.</summary>
    /// <exception cref="InvalidInputException">There are no such waves in this plasma, or the archive has no power in their band.</exception>
    public BroadbandEquivalent? Waves => waves ??= maker?.Waves(Archive);

    /// <summary>What electrons in a field take.</summary>
    public TransportPlan Plan(WaveFieldGrid grid) => TransportPlan.Of(grid, deck.Ensembles.All, Settings);

    /// <summary>What was asked for, in numbers.</summary>
    public TransportSetup Setup => new(
        deck.Line.EquatorialField,
        deck.Line.Curvature,
        deck.ColdDensity,
        deck.Broadband is { } section ? (section.Band.Low, section.Band.High) : null,
        deck.Broadband?.Waves ?? 0,
        deck.Scale,
        deck.StopTime,
        deck.StepsPerGyration,
        deck.LossCone);

    /// <summary>The fields, each made when its turn comes; the caller disposes of broadband ones.</summary>
    public IEnumerable<(TransportFieldKind Kind, Func<Device, WaveFieldSource> Make)> Fields()
    {
        if (Archive is { } archive)
            yield return (TransportFieldKind.Archive, _ => archive);
        if (BroadbandGrid is { } grid)
            yield return (TransportFieldKind.Broadband, device => Waves!.Field(device, grid, deck.Seed, deck.Scale));
    }

    /// <inheritdoc/>
    public void Dispose() => Archive?.Dispose();
}
