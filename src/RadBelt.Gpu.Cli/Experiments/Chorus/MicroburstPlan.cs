using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What a <c>microburst</c> deck asks for: field lines, their elements, electrons and satellites.</summary>
internal sealed class MicroburstPlan
{
    private readonly MicroburstDeck deck;
    private readonly ElementMaker? maker;
    private readonly ElementFromFile? fromFile;

    /// <summary>The plan of a deck.</summary>
    /// <exception cref="InvalidInputException">Its element's rays cannot start, its file holds no elements or those of another plasma, or its electrons all mirror below a satellite.</exception>
    public MicroburstPlan(MicroburstDeck deck)
    {
        this.deck = deck;
        if (deck.Element is { } element)
            maker = new(deck.Plasma, element);
        else
            fromFile = new(deck.ElementFile!, deck.Plasma);
        LShells = deck.Element?.LShells.Values ?? [.. fromFile!.Elements.Select(e => e.Line.LShell)];
        Medium = fromFile?.Medium ?? ElementMaker.Medium(deck.Plasma, deck.Element!.Damping, LShells[0]);

        // What does not fit is said before anything is traced.
        foreach (double l in LShells)
        {
            _ = Population(Line(l));
            _ = Satellites(Line(l));
        }
    }

    /// <summary>L of the field lines.</summary>
    public IReadOnlyList<double> LShells { get; }

    /// <summary>What the waves run through.</summary>
    public ChorusMedium Medium { get; }

    /// <summary>The source; null for an element from a file that does not say.</summary>
    public ElementSource? Source => maker?.Source ?? fromFile!.Source;

    /// <summary>What electrons are followed with.</summary>
    public FieldLineSettings Settings => deck.Settings;

    /// <summary>A field line.</summary>
    public DipoleFieldLine Line(double lShell) => new(lShell, deck.Plasma.SurfaceField, deck.Plasma.EarthRadius);

    /// <summary>The elements, one for each field line.</summary>
    /// <exception cref="InvalidInputException">Nothing of the element is left on a field line.</exception>
    public IEnumerable<ChorusElement> Elements(Device device, CancellationToken cancellation) => fromFile?.Elements ?? maker!.All(device, new(null), cancellation);

    /// <summary>The electrons of a field line.</summary>
    public ElectronGrid Population(DipoleFieldLine line) => deck.Population.On(line, deck.Satellites.Altitudes.Min(), deck.LossAltitude);

    /// <summary>Satellites of a field line: for each altitude the northern, then the southern one.</summary>
    public IReadOnlyList<VirtualSatellite> Satellites(DipoleFieldLine line) =>
    [
        .. from altitude in deck.Satellites.Altitudes
           from hemisphere in new[] { Hemisphere.North, Hemisphere.South }
           select new VirtualSatellite(line, hemisphere, altitude, deck.Satellites.Bins(line, altitude, deck.LossAltitude), deck.LossAltitude),
    ];

    /// <summary>What a satellite saw.</summary>
    public SatelliteRecord Record(VirtualSatellite satellite) => new(
        satellite.Hemisphere, satellite.Altitude, satellite.LossCone, satellite.Flux(), satellite.Undisturbed(deck.Population.Flux.Initial));
}
