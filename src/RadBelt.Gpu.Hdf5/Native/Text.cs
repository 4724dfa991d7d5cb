using System.Runtime.InteropServices;
using System.Text;
using HDF.PInvoke;

namespace RadBelt.Gpu.Hdf5.Native;

/// <summary>
/// Strings in files. Written with a fixed length, as openPMD asks and every reader understands, marked ASCII where they are and UTF-8
/// otherwise; fixed and variable lengths are read.
/// </summary>
internal static class Text
{
    /// <summary>Encodes <paramref name="values"/> into equal, zero-padded cells; the type is the caller's to dispose.</summary>
    public static byte[] Encode(ReadOnlySpan<string> values, out Handle type)
    {
        int longest = 1;
        bool ascii = true;
        foreach (string value in values)
        {
            // One byte more than the text: readers of null-terminated strings count on it.
            longest = Math.Max(longest, Encoding.UTF8.GetByteCount(value) + 1);
            ascii &= Ascii.IsValid(value);
        }

        byte[] cells = new byte[longest * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            Encoding.UTF8.GetBytes(values[i], cells.AsSpan(i * longest, longest));
        }

        type = Handle.Type(H5T.copy(H5T.C_S1));
        _ = H5T.set_size(type, longest);
        _ = H5T.set_strpad(type, H5T.str_t.NULLTERM);
        _ = H5T.set_cset(type, ascii ? H5T.cset_t.ASCII : H5T.cset_t.UTF8);
        return cells;
    }

    /// <summary>Whether so many strings of a stored type can be read at once.</summary>
    public static bool Fits(long type, long count) => count >= 0 && count * Math.Max((double)H5T.get_size(type), IntPtr.Size) <= Array.MaxLength;

    /// <summary>
    /// Decodes <paramref name="count"/> strings of the stored <paramref name="type"/> and <paramref name="space"/>; <paramref name="read"/>
    /// fills a buffer given the memory type, and says by a negative number that it failed. Null then.
    /// </summary>
    public static unsafe string[]? Decode(long type, long space, int count, Func<long, IntPtr, int> read)
    {
        string[] values = new string[count];
        if (count == 0)
        {
            return values;
        }

        if (H5T.is_variable_str(type) > 0)
        {
            IntPtr[] pointers = new IntPtr[count];
            using Handle variable = Handle.Type(H5T.copy(H5T.C_S1));
            _ = H5T.set_size(variable, H5T.VARIABLE);
            _ = H5T.set_cset(variable, H5T.get_cset(type));
            fixed (IntPtr* buffer = pointers)
            {
                if (read(variable, (IntPtr)buffer) < 0)
                {
                    return null;
                }

                for (int i = 0; i < count; i++)
                {
                    values[i] = Marshal.PtrToStringUTF8(pointers[i]) ?? string.Empty;
                }

                _ = H5D.vlen_reclaim(variable, space, H5P.DEFAULT, (IntPtr)buffer);
            }

            return values;
        }

        int size = (int)H5T.get_size(type);
        byte[] cells = new byte[checked(size * count)];
        fixed (byte* buffer = cells)
        {
            if (read(type, (IntPtr)buffer) < 0)
            {
                return null;
            }
        }

        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> cell = cells.AsSpan(i * size, size);
            int end = cell.IndexOf((byte)0);
            values[i] = Encoding.UTF8.GetString(end < 0 ? cell : cell[..end]);
        }

        return values;
    }
}
