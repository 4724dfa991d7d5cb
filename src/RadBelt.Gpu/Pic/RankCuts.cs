using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic;

/// <summary>Where the cells of a run are cut into stretches for ranks: each has about as many macro-particles as the others.</summary>
internal static class RankCuts
{
    // What a cell costs without particles, in macro-particles: its fields.
    private const double EmptyCell = 4;

    /// <summary>First cell of each rank's stretch, in the whole range's numbers, and the end.</summary>
    /// <exception cref="InvalidInputException">There are more ranks than the cells are good for.</exception>
    public static int[] Of(PicSetup setup, CellRange whole, int size)
    {
        int fewest = CellRange.FewestOfARank(setup);
        if ((long)size * fewest > whole.Cells)
        {
            throw new InvalidInputException(
                $"ranks: {size:N0} are too many for {setup.Grid.Cells:N0} cells; with this shape and filter each takes at least {fewest} cells: use {Math.Max(1, whole.Cells / fewest):N0} ranks or fewer");
        }

        var before = new double[whole.Cells + 1];
        foreach (int[] counts in setup.Species.Select(s => PicLoader.Counts(setup, whole, s)))
        {
            for (int c = 0; c < whole.Cells; c++)
            {
                before[c + 1] += counts[c];
            }
        }

        for (int c = 0; c < whole.Cells; c++)
        {
            before[c + 1] += before[c] + EmptyCell;
        }

        var cuts = new int[size + 1];
        for (int rank = 1; rank < size; rank++)
        {
            int cut = Array.FindIndex(before, sum => sum >= before[^1] * rank / size);
            cuts[rank] = Math.Clamp(cut, cuts[rank - 1] + fewest, whole.Cells - ((size - rank) * fewest));
        }

        cuts[size] = whole.Cells;
        return cuts;
    }
}
