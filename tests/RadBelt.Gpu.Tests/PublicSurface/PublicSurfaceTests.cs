using System.Reflection;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Tests.PublicSurface;

/// <summary>What users can write against changes on purpose only: the text files beside this one say what it is.</summary>
internal sealed class PublicSurfaceTests
{
    private static readonly Assembly[] Libraries = [typeof(V3<>).Assembly, typeof(Device).Assembly, typeof(Hdf5File).Assembly];

    /// <summary>After a deliberate change: <c>UPDATE_DOCS=1 dotnet test --filter PublicSurface</c> writes the files anew; look at the difference.</summary>
    [TestCaseSource(nameof(Libraries))]
    public void IsWhatItsFileSays(Assembly library)
    {
        string file = RepositoryRoot.Find($"tests/RadBelt.Gpu.Tests/PublicSurface/{library.GetName().Name}.txt");
        string surface = SurfaceText.Of(library);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(file, surface);
        }

        Assert.That(
            File.ReadAllText(file).ReplaceLineEndings("\n"), Is.EqualTo(surface), "the public surface changed; if on purpose, run with UPDATE_DOCS=1 to write it anew");
    }
}
