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

    [Test]
    public void ThatOfTwoStreamsIsThatOfOne([Values(0, 1, 37, 99, 100)] int first)
    {
        byte[] bytes = new byte[100];
        new Random(5).NextBytes(bytes);
        Assert.That(Checksum.Joined(Of(bytes[..first]), Of(bytes[first..]), 100 - first), Is.EqualTo(Of(bytes)));
    }

    [Test]
    public void StreamsMayBeLong()
    {
        // Of zeros, which double with each step, to more bytes than 32 bits count.
        uint zeros = Of(new byte[1 << 20]);
        Assert.That(Checksum.Joined(zeros, zeros, 1 << 20), Is.EqualTo(Of(new byte[2 << 20])));
        uint half = zeros;
        for (int n = 20; n < 33; n++)
        {
            half = Checksum.Joined(half, half, 1L << n);
        }

        Assert.That(Checksum.Joined(Checksum.Joined(zeros, half, 1L << 33), zeros, 1 << 20), Is.EqualTo(Checksum.Joined(Checksum.Joined(zeros, zeros, 1 << 20), half, 1L << 33)));
    }

    private static uint Of(byte[] bytes)
    {
        var checksum = new Checksum();
        checksum.Add<byte>(bytes);
        return checksum.Value;
    }
}
