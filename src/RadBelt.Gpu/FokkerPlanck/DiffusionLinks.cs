using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>The edges of a grid.</summary>
internal enum Edge
{
    LowestPitchAngle,
    HighestPitchAngle,
    LowestEnergy,
    HighestEnergy,
}

/// <summary>Particles move between two cells at the rate Weight (f_A − f_B).</summary>
internal readonly record struct CellLink(int A, int B, double Weight);

/// <summary>Particles leave a cell through an edge at the rate Weight (f − Density).</summary>
internal readonly record struct EdgeLink(int Cell, Edge Edge, double Weight, double Density);

/// <summary>
/// <c>−∂_i(G D_ij ∂_j f)</c> as exchanges between cells, none of a negative weight, whatever the mixed terms are: second order in the cell's size.
/// </summary>
/// <remarks>
/// <para>With <c>G D_ij/(h_i h_j) = Σ ρ_e e eᵀ</c> in each cell (<see cref="SellingDecomposition"/>), half of ρ_e joins it to the cell at +e and half to that at
/// −e: the derivative of <c>½ Σ_cells Σ_e ρ_e ½[(f₊ − f)² + (f − f₋)²]</c>, which is ½∫∇f·GD∇f by its midpoint rule.</para>
/// <para>At an edge without flux, the natural boundary condition of that functional, a cell whose +e is outside takes the difference to −e for both. At an
/// edge with a given f the line to +e ends at the edge, at the part s of its way: weight ρ_e/s to the f there.</para>
/// </remarks>
internal sealed class DiffusionLinks
{
    // f is taken to vary on a third of the shorter axis where D is so near to rank one that a choice must be made.
    private const double VariationsAlongAxis = 3;

    private readonly PhaseSpaceCells cells;
    private readonly Func<double, double>?[] edges;
    private readonly List<EdgeLink> edgeLinks = [];
    private readonly Dictionary<(int A, int B), double> weights = [];

    public DiffusionLinks(PhaseSpaceCells cells, FokkerPlanckBoundaries boundaries)
    {
        this.cells = cells;
        edges = [boundaries.LowestPitchAngle, boundaries.HighestPitchAngle, boundaries.LowestEnergy, boundaries.HighestEnergy];
        double scale = Math.Min(cells.Columns, cells.Rows) / VariationsAlongAxis;
        Span<WeightedOffset> terms = stackalloc WeightedOffset[3];
        for (int c = 0; c < cells.Volume.Length; c++)
        {
            (double xx, double xy, double yy) = cells.Diffusion(c);
            double weakening = SellingDecomposition.Balanced(xx, xy, yy, scale, terms);
            (WeakenedCells, LargestWeakening) = (WeakenedCells + (weakening > 0 ? 1 : 0), Math.Max(LargestWeakening, weakening));
            foreach (WeightedOffset term in terms)
            {
                if (term.Weight > 0)
                {
                    Join(c, term);
                }
            }
        }

        Links = [.. weights.Select(pair => new CellLink(pair.Key.A, pair.Key.B, pair.Value))];
        EdgeLinks = [.. edgeLinks];
    }

    public CellLink[] Links { get; }

    public EdgeLink[] EdgeLinks { get; }

    /// <summary>Cells near rank one whose mixed term was weakened.</summary>
    public int WeakenedCells { get; }

    /// <summary>The largest part it was weakened by.</summary>
    public double LargestWeakening { get; }

    private void Join(int cell, WeightedOffset term)
    {
        Reach forward = ReachOf(cell, term.X, term.Y), back = ReachOf(cell, -term.X, -term.Y);
        Take(cell, forward, term.Weight, alone: back.Closed);
        Take(cell, back, term.Weight, alone: forward.Closed);
    }

    private void Take(int cell, Reach reach, double weight, bool alone)
    {
        if (reach.Closed)
        {
            return;
        }

        if (reach.Neighbour is int other)
        {
            (int, int) key = (Math.Max(cell, other), Math.Min(cell, other));
            weights[key] = weights.GetValueOrDefault(key) + (alone ? weight : 0.5 * weight);
        }
        else
        {
            edgeLinks.Add(new(cell, reach.Edge, (alone ? 1.5 : 1) * weight / reach.Part, reach.Density));
        }
    }

    // Where the line from a cell's centre along an offset ends: in a cell, at an edge with a given f, or at a closed one.
    private Reach ReachOf(int cell, int offsetX, int offsetY)
    {
        int column = cell % cells.Columns, row = cell / cells.Columns;
        int x = column + offsetX, y = row + offsetY;
        bool outsideX = x < 0 || x >= cells.Columns, outsideY = y < 0 || y >= cells.Rows;
        if (!outsideX && !outsideY)
        {
            return new Reach { Neighbour = x + cells.Columns * y };
        }

        double partX = outsideX ? Part(column, offsetX, cells.Columns) : 2, partY = outsideY ? Part(row, offsetY, cells.Rows) : 2;
        Edge edge = partX <= partY
            ? offsetX < 0 ? Edge.LowestPitchAngle : Edge.HighestPitchAngle
            : offsetY < 0 ? Edge.LowestEnergy : Edge.HighestEnergy;
        if (edges[(int)edge] is not { } given)
        {
            return new Reach { Closed = true };
        }

        double part = Math.Min(partX, partY);
        bool alongEnergy = partX <= partY;
        double place = alongEnergy ? cells.Energy(row + 0.5 + part * offsetY) : cells.PitchAngle(column + 0.5 + part * offsetX);
        return new Reach { Edge = edge, Part = part, Density = Checked(given(place), edge, place, alongEnergy) };
    }

    private static double Part(int index, int offset, int count) => (offset < 0 ? index + 0.5 : count - index - 0.5) / Math.Abs(offset);

    private static double Checked(double density, Edge edge, double place, bool alongEnergy)
    {
        if (!(density >= 0 && double.IsFinite(density)))
        {
            string name = edge switch
            {
                Edge.LowestPitchAngle => "lowest pitch angle",
                Edge.HighestPitchAngle => "highest pitch angle",
                Edge.LowestEnergy => "lowest energy",
                _ => "highest energy",
            };
            string where = alongEnergy ? InvariantText.Of($"{place / Units.KeV:G6} keV") : InvariantText.Of($"{place / Units.Degree:G6}°");
            throw new InvalidInputException($"f at the {name}: {density:G6} at {where} cannot be used; a phase-space density is finite and not negative.");
        }

        return density;
    }

    private readonly struct Reach
    {
        public int? Neighbour { get; init; }

        public bool Closed { get; init; }

        public Edge Edge { get; init; }

        public double Part { get; init; }

        public double Density { get; init; }
    }
}
