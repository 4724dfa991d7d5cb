namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>
/// One panel: layers over two axes, with title, legend and colour bar, as inline SVG that scales with the page. It never writes a coordinate
/// that is not finite: what cannot be placed is left out and counted in a note.
/// </summary>
internal sealed class Plot(Axis x, Axis y)
{
    /// <summary>Size of tick labels, px.</summary>
    internal const double TickSize = 12;

    /// <summary>Size of axis labels and legends, px.</summary>
    internal const double LabelSize = 13;

    private const double TickLength = 5;

    /// <summary>What the panel shows (rich text); null for none.</summary>
    public string? Title { get; init; }

    /// <summary>Width of the whole panel at full size, px.</summary>
    public double Width { get; init; } = 560;

    /// <summary>Height of the whole panel at full size, px.</summary>
    public double Height { get; init; } = 380;

    /// <summary>Where the legend stands; it lists the layers that have a label.</summary>
    public LegendPlace Legend { get; init; } = LegendPlace.None;

    /// <summary>A heading for the legend; null for none.</summary>
    public string? LegendTitle { get; init; }

    /// <summary>The key to colours; null for none.</summary>
    public ColourBar? ColourBar { get; init; }

    /// <summary>What is drawn, first things lowest.</summary>
    public List<Layer> Layers { get; } = [];

    /// <summary>Adds a layer, unless it is null, and returns the plot.</summary>
    public Plot With(Layer? layer)
    {
        if (layer is not null)
        {
            Layers.Add(layer);
        }
        return this;
    }

    private Legend LegendBox => new(LegendTitle, [.. Layers.Where(l => l.Label is not null)]);

    /// <summary>Ranges, ticks and the margins they need.</summary>
    /// <param name="wider">Room beyond <see cref="Width"/>, px.</param>
    internal PlotLayout Measure(double wider = 0)
    {
        var (dataX, dataY) = (new DataRange(x.Scale), new DataRange(y.Scale));
        Layers.ForEach(layer => layer.Measure(dataX, dataY));
        var (rangeX, rangeY) = (x.Resolve(dataX), y.Resolve(dataY));

        var ticksY = y.Scale.Ticks(rangeY.Min, rangeY.Max, Math.Max(2, (int)((Height - 80) / 42)));
        var outside = Legend == LegendPlace.Right ? LegendBox.Width + 16 : 0;
        var bar = ColourBar?.Width(Height - 80) ?? 0;
        var left = 34 + Widest(ticksY);
        var top = 28 + (ticksY.Exponent != 0 ? 16 : 0);
        var right = 16 + outside + bar;
        var ticksX = FittingTicks(rangeX, Width + wider - left - right);
        var margins = new Margins(left, top, right, Bottom: 50);
        return new PlotLayout(rangeX, rangeY, ticksX, ticksY, margins, [.. Notes(dataX, x), .. Notes(dataY, y)]);
    }

    /// <summary>Writes the panel as one svg element, within margins at least those it asked for, some px wider than <see cref="Width"/>.</summary>
    internal void Write(Markup markup, PlotLayout layout, Margins margins, string? letter, double wider = 0)
    {
        var (width, height) = (Width + wider - margins.Left - margins.Right, Height - margins.Top - margins.Bottom);
        var frame = new Frame(layout.X, layout.Y, Math.Max(20, width), Math.Max(20, height));
        var name = $"{letter} {Title} {y.Label} against {x.Label}".Trim();
        using (markup.Element("svg", ("viewBox", $"0 0 {MarkupValue.Pixels(Width + wider)} {MarkupValue.Pixels(Height)}"),
            ("role", "img"), ("aria-label", RichText.Parse(name).ToString())))
        {
            var heading = string.Join(' ', new[] { letter, Title }.Where(t => !string.IsNullOrEmpty(t)));
            markup.SvgText(letter is null ? margins.Left : 2, 17, LabelSize + 1, heading, ("class", "title"));
            using (markup.Element("g", ("transform", $"translate({MarkupValue.Pixels(margins.Left)} {MarkupValue.Pixels(margins.Top)})")))
            {
                WriteGrid(markup, frame, layout);
                // A nested svg clips to its own box: no clip path, no ids to keep unique in the page.
                using (markup.Element("svg", ("width", frame.Width), ("height", frame.Height)))
                {
                    foreach (var layer in Layers)
                    {
                        using (markup.Element("g", ("class", "k"), ("style", layer.Ink.Style)))
                        {
                            layer.Draw(markup, frame);
                        }
                    }
                }
                WriteAxes(markup, frame, layout);
                ColourBar?.Write(markup, frame.Width, frame.Height);
                var bar = ColourBar?.Width(Height - 80) ?? 0;
                LegendBox.Write(markup, Legend, frame, Layers, bar);
            }
        }
    }

