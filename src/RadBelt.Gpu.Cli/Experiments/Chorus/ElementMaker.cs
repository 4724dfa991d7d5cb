using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Makes the elements that a deck describes.</summary>
internal sealed class ElementMaker
{
    private readonly DipolePlasmaSection plasma;
    private readonly ElementSection element;

    /// <summary>A maker of one deck's elements.</summary>
    /// <exception cref="InvalidInputException">A ray cannot start as the deck says.</exception>
    public ElementMaker(DipolePlasmaSection plasma, ElementSection element)
    {
        (this.plasma, this.element) = (plasma, element);
        RayLaunchCheck.Require(plasma.Plasma, element.RayLaunches, element.Settings);
    }

    /// <summary>The source.</summary>
    public ElementSource Source => new(
        DeckWords.Of(element.Kind), element.Tone.Ends.First, element.Tone.Ends.Last, element.Tone.Chirp.Duration, element.Amplitude, element.RayLaunches.Count);

    /// <summary>What waves run through, in numbers at the equator of a field line.</summary>
    public static ChorusMedium Medium(DipolePlasmaSection plasma, DampingSection? damping, double lShell)
    {
        ColdPlasma equator = plasma.Plasma.On(lShell).At(0);
        return new(
            plasma.DensityInWords, damping?.InWords, plasma.SurfaceField, plasma.EarthRadius, new EquatorialPlasma(lShell, equator.ElectronDensity, equator.FrequencyRatio));
    }

    /// <summary>The element on one field line after the other, each saved as a part of the run; the rays of a nonducted one are traced once, before the first that is made.</summary>
    /// <param name="device">Where.</param>
    /// <param name="saved">Takes up those that an earlier run made.</param>
    /// <param name="cancellation">Ends it early, before the next field line or among the rays.</param>
    /// <param name="part">Which field lines; null for all.</param>
    /// <exception cref="InvalidInputException">The tone leaves the whistler band on a line, or nothing of the element is left on it.</exception>
    public IEnumerable<ChorusElement> All(Device device, PartwiseCheckpoints saved, CancellationToken cancellation, ItemRange? part = null)
    {
        DipolePlasma medium = plasma.Plasma;
        ElementGrid grid = element.Grid.Grid;
        IReadOnlyList<Ray>? rays = null;
        foreach (double l in element.LShells.Values.Where((_, i) => part is not { } some || some.Contains(i)))
        {
            var made = new MadeElement(medium.On(l).Line, grid);
            saved.Take(made, Make, CancellationToken.None);
            yield return made.Element;

            void Make()
            {
                cancellation.ThrowIfCancellationRequested();
                made.Element = element.Kind == ElementKind.Ducted
                    ? ChorusElement.Ducted(medium.On(l), element.Source, grid)
                    : ChorusElement.Nonducted(medium, element.Source, rays ??= Rays(), l, grid);
            }
        }

        IReadOnlyList<Ray> Rays() => RayTracer.Trace(device, medium, element.RayLaunches, element.Settings, element.Damping?.Electrons, cancellation);
    }
}
