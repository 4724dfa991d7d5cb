using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Pic;

/// <summary>What can be asked of a model between steps.</summary>
internal sealed class PicDiagnostics<TShape, TGather> : IDisposable
    where TShape : struct, IShape
    where TGather : struct, IGather
{
    private readonly PicModel model;
    private readonly CellRange range, whole;
    private readonly WholeArrays arrays;
    private readonly RankHalo? halo;
    private readonly FieldStore fields;
    private readonly MacroParticleStore[] particles;
    private readonly DeviceBuffer<float> table, field0;
    private readonly DeviceBuffer<double> sums, charges, density;
    private readonly OpenEndsState? ends;
    private readonly FluxTube? tube;
    private readonly ColdFluidState? cold;
    private readonly Antenna? antenna;
    private readonly Relaxation relaxation;
    private readonly Filter filter;
    private readonly double[] listSums, background;
    private readonly double[][] field;
    private readonly EquilibriumMoments?[] equilibria;

    public PicDiagnostics(
        PicModel model, CellRange range, WholeArrays arrays, RankHalo? halo, FieldStore fields, MacroParticleStore[] particles, DeviceBuffer<float> table, DeviceBuffer<float> field0,
        DeviceBuffer<double> sums, Filter filter, FluxTube? tube, ColdFluidState? cold, Antenna? antenna, OpenEndsState? ends, Relaxation relaxation)
    {
        (this.model, this.range, this.fields, this.particles, this.table, this.field0, this.sums, this.filter) =
            (model, range, fields, particles, table, field0, sums, filter);
        (this.arrays, this.halo, whole) = (arrays, halo, range.Whole);
        (this.tube, this.cold, this.antenna, this.ends, this.relaxation) = (tube, cold, antenna, ends, relaxation);
        charges = model.Device.Allocate<double>((TShape.Order + 1) * range.ListStride);
        density = model.Device.Allocate<double>(range.Elements + 8);
        listSums = new double[SumMoments<TShape, TGather, FullF>.Count * whole.Lists];
        background = new double[whole.Elements];
        equilibria = new EquilibriumMoments?[particles.Length];
        field = [.. Enumerable.Range(0, 5).Select(_ => new double[whole.Elements])];
    }

    private PicSetup Setup => model.Setup;

    /// <summary>
    /// E_x from Gauss's law and the charge there is; what a periodic domain has too much is taken as a uniform background. Cold electrons leave none over.
    /// </summary>
    public void SetInitialElectricField()
    {
        if (cold is not null)
        {
            return;
        }

        double dx = Setup.Grid.CellSize;
        double[] charge = Charge();
        double[] uniform = UniformDensity();
        (int first, int count) = whole.IsPeriodic ? (whole.FirstElement, whole.Cells) : (0, (int)whole.Elements);

        // Of δf what f0 carries is there too. Without a neutralising background a periodic domain has rounding left over.
        double level = whole.IsPeriodic || Setup.NeutralisingBackground
            ? -charge.AsSpan(first, count).ToArray().Sum() / uniform.AsSpan(first, count).ToArray().Sum()
            : Setup.Species.Where(s => s.DeltaF).Sum(s => s.Kind.Charge * s.Density);
        for (int i = 0; i < background.Length; i++)
        {
            background[i] = level * uniform[i];
        }

        var ex = new double[whole.Elements];
        for (int i = 1; i < ex.Length; i++)
        {
            ex[i] = ex[i - 1] + (dx * (charge[i] + background[i]) / VacuumPermittivity);
        }

        if (whole.IsPeriodic)
        {
            double mean = ex.AsSpan(whole.FirstElement, whole.Cells).ToArray().Average();
            for (int i = 0; i < ex.Length; i++)
            {
                ex[i] -= mean;
            }
        }

        arrays.SetNodes(ex, fields.Ex);
        range.FillGhosts(model.Device, fields.Ex);
    }

    // A density of 1 everywhere in the domain as the nodes have it: less beside open ends, where cells on one side only give their share.
    private double[] UniformDensity()
    {
        if (whole.IsPeriodic)
        {
            return [.. Enumerable.Repeat(1.0, (int)whole.Elements)];
        }

        var values = new double[range.Elements];

        // Means of the weights over a cell.
        double[] shares = TShape.Order switch
        {
            1 => [0.5, 0.5],
            2 => [1.0 / 6, 2.0 / 3, 1.0 / 6],
            _ => [1.0 / 24, 11.0 / 24, 11.0 / 24, 1.0 / 24],
        };
        for (int cell = 0; cell < Setup.Grid.Cells; cell++)
        {
            for (int k = 0; k < shares.Length; k++)
            {
                int element = range.FirstElement + cell + TShape.FirstNode + k;
                if (element >= 0 && element < values.Length)
                {
                    values[element] += shares[k];
                }
            }
        }

        density.CopyFrom(values);
        filter.Apply(density, density);
        return arrays.Nodes(density)[..(int)whole.Elements];
    }

    public double ChargeResidual()
    {
        if (cold is not null || particles.Any(p => p.Kind != MarkerKind.FullF))
        {
            return double.NaN;
        }

        double[] charge = Charge(), ex = field[0];
        arrays.Nodes(fields.Ex, ex);
        double worst = 0, scale = Setup.Species.Max(s => Math.Abs(s.Kind.Charge) * s.Density);
        for (int i = whole.FirstElement; i < whole.FirstElement + Setup.Grid.Cells; i++)
        {
            double residual = ((ex[i] - ex[i - 1]) / Setup.Grid.CellSize * VacuumPermittivity) - (charge[i] + background[i]);
            worst = Math.Max(worst, Math.Abs(residual) / scale);
        }

        return worst;
    }

    public PicEnergy Energy(SpeciesStep[] steps)
    {
        double dx = Setup.Grid.CellSize, r = model.TimeStep / dx, electric = 0, magnetic = 0, momentum = 0, waves = 0;
        for (int c = 0; c < 5; c++)
        {
            arrays.Nodes(fields.Arrays[c], field[c]);
        }

        (double[] ex, double[] ey, double[] ez, double[] by, double[] bz) = (field[0], field[1], field[2], field[3], field[4]);
        int first = whole.IsPeriodic ? whole.FirstElement : 1, last = whole.IsPeriodic ? first + whole.Cells : (int)whole.Elements - 1;
        int layer = ends?.LayerCells ?? 0, inner = whole.FirstElement + layer, outer = whole.FirstElement + Setup.Grid.Cells - layer;
        for (int i = first; i < last; i++)
        {
            electric += (ex[i] * ex[i]) + (ey[i] * ey[i]) + (ez[i] * ez[i]);
            double nextY = by[i] + (r * (ez[i + 1] - ez[i])), nextZ = bz[i] + (r * (ey[i] - ey[i + 1]));
            magnetic += (by[i] * nextY) + (bz[i] * nextZ);
            double meanY = (by[i] + nextY) / 2, meanZ = (bz[i] + nextZ) / 2;
            momentum += ((ey[i] + ey[i + 1]) * meanZ / 2) - ((ez[i] + ez[i + 1]) * meanY / 2);
            double root = tube?.RootAt(i, FieldComponent.By) ?? 1;
            waves += i >= inner && i < outer ? root * root * ((by[i] * by[i]) + (bz[i] * bz[i])) : 0;
        }

        momentum *= VacuumPermittivity * dx;
        var kinetic = new double[particles.Length];
        for (int s = 0; s < particles.Length; s++)
        {
            Sum(s, steps[s]);
            PicSpecies species = Setup.Species[s];
            double weight = species.Weight(Setup.Grid);
            kinetic[s] = weight * species.Kind.RestEnergy * Total(0, 0, whole.Lists);
            momentum += weight * species.Kind.Mass * SpeedOfLight * Total(1, 0, whole.Lists);
        }

        (double absorbed, double driven) = ends?.WaveEnergy(arrays) ?? default;
        (double exchanged, double momentumExchanged) = ends?.ParticleExchange(arrays) ?? default;
        return new(
            model.Time, kinetic, electric * dx * VacuumPermittivity / 2, magnetic * dx / (2 * VacuumPermeability), absorbed,
            driven + (antenna?.Work(arrays) ?? 0), exchanged, momentum, momentumExchanged, Math.Sqrt(waves / (outer - inner)))
        {
            Cold = dx * (cold?.Energy(ey, ez, first, last, arrays) ?? 0),
            Relaxed = relaxation.Energy(arrays),
        };
    }

    public PicMoments Moments(int species, SpeciesStep step)
    {
        Sum(species, step);

        // Without those that have gone out and wait to be turned back.
        int first = whole.FirstCell * whole.Parts, lists = Setup.Grid.Cells * range.Parts;
        var total = new double[SumMoments<TShape, TGather, FullF>.Count];
        for (int k = 0; k < total.Length; k++)
        {
            total[k] = Total(k, first, lists);
        }

        return Of(species, total, Enumerable.Range(0, Setup.Grid.Cells).Sum(VolumeOf));
    }

    public PicMoments[] MomentsByCell(int species, SpeciesStep step)
    {
        Sum(species, step);
        var moments = new PicMoments[Setup.Grid.Cells];
        var total = new double[SumMoments<TShape, TGather, FullF>.Count];
        for (int c = 0; c < moments.Length; c++)
        {
            Array.Clear(total);
            for (int part = 0; part < range.Parts; part++)
            {
                int list = ((c + whole.FirstCell) * whole.Parts) + part;
                for (int k = 0; k < total.Length; k++)
                {
                    total[k] += listSums[list + (k * whole.Lists)];
                }
            }

            moments[c] = Of(species, total, VolumeOf(c));
        }

        return moments;
    }

    public PicParticles CopyParticles(int species)
    {
        MacroParticleStore store = particles[species];
        var lists = new WholeLists(store, range, arrays, arrays.Counts(store));
        (int first, int end) = (whole.FirstCell * whole.Parts, (whole.FirstCell + Setup.Grid.Cells) * whole.Parts);
        long total = lists.Counts[first..end].Sum(c => (long)c);
        float[][] values = new float[4][];
        for (int c = 0; c < values.Length; c++)
        {
            // Those beyond open ends wait to be turned back.
            values[c] = [];
            if (lists.Read(c) is { } read)
            {
                read(0, new float[lists.Counts[..first].Sum()]);
                read(0, values[c] = new float[total]);
                read(0, new float[lists.Counts[end..].Sum()]);
            }
        }

        var x = new double[values[0].Length];
        for (int list = first, i = 0; i < x.Length; list++)
        {
            double centre = (list / whole.Parts) - whole.FirstCell + 0.5;
            for (int last = i + lists.Counts[list]; i < last; i++)
            {
                x[i] = (centre + values[0][i]) * Setup.Grid.CellSize;
            }
        }

        return new(x, values[1], values[2], values[3], Setup.Species[species].Weight(Setup.Grid));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        charges.Dispose();
        density.Dispose();
    }

    private double[] Charge()
    {
        // Of δf there is no charge at the start, and what its current moves since is in E_x.
        var values = new double[whole.Elements];
        int[] full = [.. Enumerable.Range(0, particles.Length).Where(s => particles[s].Kind == MarkerKind.FullF)];
        if (full.Length == 0)
        {
            return values;
        }

        foreach (int s in full)
        {
            PicSpecies species = Setup.Species[s];
            double part = species.Kind.Charge * species.Weight(Setup.Grid) / Setup.Grid.CellSize / ChargeUnits.PerParticle;
            model.Device.Launch<DepositCharge<TShape>, float>(new(particles[s].View, range.ListStride, charges.View, first: s == full[0], part), range.Lists);
        }

        halo?.BringSums(charges, TShape.Order + 1);
        model.Device.Launch<CollectCharge<TShape>, double>(new(charges.View, range.Cells, range.Parts, range.ListStride, range.IsPeriodic, density.View), range.Elements);
        filter.Apply(density, density);
        arrays.Nodes(density, values);
        return values;
    }

    // Sums over lists; to those of δf what f0 has is added: as many as there were at the start, for where markers are now is part of f.
    private void Sum(int species, SpeciesStep step)
    {
        particles[species].Kind.Do(new Summing(this, species, step));
        if (!particles[species].Kind.IsDeltaF)
        {
            return;
        }

        EquilibriumMoments f0 = equilibria[species] ??= new(Setup, Setup.Species[species]);
        for (int list = whole.FirstCell * whole.Parts; list < (whole.FirstCell + Setup.Grid.Cells) * whole.Parts; list++)
        {
            (double markers, double energy, double parallel, double perpendicular) = f0.At((list / whole.Parts) - whole.FirstCell);
            double expected = markers / whole.Parts;
            listSums[list] += energy * expected;
            listSums[list + (7 * whole.Lists)] += parallel * expected;
            listSums[list + (8 * whole.Lists)] += perpendicular * expected;
            listSums[list + (9 * whole.Lists)] += perpendicular * expected;
            listSums[list + (13 * whole.Lists)] += expected;
        }
    }

    private void Launch<TMarkers>(int species, SpeciesStep step)
        where TMarkers : struct, IMarkers
    {
        model.Device.Launch<SumMoments<TShape, TGather, TMarkers>, float>(
            new(
                particles[species].View, table.View, range.Stride, range.Parts, step.Electric, field0.View, step.Drift, sums.View,
                Setup.Species[species].EquilibriumIn(Setup)),
            range.Lists);
        arrays.Lists(sums, SumMoments<TShape, TGather, FullF>.Count, listSums);
    }

    private double Total(int component, long firstList, long lists)
    {
        double total = 0;
        foreach (double value in listSums.AsSpan((int)((component * whole.Lists) + firstList), (int)lists))
        {
            total += value;
        }

        return total;
    }

    // Of a cell, a m² across where B0 is that of the equator.
    private double VolumeOf(int cell) => Setup.Grid.CellSize * PicLoader.CrossSection(Setup, cell);

    private PicMoments Of(int species, ReadOnlySpan<double> total, double volume)
    {
        double count = total[^1];
        PicSpecies of = Setup.Species[species];
        double c = SpeedOfLight, density = count * of.Weight(Setup.Grid) / volume, energy = of.Kind.RestEnergy;
        if (count == 0)
        {
            return new(0, default, default, 0);
        }

        double ux = total[1] / count, uy = total[2] / count, uz = total[3] / count, vx = total[4] / count, vy = total[5] / count, vz = total[6] / count;
        return new(
            density,
            (c * vx, c * vy, c * vz),
            (
                density * energy * ((total[7] / count) - (ux * vx)), density * energy * ((total[8] / count) - (uy * vy)),
                density * energy * ((total[9] / count) - (uz * vz)), density * energy * ((total[10] / count) - (ux * vy)),
                density * energy * ((total[11] / count) - (ux * vz)), density * energy * ((total[12] / count) - (uy * vz))),
            energy * total[0] / count);
    }

    private readonly struct Summing(PicDiagnostics<TShape, TGather> diagnostics, int species, SpeciesStep step) : IMarkerAction
    {
        public void Do<TMarkers>()
            where TMarkers : struct, IMarkers => diagnostics.Launch<TMarkers>(species, step);
    }
}
