using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Tests.Cli.Reports;
using RadBelt.Gpu.Tests.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Tests.Hdf5;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>A particle-in-cell run read from its file is the run that was written, and makes the same page.</summary>
public sealed class PicRunFileTests : Hdf5Fixture
{
    internal static readonly RunProvenance Provenance = SmallRuns.Provenance with { Experiment = "pic", Title = "A small plasma" };

    private static readonly Lazy<PicReportData> Kept = new(() => DemoPic.Run(times: 300, points: 24, waves: 10, electrons: 60));

    internal static PicReportData Data => Kept.Value;

    [Test]
    public void EveryNumberComesBack()
    {
        using Hdf5File file = Save(Data);
        PicReportData read = PicRunFile.Read(file);
        Assert.Multiple(() =>
        {
            Assert.That(read.Setup with { Species = [], TimeStepBounds = [] }, Is.EqualTo(Data.Setup with { Species = [], TimeStepBounds = [] }).Using<PicSetup>(Same));
            Assert.That(read.Setup.Species, Is.EqualTo(Data.Setup.Species));
            Assert.That(read.Setup.TimeStepBounds, Is.EqualTo(Data.Setup.TimeStepBounds));
            Assert.That(read.WavePower.Power, Is.EqualTo(Data.WavePower.Power));
            Assert.That(read.WavePower.Parts!.LeftBackward, Is.EqualTo(Data.WavePower.Parts!.LeftBackward));
            Assert.That(read.Spectra!.Amplitude.Amplitudes, Is.EqualTo(Data.Spectra!.Amplitude.Amplitudes));
            Assert.That(read.Spectra.Spectrogram[3, 5], Is.EqualTo(Data.Spectra.Spectrogram[3, 5]));
            Assert.That(read.Spectra.Dispersion[7, 2], Is.EqualTo(Data.Spectra.Dispersion[7, 2]).And.Not.EqualTo(read.Spectra.DispersionOfBy[7, 2]));
            Assert.That(read.Spectra.DispersionOfBy.Power(), Is.EqualTo(Data.Spectra.DispersionOfBy.Power()));
            Assert.That(read.Field!.Bz(11).ToArray(), Is.EqualTo(Data.Field!.Bz(11).ToArray()));
            Assert.That((read.Field.TimeStep, read.Field.Spacing), Is.EqualTo((Data.Field.TimeStep, Data.Field.Spacing)));
            Assert.That(read.Energy!.Kinetic[2], Is.EqualTo(Data.Energy!.Kinetic[2]));
            Assert.That(read.Energy.Inflow, Is.EqualTo(Data.Energy.Inflow));
            Assert.That(read.Temperatures!.Perpendicular[1], Is.EqualTo(Data.Temperatures!.Perpendicular[1]));
            Assert.That(read.ChargeResidual!.Largest, Is.EqualTo(Data.ChargeResidual!.Largest));
            Assert.That(read.Distributions.Select(d => (d.Species, d.Time)), Is.EqualTo(Data.Distributions.Select(d => (d.Species, d.Time))));
            Assert.That(read.Distributions[1].Density, Is.EqualTo(Data.Distributions[1].Density));
            Assert.That(read.Growth!.Measured, Is.EqualTo(Data.Growth!.Measured));
            Assert.That(read.GrowthSpectrum!.TheoryRates, Is.EqualTo(Data.GrowthSpectrum!.TheoryRates));
            Assert.That(read.Tracers!.Quasilinear, Is.EqualTo(Data.Tracers!.Quasilinear));
            EnsembleRecord there = read.Tracers.Ensembles[4], here = Data.Tracers.Ensembles[4];
            Assert.That(there.Moments, Is.EqualTo(here.Moments));
            Assert.That(there.Trajectories[29].Energy, Is.EqualTo(here.Trajectories[29].Energy));
            Assert.That(there.Snapshots[2].PitchAngle, Is.EqualTo(here.Snapshots[2].PitchAngle));
            Assert.That(there.Snapshots[2].Histogram.Counts, Is.EqualTo(here.Snapshots[2].Histogram.Counts));
        });

        static bool Same(PicSetup a, PicSetup b) => a with { Species = b.Species, TimeStepBounds = b.TimeStepBounds } == b;
    }

    [Test]
    public void ThePageFromTheFileIsThePageOfTheRun()
    {
        Save(Data).Dispose();
        ReportFromFile.Create(At("a.h5"), At("a.html"));
        string direct = ReportPageTests.Text(PicReport.Create(Data, Provenance.Title, RunFile.ForReport(Provenance)));
        Assert.That(File.ReadAllText(At("a.html")), Is.EqualTo(direct));
        Assert.That(direct, Does.Contain("<h1>A small plasma</h1>"));
    }

