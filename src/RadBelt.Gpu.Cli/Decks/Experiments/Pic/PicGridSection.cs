using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>A uniform grid.</summary>
internal sealed record PicGridSection : IDeckSection
{
    /// <summary>Length of the domain, m.</summary>
    [DeckKey("length", Unit = "km", Min = 0, MinExclusive = true, Doc = "Length of the domain along B0, absorbing layers included.", Example = "794 km")]
    public required double Length { get; init; }

    /// <summary>Cells; null when <see cref="CellSize"/> is given.</summary>
    [DeckKey("cells", Min = PicGrid.FewestCells, Max = 1 << 24, Default = "none: `cell_size` instead", Doc = "Number of cells.", Example = "4096")]
    public int? Cells { get; init; }

    /// <summary>Length of a cell, m; null when <see cref="Cells"/> are given.</summary>
    [DeckKey("cell_size", Unit = "m", Min = 0, MinExclusive = true, Default = "none: `cells` instead",
        Doc = "Length of a cell, made a little smaller where the domain is no multiple of it.", Example = "200 m", Shown = true)]
    public double? CellSize { get; init; }

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Cells is null && CellSize is null)
            context.Error("cell_size", "this key is missing; give the size of a cell, for example `200 m`, or the number of `cells`");
        if (Cells is not null && CellSize is not null)
            context.Error("cells", "given together with `cell_size`; keep one of the two");
    }

    /// <summary>The grid.</summary>
    /// <exception cref="Physics.InvalidInputException">It has too few cells, or too many.</exception>
    public PicGrid ToGrid()
    {
        double cells = Cells ?? Math.Min(Math.Ceiling(Length / CellSize!.Value * (1 - 1e-12)), int.MaxValue);
        return new((int)cells, Length / cells);
    }
}
