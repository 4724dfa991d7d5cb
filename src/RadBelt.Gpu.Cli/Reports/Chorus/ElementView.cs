using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>An element's table as pages show it: maps over time and latitude, empty where there is no wave.</summary>
internal sealed class ElementView(ChorusElement element)
{
    // What is fainter than this part of the strongest wave shows no properties of a wave.
    private const double Faint = 1e-3;

    /// <summary>Edges of the cells about the table's times, s.</summary>
    public double[] TimeEdges => Edges(element.Grid.Times, row => element.Grid.Start + row * element.Grid.TimeStep);

    /// <summary>Edges of the cells about the table's latitudes, deg.</summary>
    public double[] LatitudeEdges => Edges(element.Grid.Latitudes, column => Latitude(column) / Units.Degree);

    /// <summary>A quantity over latitude (rows) and time (columns); NaN where there is no wave to speak of.</summary>
    public double[,] Map(Func<ElementNode, double> of)
    {
        int latitudes = element.Grid.Latitudes, times = element.Grid.Times;
        double least = Faint * Strongest().Amplitude;
        var map = new double[latitudes, times];
        for (int t = 0; t < times; t++)
        {
            for (int l = 0; l < latitudes; l++)
            {
                ElementNode node = element.Nodes[t * latitudes + l];
                map[l, t] = node.Amplitude > least ? of(node) : double.NaN;
            }
        }

        return map;
    }

    /// <summary>The strongest wave: its amplitude, T, time, s, and magnetic latitude, rad.</summary>
    public (double Amplitude, double Time, double Latitude) Strongest()
    {
        int best = 0;
        for (int i = 1; i < element.Nodes.Length; i++)
        {
            if (element.Nodes[i].Amplitude > element.Nodes[best].Amplitude)
                best = i;
        }

        int latitudes = element.Grid.Latitudes;
        return (element.Nodes[best].Amplitude, element.Grid.Time(best / latitudes), Latitude(best % latitudes));
    }

    // Half-way between neighbours, and at the ends of the table.
    private static double[] Edges(int count, Func<double, double> at) => [.. Enumerable.Range(0, count + 1).Select(i => at(Math.Clamp(i - 0.5, 0, count - 1)))];

    private double Latitude(double column) => Math.Asin(Math.Min(1, element.Grid.LeastSine + column * element.Grid.SineStep));
}
