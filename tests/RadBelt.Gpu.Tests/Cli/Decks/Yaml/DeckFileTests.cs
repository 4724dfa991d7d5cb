using System.Text;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Yaml;

namespace RadBelt.Gpu.Tests.Cli.Decks.Yaml;

[TestFixture]
public class DeckFileTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("radbelt-decks-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_missing_file_is_named() => Refused(Path.Combine(folder, "none.yaml"), "cannot be read");

    [Test]
    public void A_folder_is_no_deck() => Refused(folder, "cannot be read");

    [Test]
    public void An_empty_path_is_no_deck() => Refused("", "cannot be read");

    [Test]
    public void The_size_limit_is_1_MiB()
    {
        string path = Path.Combine(folder, "large.yaml");
        File.WriteAllBytes(path, new byte[DeckFile.LargestSize + 1]);
        Refused(path, "larger than 1 MiB");

        File.WriteAllBytes(path, [.. Enumerable.Repeat((byte)'#', DeckFile.LargestSize)]);
        Assert.That(DeckFile.Read(path), Has.Length.EqualTo(DeckFile.LargestSize));
    }

    [Test]
    public void A_byte_that_is_not_UTF8_is_located()
    {
        string path = Path.Combine(folder, "latin1.yaml");
        File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes("a: 1\nb: 3 "), 0xB5, (byte)'T']);
        Refused(path, ":2:6: this byte is not UTF-8");
    }

    private static void Refused(string path, string message)
    {
        var error = Assert.Throws<DeckException>(() => DeckFile.Read(path));
        Assert.That(error!.Message, Does.StartWith(path).And.Contain(message));
    }
}
