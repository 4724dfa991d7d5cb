using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Kernels.Waves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.FieldLineWaves;

/// <summary>The waves of a broadband field: amplitudes, phases and phase speeds on nodes, as <see cref="SumFieldLineWaves"/> reads them.</summary>
internal sealed class BroadbandWaves
{
    // Gauss–Legendre, three points on [0, 1].
    private static readonly (double Place, double Weight)[] Quadrature = [(0.5 - Math.Sqrt(0.15), 5 / 18.0), (0.5, 8 / 18.0), (0.5 + Math.Sqrt(0.15), 5 / 18.0)];

    private readonly ParabolicFieldLine line;
    private readonly double plasmaFrequency;
    private readonly double[] distances;
    private readonly double[,] powers;
    private readonly double[] phases;

    public BroadbandWaves(
        ParabolicFieldLine line, double density, BroadbandSettings settings, IReadOnlyList<GaussianSpectrum> spectra, long seed, double scale)
    {
        this.line = line;
        plasmaFrequency = Species.Electron.PlasmaFrequency(density);
        Frequencies = [.. Enumerable.Range(0, settings.Waves).Select(settings.FrequencyOf)];
        distances = [.. spectra.Select(s => s.Distance)];
        powers = new double[distances.Length, Frequencies.Length];
        for (int i = 0; i < distances.Length; i++)
        {
            for (int j = 0; j < Frequencies.Length; j++)
            {
                powers[i, j] = scale * scale * settings.PowerOf(j, spectra[i]);
            }
        }

        var random = new RandomStream(seed, RandomStreams.WavePhases);
        phases = [.. Frequencies.Select((_, j) => random.Uniform(j).First)];
    }

    /// <summary>Hz.</summary>
    public double[] Frequencies { get; }

    /// <summary>Refuses nodes beyond the measured latitudes, and samples or nodes too far apart to show the waves.</summary>
    public void RequireFits(WaveFieldGrid grid)
    {
        double reach = Math.Max(Math.Abs(grid.FirstNode), Math.Abs(grid.LastNode));
        if (reach > distances[^1] + grid.Spacing)
        {
            throw new InvalidInputException(InvariantText.Of(
                $"broadband field: its grid reaches to {reach:G6} m, spectra to {distances[^1]:G6} m from the equator; shorten it or measure a longer field."));
        }

        double highest = Frequencies[^1], shortest = Math.Tau / WaveNumber(highest, 0);
        if (!(grid.Interval * highest < 0.5 && grid.Spacing < 0.5 * shortest))
        {
            throw new InvalidInputException(InvariantText.Of(
                $"broadband field: samples {grid.Interval:G4} s and {grid.Spacing:G4} m apart cannot show waves of {highest:G6} Hz, {shortest:G4} m long; give two a period and a wavelength at least, 50 and 20 are right."));
        }
    }

    /// <summary>φ as fixed-point bits, b and e by group of nodes, wave and quantity.</summary>
    public float[] OnNodes(WaveFieldGrid grid)
    {
        int groups = (grid.Nodes + SumFieldLineWaves.Group - 1) / SumFieldLineWaves.Group;
        float[] table = new float[(long)groups * Frequencies.Length * SumFieldLineWaves.Quantities * SumFieldLineWaves.Group];
        int north = (int)Math.Clamp(Math.Ceiling(-grid.FirstNode / grid.Spacing - 1e-9), 0, grid.Nodes);
        Fill(table, grid, Enumerable.Range(north, grid.Nodes - north), northward: true);
        Fill(table, grid, Enumerable.Range(0, north).Reverse(), northward: false);
        return table;
    }

    /// <summary>k, m⁻¹, of whistlers in cold electrons: c²k² = ω² + ω ω_pe²/(Ω_e − ω).</summary>
    public double WaveNumber(double frequency, double distance)
    {
        double ω = Math.Tau * frequency, ωce = Math.Abs(Species.Electron.Gyrofrequency(line.FieldStrength(distance)));
        return Math.Sqrt((ω * ω) + (ω * plasmaFrequency * plasmaFrequency / (ωce - ω))) / PhysicalConstants.SpeedOfLight;
    }

    // Nodes of one hemisphere from the equator out.
    private void Fill(float[] table, WaveFieldGrid grid, IEnumerable<int> outward, bool northward)
    {
        double[] turns = [.. phases];
        double from = 0;
        int interval = 0;
        foreach (int node in outward)
        {
            double to = Math.Abs(grid.FirstNode + (node * grid.Spacing));
            Advance(turns, from, to, grid.Spacing);
            from = to;
            while (interval < distances.Length - 2 && to > distances[interval + 1])
            {
                interval++;
            }

            double part = Math.Clamp((to - distances[interval]) / (distances[interval + 1] - distances[interval]), 0, 1);
            (int group, int lane) = Math.DivRem(node, SumFieldLineWaves.Group);
            for (int j = 0; j < turns.Length; j++)
            {
                double b = Math.Sqrt(powers[interval, j] + (part * (powers[interval + 1, j] - powers[interval, j])));
                double speed = Math.Tau * Frequencies[j] / WaveNumber(Frequencies[j], to);

                // In the south k < 0, and B begins with the other sign, so that E is continuous.
                long row = (((long)group * turns.Length) + j) * SumFieldLineWaves.Quantities * SumFieldLineWaves.Group + lane;
                table[row] = FixedTurns.Bits<float>(FixedTurns.Of(turns[j] + (northward ? 0 : 0.5)));
                table[row + SumFieldLineWaves.Group] = (float)b;
                table[row + (2 * SumFieldLineWaves.Group)] = (float)(northward ? b * speed : -b * speed);
            }
        }
    }

    // ∫k dz/2π; steps are no longer than a cell.
    private void Advance(double[] turns, double from, double to, double spacing)
    {
        int steps = (int)Math.Max(1, Math.Ceiling((to - from) / spacing - 1e-6));
        double step = (to - from) / steps;
        for (int n = 0; n < steps && step > 0; n++)
        {
            foreach ((double place, double weight) in Quadrature)
            {
                double z = from + ((n + place) * step);
                for (int j = 0; j < turns.Length; j++)
                {
                    turns[j] += weight * step * WaveNumber(Frequencies[j], z) / Math.Tau;
                }
            }
        }
    }
}
