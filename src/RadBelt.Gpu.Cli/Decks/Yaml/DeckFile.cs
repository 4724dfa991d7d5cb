using System.Text;

namespace RadBelt.Gpu.Cli.Decks.Yaml;

/// <summary>Reads the text of a deck file.</summary>
internal static class DeckFile
{
    /// <summary>The largest deck, bytes.</summary>
    internal const int LargestSize = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The whole text of the file, without a byte order mark.</summary>
    /// <exception cref="DeckException">It cannot be read, exceeds 1 MiB or is not UTF-8.</exception>
    public static string Read(string path)
    {
        byte[] bytes;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            bytes = new byte[LargestSize + 1];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > LargestSize)
                throw new DeckException(new DeckPosition(path), "", "the file is larger than 1 MiB, the limit for a deck; is it a deck?");
            Array.Resize(ref bytes, length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException and not DeckException)
        {
            throw new DeckException(new DeckPosition(path), "", $"the deck cannot be read: {error.Message}");
        }

        return Decode(bytes, path);
    }

    /// <summary>Decodes UTF-8, strictly.</summary>
    /// <exception cref="DeckException">A byte is not UTF-8; its line is named.</exception>
    internal static string Decode(byte[] bytes, string source)
    {
        try
        {
            return StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException error)
        {
            int at = Math.Max(error.Index, 0);
            long line = 1 + bytes.AsSpan(0, at).Count((byte)'\n');
            long column = at - bytes.AsSpan(0, at).LastIndexOf((byte)'\n');
            throw new DeckException(new DeckPosition(source, line, column), "", "this byte is not UTF-8; save the deck as UTF-8");
        }
    }
}
