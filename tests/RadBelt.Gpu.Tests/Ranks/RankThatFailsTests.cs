using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Ranks;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Tests.Pic;

namespace RadBelt.Gpu.Tests.Ranks;

/// <summary>A rank that fails alone within a step ends the others, which wait for it there.</summary>
public sealed class RankThatFailsTests
{
    [Test]
    public void MemoryThatRunsOutOnOneRankEndsAll()
    {
        AggregateException? failure = null;
        Task run = Task.Run(() => failure = Assert.Throws<AggregateException>(() => ThreadCommunicator.Run(2, ranks =>
        {
            using Device device = CpuDevice.Create(1);
            using var model = new RankedPicModel(new Piece(device, SmallPlasmas.Periodic(60), ranks), ranks);
            if (ranks.Rank == 0)
            {
                model.Advance(1);
            }
            else
            {
                model.Follow();
            }

            return true;
        })));
        Assert.That(run.Wait(TimeSpan.FromSeconds(60)), "rank 0 still waits for rank 1");
        Assert.That(failure!.InnerExceptions, Has.One.TypeOf<DeviceMemoryException>());
    }

    /// <summary>Rank 1 has no memory for its step; rank 0 waits for what it would send.</summary>
    private sealed class Piece(Device device, PicSetup setup, ICommunicator ranks) : PicModel(device, setup)
    {
        public override long ParticleCount => 0;

        public override int ShapeOrder => 1;

        internal override RankHalo? Halo => null;

        internal override WholeArrays Whole => throw new NotSupportedException();

        public override void Advance(long steps)
        {
            if (ranks.Rank == 1)
            {
                Device.RequireMemory("a longer list", long.MaxValue);
            }

            ranks.Receive(1, new byte[1]);
        }

        public override void Dispose()
        {
        }

        public override void Begin(double timeStep) => throw new NotSupportedException();

        public override void Save(ICheckpointWriter writer) => throw new NotSupportedException();

        public override void Restore(ICheckpointReader reader) => throw new NotSupportedException();

        public override PicEnergy Energy() => throw new NotSupportedException();

        public override PicMoments Moments(int species) => throw new NotSupportedException();

        public override PicMoments[] MomentsByCell(int species) => throw new NotSupportedException();

        public override void CopyField(FieldComponent component, Span<double> values) => throw new NotSupportedException();

        public override double PositionOf(FieldComponent component, int index) => throw new NotSupportedException();

        public override double ChargeResidual() => throw new NotSupportedException();

        public override PicParticles CopyParticles(int species) => throw new NotSupportedException();

        internal override MacroParticleStore ParticlesOf(int species) => throw new NotSupportedException();

        internal override void PushTracers(ParticleViews<float> tracers, View<float> laps, long count, int firstCell, int endCell, SpeciesStep step, bool halfBack) =>
            throw new NotSupportedException();
    }
}
