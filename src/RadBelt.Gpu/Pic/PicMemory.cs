namespace RadBelt.Gpu.Pic;

/// <summary>Device memory of a particle-in-cell run.</summary>
public static class PicMemory
{
    /// <summary>Bytes that a run takes: particles with room to spare, those on their way between cells, and fields.</summary>
    public static long Bytes(PicSetup setup)
    {
        CellRange range = CellRange.Of(setup);
        long particles = 0, largest = 0;
        foreach (PicSpecies species in setup.Species)
        {
            double mean = species.Profile is null
                ? species.ParticlesPerCell
                : (double)PicLoader.Counts(setup, range, species).Sum(c => (long)c) / range.Cells;
            long bytes = MacroParticleStore.Bytes(range.Lists, mean / range.Parts, species.DeltaF);
            particles += bytes;
            largest = Math.Max(largest, bytes);
        }

        return particles + largest + (range.Lists * 32 * sizeof(double)) + (range.Elements * 30 * sizeof(double));
    }
}
