namespace RadBelt.Gpu.Tests.Hardening;

/// <summary>Damage to an HDF5 file, fixed by its seed: to its bytes as disks and copying do it, or to what it holds as other programs and other versions might write it.</summary>
internal static class Damage
{
    /// <summary>Whether a seed damages bytes: what is read afterwards is then what was written, or refused.</summary>
    public static bool IsOfBytes(int seed) => seed % 2 == 0;

    /// <summary>Puts a damaged copy of a file in place.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="model">What it holds.</param>
    /// <param name="seed">Which damage.</param>
    /// <param name="path">Where the copy goes.</param>
    /// <returns>What was done, in words.</returns>
    public static string Put(byte[] bytes, Hdf5Model model, int seed, string path)
    {
        var random = new Random(seed);
        File.Delete(path);
        if (IsOfBytes(seed))
        {
            File.WriteAllBytes(path, OfBytes([.. bytes], random, out string done));
            return done;
        }

        (Hdf5Model changed, string what) = OfContents(model, random);
        changed.Write(path);
        return what;
    }

    private static byte[] OfBytes(byte[] bytes, Random random, out string what)
    {
        int at = random.Next(bytes.Length), length = Math.Min(bytes.Length - at, random.Next(1, 4096));
        switch (random.Next(6))
        {
            case 0:
                what = $"cut after {at} bytes";
                return bytes[..at];
            case 1:
                what = $"{length} zeros at {at}";
                bytes.AsSpan(at, length).Clear();
                return bytes;
            case 2:
                what = $"{length} random bytes at {at}";
                random.NextBytes(bytes.AsSpan(at, length));
                return bytes;
            case 3:
                what = $"{length} bytes lost at {at}";
                return [.. bytes[..at], .. bytes[(at + length)..]];
            default:
                int flips = random.Next(1, 6);
                what = $"{flips} bits turned";
                for (int n = 0; n < flips; n++)
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
        }
    }

    private static (Hdf5Model Model, string What) OfContents(Hdf5Model model, Random random)
    {
        Hdf5Item item = model.Items[random.Next(model.Items.Count)];
        string name = item.Name is null ? item.Path : $"{item.Path}@{item.Name}";
        List<Hdf5Item> items = [.. model.Items];
        int at = items.IndexOf(item);
        switch (random.Next(7))
        {
            case 0:
                items.RemoveAt(at);
                return (model with { Items = items }, $"without {name}");
            case 1 when model.Groups.Count > 1:
                string group = model.Groups[random.Next(1, model.Groups.Count)];
                string Renamed(string path) => path == group || path.StartsWith(group + "/", StringComparison.Ordinal) ? group + "x" + path[group.Length..] : path;
                return (new([.. model.Groups.Select(Renamed)], [.. items.Select(i => i with { Path = Renamed(i.Path) })]), $"{group} renamed");
            case 2:
                items[at] = item with { Values = item.Values is string[] ? new double[item.Values.Length] : Enumerable.Repeat("text", item.Values.Length).ToArray(), Shape = item.Shape.Length == 0 ? [] : [item.Values.Length] };
                return (model with { Items = items }, $"{name} of another type");
            case 3 when item.Values is double[] reals:
                items[at] = item with { Values = reals.Select(r => (float)r).ToArray() };
                return (model with { Items = items }, $"{name} in single precision");
            case 4 when item.Values.Length > 1:
                Array shorter = Array.CreateInstance(item.Values.GetType().GetElementType()!, item.Values.Length - 1);
                Array.Copy(item.Values, shorter, shorter.Length);
                items[at] = item with { Values = shorter, Shape = [shorter.Length] };
                return (model with { Items = items }, $"{name} without its last element, in one dimension");
            case 5 when item.Shape.Length > 0 && item.Values is not string[]:
                items[at] = item with { Values = Array.CreateInstance(item.Values.GetType().GetElementType()!, 0), Shape = [0] };
                return (model with { Items = items }, $"{name} empty");
            default:
                items[at] = item with { Values = WithOddValue(item.Values, random) };
                return (model with { Items = items }, $"an odd value in {name}");
        }
    }

    private static Array WithOddValue(Array values, Random random)
    {
        var changed = (Array)values.Clone();
        if (changed.Length == 0)
            return changed;
        int at = random.Next(changed.Length);
        switch (changed)
        {
            case double[] v: v[at] = new[] { double.NaN, double.PositiveInfinity, -1, 0, 1e300, -v[at], 2 * v[at] }[random.Next(7)]; break;
            case float[] v: v[at] = new[] { float.NaN, float.NegativeInfinity, 0, -v[at] }[random.Next(4)]; break;
            case int[] v: v[at] = new[] { int.MaxValue, int.MinValue, -1, 0, v[at] + 1 }[random.Next(5)]; break;
            case long[] v: v[at] = new[] { long.MaxValue, long.MinValue, -1, 0, v[at] + 1 }[random.Next(5)]; break;
            case uint[] v: v[at] ^= 1; break;
            case ulong[] v: v[at] = ulong.MaxValue; break;
            case byte[] v: v[at] ^= 255; break;
            case string[] v: v[at] = new[] { "", "nonsense", "{}", "null", "[1, 2", "../x" }[random.Next(6)]; break;
        }

        return changed;
    }
}
