using System.Text.Json;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>A weak-turbulence result read from its file is the one that was written.</summary>
public sealed class WeakTurbulenceFileTests : Hdf5Fixture
{
    private static readonly RunProvenance Provenance = SmallRuns.Provenance with { Experiment = "weak-turbulence" };

    [Test]
    public void EverythingComesBack([Values] bool ofSpectrum)
    {
        WeakTurbulenceResult result = SmallRuns.WeakTurbulence(ofSpectrum);
        using Hdf5File file = Save(result);
        WeakTurbulenceReportData data = WeakTurbulenceFile.Read(file);
        Assert.Multiple(() =>
        {
            Assert.That(OpenPmdRules.Check(file), Is.Empty);
            Assert.That(data.Title, Is.EqualTo("A small run"));
            Assert.That(data.Warnings, Is.Empty);
            // Given as 0.5, 0.2, 0.05; a page has them by rising |R|.
            Assert.That(data.FactorAgainstTime.Select(c => c.Label), Is.EqualTo(new[] { "0.05", "0.2", "0.5" }));
            Assert.That(data.FactorAgainstTime[0].X, Is.EqualTo(result.Angles));
            Assert.That(data.FactorAgainstTime[0].Y, Is.EqualTo(result.FactorOverAngle[2]));
            Assert.That(data.FactorAgainstResonance[1].Y, Is.EqualTo(result.FactorOverDistance[1]));
            Assert.That(data.Maxima.Select(m => (m.Time, m.Factor)), Is.EqualTo(result.Peaks.Select(p => (p.GyrationAngle, p.Value))));
        });
        for (int i = 0; i < 3; i++)
        {
            CoefficientHistory history = result.Coefficients[i];
            CoefficientConvergence read = data.Convergence[i];
            Assert.That(read.Times, Is.EqualTo(result.ElapsedTimes));
            Assert.That(read.OfWaves.AlphaEnergy, Is.EqualTo(history.OfWaves.Select(d => d.AlphaEnergy / history.Quasilinear.AlphaEnergy)));
            Assert.That(read.OfSpectrum?.EnergyEnergy, Is.EqualTo(history.OfSpectrum?.Select(d => d.EnergyEnergy / history.Quasilinear.EnergyEnergy)));
        }
    }

    /// <summary>Stopped before the first electron.</summary>
    [Test]
    public void AnEmptyResultIsAFileAndAPage()
    {
        using Hdf5File file = Save(SmallRuns.WeakTurbulence() with { Coefficients = [] });
        using var text = new StringWriter();
        WeakTurbulenceReport.Create(WeakTurbulenceFile.Read(file)).Write(text);
        Assert.That(text.ToString(), Does.Contain("The time-dependent factor A"));
    }

    [Test]
    public void JsonHasTheCoefficients([Values] bool ofSpectrum)
    {
        WeakTurbulenceResult result = SmallRuns.WeakTurbulence(ofSpectrum);
        JsonObject json = JsonNode.Parse(JsonSerializer.Serialize(WeakTurbulenceJson.Of(result, Provenance)))!.AsObject();
        JsonObject first = json["particles"]![0]!.AsObject();
        Assert.Multiple(() =>
        {
            Assert.That((string?)json["experiment"], Is.EqualTo("weak-turbulence"));
            Assert.That(json["elapsed_times_s"]!.AsArray().Select(t => (double)t!), Is.EqualTo(result.ElapsedTimes));
            Assert.That((double)first["pitch_angle_deg"]!, Is.EqualTo(45).Within(1e-12));
            Assert.That((double)first["D_EE_theory"]!, Is.EqualTo(result.Coefficients[0].Quasilinear.EnergyEnergy));
            Assert.That((double)first["of_waves"]!["D_aE"]![2]!, Is.EqualTo(result.Coefficients[0].OfWaves[2].AlphaEnergy));
            Assert.That(first["of_spectrum"] is not null, Is.EqualTo(ofSpectrum));
        });
    }

    private Hdf5File Save(WeakTurbulenceResult result) => Written(file =>
    {
        RunFile.WriteProvenance(file, Provenance);
        WeakTurbulenceFile.Write(file, result);
    });
}
