using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.Pic;

/// <summary>Device memory of a particle-in-cell run.</summary>
public static class PicMemory
{
    /// <summary>Bytes that a run takes: particles with room to spare, those on their way between cells, and fields.</summary>
    /// <param name="setup">The run.</param>
    /// <param name="device">Where it is to run; the CPU when not given.</param>
    public static long Bytes(PicSetup setup, Device? device = null) => Bytes(setup, CellRange.Of(setup, device));

    /// <summary>Those of a piece of the run.</summary>
    internal static long Bytes(PicSetup setup, CellRange range)
    {
        long particles = 0, largest = 0;
        foreach (PicSpecies species in setup.Species)
        {
            double mean = species.Profile is null && species.Distribution is not FieldLineBiMaxwellian
                ? species.ParticlesPerCell
                : (double)PicLoader.Counts(setup, range.Whole, species).Skip(range.FirstOwn + range.Offset).Take(range.EndOwn - range.FirstOwn).Sum(c => (long)c) / range.Cells;
            long bytes = MacroParticleStore.Bytes(range.Lists, mean / range.Parts, species.Markers);
            particles += bytes;
            largest = Math.Max(largest, bytes);
        }

        return particles + largest + (range.Lists * 32 * sizeof(double)) + (range.Elements * 30 * sizeof(double));
    }
}
