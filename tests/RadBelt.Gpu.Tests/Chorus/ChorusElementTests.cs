using System.Collections.Immutable;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Tests.FieldLineParticles;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Chorus;

/// <summary>Elements of given nodes.</summary>
public sealed class ChorusElementTests
{
    private static readonly ChorusElement Whole = new SyntheticElement(new DipoleFieldLine(5.5))
    {
        Frequency = 7e3, WaveNumber = 6e-4, Electric = (4e-3, 2e-3, 1e-3), Outward = (1e-4, 0),
    }.Table();

    [Test]
    public void Nodes_are_kept_and_switched_cells_counted()
    {
        // A node is half a turn off: the four cells around it switch.
        int n = 5 * Whole.Grid.Latitudes + 5;
        ImmutableArray<ElementNode> nodes = Whole.Nodes.SetItem(n, Whole.Nodes[n] with { Phase = Whole.Nodes[n].Phase + Math.PI });
        ChorusElement element = ChorusElement.Of(Whole.Line, Whole.Grid, nodes, Whole.Coverage);
        Assert.That(element.Nodes, Is.EqualTo(nodes));
        Assert.That((Whole.Coverage.SwitchedCells, element.Coverage.SwitchedCells), Is.EqualTo((0L, 4L)));
    }

    /// <summary>The same waves 0.3 s later, at nodes and between them, in the element and in its table.</summary>
    [Test]
    public void An_element_may_start_later()
    {
        const double start = 0.3;
        var source = new ChorusSource { Tone = new LinearChirp(550, 1400, 0.1), Amplitude = 1e-10 };
        var grid = new ElementGrid { Duration = 0.3, Times = 61, GreatestLatitude = 0.3, Latitudes = 31 };
        var plasma = new FieldLinePlasma(Whole.Line, new PowerLawDensity(3e6));
        ChorusElement early = ChorusElement.Ducted(plasma, source, grid), late = ChorusElement.Ducted(plasma, source, grid with { Start = start });
        Assert.That(late.Nodes, Is.EqualTo(early.Nodes));
        Assert.That(late.At(0.1, 0.05), Is.EqualTo(default(ElementNode)));
        ElementNode before = early.At(0.0723, 0.05), after = late.At(start + 0.0723, 0.05);
        Assert.That(before.Amplitude, Is.Positive);

        // Times are rounded: 1e-16 s by 1e4 rad/s.
        Assert.That((after.Phase, after.Frequency), Is.EqualTo((before.Phase, before.Frequency)).Within(1e-9));

        ElementTable table = new(early), later = new(late);
        Assert.That(later.Describe(0)[1..], Is.EqualTo(table.Describe(0)[1..]));
        Assert.That((later.Describe(0)[0], later.End), Is.EqualTo((start, table.End + start)).Within(1e-12));
        Assert.That(later.Between(start + 0.0723, start + 0.0724), Is.EqualTo(table.Between(0.0723, 0.0724)));
        Assert.That(later.Between(0, 0.2).Low, Is.GreaterThan(later.Between(0, 0.2).High));
        Refused(() => ChorusElement.Ducted(plasma, source, grid with { Start = -1 }), "start of an element's grid");
    }

    [Test]
    public void Nodes_that_are_no_waves_are_refused()
    {
        Refused(() => Of(node => node with { Phase = double.NaN }), "not finite");
        Refused(() => Of(node => node with { Electric = (0, double.PositiveInfinity, 0) }), "not finite");
        Refused(() => Of(node => node with { Amplitude = -1 }), "A_w below 0");
        Refused(() => Of(node => node with { Frequency = 0 }), "ω = 0 rad/s");
        Refused(() => Of(node => node with { ParallelWaveNumber = 0, OutwardWaveNumber = 0 }), "a wave vector");
        Refused(() => ChorusElement.Of(Whole.Line, Whole.Grid, Whole.Nodes[1..], Whole.Coverage), "give one for each");

        static void Of(Func<ElementNode, ElementNode> change) =>
            ChorusElement.Of(Whole.Line, Whole.Grid, Whole.Nodes.SetItem(30, change(Whole.Nodes[30])), Whole.Coverage);
    }
}
