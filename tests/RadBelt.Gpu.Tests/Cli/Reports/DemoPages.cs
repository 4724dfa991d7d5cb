using RadBelt.Gpu.Cli.Reports;

namespace RadBelt.Gpu.Tests.Cli.Reports;

[TestFixture]
public class DemoPages
{
    [Test, Explicit("Writes pages to look at into the folder RADBELT_PAGES names.")]
    public void Write()
    {
        var folder = Environment.GetEnvironmentVariable("RADBELT_PAGES") ?? TestContext.CurrentContext.WorkDirectory;
        BroadbandDiffusionReport.Create(DemoData.Broadband(0.15)).Save(Path.Combine(folder, "run-V.html"));
        BroadbandDiffusionReport.Create(DemoData.Broadband(2e-5)).Save(Path.Combine(folder, "run-I.html"));
        WeakTurbulenceReport.Create(DemoData.WeakTurbulence()).Save(Path.Combine(folder, "weak-turbulence.html"));
        Assert.That(Directory.GetFiles(folder, "*.html"), Has.Length.GreaterThanOrEqualTo(3));
    }
}
