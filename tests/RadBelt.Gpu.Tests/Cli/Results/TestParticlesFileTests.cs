using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Tests.Hdf5;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>A run read from its file is the run that was written, in the units of the page.</summary>
public sealed class TestParticlesFileTests : Hdf5Fixture
{
    private const double Degrees2 = Units.Degree * Units.Degree;

    private static BroadbandScatteringResult Result => SmallRuns.Result;

    [Test]
    public void MomentsAndCoefficientsComeBackByRisingPitchAngle()
    {
        using Hdf5File file = Save(Result);
        BroadbandDiffusionReportData data = TestParticlesFile.Read(file);

        // Written in the order 45°, 15°, 75°.
        int[] order = [1, 0, 2];
        Assert.That(data.Times, Is.EqualTo(Result.Times));
        Assert.That(data.Ensembles.Select(e => e.PitchAngle), Is.EqualTo(new[] { 15.0, 45, 75 }).Within(1e-12));
        for (int i = 0; i < 3; i++)
        {
            EnsembleReportData read = data.Ensembles[i];
            EnsembleRecord written = Result.Ensembles[order[i]];
            ScatteringMoments last = written.Moments[^1];
            double elapsed = Result.Times[^1];
            Assert.Multiple(() =>
            {
                Assert.That(read.Count, Is.EqualTo(written.Ensemble.Count));
                Assert.That(read.Energy * Units.KeV, Is.EqualTo(written.Ensemble.Energy).Within(1e-13).Percent);
                Assert.That(read.Alpha.MeanSquareChange, Scaled(written.Moments.Select(m => m.PitchAngle.MeanSquare), Degrees2));
                Assert.That(read.Alpha.VarianceError, Scaled(written.Moments.Select(m => m.PitchAngle.VarianceError), Degrees2));
                Assert.That(read.EnergyMoments.MeanChange, Scaled(written.Moments.Select(m => m.Energy.Mean), Units.KeV));
                Assert.That(read.EnergyMoments.AdvectionRatio[^1], Is.EqualTo(last.Energy.AdvectionRatio).Within(1e-10).Percent);
                Assert.That(read.EnergyMoments.AdvectionRatio[0], Is.NaN, "0/0 at the start");
                Assert.That(read.AlphaAlpha.Measured, Is.EqualTo(last.Formal(elapsed).AlphaAlpha).Within(1e-10).Percent);
                Assert.That(read.AlphaAlpha.Theory, Is.EqualTo(Result.Theory[order[i]].Quasilinear!.Value.AlphaAlpha).Within(1e-10).Percent);
                Assert.That(read.AlphaEnergy.Measured * Units.KeV, Is.EqualTo(last.Formal(elapsed).AlphaEnergy).Within(1e-10).Percent);
                Assert.That(
                    read.EnergyEnergy.StandardError * Units.KeV * Units.KeV, Is.EqualTo(last.FormalError(elapsed).EnergyEnergy).Within(1e-10).Percent);
                Assert.That(read.RecurrenceTime, Is.EqualTo(Result.Theory[order[i]].RecurrenceTime));
                Assert.That(
                    read.WeakTurbulenceMeanSquare,
                    Scaled(Result.Theory[order[i]].WeakTurbulence.Zip(Result.Times, (d, t) => 2 * d.AlphaAlpha * t), Degrees2));
            });
        }
    }

    /// <summary>Pitch angles and energies are not stored: they come from the momenta, to the rounding of a few operations.</summary>
    [Test]
    public void SnapshotsAndTrajectoriesComeBack()
    {
        using Hdf5File file = Save(Result);
        BroadbandDiffusionReportData data = TestParticlesFile.Read(file);
        EnsembleRecord written = Result.Ensembles[2];
        EnsembleReportData read = data.Ensembles[2];
        Assert.That(read.Snapshots, Has.Count.EqualTo(3));
        for (int k = 0; k < 3; k++)
        {
            RadBelt.Gpu.Transport.EnsembleSnapshot snapshot = written.Snapshots[k];
            Assert.Multiple(() =>
            {
                Assert.That(read.Snapshots[k].Time, Is.EqualTo(snapshot.Time));
                Assert.That(read.Snapshots[k].Alpha, Scaled(snapshot.PitchAngle, Units.Degree).And.Length.EqualTo(50));
                Assert.That(read.Snapshots[k].Energy, Scaled(snapshot.Energy, Units.KeV));
                Assert.That(read.Snapshots[k].HistogramCounts, Is.EqualTo(snapshot.Histogram.Counts));
                Assert.That(read.Snapshots[k].HistogramEdges[^1] * Units.Degree, Is.EqualTo(snapshot.Histogram.Upper).Within(1e-10).Percent);
                double mean = snapshot.Time == 0 ? 0 : written.Moments[Result.Times.ToList().IndexOf(snapshot.Time)].PitchAngle.Mean;
                Assert.That(read.Snapshots[k].MeanAlpha * Units.Degree, Is.EqualTo(written.Ensemble.PitchAngle + mean).Within(1e-12));
            });
        }

        Assert.That(read.Trajectories!.Alpha, Has.Count.EqualTo(6));
        Assert.That(read.Trajectories.Alpha[3], Scaled(written.Trajectories[3].PitchAngle, Units.Degree));
        Assert.That(data.Ensembles[1].Trajectories!.Alpha, Has.Count.EqualTo(5), "an ensemble of five has five");
        Assert.That(data.Ensembles[1].Trajectories!.Mean.Concat(data.Ensembles[1].Trajectories!.StandardDeviation), Has.None.NaN);
    }

