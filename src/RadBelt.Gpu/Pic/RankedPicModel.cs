using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Ranks;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Tracers;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// A model whose cells are spread over ranks. Rank 0 runs as if it were alone: what is asked of its model it tells the others first, whose <see cref="Follow"/> does the same there. So clocks,
/// outputs, checkpoints and interrupts are rank 0's only, and ranks cannot come to disagree on them.
/// </summary>
internal sealed class RankedPicModel(PicModel piece, ICommunicator ranks) : PicModel(piece.Device, piece.Setup)
{
    // Until rank 0 is thrown out of something that the others are still in.
    private bool together = true;
    private bool disposed;
    private ICheckpointParts? parts;

    private enum Order
    {
        End,
        AddTracers,
        Begin,
        Advance,
        Energy,
        Moments,
        MomentsByCell,
        CopyField,
        ChargeResidual,
        CopyParticles,
        ParticleCount,
        CollectTracers,
        Save,
        Restore,
    }

    public override long ParticleCount => Ask(Order.ParticleCount, 0, m => m.ParticleCount);

    public override int ShapeOrder => piece.ShapeOrder;

    internal override RankHalo? Halo => piece.Halo;

    internal override WholeArrays Whole => piece.Whole;

    public override void Begin(double timeStep) => Do(Order.Begin, BitConverter.DoubleToInt64Bits(timeStep), m => m.Begin(timeStep));

    public override void Advance(long steps) => Do(Order.Advance, steps, m => m.Advance(steps));

    public override PicEnergy Energy() => Ask(Order.Energy, 0, m => m.Energy());

    public override PicMoments Moments(int species) => Ask(Order.Moments, species, m => m.Moments(species));

    public override PicMoments[] MomentsByCell(int species) => Ask(Order.MomentsByCell, species, m => m.MomentsByCell(species));

    public override double ChargeResidual() => Ask(Order.ChargeResidual, 0, m => m.ChargeResidual());

    public override PicParticles CopyParticles(int species) => Ask(Order.CopyParticles, species, m => m.CopyParticles(species));

    public override double PositionOf(FieldComponent component, int index) => piece.PositionOf(component, index);

    public override void CopyField(FieldComponent component, Span<double> values)
    {
        var copy = new double[values.Length];
        Do(Order.CopyField, (long)component, m => m.CopyField(component, copy));
        copy.CopyTo(values);
    }

    public override void Save(ICheckpointWriter writer) => Do(Order.Save, 0, _ => SaveTogether(writer));

    public override void Restore(ICheckpointReader reader) => Do(Order.Restore, 0, _ => RestoreTogether(reader));

    public override void Follow(ICheckpointParts? parts = null)
    {
        this.parts = parts;
        if (ranks.Rank == 0)
        {
            throw new InvalidOperationException("rank 0 leads; the other ranks follow");
        }

        while (true)
        {
            (long order, long argument) = ranks.Broadcast((0L, 0L));
            if ((Order)order == Order.End)
            {
                return;
            }

            try
            {
                Obey((Order)order, argument);
            }
            catch (Exception e) when (IsOfAll(e, (Order)order))
            {
                // Rank 0 has the same before it, and says what comes of it.
            }
        }
    }

    public override void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;

        // Ranks that were left within a step or a file no longer listen.
        if (ranks.Rank == 0 && together)
        {
            Tell(Order.End, 0);
        }

        piece.Dispose();
    }

    internal override MacroParticleStore ParticlesOf(int species) => piece.ParticlesOf(species);

    internal override void PushTracers(
        ParticleViews<float> tracers, View<float> laps, long count, int firstCell, int endCell, SpeciesStep step, bool halfBack) =>
        throw new InvalidOperationException("tracers are pushed by the pieces of the model");

    // Those of rank 0's piece, which can be asked for what others hold too.
    private protected override PicTracers Make(TracerSet set)
    {
        set.Validate(Setup);
        int number = TracerSets.Count;
        PicTracers tracers = Ask(Order.AddTracers, 0, m =>
        {
            ranks.Broadcast(TracerSetMessage.Of(set));
            return m.Add(set);
        });
        tracers.BeforeReading = () => Do(Order.CollectTracers, number, m => m.Tracers[number].Collect());
        return tracers;
    }

    // A run that goes wrong does so everywhere, and a checkpoint that cannot be read is given up everywhere. Memory may run out on one rank alone, which then ends the others.
    private static bool IsOfAll(Exception e, Order order) =>
        e is SimulationFailedException or SharedReader.FailedException or SharedCheckpoint.FailedException
        || (e is InvalidInputException and not DeviceMemoryException && order is Order.Restore or Order.Begin or Order.AddTracers);

    private void Obey(Order order, long argument)
    {
        switch (order)
        {
            case Order.AddTracers: piece.Add(TracerSetMessage.Read(ranks.Broadcast(Array.Empty<byte>()))); break;
            case Order.Begin: piece.Begin(BitConverter.Int64BitsToDouble(argument)); break;
            case Order.Advance: piece.Advance(argument); break;
            case Order.Energy: piece.Energy(); break;
            case Order.Moments: piece.Moments((int)argument); break;
            case Order.MomentsByCell: piece.MomentsByCell((int)argument); break;
            case Order.CopyField: piece.CopyField((FieldComponent)argument, new double[Setup.Grid.Cells]); break;
            case Order.ChargeResidual: piece.ChargeResidual(); break;
            case Order.CopyParticles: piece.CopyParticles((int)argument); break;
            case Order.ParticleCount: _ = piece.ParticleCount; break;
            case Order.CollectTracers: piece.Tracers[(int)argument].Collect(); break;
            case Order.Save: SaveTogether(null); break;
            default: RestoreTogether(null); break;
        }

        (TimeStep, Step) = (piece.TimeStep, piece.Step);
    }

    private void SaveTogether(ICheckpointWriter? writer)
    {
        using var shared = SharedCheckpoint.Begin(ranks, writer, parts);
        piece.Save(shared?.Writer ?? writer ?? new NoWriter());
        shared?.Finish();
    }

    private void RestoreTogether(ICheckpointReader? reader)
    {
        using var shared = SharedReader.Open(ranks, reader, parts);
        piece.Restore(shared);
    }

    private void Tell(Order order, long argument)
    {
        if (ranks.Rank != 0)
        {
            throw new InvalidOperationException("the model of a rank other than 0 does what rank 0 says: call Follow");
        }

        ranks.Broadcast(((long)order, argument));
    }

    private void Do(Order order, long argument, Action<PicModel> action) => Ask(order, argument, m =>
    {
        action(m);
        return true;
    });

    private T Ask<T>(Order order, long argument, Func<PicModel, T> action)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        Tell(order, argument);
        try
        {
            return action(piece);
        }
        catch (Exception e)
        {
            together &= IsOfAll(e, order);
            throw;
        }
        finally
        {
            (TimeStep, Step) = (piece.TimeStep, piece.Step);
        }
    }

    // Where only rank 0 writes.
    private sealed class NoWriter : ICheckpointWriter
    {
        public void Write<T>(string name, ReadOnlySpan<T> values)
            where T : unmanaged
        {
        }

        public void Write<T>(string name, long length, ArrayPart<T> part)
            where T : unmanaged
        {
        }

        public ICheckpointWriter Group(string name) => this;
    }
}
