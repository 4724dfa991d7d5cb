using System.Runtime.InteropServices;
using System.Text;

namespace RadBelt.Gpu.Ranks;

/// <summary>What follows from the few methods of an <see cref="ICommunicator"/>.</summary>
internal static class Communicators
{
    extension(ICommunicator ranks)
    {
        /// <summary>Values of all ranks, by rank. Collective.</summary>
        public T[] Gather<T>(T own)
            where T : unmanaged
        {
            var all = new T[ranks.Size];
            int[] lengths = new int[ranks.Size];
            Array.Fill(lengths, Unsafe.SizeOf<T>());
            ranks.Gather(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in own)), MemoryMarshal.AsBytes(all.AsSpan()), lengths);
            return all;
        }

        /// <summary>Texts of all ranks, by rank. Collective.</summary>
        public string[] Gather(string own)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(own);
            int[] lengths = ranks.Gather(bytes.Length);
            var all = new byte[lengths.Sum()];
            ranks.Gather(bytes, all, lengths);
            int start = 0;
            return [.. lengths.Select(length => Encoding.UTF8.GetString(all, (start += length) - length, length))];
        }

        /// <summary>Gives every rank a value of rank 0. Collective.</summary>
        public T Broadcast<T>(T value)
            where T : unmanaged
        {
            ranks.Broadcast(0, MemoryMarshal.AsBytes(new Span<T>(ref value)));
            return value;
        }

        /// <summary>Gives every rank the text of rank 0. Collective.</summary>
        public string Broadcast(string text) => Encoding.UTF8.GetString(ranks.Broadcast(Encoding.UTF8.GetBytes(text)));

        /// <summary>Gives every rank a value of one of them. Collective.</summary>
        public T BroadcastFrom<T>(int root, T value)
            where T : unmanaged
        {
            ranks.Broadcast(root, MemoryMarshal.AsBytes(new Span<T>(ref value)));
            return value;
        }

        /// <summary>Gives every rank the array of rank 0, whatever its length. Collective.</summary>
        public T[] Broadcast<T>(T[] values)
            where T : unmanaged
        {
            int length = ranks.Broadcast(values.Length);
            T[] all = ranks.Rank == 0 ? values : new T[length];
            ranks.Broadcast(0, MemoryMarshal.AsBytes(all.AsSpan()));
            return all;
        }
    }
}
