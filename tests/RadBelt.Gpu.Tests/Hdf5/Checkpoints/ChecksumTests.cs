using RadBelt.Gpu.Hdf5;

namespace RadBelt.Gpu.Tests.Hdf5.Checkpoints;

internal sealed class ChecksumTests
{
    [Test]
    public void ItIsThatOfRfc3720() => Assert.Multiple(() =>
    {
        Assert.That(Of(new byte[32]), Is.EqualTo(0x8A9136AA));
        Assert.That(Of([.. Enumerable.Repeat((byte)0xFF, 32)]), Is.EqualTo(0x62A8AB43));
        Assert.That(Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]), Is.EqualTo(0x46DD794E));
        Assert.That(Of("123456789"u8.ToArray()), Is.EqualTo(0xE3069283), "the catalogue's check value: not whole words");
        Assert.That(Of([]), Is.Zero);
    });

    [Test]
    public void HowTheBytesAreCutMakesNoDifference([Values(1, 3, 8, 13)] int piece)
    {
        byte[] bytes = new byte[100];
        new Random(5).NextBytes(bytes);
        var checksum = new Checksum();
        foreach (byte[] part in bytes.Chunk(piece))
        {
            checksum.Add<byte>(part);
        }

        Assert.That(checksum.Value, Is.EqualTo(Of(bytes)));
    }

    private static uint Of(byte[] bytes)
    {
        var checksum = new Checksum();
        checksum.Add<byte>(bytes);
        return checksum.Value;
    }
}
