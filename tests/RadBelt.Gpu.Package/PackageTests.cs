using System.Globalization;
using System.Text.RegularExpressions;
namespace RadBelt.Gpu.Package;

/// <summary>The packed packages, as a user who has never seen this repository gets them.</summary>
[TestFixture]
[NonParallelizable]
public sealed class PackageTests
{
    private string scratch = "";
    private PackedFeed feed = null!;

    /// <summary>Everything happens outside the repository, where none of its build settings reach.</summary>
    [OneTimeSetUp]
    public void MakeScratchFolder()
    {
        scratch = Directory.CreateTempSubdirectory("radbelt-package-").FullName;
        feed = PackedFeed.TakeOrPack(Path.Combine(scratch, "feed"));
    }

    [OneTimeTearDown]
    public void RemoveScratchFolder() => Directory.Delete(scratch, recursive: true);

    [Test]
    public void AFreshProjectRestoresBuildsAndRuns()
    {
        string consumer = Path.Combine(scratch, "consumer");
        Directory.CreateDirectory(consumer);
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Consumer")))
        {
            File.Copy(file, Path.Combine(consumer, Path.GetFileName(file)));
        }

        // Our packages come from the feed into a cache of this test's own; everyone else's may be taken from the machine's cache or sources.
        WriteNugetConfig(consumer, clear: false);
        Dotnet.Succeed(
            consumer, "build", "-c", "Release", "-v", "q", "-o", "bin/run", $"-p:RadBeltVersion={feed.Version}",
            $"-p:RestorePackagesPath={Path.Combine(scratch, "cache")}", $"-p:RestoreFallbackFolders={MachinePackageCache}");
        string output = Dotnet.Succeed(consumer, "bin/run/Consumer.dll");

        Assert.That(File.Exists(Path.Combine(consumer, "bin/run/RadBelt.Gpu.Kernels.dll")), "the kernels assembly travels with RadBelt.Gpu");
        // CODATA 2018: m_e c² = 510.99895000 keV. The reference case's resonance, and 2,000 electrons scattered: a ratio of 1 ± 3 %.
        Assert.That(output, Does.Contain("electron rest energy 510.999 keV").And.Contain("resonant energy 10.77 keV"));
        Match ratio = Regex.Match(output, @"D_aa measured / weak turbulence = (\d\.\d\d) on ");
        Assert.That(ratio.Success, Is.True, output);
        Assert.That(double.Parse(ratio.Groups[1].Value, CultureInfo.InvariantCulture), Is.EqualTo(1).Within(0.12), "four standard errors");
    }

    [Test]
    public void TheToolInstallsAndRuns()
    {
        string tools = Path.Combine(scratch, "tools");
        Directory.CreateDirectory(tools);
        WriteNugetConfig(tools, clear: true);
        Dotnet.Succeed(tools, "tool", "install", "RadBelt.Gpu.Tool", "--tool-path", tools, "--version", feed.Version);

        var version = Dotnet.Run(Path.Combine(tools, OperatingSystem.IsWindows() ? "radbelt.exe" : "radbelt"), tools, "--version");

        Assert.That(version.ExitCode, Is.Zero, version.Output);
    }

    [Test]
    public void TheLibraryCarriesItsKernelsAndNoDependencyOnThem()
    {
        string[] expected =
        [
            "lib/net10.0/RadBelt.Gpu.dll", "lib/net10.0/RadBelt.Gpu.xml", "lib/net10.0/RadBelt.Gpu.Kernels.dll", "lib/net10.0/RadBelt.Gpu.Kernels.xml",
        ];
        Assert.That(feed.Entries("RadBelt.Gpu"), Is.SupersetOf(expected));
        Assert.That(feed.Nuspec("RadBelt.Gpu"), Does.Contain("id=\"MathNet.Numerics\"").And.Not.Contain("id=\"RadBelt.Gpu.Kernels\""));
        Assert.That(feed.Nuspec("RadBelt.Gpu.Hdf5"), Does.Contain($"id=\"RadBelt.Gpu\" version=\"{feed.Version}\"").And.Not.Contain("id=\"RadBelt.Gpu.Kernels\""));
    }

    [TestCase("RadBelt.Gpu", "lib/net10.0/RadBelt.Gpu.pdb", "lib/net10.0/RadBelt.Gpu.Kernels.pdb")]
    [TestCase("RadBelt.Gpu.Hdf5", "lib/net10.0/RadBelt.Gpu.Hdf5.pdb")]
    [TestCase("RadBelt.Gpu.Tool", "tools/net10.0/any/RadBelt.Gpu.Cli.pdb")]
    public void APackageShowsWhatItIs(string package, params string[] symbols)
    {
        Assert.That(feed.Entries(package), Does.Contain("README.md").And.Contain("icon.png"));
        Assert.That(feed.Nuspec(package), Does.Contain("<license type=\"expression\">MIT</license>").And.Contain("<description>").And.Contain("<tags>"));
        Assert.That(feed.Entries(package, "snupkg"), Is.SupersetOf(symbols));
    }

    [Test]
    public void PackingWithoutGpuSupportIsRefused()
    {
        var refused = Dotnet.Run(
            "dotnet", PackedFeed.RepositoryRoot, "pack", "src/RadBelt.Gpu", "-c", "Release", "--no-build", "-v", "q",
            "-o", Path.Combine(scratch, "refused"), "-p:UseIlgpu=false");

        Assert.That(refused.ExitCode, Is.Not.Zero);
        Assert.That(refused.Output, Does.Contain("ILGPU 1.5.3").And.Contain("eng/restore"));
    }

    private static string MachinePackageCache => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private void WriteNugetConfig(string folder, bool clear) => File.WriteAllText(
        Path.Combine(folder, "nuget.config"),
        $"""
        <configuration>
          <packageSources>
            {(clear ? "<clear />" : "")}
            <add key="packed" value="{feed.Folder}" />
          </packageSources>
        </configuration>
        """);
}
