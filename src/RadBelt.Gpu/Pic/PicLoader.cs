using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.Pic;

/// <summary>Puts the macro-particles of a species into lists.</summary>
internal static class PicLoader
{
    /// <summary>
    /// The species' particles: in each cell as many as its density says, fractions carried on from cell to cell, so that the sum over any
    /// stretch is right to one particle.
    /// </summary>
    public static MacroParticleStore Load(Device device, PicSetup setup, CellRange range, int species)
    {
        PicSpecies of = setup.Species[species];
        int[] counts = Counts(setup, range, of);
        var expected = new int[range.Lists];
        for (int c = 0; c < range.Cells; c++)
        {
            // Where particles may come later, there is room for them: as many as usual.
            int most = range.IsPeriodic ? counts[c] : Math.Max(counts[c], of.ParticlesPerCell);
            expected.AsSpan(c * range.Parts, range.Parts).Fill((most + range.Parts - 1) / range.Parts);
        }

        var store = new MacroParticleStore(device, expected, of.DeltaF);
        var logStart = new float[of.DeltaF ? counts.Max() : 0];
        var listCounts = new int[range.Lists];
        float[] offset = new float[counts.Max()], ux = new float[offset.Length], uy = new float[offset.Length], uz = new float[offset.Length];
        for (int c = 0; c < range.Cells; c++)
        {
            int n = counts[c];
            ParticleLoader.Fill(
                of.Distribution, of.Start, (ulong)setup.Seed, RandomStreams.MacroParticles + (uint)species, c,
                offset.AsSpan(0, n), ux.AsSpan(0, n), uy.AsSpan(0, n), uz.AsSpan(0, n));
            for (int part = 0, first = 0; part < range.Parts; part++)
            {
                int list = (c * range.Parts) + part, last = (int)((long)n * (part + 1) / range.Parts), count = last - first;
                listCounts[list] = count;
                long place = store.Starts[list];
                store.Components[0].CopyFrom(offset.AsSpan(first, count), place);
                store.Components[1].CopyFrom(ux.AsSpan(first, count), place);
                store.Components[2].CopyFrom(uy.AsSpan(first, count), place);
                store.Components[3].CopyFrom(uz.AsSpan(first, count), place);
                if (of is { DeltaF: true, Distribution: BiMaxwellian f0 })
                {
                    for (int i = first; i < last; i++)
                    {
                        logStart[i] = (float)f0.LogRelative(ux[i], Math.Sqrt((uy[i] * (double)uy[i]) + (uz[i] * (double)uz[i])));
                    }

                    store.Components[4].CopyFrom(logStart.AsSpan(first, count), place);
                }

                first = last;
            }
        }

        store.Count.CopyFrom(listCounts);
        return store;
    }

    /// <summary>Macro-particles in each cell at the start.</summary>
    public static int[] Counts(PicSetup setup, CellRange range, PicSpecies species)
    {
        var counts = new int[range.Cells];
        double sum = 0;
        for (int c = 0; c < setup.Grid.Cells; c++)
        {
            double x = (c + 0.5) * setup.Grid.CellSize, relative = species.Profile?.Invoke(x) ?? 1;
            if (!(relative >= 0) || double.IsInfinity(relative))
            {
                throw new InvalidInputException($"{species.Name}: its density profile is {relative:G4} at x = {x:G6} m; it must be zero or positive, and finite");
            }

            double before = Math.Floor(sum + 0.5);
            sum += relative * species.ParticlesPerCell;
            counts[c + range.FirstCell] = (int)(Math.Floor(sum + 0.5) - before);
        }

        return counts;
    }
}
