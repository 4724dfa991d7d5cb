using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Averages over the drift orbit: each field line's tables of the deck's sectors, weighted by their parts of the orbit.</summary>
internal static class DriftAverages
{
    /// <summary>One for each of some field lines, as far as the run comes; none for a deck without sectors.</summary>
    public static IEnumerable<DriftAverageSlice> Of(DiffusionPlan plan, DiffusionDeck deck, DiffusionTables tables, ItemRange lines)
    {
        for (int l = (int)lines.First; l < lines.End && deck.Sectors.Count > 0; l++)
        {
            var sectors = new List<DriftSector>();
            foreach (DriftSectorSection section in deck.Sectors)
            {
                int waves = deck.Waves.TakeWhile(other => other.Label != section.Waves).Count();
                if (tables.Table(waves, l, section.Ratio ?? plan.Ratio(0)) is not { } table)
                    yield break;
                sectors.Add(new(table, section.Fraction));
            }

            DiffusionTable average = DriftAverage.Of(sectors);
            yield return new(l, DiffusionTables.Values(average), plan.Lifetimes(average, l));
        }
    }
}
