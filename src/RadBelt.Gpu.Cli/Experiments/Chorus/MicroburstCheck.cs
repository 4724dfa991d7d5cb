using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Numbers that follow from a <c>microburst</c> deck.</summary>
internal static class MicroburstCheck
{
    /// <summary>Label and value, in the order to show them.</summary>
    public static IEnumerable<(string Label, string Value)> Of(MicroburstPlan plan, MicroburstDeck deck)
    {
        foreach (var line in ChorusCheck.Plasma(deck.Plasma, plan.LShells))
            yield return line;
        if (deck.Element is { } element)
        {
            foreach (var line in ChorusCheck.Element(deck.Plasma, element))
                yield return line;
        }
        else
        {
            yield return ("element", Text($"{Lines(plan)} of {deck.ElementFile}{(plan.Source is { } source ? $": {source.Kind}, {source.FirstFrequency:G5} to {source.LastFrequency:G5} Hz in {source.Duration:G4} s, up to {source.Amplitude / Units.PicoTesla:G4} pT" : "")}"));
        }

        PopulationSection population = deck.Population;
        DipoleFieldLine first = plan.Line(plan.LShells[0]);
        yield return ("electrons", Text($"{ChorusCheck.Count(population.Count)} on {(plan.LShells.Count == 1 ? "" : "each of ")}{Lines(plan)}: {population.EnergyCount:N0} energies × {population.PitchAngleCounts.Sum():N0} pitch angles × {population.BouncePhases:N0} bounce phases × {population.Gyrophases:N0} gyrophases, {ChorusCheck.Count((long)Math.Ceiling(population.Count / deck.BatchSize), "batch", "batches")}"));
        yield return ("  energies", Text($"{population.Energies.Low / Units.KeV:G4} … {population.Energies.High / Units.KeV:G4} keV, bounce periods {Bounce(population.Energies.Low):F3} … {Bounce(population.Energies.High):F3} s"));
        yield return ("  pitch angles", Text($"{first.LossCone(deck.LossAltitude) / Units.Degree:F2}° … {population.GreatestPitchAngle / Units.Degree:F2}° at the equator"));
        foreach (double altitude in deck.Satellites.Altitudes)
        {
            double cone = LocalLossCone.At(first, altitude, deck.LossAltitude);
            yield return ("satellites", Text($"{altitude / 1e3:G5} km, local loss cone {cone / Units.Degree:F1}° (north), {180 - cone / Units.Degree:F1}° (south), mirror points there at α_eq = {first.LossCone(altitude) / Units.Degree:F2}°"));
        }

        if (deck.Element is { } grid)
            yield return ("steps", Text($"up to about {MicroburstWorkload.StepsInWaves(deck, grid, first) * population.Count * plan.LShells.Count:0.0e0} within the waves, {deck.StepsPerGyration} a gyration"));

        double Bounce(double energy) => first.BouncePeriod(Species.Electron, energy, first.LossCone(deck.LossAltitude));
    }

    private static string Lines(MicroburstPlan plan) => ChorusCheck.Count(plan.LShells.Count, "field line", "field lines");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