    private static void WriteGrid(Markup markup, Frame frame, PlotLayout layout)
    {
        var (right, bottom) = (MarkupValue.Pixels(frame.Width), MarkupValue.Pixels(frame.Height));
        var xs = layout.TicksX.Ticks.Where(t => t.Label.Length > 0).Select(t => $"M{MarkupValue.Pixels(frame.MapX(t.Value))} 0V{bottom}");
        var ys = layout.TicksY.Ticks.Where(t => t.Label.Length > 0).Select(t => $"M0 {MarkupValue.Pixels(frame.MapY(t.Value))}H{right}");
        markup.Leaf("path", ("class", "grid"), ("d", "M0 0" + string.Concat(xs.Concat(ys))));
    }

    private void WriteAxes(Markup markup, Frame frame, PlotLayout layout)
    {
        markup.Leaf("rect", ("class", "box"), ("width", frame.Width), ("height", frame.Height));
        var marks = new List<string>();
        foreach (var tick in layout.TicksX.Ticks)
        {
            var px = frame.MapX(tick.Value);
            marks.Add($"M{MarkupValue.Pixels(px)} {MarkupValue.Pixels(frame.Height)}v{Length(tick)}");
            WriteLabel(px, frame.Height + TickLength + 14, tick, "middle");
        }
        foreach (var tick in layout.TicksY.Ticks)
        {
            var py = frame.MapY(tick.Value);
            marks.Add($"M0 {MarkupValue.Pixels(py)}h-{Length(tick)}");
            WriteLabel(-TickLength - 4, py + 4, tick, "end");
        }
        markup.Leaf("path", ("class", "tick"), ("d", "M0 0" + string.Concat(marks)));
        if (layout.TicksX.Exponent != 0)
        {
            var power = $"×{Numbers.PowerOfTen(layout.TicksX.Exponent)}";
            markup.SvgText(frame.Width, frame.Height + 40, TickSize, power, ("text-anchor", "end"));
        }
        if (layout.TicksY.Exponent != 0)
        {
            markup.SvgText(0, -7, TickSize, $"×{Numbers.PowerOfTen(layout.TicksY.Exponent)}", ("text-anchor", "middle"));
        }
        markup.SvgText(frame.Width / 2, frame.Height + 42, LabelSize, x.Label, ("text-anchor", "middle"));
        var besideTicks = MarkupValue.Pixels(-18 - Widest(layout.TicksY));
        markup.SvgText(0, 0, LabelSize, y.Label, ("text-anchor", "middle"),
            ("transform", $"translate({besideTicks} {MarkupValue.Pixels(frame.Height / 2)}) rotate(-90)"));

        static string Length(Tick tick) => MarkupValue.Pixels(tick.Label.Length > 0 ? TickLength : TickLength / 2);

        void WriteLabel(double px, double py, Tick tick, string anchor)
        {
            if (tick.Label.Length > 0)
            {
                markup.SvgText(px, py, TickSize, tick.Label, ("text-anchor", anchor));
            }
        }
    }

    // As many ticks as have room for their labels side by side.
    private static TickSet FittingTicks(AxisRange range, double length)
    {
        for (var target = Math.Max(2, (int)(length / 55)); ; target--)
        {
            var ticks = range.Scale.Ticks(range.Min, range.Max, target);
            var labelled = ticks.Ticks.Where(t => t.Label.Length > 0).ToList();
            var gaps = labelled.Zip(labelled.Skip(1), (a, b) => (range.Fraction(b.Value) - range.Fraction(a.Value)) * length);
            if (gaps.DefaultIfEmpty(length).Min() > Widest(ticks) + 8 || target <= 1)
            {
                return ticks;
            }
        }
    }

    private static double Widest(TickSet set) => set.Ticks.Select(t => RichText.Parse(t.Label).Width(TickSize)).DefaultIfEmpty(0).Max();

    private static IEnumerable<string> Notes(DataRange data, Axis axis)
    {
        if (data.NotFinite > 0)
        {
            yield return $"{Count(data.NotFinite)} of «{axis.Label}» not finite and left out.";
        }
        if (data.Unplaced > 0)
        {
            yield return $"{Count(data.Unplaced)} of «{axis.Label}» not {axis.Scale.Demand} and left out.";
        }

        static string Count(int n) => n == 1 ? "1 value" : $"{Numbers.Integer(n)} values";
    }
}
