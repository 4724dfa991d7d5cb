using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Tests.Cli.Reports.Plots;

[TestFixture]
public class HeatMapTests
{
    private static ColourBar Bar(AxisScale scale) => new(ColourMap.Viridis, new Axis("power [nT^{2} Hz^{-1}]", scale) { Min = 1, Max = 100 });

    [Test]
    public void ThePngSaysWhatWasPutIn()
    {
        byte[] indices = [0, 127, 254, Png.Transparent, 1, 2];
        var file = Png.Encode(indices, 3, ColourMap.Viridis);
        var chunks = Chunks(file);
        Assert.Multiple(() =>
        {
            Assert.That(chunks.Keys, Is.EqualTo(new[] { "IHDR", "PLTE", "tRNS", "IDAT", "IEND" }));
            Assert.That(BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"]), Is.EqualTo(3));
            Assert.That(BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"].AsSpan(4)), Is.EqualTo(2));
            // The ends of the map, and its transparent index.
            Assert.That(chunks["PLTE"][..3], Is.EqualTo(new byte[] { 0x44, 0x01, 0x54 }));
            Assert.That(chunks["PLTE"][(254 * 3)..(255 * 3)], Is.EqualTo(new byte[] { 0xfd, 0xe7, 0x25 }));
            Assert.That(chunks["tRNS"], Has.Length.EqualTo(256).And.Property("Length").EqualTo(256));
            Assert.That(chunks["tRNS"][255], Is.Zero);
        });
        using var zlib = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        // Each row behind its filter byte, none.
        Assert.That(raw.ToArray(), Is.EqualTo(new byte[] { 0, 0, 127, 254, 0, 255, 1, 2 }));
        // The checksum of an empty IEND chunk is the same in every PNG file.
        Assert.That(file[^4..], Is.EqualTo(new byte[] { 0xAE, 0x42, 0x60, 0x82 }));
    }

    [Test]
    public void CellsLieWhereTheirEdgesSay([Values] bool logarithmic)
    {
        var scale = logarithmic ? AxisScale.Log10 : AxisScale.Linear;
        var values = new double[,] { { 1, 10 }, { double.NaN, 100 } };
        double[] edges = [1, 10, 100];
        var page = PlotTests.Render(new Plot(new Axis("f [Hz]", scale) { Min = 1, Max = 100 }, new Axis("k", scale) { Min = 1, Max = 100 }) { ColourBar = Bar(AxisScale.Log10) }
            .With(new HeatMap(edges, edges, values, Bar(AxisScale.Log10))));
        var uri = (string)page.Descendants().First(e => e.Name.LocalName == "image").Attribute("href")!;
        var chunks = Chunks(Convert.FromBase64String(uri["data:image/png;base64,".Length..]));
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"]), BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"].AsSpan(4)));
        using var zlib = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        var pixels = raw.ToArray();
        // The inner edge: half way on a logarithmic axis, 9/99 of the way on a linear one. The first row is the top.
        var inner = logarithmic ? 0.5 : 9.0 / 99;
        Assert.That(At(0.9, 0.9), Is.EqualTo(254));
        Assert.That(At(inner / 2, 0.9), Is.EqualTo(Png.Transparent));
        Assert.That(At(inner / 2, inner / 2), Is.Zero);
        Assert.That(At(inner + 0.02, inner - 0.02), Is.EqualTo(127));

        byte At(double x, double y) => pixels[((int)((1 - y) * height) * (width + 1)) + 1 + (int)(x * width)];
    }

    [Test]
    public void ShapesMustFit()
    {
        Assert.That(() => new HeatMap([0, 1], [0, 1, 2], new double[1, 1], Bar(AxisScale.Linear)), Throws.ArgumentException.With.Message.Contains("rows"));
        Assert.That(() => new ColourBar(ColourMap.Viridis, Axis.Log("P")), Throws.ArgumentException.With.Message.Contains("both ends"));
    }

    private static Dictionary<string, byte[]> Chunks(byte[] file)
    {
        var chunks = new Dictionary<string, byte[]>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks[Encoding.ASCII.GetString(file, at + 4, 4)] = file[(at + 8)..(at + 8 + length)];
            at += 12 + length;
        }
        return chunks;
    }
}
