using System.Globalization;
using System.Text;
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

    /// <summary>Twenty lines of a console project: electrons in broadband waves, and a table of coefficients of the same waves kept as HDF5.</summary>
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

        // The kernel of oblique waves, at wave normals along B0, and the closed form of the same waves: the table's tolerance is 1e-3.
        Match table = Regex.Match(output, @"D_aa table / quasilinear = (\d\.\d{4})");
        Assert.That(table.Success, Is.True, output);
        Assert.That(double.Parse(table.Groups[1].Value, CultureInfo.InvariantCulture), Is.EqualTo(1).Within(2e-3));
        Assert.That(File.Exists(Path.Combine(consumer, "coefficients.h5")));
    }

    [Test]
    public void TheToolInstallsAndRuns()
    {
        string tools = Path.Combine(scratch, "tools");
        Directory.CreateDirectory(tools);
        WriteNugetConfig(tools, clear: true);
        Dotnet.Succeed(tools, "tool", "install", "RadBelt.Gpu.Tool", "--tool-path", tools, "--version", feed.Version);

        string radbelt = Path.Combine(tools, OperatingSystem.IsWindows() ? "radbelt.exe" : "radbelt"), deck = Path.Combine(tools, "weak-turbulence.yaml");
        File.Copy(Path.Combine(PackedFeed.RepositoryRoot, "samples/weak-turbulence/small/weak-turbulence.yaml"), deck);
        string[][] commands = [["--version"], ["devices"], ["check", deck], ["run", deck, "--output", "out"], ["report", "out/weak-turbulence.h5"]];
        foreach (string[] command in commands)
        {
            var finished = Dotnet.Run(radbelt, tools, command);
            Assert.That(finished.ExitCode, Is.Zero, $"radbelt {string.Join(' ', command)}\n{finished.Output}");
        }

        string page = File.ReadAllText(Path.Combine(tools, "out/weak-turbulence.html"));
        Assert.That(page, Does.Contain("<svg").And.Not.Contain("src=\"http"), "a page with plots, self-contained");
        Assert.That(Dotnet.Run(radbelt, tools, "run", deck, "--set", "plasma.B0=140").ExitCode, Is.EqualTo(2), "a value without its unit");
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

    [TestCase("RadBelt.Gpu", "lib/net10.0/RadBelt.Gpu", "lib/net10.0/RadBelt.Gpu.Kernels")]
    [TestCase("RadBelt.Gpu.Hdf5", "lib/net10.0/RadBelt.Gpu.Hdf5")]
    [TestCase("RadBelt.Gpu.Tool", "tools/net10.0/any/RadBelt.Gpu.Cli")]
    public void APackageShowsWhatItIs(string package, params string[] assemblies)
    {
        Assert.That(feed.Entries(package), Is.SupersetOf(new[] { "README.md", "icon.png", "LICENSE", "CHANGELOG.md" }));
        Assert.That(feed.Entries(package), Is.SupersetOf(assemblies.SelectMany(name => new[] { $"{name}.dll", $"{name}.xml" })));
        Assert.That(feed.Entries(package, "snupkg"), Is.SupersetOf(assemblies.Select(name => $"{name}.pdb")));
        string[] told =
        [
            "<license type=\"expression\">MIT</license>", "<readme>README.md</readme>", "<icon>icon.png</icon>", "<description>", "<tags>", "<copyright>", "<authors>RadBelt.Gpu contributors</authors>",
        ];
        Assert.That(told.Where(part => !feed.Nuspec(package).Contains(part, StringComparison.Ordinal)), Is.Empty);
        Assert.That(Encoding.UTF8.GetString(feed.Content(package, "README.md")), Does.StartWith($"# {package}\n"), "a page of its own");
    }

    /// <summary>A build that knows where it was made is not deterministic, and tells strangers of the machine: assemblies name their symbols, symbols their sources.</summary>
    [TestCase("RadBelt.Gpu")]
    [TestCase("RadBelt.Gpu.Hdf5")]
    [TestCase("RadBelt.Gpu.Tool")]
    public void NothingOfOursNamesTheFolderItWasBuiltIn(string package)
    {
        byte[] folder = Encoding.UTF8.GetBytes(PackedFeed.RepositoryRoot);
        IEnumerable<string> assemblies = feed.Entries(package).Where(entry => IsOurs(entry, ".dll"));
        Assert.That(assemblies.Where(entry => feed.Content(package, entry).AsSpan().IndexOf(folder) >= 0), Is.Empty);

        string[] symbols = [.. feed.Entries(package, "snupkg").Where(entry => IsOurs(entry, ".pdb"))];
        string[] sources = [.. symbols.SelectMany(entry => PackedFeed.Sources(feed.Content(package, entry, "snupkg")))];
        Assert.That(sources, Is.Not.Empty);
        Assert.That(sources.Where(path => path.StartsWith(PackedFeed.RepositoryRoot, StringComparison.Ordinal)), Is.Empty);
    }

    private static bool IsOurs(string entry, string extension) => Path.GetFileName(entry) is var name && name.StartsWith("RadBelt", StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal);

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
