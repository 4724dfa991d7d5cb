using System.Diagnostics;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>How much work a <c>microburst</c> deck is: its electrons, timed on a few of them.</summary>
internal static class MicroburstWorkload
{
    private const int Sampled = 2048;
    private const int SampledEnergies = 16;

    // State and crossings of an electron; a node of an element's table; a bin of a satellite.
    private const long BytesPerElectron = 512, BytesPerNode = 88, BytesPerBin = 24;

    /// <summary>The work.</summary>
    public static Workload Of(MicroburstPlan plan, MicroburstDeck deck)
    {
        long electrons = (long)Math.Min(deck.Population.Count, long.MaxValue / 1024);
        long nodes = deck.Element is { } element ? (long)element.Grid.Times * element.Grid.Count : 0;
        SatellitesSection satellites = deck.Satellites;
        long bins = (long)satellites.Times.Values.Count * satellites.Energies.Values.Count * satellites.PitchAngleBins * 2 * satellites.Altitudes.Count;
        double all = deck.Population.Count * plan.LShells.Count;
        return new(
            Math.Min(electrons, deck.BatchSize), Math.Min(electrons, deck.BatchSize) * BytesPerElectron + nodes * BytesPerNode + bins * BytesPerBin, all, "electrons", device => Rate(plan, deck, device));
    }

    /// <summary>
    /// About the most steps within waves of an average electron: the part of its bounce that lies within the element's latitudes, for as long as the tone lasts, in steps
    /// of its gyration in the field at the highest of them.
    /// </summary>
    public static double StepsInWaves(MicroburstDeck deck, ElementSection element, DipoleFieldLine line)
    {
        double sum = 0, cone = line.LossCone(deck.LossAltitude);
        var bounce = new DipoleBounce(cone);
        double part = (bounce.PhaseAt(element.Grid.Latitudes.High) - Math.Sign(element.Grid.Latitudes.Low) * bounce.PhaseAt(element.Grid.Latitudes.Low)) / Math.PI;
        double fce = Math.Abs(Species.Electron.Gyrofrequency(line.FieldStrength(element.Grid.Latitudes.High))) / Math.Tau;
        for (int i = 0; i < SampledEnergies; i++)
        {
            double energy = deck.Population.Energies.Low * Math.Pow(deck.Population.Energies.High / deck.Population.Energies.Low, (i + 0.5) / SampledEnergies);
            double γ = 1 + energy / Species.Electron.RestEnergy;
            sum += Math.Min(deck.StopTime, element.Tone.Chirp.Duration) * part * fce / γ * deck.StepsPerGyration;
        }

        return sum / SampledEnergies;
    }

    // An element of the same tone and size stands in for the deck's own, which may take a while to make.
    private static double Rate(MicroburstPlan plan, MicroburstDeck deck, Device device)
    {
        double l = plan.LShells[0];
        ChorusElement element = deck.Element is { } section
            ? ChorusElement.Ducted(deck.Plasma.Plasma.On(l), section.Source with { ByLShell = null }, section.Grid.Grid)
            : plan.Elements(device, CancellationToken.None).First();
        var some = new SomeElectrons(plan.Population(element.Line), Sampled);
        Run(new SomeElectrons(some, 1));
        var watch = Stopwatch.StartNew();
        Run(some);
        return some.Count / watch.Elapsed.TotalSeconds;

        void Run(IElectronPopulation electrons) => FieldLineTracer.Run(device, electrons, [element], plan.Settings, plan.Satellites(element.Line));
    }

    /// <summary>Some electrons of a population, evenly spread.</summary>
    private sealed class SomeElectrons(IElectronPopulation all, long most) : IElectronPopulation
    {
        public DipoleFieldLine Line => all.Line;

        public long Count { get; } = Math.Min(most, all.Count);

        public void Fill(long first, Span<InitialElectron> electrons)
        {
            for (int i = 0; i < electrons.Length; i++)
                all.Fill((long)((first + i + 0.5) * all.Count / Count), electrons.Slice(i, 1));
        }
    }
}
