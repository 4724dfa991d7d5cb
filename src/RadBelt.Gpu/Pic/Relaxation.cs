using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Simulations;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// Brings f of species with a relaxation time τ back to f0: df/dt = −(f − f0)/τ along orbits (the modified Vlasov equation of Lu et al. 2021), split off from the motion
/// and done once in about 10⁻³ τ by markers that begin anew; see <see cref="RenewMarkers{TMarkers}"/>.
/// </summary>
internal sealed class Relaxation : IDisposable
{
    /// <summary>Longest interval between two renewals, in τ.</summary>
    private const double Interval = 1e-3;

    private readonly Device device;
    private readonly PicSetup setup;
    private readonly CellRange range;
    private readonly MacroParticleStore[] particles;
    private readonly DeviceBuffer<float> background;
    private readonly DeviceBuffer<float>?[] expected;
    private readonly DeviceBuffer<double>?[] energy;
    private double timeStep;

    /// <summary>That of a model's species.</summary>
    /// <param name="device">Where.</param>
    /// <param name="setup">The run.</param>
    /// <param name="range">Its cells.</param>
    /// <param name="particles">The species' macro-particles.</param>
    /// <param name="background">B0 of the cells, as pushes see it.</param>
    public Relaxation(Device device, PicSetup setup, CellRange range, MacroParticleStore[] particles, DeviceBuffer<float> background)
    {
        (this.device, this.setup, this.range, this.particles, this.background) = (device, setup, range, particles, background);
        energy = [.. setup.Species.Select(s => s.RelaxationTime is null ? null : device.Allocate<double>(range.Lists))];
        expected = [.. setup.Species.Select(s => s.RelaxationTime is null ? null : device.Allocate<float>(range.Lists))];
        for (int s = 0; s < expected.Length; s++)
        {
            expected[s]?.CopyFrom(ExpectedInLists(setup.Species[s]));
        }
    }

    /// <summary>A run begins.</summary>
    /// <param name="step">Δt, s.</param>
    public void Begin(double step)
    {
        timeStep = step;
        foreach (DeviceBuffer<double>? sums in energy)
        {
            sums?.CopyFrom(new double[sums.Length]);
        }
    }

    /// <summary>Relaxes what is due.</summary>
    /// <param name="step">Steps taken.</param>
    public void AfterStep(long step)
    {
        for (int s = 0; s < energy.Length; s++)
        {
            if (setup.Species[s].RelaxationTime is { } τ)
            {
                long every = Math.Max(1, (long)(Interval * τ / timeStep));
                if (step % every == 0)
                {
                    double renewed = -double.ExpM1(-every * timeStep / τ);
                    if (particles[s].Kind == MarkerKind.ChangingDeltaF)
                    {
                        Renew<ChangingDeltaF>(s, renewed, step);
                    }
                    else
                    {
                        Renew<ChangingF>(s, renewed, step);
                    }
                }
            }
        }
    }

    /// <summary>Kinetic energy that relaxation has brought in, of all species, J m⁻².</summary>
    public double Energy(WholeArrays whole)
    {
        double total = 0;
        var values = new double[whole.Range.Lists];
        for (int s = 0; s < energy.Length; s++)
        {
            if (energy[s] is { } sums)
            {
                whole.Lists(sums, 1, values);
                total += setup.Species[s].Weight(setup.Grid) * setup.Species[s].Kind.RestEnergy * values.Sum();
            }
        }

        return total;
    }

    /// <summary>Writes the sums.</summary>
    public void Save(ICheckpointWriter writer, WholeArrays whole)
    {
        var values = new double[whole.Range.Lists];
        for (int s = 0; s < energy.Length; s++)
        {
            if (energy[s] is { } sums)
            {
                whole.Lists(sums, 1, values);
                writer.Write<double>(setup.Species[s].Name, values);
            }
        }
    }

    /// <summary>Takes the sums back.</summary>
    public void Restore(ICheckpointReader reader, WholeArrays whole)
    {
        for (int s = 0; s < energy.Length; s++)
        {
            if (energy[s] is { } sums)
            {
                whole.SetLists(reader.Read<double>(setup.Species[s].Name), sums);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(energy, b => b?.Dispose());
        Array.ForEach(expected, b => b?.Dispose());
    }

    private void Renew<TMarkers>(int s, double renewed, long step)
        where TMarkers : struct, IMarkers =>
        device.Launch<RenewMarkers<TMarkers>, float>(
            new(
                particles[s].View, background.View, expected[s]!.View, range.Stride, range.Parts, (long)range.Offset * range.Parts, setup.Species[s].EquilibriumIn(setup),
                SpeedOfLight * timeStep / setup.Grid.CellSize, renewed, setup.Species[s].InitialWeight, setup.Seed, RandomStreams.Renewals + (uint)s, step, energy[s]!.View),
            range.Lists);

    // None beyond the ends, where markers only turn.
    private float[] ExpectedInLists(PicSpecies species)
    {
        var lists = new float[range.Lists];
        for (int c = range.FirstOwn; c < range.EndOwn; c++)
        {
            if (c - range.FirstCell is var cell && cell >= 0 && cell < setup.Grid.Cells)
            {
                lists.AsSpan(c * range.Parts, range.Parts).Fill((float)(PicLoader.Expected(setup, species, cell) / range.Parts));
            }
        }

        return lists;
    }
}
