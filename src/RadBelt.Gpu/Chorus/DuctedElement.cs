using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Chorus;

/// <summary>
/// A ducted element (Chen et al. 2021, Eqs. 8–14) by characteristics: at each latitude the delays of the tone's waves, and at each time the wave that has come so far.
/// </summary>
internal static class DuctedElement
{
    public static ChorusElement Build(FieldLinePlasma plasma, ChorusSource source, ElementGrid grid)
    {
        var builder = new ElementBuilder(plasma, grid);
        source.RequireUsable();
        if (source.ByLShell is not null)
        {
            throw new InvalidInputException("ducted element: its source has a profile by L, and its waves stay on one L; leave ByLShell out and scale the amplitude.");
        }

        // Two waves a time step, so that waves which overtake others show.
        int intervals = Math.Max(400, (int)Math.Ceiling(2 * source.Tone.Duration / grid.TimeStep));
        var paths = new FieldAlignedPaths(plasma, [.. Enumerable.Range(0, intervals + 1).Select(m => source.Emit(source.Tone.Duration * m / intervals))]);
        var column = new ElementColumn(source, grid);
        for (int j = 0; j < grid.Latitudes; j++)
        {
            double s = grid.Sine(j);
            paths.GoTo(s);
            column.Clear();
            column.Add(paths.Waves, s < 0 ? 0 : source.ByLatitude?.At(Math.Asin(s)) ?? 1);
            column.Continue();
            builder.Fill(j, column);
        }

        return builder.Build();
    }
}
