using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Text;

namespace RadBelt.Gpu.Package;

/// <summary>
/// A folder with the packages of this repository: the one named by RADBELT_PACKAGE_FEED, else packed here under a version of its own,
/// so that no cache can hand out an older build of the same number.
/// </summary>
internal sealed class PackedFeed
{
    private const string FeedVariable = "RADBELT_PACKAGE_FEED";

    private PackedFeed(string folder)
    {
        Folder = folder;
        Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(folder, "RadBelt.Gpu.Tool.*.nupkg").Single())["RadBelt.Gpu.Tool.".Length..];
    }

    public string Folder { get; }

    public string Version { get; }

    /// <summary>Root of the repository this test was built in.</summary>
    public static string RepositoryRoot { get; } = typeof(PackedFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>Takes the feed that is there, or packs one into <paramref name="folder"/>.</summary>
    public static PackedFeed TakeOrPack(string folder)
    {
        if (Environment.GetEnvironmentVariable(FeedVariable) is { Length: > 0 } packed)
        {
            return new PackedFeed(packed);
        }

        string version = $"0.1.0-smoke.{DateTime.UtcNow:yyyyMMddHHmmss}";
        foreach (string project in new[] { "RadBelt.Gpu", "RadBelt.Gpu.Hdf5", "RadBelt.Gpu.Cli" })
        {
            Dotnet.Succeed(
                RepositoryRoot, "pack", $"src/{project}", "-c", "Release", "-v", "q", "-o", folder,
                $"-p:PackageVersion={version}", "-p:AllowPackWithoutIlgpu=true", "-p:ContinuousIntegrationBuild=true");
        }

        return new PackedFeed(folder);
    }

    /// <summary>Names of the files in a package.</summary>
    public string[] Entries(string package, string extension = "nupkg")
    {
        using var archive = Open(package, extension);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>What one file of a package holds.</summary>
    public byte[] Content(string package, string entry, string extension = "nupkg")
    {
        using var archive = Open(package, extension);
        using Stream stream = archive.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The package's nuspec.</summary>
    public string Nuspec(string package) => Encoding.UTF8.GetString(Content(package, $"{package}.nuspec"));

    /// <summary>Paths of the sources that portable symbols name.</summary>
    public static string[] Sources(byte[] symbols)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage([.. symbols]);
        MetadataReader reader = provider.GetMetadataReader();
        return [.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))];
    }

    private ZipArchive Open(string package, string extension) => ZipFile.OpenRead(Path.Combine(Folder, $"{package}.{Version}.{extension}"));
}
