using System.Text;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Pic.Tracers;

/// <summary>A <see cref="TracerSet"/> as bytes, by which rank 0 tells the others of it.</summary>
internal static class TracerSetMessage
{
    public static byte[] Of(TracerSet set)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            writer.Write(set.Kind.Name);
            Write(set.Kind.Charge, set.Kind.Mass, set.StartTime, set.Stretch?.Lower ?? 0, set.Stretch?.Upper ?? 0);
            writer.Write(set.Stretch is not null);
            writer.Write(set.Folded);
            writer.Write((int)set.Facing);
            writer.Write(set.Injected.Count);
            foreach (ParticleEnsemble e in set.Injected)
            {
                Write(e.PitchAngle, e.Energy);
                writer.Write(e.Count);
            }

            writer.Write(set.Chosen.Count);
            foreach (TracerWindow w in set.Chosen)
            {
                writer.Write(w.Species);
                Write(w.Energy.Lower, w.Energy.Upper, w.PitchAngle.Lower, w.PitchAngle.Upper);
                writer.Write(w.Count);
            }

            void Write(params ReadOnlySpan<double> values)
            {
                foreach (double value in values)
                {
                    writer.Write(value);
                }
            }
        }

        return stream.ToArray();
    }

    public static TracerSet Read(byte[] message)
    {
        using var reader = new BinaryReader(new MemoryStream(message), Encoding.UTF8);
        var kind = new Species(reader.ReadString(), reader.ReadDouble(), reader.ReadDouble());
        double start = reader.ReadDouble();
        (double, double) stretch = (reader.ReadDouble(), reader.ReadDouble());
        return new()
        {
            Kind = kind,
            StartTime = start,
            Stretch = reader.ReadBoolean() ? stretch : null,
            Folded = reader.ReadBoolean(),
            Facing = (WaveDirections)reader.ReadInt32(),
            Injected = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => new ParticleEnsemble(reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt64()))],
            Chosen = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => new TracerWindow(
                reader.ReadString(), (reader.ReadDouble(), reader.ReadDouble()), (reader.ReadDouble(), reader.ReadDouble()), reader.ReadInt64()))],
        };
    }
}