    [Test]
    public void ResonanceCurvesPassThroughWhereTheEnsemblesStart()
    {
        using Hdf5File file = Save(Result);
        BroadbandDiffusionReportData data = TestParticlesFile.Read(file);
        Assert.That(data.ResonanceCurves.Select(c => c.Label), Is.EqualTo(new[] { "0.2 f_{ce}", "0.3 f_{ce}", "0.4 f_{ce}" }));
        ReportCurve middle = data.ResonanceCurves[1];
        foreach (EnsembleReportData ensemble in data.Ensembles)
        {
            // The curve has a point every quarter of a degree, and so one at each start.
            Assert.That(middle.Y[(int)Math.Round(ensemble.PitchAngle * 4)], Is.EqualTo(ensemble.Energy).Within(1e-9).Percent);
        }
    }

    [Test]
    public void TheFileMeetsOpenPmdAndItsTablesHaveNamedAxes()
    {
        using Hdf5File file = Save(Result);
        Assert.That(OpenPmdRules.Check(file), Is.Empty);
        Assert.That(file.Children("/data"), Has.Count.EqualTo(3));
        Assert.That(file.Read<ulong>($"/data/{Result.Plan.Steps}/particles/ensemble_002/id")[0], Is.EqualTo(5 + 105), "after the first two ensembles");
        foreach (string group in new[] { "waves", "ensembles", "moments", "trajectories", "histograms", "resonance" })
        {
            foreach (string name in file.Children(group).Select(n => $"/{group}/{n}"))
            {
                Assert.That(file.HasAttribute(name, "units") && file.HasAttribute(name, "long_name"), name);
                Assert.That(file.HasAttribute(name, "CLASS") || file.Axes(name).All(axis => axis is not null), name);
            }
        }
    }

    [Test]
    public void H5pySeesTheAxesOfTheMoments()
    {
        Save(Result).Dispose();
        string seen = H5py(
            "import h5py, sys\n"
            + "f = h5py.File(sys.argv[1], 'r')\n"
            + "d = f['moments/alpha_variance']\n"
            + "print(d.shape, [dim.label for dim in d.dims], d.dims[1][0].attrs['units'].decode(), f.attrs['experiment'].decode(), len(f.attrs['overrides']))\n",
            At("a.h5"));
        Assert.That(seen.Trim(), Is.EqualTo("(3, 9) ['ensemble', 'time'] s test-particles 2"));
    }

    /// <summary>Nothing sampled but the start, nothing followed, no snapshot: each is a file and a page all the same.</summary>
    [Test]
    public void LittleIsEnough()
    {
        BroadbandScatteringResult bare = SmallRuns.Run(SmallRuns.Experiment() with { Trajectories = 0, Snapshots = 0, ScatterLimit = 0 });
        BroadbandScatteringResult uncounted = SmallRuns.Run(SmallRuns.Experiment() with { ScatterLimit = 0 });
        BroadbandScatteringResult stopped = SmallRuns.Run(SmallRuns.Experiment(), new CancellationToken(canceled: true));
        Assert.That(stopped.Completed, Is.False);
        foreach (BroadbandScatteringResult result in new[] { bare, uncounted, stopped })
        {
            using Hdf5File file = Save(result);
            BroadbandDiffusionReportData data = TestParticlesFile.Read(file);
            using var text = new StringWriter();
            BroadbandDiffusionReport.Create(data).Write(text);
            Assert.That(OpenPmdRules.Check(file), Is.Empty);
            Assert.That(text.ToString(), result.Completed ? Does.Not.Contain("stopped at") : Does.Contain("stopped at 0 s of 0.002 s"));
        }
    }

    /// <summary>Waves along B0 meet electrons beyond 90°; single waves have no spectrum, one of them no recurrence and a single curve.</summary>
    [Test]
    public void EveryKindOfWaveFieldMakesAPage([Values(1, 2)] int waves, [Values] WaveDirections directions)
    {
        FieldAlignedMode mode = Result.Experiment.Waves.Mode;
        double fce = mode.Plasma.ElectronGyrofrequency;
        double facing = Resonance.FacingWaves(45 * Units.Degree, directions);
        Wave[] all = [.. from j in Enumerable.Range(0, waves)
                         from direction in new[] { WaveDirections.Forward, WaveDirections.Backward }
                         where directions.HasFlag(direction)
                         select new Wave((0.25 + 0.1 * j) * fce, direction, 1e-12, 0.1 * j)];
        using Hdf5File file = Save(SmallRuns.Run(SmallRuns.Experiment() with
        {
            Waves = WaveSet.Of(mode, all), Spectrum = null, Ensembles = [new(facing, 10 * Units.KeV, 20), new(facing, 11 * Units.KeV, 20)],
        }));
        BroadbandDiffusionReportData data = TestParticlesFile.Read(file);
        using var text = new StringWriter();
        BroadbandDiffusionReport.Create(data).Write(text);
        Assert.That(data.ResonanceCurves, Has.Count.EqualTo((waves == 1 ? 1 : 3) * (directions == WaveDirections.Both ? 2 : 1)));
        Assert.That(data.ResonanceCurves.All(c => c.X.Length > 0 && c.Y.All(double.IsFinite)));
        Assert.That(data.Ensembles.Select(e => e.Name), Is.EqualTo(directions == WaveDirections.Forward ? new[] { "135°, 10 keV", "135°, 11 keV" } : ["45°, 10 keV", "45°, 11 keV"]));
        Assert.That(text.ToString(), Does.Not.Contain("NaN").And.Not.Contain("∞"));
    }

    private static NUnit.Framework.Constraints.Constraint Scaled(IEnumerable<double> si, double unit) =>
        Is.EqualTo(si.Select(x => x / unit)).Within(1e-9).Percent;

    private Hdf5File Save(BroadbandScatteringResult result) => Written(file =>
    {
        RunFile.WriteProvenance(file, SmallRuns.Provenance);
        TestParticlesFile.Write(file, result);
    });
}
