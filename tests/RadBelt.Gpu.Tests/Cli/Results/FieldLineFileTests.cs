using RadBelt.Gpu.Cli.Reports.BroadbandField;
using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Tests.Cli.Reports;
using RadBelt.Gpu.Tests.Cli.Reports.BroadbandField;
using RadBelt.Gpu.Tests.Cli.Reports.HybridPic;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>Hybrid runs and broadband fields read from their files are those that were written, and make the same pages.</summary>
public sealed class FieldLineFileTests : Hdf5Fixture
{
    private static readonly Lazy<HybridReportData> Hybrid = new(() => DemoHybrid.Run());

    private static RunProvenance Provenance(string experiment) => SmallRuns.Provenance with { Experiment = experiment };

    internal static void WriteHybrid(Hdf5File file)
    {
        RunFile.WriteProvenance(file, Provenance("hybrid-pic"));
        HybridPicFile.Write(file, Hybrid.Value);
    }

    internal static void WriteBroadband(Hdf5File file)
    {
        RunFile.WriteProvenance(file, Provenance("broadband-field"));
        BroadbandFieldFile.Write(file, DemoBroadband.Run());
    }

    [Test]
    public void Every_number_of_a_hybrid_run_comes_back()
    {
        using Hdf5File file = Written(WriteHybrid);
        (HybridReportData read, HybridReportData data) = (HybridPicFile.Read(file), Hybrid.Value);
        Assert.Multiple(() =>
        {
            Assert.That((read.Setup.Line.EquatorialField, read.Setup.Line.Curvature, read.Setup.ColdDensity, read.Setup.Layer), Is.EqualTo(
                (data.Setup.Line.EquatorialField, data.Setup.Line.Curvature, data.Setup.ColdDensity, data.Setup.Layer)));
            Assert.That((read.Setup.Hot, read.Setup.Trigger), Is.EqualTo((data.Setup.Hot, data.Setup.Trigger)));
            Assert.That(read.Setup.Equilibrium.Rate, Is.EqualTo(data.Setup.Equilibrium.Rate));
            Assert.That(read.Setup.Equilibrium.Fastest!.Value.GrowthRate, Is.EqualTo(234));
            Assert.That(read.Setup.Equilibrium.Fastest.Value.Frequency, Is.EqualTo(data.Setup.Equilibrium.Fastest!.Value.Frequency).Within(4).Ulps);
            Assert.That(read.Setup.Equilibrium.Largest!.Value.Nepers, Is.EqualTo(4.2));
            Assert.That(read.Run.Energy!.Cold, Is.EqualTo(data.Run.Energy!.Cold));
            Assert.That(read.Places[2].Spectrogram[7, 11], Is.EqualTo(data.Places[2].Spectrogram[7, 11]));
            Assert.That(read.Places[3].Waveform.Bz(100).ToArray(), Is.EqualTo(data.Places[3].Waveform.Bz(100).ToArray()));
            Assert.That(read.Elements.Select(e => (e.Place, e.Tone.ChirpRate, e.Tone.Times.Count)), Is.EqualTo(data.Elements.Select(e => (e.Place, e.Tone.ChirpRate, e.Tone.Times.Count))));
            Assert.That(read.Map!.Amplitudes, Is.EqualTo(data.Map!.Amplitudes));
            Assert.That(read.Archive, Is.EqualTo(data.Archive));
        });
    }

    [Test]
    public void Every_number_of_a_broadband_field_comes_back()
    {
        using Hdf5File file = Written(WriteBroadband);
        (BroadbandFieldReportData read, BroadbandFieldReportData data) = (BroadbandFieldFile.Read(file), DemoBroadband.Run());
        Assert.Multiple(() =>
        {
            Assert.That(read.Spectra, Is.EqualTo(data.Spectra));
            Assert.That((read.Band, read.Waves, read.Scale, read.Duration, read.Archive), Is.EqualTo((data.Band, data.Waves, data.Scale, data.Duration, data.Archive)));
            Assert.That(read.Simulated!.Power, Is.EqualTo(data.Simulated!.Power));
            Assert.That((read.Broadband.Name, read.Broadband.Segments, read.Broadband.SpectrogramLatitude), Is.EqualTo((data.Broadband.Name, data.Broadband.Segments, data.Broadband.SpectrogramLatitude)));
            Assert.That(read.Broadband.Spectrogram[3, 30], Is.EqualTo(data.Broadband.Spectrogram[3, 30]));
        });
    }

    [Test]
    public void The_pages_from_the_files_are_the_pages_of_the_runs()
    {
        Written(WriteHybrid).Dispose();
        ReportFromFile.Create(At("a.h5"), At("a.html"));
        string direct = ReportPageTests.Text(HybridReport.Create(Hybrid.Value, SmallRuns.Provenance.Title, RunFile.ForReport(Provenance("hybrid-pic"))));
        Assert.That(File.ReadAllText(At("a.html")), Is.EqualTo(direct));
        Written(WriteBroadband, "b.h5").Dispose();
        ReportFromFile.Create(At("b.h5"), At("b.html"));
        direct = ReportPageTests.Text(BroadbandFieldReport.Create(DemoBroadband.Run(), SmallRuns.Provenance.Title, RunFile.ForReport(Provenance("broadband-field"))));
        Assert.That(File.ReadAllText(At("b.html")), Is.EqualTo(direct));
    }

    /// <summary>Ridges that do not fit their elements would be drawn in wrong places.</summary>
    [Test]
    public void Elements_of_a_place_that_is_not_there_are_an_error()
    {
        using Hdf5File file = Written(f =>
        {
            RunFile.WriteProvenance(f, Provenance("hybrid-pic"));
            HybridPicFile.Write(f, Hybrid.Value with { Places = [.. Hybrid.Value.Places.Take(2)] });
        });
        Assert.That(InputError(() => HybridPicFile.Read(file)), Does.Contain("/elements: does not fit the").And.Contain("2 places"));
    }
}
