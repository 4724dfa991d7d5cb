using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What the library is given for a <c>pic</c> deck.</summary>
internal static class PicSetups
{
    /// <summary>The setup.</summary>
    /// <exception cref="Physics.InvalidInputException">It cannot be run.</exception>
    public static PicSetup Of(PicDeck deck)
    {
        PicGrid grid = deck.Grid.ToGrid();
        return new(grid, deck.Plasma.B0, [.. deck.Species.Select(s => s.ToSpecies(deck.Plasma))])
        {
            FieldProfile = deck.Mirror is { } mirror ? Parabola(mirror.Xi!.Value, mirror.Center ?? grid.Length / 2) : null,
            Open = deck.Boundary is { } open
                ? new(open.Layer) { Frequency = open.Frequency, Driver = deck.Driver is null ? null : Driver(deck) }
                : null,
            FilterPasses = deck.Filter,
            NeutralisingBackground = deck.NeutralisingBackground,
            AllowHeating = deck.Allow == PicAllowance.Heating,
            Seed = deck.Seed,
        };
    }

    /// <summary>The driver of a deck that has one.</summary>
    /// <exception cref="Physics.InvalidInputException">Its band is not one of whistlers.</exception>
    public static WhistlerDriver Driver(PicDeck deck)
    {
        PicDriverSection driver = deck.Driver!;
        return new(Mode(deck).Plasma, driver.Band.Low, driver.Band.High, driver.Amplitude, driver.Waves, deck.Seed);
    }

    /// <summary>Cold whistlers of a deck's plasma.</summary>
    public static RMode Mode(PicDeck deck) => new(new ColdPlasma(deck.Plasma.B0, deck.Plasma.Density));

    private static Func<double, double> Parabola(double xi, double centre) => x => 1 + (xi * (x - centre) * (x - centre));
}