    /// <summary>Fig. 1 of several runs: named by their files, each with its power; only of one kind of experiment.</summary>
    [Test]
    public void SeveralRunsAreCompared()
    {
        Save(Data).Dispose();
        Written(
            file =>
            {
                RunFile.WriteProvenance(file, Provenance with { Seed = 8, DeckName = "other.yaml" });
                PicRunFile.Write(file, Data with { WavePower = new([0, 0.1], [1.96e-24, 1.96e-24]), Spectra = null });
            },
            "quiet.h5").Dispose();
        Written(file => RunFile.WriteProvenance(file, SmallRuns.Provenance), "rays.h5").Dispose();
        ReportFromFile.Compare([At("a.h5"), At("quiet.h5")], At("both.html"));
        string html = File.ReadAllText(At("both.html"));
        Assert.That(html, Does.Contain("<td>a</td>").And.Contain("<td>quiet</td>").And.Contain("1.00×10<sup>−10</sup>").And.Contain("seed 7, 8"));
        Assert.That(html, Does.Contain("SIMD CPU").And.Not.Contain("class=\"note\""));
        Assert.That(InputError(() => ReportFromFile.Compare([At("a.h5"), At("rays.h5")], At("no.html"))), Does.Contain("only runs of 'pic' are compared"));
        Assert.That(File.Exists(At("no.html")), Is.False);
    }

    /// <summary>A run that recorded nothing but its wave power, and one without a driver, are read as such.</summary>
    [Test]
    public void LittleIsEnough()
    {
        PicReportData little = new()
        {
            Setup = Data.Setup with { Driver = null, CrossingTime = null, ExpectedNoise = null, MeasuredNoise = null, TimeStepBounds = [] },
            WavePower = new([0, 1], [1e-24, 2e-24]),
            Growth = Data.Growth! with { Measured = null, Theory = null },
            Tracers = new() { StartTime = 1, Times = [], Ensembles = [] },
        };
        using Hdf5File file = Save(little);
        PicReportData read = PicRunFile.Read(file);
        Assert.That((read.Setup.Driver, read.Setup.CrossingTime, read.Setup.MeasuredNoise), Is.EqualTo(((PicDriver?)null, (double?)null, (double?)null)));
        Assert.That((read.Spectra, read.Field, read.Energy, read.Temperatures, read.ChargeResidual, read.GrowthSpectrum), Is.EqualTo((little.Spectra, little.Field, little.Energy, little.Temperatures, little.ChargeResidual, little.GrowthSpectrum)));
        Assert.That((read.Growth!.Measured, read.Growth.Theory, read.WavePower.Parts), Is.EqualTo((little.Growth.Measured, little.Growth.Theory, little.WavePower.Parts)));
        Assert.That(read.Tracers!.Ensembles, Is.Empty);
    }

    [Test]
    public void TheFileMeetsOpenPmdAndItsTablesHaveNamedAxes()
    {
        using Hdf5File file = Save(Data);
        Assert.That(OpenPmdRules.Check(file), Is.Empty);
        string[] texts = ["/species/name", "/species/method", "/time_step_bounds/name"];
        foreach (string group in file.Children().Where(n => n is not ("data" or "deck" or "run" or "distributions" or "tracers")).Append("distributions/002"))
        {
            foreach (string name in file.Children(group).Select(n => $"/{group}/{n}").Except(texts))
            {
                Assert.That(file.HasAttribute(name, "units") && file.HasAttribute(name, "long_name"), name);
                Assert.That(file.HasAttribute(name, "CLASS") || file.Axes(name).All(axis => axis is not null), name);
            }
        }
    }

    /// <summary>A distribution of a species that the file does not have would show under a wrong name.</summary>
    [Test]
    public void ADistributionOfNoSpeciesIsAnError()
    {
        using Hdf5File file = Save(Data with { Distributions = [Data.Distributions[0] with { Species = 9 }] });
        Assert.That(InputError(() => PicRunFile.Read(file)), Does.Contain("/distributions/000: belongs to species 9 of 5"));
    }

    internal static void Write(Hdf5File file)
    {
        RunFile.WriteProvenance(file, Provenance);
        PicRunFile.Write(file, Data);
    }

    private Hdf5File Save(PicReportData data) => Written(file =>
    {
        RunFile.WriteProvenance(file, Provenance);
        PicRunFile.Write(file, data);
    });
}
