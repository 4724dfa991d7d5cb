using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Chorus;

/// <summary>
/// A nonducted element (Chen et al. 2021, Eqs. 15–22): at each latitude of the field line the wave of each time of emission that passes there, and of these the one
/// that passes at each time.
/// </summary>
internal static class NonductedElement
{
    public static ChorusElement Build(DipolePlasma plasma, ChorusSource source, IReadOnlyList<Ray> rays, double lShell, ElementGrid grid)
    {
        FieldLinePlasma line = plasma.On(lShell);
        var builder = new ElementBuilder(line, grid);
        source.RequireUsable();
        if (source.ByLatitude is not null)
        {
            throw new InvalidInputException("nonducted element: its source has a profile by latitude, and its waves have the gain of their rays; leave ByLatitude out.");
        }

        double[] latitudes = [.. Enumerable.Range(0, grid.Latitudes).Select(j => Math.Asin(grid.Sine(j)))];
        IReadOnlyList<SheetCrossing>[][] crossings = Crossings(RayGrid.Of(plasma, source, rays), latitudes, plasma, lShell);
        var column = new ElementColumn(source, grid);
        for (int j = 0; j < grid.Latitudes; j++)
        {
            column.Clear();
            foreach (Arrival[] chain in Chains(crossings.Select(sheet => sheet[j])))
            {
                column.Add(chain, factor: 1);
            }

            if (column.IsReached)
            {
                column.Continue();
                builder.Fill(j, column);
            }
        }

        return builder.Build();
    }

    // For each time of emission and each latitude the waves that meet the field line.
    private static IReadOnlyList<SheetCrossing>[][] Crossings(IReadOnlyList<Ray[]> times, double[] latitudes, DipolePlasma plasma, double lShell)
    {
        var crossings = new IReadOnlyList<SheetCrossing>[times.Count][];
        (double lowest, double highest, bool any) = (double.PositiveInfinity, 0, false);
        for (int m = 0; m < times.Count; m++)
        {
            var sheet = new RaySheet(times[m], latitudes, plasma.EarthRadius);
            crossings[m] = [.. Enumerable.Range(0, latitudes.Length).Select(j => sheet.Crossings(j, lShell).ToArray())];
            any |= crossings[m].Any(there => there.Count > 0);
            (double least, double greatest) = sheet.Reach();
            (lowest, highest) = (Math.Min(lowest, least), Math.Max(highest, greatest));
        }

        return any
            ? crossings
            : throw new InvalidInputException(
                lowest > highest
                    ? (InvariantText)$"chorus element: its rays pass none of the latitudes of its grid; let the grid begin at the equator, and rays run on."
                    : (InvariantText)$"chorus element: no ray comes to L = {lShell:G6}; within the latitudes of its grid they run from L = {lowest:G6} to {highest:G6}.");
    }

    // Waves at one place that follow each other: of the same leg and side of a fold, from neighbouring L of the source.
    private static List<Arrival[]> Chains(IEnumerable<IReadOnlyList<SheetCrossing>> sheets)
    {
        List<List<SheetCrossing>> done = [], open = [];
        foreach (IReadOnlyList<SheetCrossing> sheet in sheets)
        {
            List<List<SheetCrossing>> next = [];
            foreach (SheetCrossing crossing in sheet)
            {
                List<SheetCrossing>? chain = open
                    .Where(chain => chain[^1].Leg == crossing.Leg && chain[^1].Rises == crossing.Rises)
                    .MinBy(chain => Math.Abs(chain[^1].Wave.SourceLShell - crossing.Wave.SourceLShell));
                if (chain is null)
                {
                    chain = [];
                }
                else
                {
                    open.Remove(chain);
                }

                chain.Add(crossing);
                next.Add(chain);
            }

            done.AddRange(open);
            open = next;
        }

        return [.. done.Concat(open).Select(chain => chain.Select(crossing => crossing.Wave).ToArray())];
    }
}
