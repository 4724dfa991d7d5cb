using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>
/// Backward Euler: <c>(V + Δt V/τ + Δt L) f' = V f + Δt (V S + Σ w f_edge)</c> with V the cells' volumes and L the links.
/// </summary>
internal sealed class ImplicitStep
{
    /// <summary>Indices into what is counted, after those of <see cref="Edge"/>.</summary>
    public const int Decayed = 4, Supplied = 5, Amounts = 6;

    private readonly PhaseSpaceCells cells;
    private readonly DiffusionLinks links;
    private readonly double[] decay;
    private readonly double[] supply;
    private readonly int[] place;
    private readonly double[] unknowns;
    private EnvelopeCholesky? factor;
    private double timeStep;

    public ImplicitStep(PhaseSpaceCells cells, DiffusionLinks links, FokkerPlanckBoundaries boundaries)
    {
        (this.cells, this.links) = (cells, links);
        double[] volume = cells.Volume;
        decay = boundaries.Lifetime is { } lifetime
            ? InCells("lifetime", lifetime, τ => τ > 0, "give a positive one, infinite where nothing is lost")
            : [.. volume.Select(_ => double.PositiveInfinity)];
        supply = boundaries.Source is { } source ? InCells("source", source) : new double[volume.Length];
        for (int c = 0; c < volume.Length; c++)
        {
            (decay[c], supply[c]) = (volume[c] / decay[c], volume[c] * supply[c]);
        }

        unknowns = new double[volume.Length];
        place = Places();
    }

    /// <summary>A function of (E, α) at the cells' centres.</summary>
    /// <exception cref="InvalidInputException">A value is negative or not finite.</exception>
    public double[] InCells(string name, Func<double, double, double> function) =>
        InCells(name, function, value => value >= 0 && double.IsFinite(value), "it must be finite and not negative");

    /// <summary>Σ V f.</summary>
    public double Particles(double[] density)
    {
        CompensatedSum sum = default;
        for (int c = 0; c < density.Length; c++)
        {
            sum.Add(cells.Volume[c] * density[c]);
        }

        return sum.Value;
    }

    /// <summary>Factors the system for a time step, s.</summary>
    public void Prepare(double timeStep)
    {
        if (factor != null && timeStep == this.timeStep)
        {
            return;
        }

        factor = null;
        var matrix = new EnvelopeCholesky(FirstColumns(place));
        for (int c = 0; c < decay.Length; c++)
        {
            matrix.Add(place[c], place[c], cells.Volume[c] + timeStep * decay[c]);
        }

        foreach ((int cell, _, double weight, _) in links.EdgeLinks)
        {
            matrix.Add(place[cell], place[cell], timeStep * weight);
        }

        foreach ((int a, int b, double weight) in links.Links)
        {
            matrix.Add(place[a], place[a], timeStep * weight);
            matrix.Add(place[b], place[b], timeStep * weight);
            matrix.Add(Math.Max(place[a], place[b]), Math.Min(place[a], place[b]), -timeStep * weight);
        }

        if (!matrix.Factor())
        {
            throw new InvalidInputException(
                $"time step: {timeStep:G6} s is so long beside the fastest diffusion between cells that the system is singular to rounding; shorten it.");
        }

        (factor, this.timeStep) = (matrix, timeStep);
    }

    /// <summary>One step, and what was lost and supplied in it.</summary>
    public void Take(double[] density, CompensatedSum[] totals)
    {
        for (int c = 0; c < density.Length; c++)
        {
            unknowns[place[c]] = cells.Volume[c] * density[c] + timeStep * supply[c];
        }

        foreach ((int cell, _, double weight, double given) in links.EdgeLinks)
        {
            unknowns[place[cell]] += timeStep * weight * given;
        }

        double before = Sum(unknowns);
        factor!.Solve(unknowns);
        for (int c = 0; c < density.Length; c++)
        {
            density[c] = unknowns[place[c]];
        }

        // Summed over the cells the system says that particles are conserved; the digits the solution has lost of that are given back to all alike.
        double after = Accounted(density);
        double correction = after > 0 ? before / after : 1;
        for (int c = 0; c < density.Length; c++)
        {
            density[c] *= correction;
            totals[Decayed].Add(timeStep * decay[c] * density[c]);
            totals[Supplied].Add(timeStep * supply[c]);
        }

        foreach ((int cell, Edge edge, double weight, double given) in links.EdgeLinks)
        {
            totals[(int)edge].Add(timeStep * weight * (density[cell] - given));
        }
    }

    private static double Sum(double[] terms)
    {
        CompensatedSum sum = default;
        foreach (double term in terms)
        {
            sum.Add(term);
        }

        return sum.Value;
    }

    // Particles at the end of a step and those that left in it.
    private double Accounted(double[] density)
    {
        CompensatedSum sum = default;
        for (int c = 0; c < density.Length; c++)
        {
            sum.Add((cells.Volume[c] + timeStep * decay[c]) * density[c]);
        }

        foreach ((int cell, _, double weight, _) in links.EdgeLinks)
        {
            sum.Add(timeStep * weight * density[cell]);
        }

        return sum.Value;
    }

    private double[] InCells(string name, Func<double, double, double> function, Predicate<double> usable, string remedy)
    {
        var values = new double[cells.Volume.Length];
        for (int c = 0; c < values.Length; c++)
        {
            double energy = cells.Energies[c / cells.Columns], α = cells.PitchAngles[c % cells.Columns];
            values[c] = function(energy, α);
            if (!usable(values[c]))
            {
                throw new InvalidInputException(
                    $"{name}: {values[c]:G6} at {energy / Units.KeV:G6} keV, {α / Units.Degree:G6}° cannot be used; {remedy}.");
            }
        }

        return values;
    }

    // Row by row or column by column, whichever makes the shorter rows of the factor.
    private int[] Places()
    {
        int[] byRow = [.. Enumerable.Range(0, decay.Length)];
        int[] byColumn = [.. byRow.Select(c => c / cells.Columns + cells.Rows * (c % cells.Columns))];
        return Size(byRow) <= Size(byColumn) ? byRow : byColumn;

        long Size(int[] order)
        {
            int[] first = FirstColumns(order);
            return Enumerable.Range(0, first.Length).Sum(i => (long)i - first[i]);
        }
    }

    private int[] FirstColumns(int[] order)
    {
        int[] first = [.. Enumerable.Range(0, order.Length)];
        foreach ((int a, int b, _) in links.Links)
        {
            int row = Math.Max(order[a], order[b]);
            first[row] = Math.Min(first[row], Math.Min(order[a], order[b]));
        }

        return first;
    }
}
