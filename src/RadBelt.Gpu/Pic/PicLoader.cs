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
        int[] all = Counts(setup, range.Whole, of), counts = new int[range.Cells];
        all.AsSpan(range.FirstOwn + range.Offset, range.EndOwn - range.FirstOwn).CopyTo(counts.AsSpan(range.FirstOwn));
        var expected = new int[range.Lists];
        for (int c = range.FirstOwn; c < range.EndOwn; c++)
        {
            // Where particles may come later, there is room for them: as many as usual.
            int most = range.Whole.IsPeriodic ? counts[c] : Math.Max(counts[c], of.ParticlesPerCell);
            expected.AsSpan(c * range.Parts, range.Parts).Fill((most + range.Parts - 1) / range.Parts);
        }

        var store = new MacroParticleStore(device, expected, of.Markers);
        float[] background = range.Background(setup), logStart = new float[of.Markers.KeepLogStart ? counts.Max() : 0];
        var excess = new float[of.Markers.KeepF ? counts.Max() : 0];
        var random = new RandomStream(setup.Seed, RandomStreams.InitialWeights + (uint)species);
        var listCounts = new int[range.Lists];
        float[] offset = new float[counts.Max()], ux = new float[offset.Length], uy = new float[offset.Length], uz = new float[offset.Length];
        for (int c = range.FirstOwn; c < range.EndOwn; c++)
        {
            int n = counts[c];
            ParticleLoader.Fill(
                of.DistributionAt(FieldRatio(setup, Math.Clamp(c - range.FirstCell, 0, setup.Grid.Cells - 1))), of.Start, (ulong)setup.Seed, RandomStreams.MacroParticles + (uint)species, c + range.Offset,
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
                for (int i = first; i < last && of.Markers.KeepLogStart; i++)
                {
                    logStart[i] = (float)LogStart(of, ux[i], Math.Sqrt((uy[i] * (double)uy[i]) + (uz[i] * (double)uz[i])), Field(c, offset[i]));
                }

                for (int i = first; i < last && of.Markers.KeepF; i++)
                {
                    excess[i] = (float)(of.InitialWeight * Math.Sqrt(3) * ((2 * random.Uniform(c + range.Offset, (uint)i).First) - 1));
                }

                if (of.Markers.KeepLogStart)
                {
                    store.Components[4].CopyFrom(logStart.AsSpan(first, count), place);
                }

                if (of.Markers.KeepF)
                {
                    store.Components[5].CopyFrom(excess.AsSpan(first, count), place);
                }

                first = last;
            }
        }

        store.Count.CopyFrom(listCounts);
        return store;

        // As pushes see it, in units of that at the equator.
        double Field(int cell, float offset) => (background[cell] + (background[range.Stride + cell] * (double)offset)) / setup.FieldStrength;
    }

    /// <summary>Macro-particles in each cell of the whole range at the start.</summary>
    public static int[] Counts(PicSetup setup, CellRange whole, PicSpecies species)
    {
        var counts = new int[whole.Cells];
        double sum = 0;
        for (int c = 0; c < setup.Grid.Cells; c++)
        {
            double before = Math.Floor(sum + 0.5);
            sum += Expected(setup, species, c);
            counts[c + whole.FirstCell] = (int)(Math.Floor(sum + 0.5) - before);
        }

        return counts;
    }

    /// <summary>Macro-particles that a cell of the grid has by the density and cross-section in its middle.</summary>
    public static double Expected(PicSetup setup, PicSpecies species, int cell)
    {
        double x = (cell + 0.5) * setup.Grid.CellSize, relative = species.RelativeDensity(x, FieldRatio(setup, cell));
        return relative >= 0 && !double.IsInfinity(relative)
            ? relative * CrossSection(setup, cell) * species.ParticlesPerCell
            : throw new InvalidInputException($"{species.Name}: its density profile is {relative:G4} at x = {x:G6} m; it must be zero or positive, and finite");
    }

    /// <summary>Cross-section in the middle of a cell of the grid, of 1 where B0 is that of the equator: less where a tube of field lines is narrower.</summary>
    public static double CrossSection(PicSetup setup, int cell) => setup.IsFluxTube ? 1 / FieldRatio(setup, cell) : 1;

    /// <summary>B0 in the middle of a cell of the grid over <see cref="PicSetup.FieldStrength"/>.</summary>
    public static double FieldRatio(PicSetup setup, int cell) => setup.FieldProfile?.Invoke((cell + 0.5) * setup.Grid.CellSize) ?? 1;

    private static double LogStart(PicSpecies species, double parallel, double perpendicular, double fieldRatio) => species.Distribution switch
    {
        BiMaxwellian f0 => f0.LogRelative(parallel, perpendicular),
        FieldLineBiMaxwellian f0 => f0.LogRelative(parallel, perpendicular, fieldRatio),
        _ => 0,
    };
}
