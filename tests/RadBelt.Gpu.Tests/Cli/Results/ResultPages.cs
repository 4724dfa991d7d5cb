using System.Globalization;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Results;

[TestFixture]
public class ResultPages
{
    [Test, Explicit("Runs for minutes and writes pages to look at into the folder RADBELT_PAGES names.")]
    public void Write([Values(1.79, 194)] double picotesla)
    {
        string folder = Environment.GetEnvironmentVariable("RADBELT_PAGES") ?? TestContext.CurrentContext.WorkDirectory;
        string name = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"result-{picotesla}pT"));
        using (Hdf5File file = Hdf5File.Create(name + ".h5"))
        {
            RunFile.WriteProvenance(file, SmallRuns.Provenance);
            TestParticlesFile.Write(file, SmallRuns.Run(
                SmallRuns.Experiment(picotesla * 1e-12, 128, 0.03, 1000, 5, 15, 25, 35, 45, 55, 65, 75, 85, 89) with
                {
                    Samples = 52, Trajectories = 30, Snapshots = 4, ScatterLimit = 1000, HistogramBins = 60,
                }));
            file.Commit();
        }

        ReportFromFile.Create(name + ".h5", name + ".html");
        Assert.That(new FileInfo(name + ".html").Length, Is.LessThan(8e6));
    }

    [Test, Explicit("Writes a page to look at into the folder RADBELT_PAGES names.")]
    public void WriteWeakTurbulence()
    {
        string folder = Environment.GetEnvironmentVariable("RADBELT_PAGES") ?? TestContext.CurrentContext.WorkDirectory;
        string name = Path.Combine(folder, "result-weak-turbulence");
        using (Hdf5File file = Hdf5File.Create(name + ".h5"))
        {
            RunFile.WriteProvenance(file, SmallRuns.Provenance with { Experiment = "weak-turbulence" });
            WeakTurbulenceFile.Write(file, SmallRuns.WeakTurbulence(points: 300));
            file.Commit();
        }

        ReportFromFile.Create(name + ".h5", name + ".html");
        Assert.That(File.Exists(name + ".html"));
    }
}
