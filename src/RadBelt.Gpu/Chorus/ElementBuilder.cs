using System.Runtime.InteropServices;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Chorus;

/// <summary>The nodes of an element, column by column of one latitude.</summary>
internal sealed class ElementBuilder
{
    private readonly FieldLinePlasma plasma;
    private readonly ElementGrid grid;
    private readonly ElementNode[] nodes;
    private readonly bool[] isFilled;
    private long withWaves, multiValued;
    private double worstRatio;

    /// <summary>An element without waves.</summary>
    /// <exception cref="InvalidInputException">The grid has no cells, or leaves the field line.</exception>
    public ElementBuilder(FieldLinePlasma plasma, ElementGrid grid)
    {
        grid.RequireOn(plasma.Line);
        (this.plasma, this.grid) = (plasma, grid);
        nodes = new ElementNode[grid.Times * (long)grid.Latitudes];
        isFilled = new bool[grid.Latitudes];
    }

    /// <summary>Puts the waves of latitude j on the local dispersion surface and gives them their polarisation.</summary>
    public void Fill(int j, ElementColumn column)
    {
        double latitude = Math.Asin(grid.Sine(j));
        DispersionSurface surface = DispersionRelation.Full.On(plasma.At(latitude), WaveBranch.Whistler);
        for (int i = 0; i < grid.Times; i++)
        {
            ArrivedWave wave = column.Wave(i);
            nodes[Index(i, j)] = Node(surface, wave, column.Amplitude(i), latitude);
            if (column.Amplitude(i) > 0)
            {
                withWaves++;
            }

            if (column.Dropped(i) > 0)
            {
                multiValued++;
                worstRatio = Math.Max(worstRatio, column.Dropped(i) / column.Amplitude(i));
            }
        }

        isFilled[j] = true;
    }

    /// <summary>The element; latitudes no wave comes to continue their neighbours' phase.</summary>
    /// <exception cref="InvalidInputException">There is no wave at any node.</exception>
    public ChorusElement Build()
    {
        if (withWaves == 0)
        {
            throw new InvalidInputException(
                $"chorus element: no wave is left on its grid (L = {plasma.Line.LShell:G6}, 0 … {grid.Duration:G6} s, {grid.LeastLatitude / Units.Degree:G6}° … "
                + $"{grid.GreatestLatitude / Units.Degree:G6}°); look at the amplitude profiles, the damping, the extent of the grid and of the source.");
        }

        for (int j = 1; j < grid.Latitudes; j++)
        {
            Continue(j - 1, j);
        }

        for (int j = grid.Latitudes - 2; j >= 0; j--)
        {
            Continue(j + 1, j);
        }

        return new ChorusElement(
            plasma.Line, grid, ImmutableCollectionsMarshal.AsImmutableArray(nodes), new ElementCoverage(nodes.LongLength, withWaves, multiValued, worstRatio));
    }

    private static ElementNode Node(DispersionSurface surface, in ArrivedWave wave, double amplitude, double latitude)
    {
        double ω = wave.Frequency;
        double x = ω / surface.Plasma.ElectronGyrofrequency;
        double ψ = ShortOfCone(surface, x, Math.Abs(wave.WaveNormalAngle));
        if (!surface.At(x, Math.Abs(Math.Tan(ψ))).Propagates)
        {
            throw new InvalidInputException(
                $"chorus element: at λ = {latitude / Units.Degree:G6}° whistlers do not propagate at {ω / (2 * Math.PI):G6} Hz and ψ = {ψ / Units.Degree:G4}°, where the "
                + "element has them; trace its rays in the plasma it is given.");
        }

        ObliqueWave oblique = ObliqueWave.On(surface, ω, ψ);
        int outward = wave.WaveNormalAngle < 0 ? -1 : 1;
        double e = Math.Sqrt(2) * SpeedOfLight * amplitude;
        return new ElementNode
        {
            Amplitude = amplitude,
            Phase = wave.Phase,
            Frequency = ω,
            ParallelWaveNumber = oblique.ParallelWaveNumber,
            OutwardWaveNumber = outward * oblique.PerpendicularWaveNumber,

            // For k inward the frame of the polarisation is turned by 180° about B0.
            Electric = (outward * e * oblique.Polarisation.X, outward * e * oblique.Polarisation.Y, e * oblique.Polarisation.Z),
        };
    }

    // A wave normal between rays near the resonance cone may come out beyond it.
    private static double ShortOfCone(DispersionSurface surface, double x, double ψ)
    {
        double most = Math.Atan(0.9999 * surface.ResonanceConeTangent(x));
        return ψ <= Math.PI / 2 ? Math.Min(ψ, most) : Math.Max(ψ, Math.PI - most);
    }

    private void Continue(int from, int to)
    {
        if (!isFilled[from] || isFilled[to])
        {
            return;
        }

        double distance = (to - from) * grid.SineStep * ElementGrid.ArcLengthPerSine(plasma.Line, 0.5 * (grid.Sine(from) + grid.Sine(to)));
        for (int i = 0; i < grid.Times; i++)
        {
            ElementNode near = nodes[Index(i, from)];
            nodes[Index(i, to)] = near with { Amplitude = 0, Electric = default, Phase = near.Phase + near.ParallelWaveNumber * distance };
        }

        isFilled[to] = true;
    }

    private long Index(int i, int j) => i * (long)grid.Latitudes + j;
}
