using System.Globalization;

namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>
/// Colours in sequence, legible to colour-blind readers: evenly spaced samples, linear in between. Those without a sign are the perceptually uniform
/// maps of van der Walt and Smith (2015), legible in grey too.
/// </summary>
internal sealed class ColourMap
{
    private readonly (byte R, byte G, byte B)[] samples;

    private ColourMap(string samples) => this.samples = [.. samples.Split(' ').Select(s =>
        (Component(s, 0), Component(s, 2), Component(s, 4)))];

    /// <summary>Purple, blue, green, yellow.</summary>
    public static ColourMap Viridis { get; } = new("440154 482878 3e4a89 31688e 26828e 1f9e89 35b779 6dcd59 b4de2c fde725");

    /// <summary>Blue, purple, orange, yellow.</summary>
    public static ColourMap Plasma { get; } = new("0d0887 47039f 7301a8 9c179e bd3786 d8576b ed7953 fa9e3b fdc926 f0f921");

    /// <summary>Blue, white, red, for what has a sign: the scheme RdBu of Brewer (2003).</summary>
    public static ColourMap BlueRed { get; } = new("053061 2166ac 4393c3 92c5de d1e5f0 f7f7f7 fddbc7 f4a582 d6604d b2182b 67001f");

    /// <summary>The colour at a fraction; clamped to [0, 1].</summary>
    public (byte R, byte G, byte B) At(double fraction)
    {
        var position = Math.Clamp(fraction, 0, 1) * (samples.Length - 1);
        var i = Math.Min((int)position, samples.Length - 2);
        var f = position - i;
        return (Mix(samples[i].R, samples[i + 1].R), Mix(samples[i].G, samples[i + 1].G), Mix(samples[i].B, samples[i + 1].B));

        byte Mix(byte a, byte b) => (byte)Math.Round(a + (f * (b - a)));
    }

    /// <summary>The colour at a fraction as #rrggbb.</summary>
    public string Hex(double fraction)
    {
        var (r, g, b) = At(fraction);
        return $"#{r:x2}{g:x2}{b:x2}";
    }

    private static byte Component(string hex, int at) =>
        byte.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
