using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>Small images as PNG data URIs: 8-bit indices into a <see cref="ColourMap"/>, with one index for «nothing here».</summary>
internal static class Png
{
    /// <summary>The index that is transparent; 0 … 254 run along the colour map.</summary>
    public const byte Transparent = 255;

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var k = 0; k < 8; k++)
        {
            c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        }
        return c;
    })];

    /// <summary>The image of indices given row by row from the top, as a data URI.</summary>
    public static string DataUri(byte[] indices, int width, ColourMap map) =>
        "data:image/png;base64," + Convert.ToBase64String(Encode(indices, width, map));

    /// <summary>The image of indices given row by row from the top, as a PNG file (colour type 3, no filter).</summary>
    internal static byte[] Encode(byte[] indices, int width, ColourMap map)
    {
        var height = indices.Length / width;
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        Chunk(file, "IHDR", header);

        Chunk(file, "PLTE", [.. Enumerable.Range(0, 256).Select(i => map.At(i / 254.0)).SelectMany(c => new[] { c.R, c.G, c.B })]);
        Chunk(file, "tRNS", [.. Enumerable.Repeat((byte)255, 255), 0]);

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                zlib.WriteByte(0);
                zlib.Write(indices, row * width, width);
            }
        }
        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~body.Aggregate(~0u, (crc, b) => CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8)));
        file.Write(number);
    }
}
