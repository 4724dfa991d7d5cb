using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>Averages of diffusion coefficients over the drift round the Earth: <c>D = Σ f_i D_i</c>, f_i the share of local time of sector i.</summary>
public static class DriftAverage
{
    /// <summary>
    /// The average over sectors; local times that no sector has are without waves. Its <see cref="DiffusionTable.Work"/> is that of all tables; entries
    /// count as unconverged once for each table where they are, at most all of them.
    /// </summary>
    /// <param name="sectors">Sectors that do not overlap: fractions positive, together at most one; tables of the same species and axes.</param>
    /// <exception cref="InvalidInputException">There is no sector, the fractions are no shares of a day, or the tables differ in species or axes.</exception>
    public static DiffusionTable Of(params IReadOnlyList<DriftSector> sectors)
    {
        ArgumentNullException.ThrowIfNull(sectors);
        RequireShares(sectors);
        DiffusionTable first = sectors[0].Table;
        var sum = new MomentumDiffusionTensor[first.Energies.Length, first.PitchAngles.Length];
        var work = new DiffusionWork();
        foreach ((DiffusionTable table, double fraction) in sectors)
        {
            RequireAlike(first, table);
            for (int i = 0; i < first.Energies.Length; i++)
            {
                for (int j = 0; j < first.PitchAngles.Length; j++)
                {
                    (double αα, double αp, double pp) = table[i, j];
                    sum[i, j] = new(sum[i, j].AlphaAlpha + fraction * αα, sum[i, j].AlphaMomentum + fraction * αp, sum[i, j].MomentumMomentum + fraction * pp);
                }
            }

            work = new(work.IntegrandEvaluations + table.Work.IntegrandEvaluations, Math.Min(sum.Length, work.Unconverged + table.Work.Unconverged), 0);
        }

        int zeros = sum.Cast<MomentumDiffusionTensor>().Count(tensor => tensor == default);
        return new DiffusionTable(first.Species, first.Energies, first.PitchAngles, sum, work with { WithoutResonance = zeros });
    }

    private static void RequireShares(IReadOnlyList<DriftSector> sectors)
    {
        if (sectors.Count == 0)
        {
            throw new InvalidInputException("drift average: there is no sector; give at least one.");
        }

        foreach (DriftSector sector in sectors)
        {
            ArgumentNullException.ThrowIfNull(sector.Table, nameof(sectors));
            Require.Positive(sector.Fraction, "fraction of the local time", "");
        }

        // Shares such as 0.1 + 0.2 + 0.7 may come out a rounding above one.
        double total = sectors.Sum(sector => sector.Fraction);
        if (total > 1 + 1e-12)
        {
            throw new InvalidInputException($"drift average: the sectors take {total:G6} of the local time; together they can take at most 1 (24 h).");
        }
    }

    private static void RequireAlike(DiffusionTable first, DiffusionTable other)
    {
        string? what = other.Species != first.Species ? "species"
            : !other.Energies.SequenceEqual(first.Energies) ? "energies"
            : !other.PitchAngles.SequenceEqual(first.PitchAngles) ? "pitch angles"
            : null;
        if (what != null)
        {
            throw new InvalidInputException($"drift average: the {what} of a table differ from those of the first; compute all sectors for the same {what}.");
        }
    }
}
