using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A test-particle run in HDF5 (docs/output.md lists what is where), and what a page shows of such a file.</summary>
internal static class TestParticlesFile
{
    /// <summary>Writes everything but the provenance, which must be there already.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void Write(Hdf5File file, BroadbandScatteringResult result)
    {
        WriteTables(file, result);
        SnapshotParticles.Write(file, result);
    }

    /// <summary>The same without the particles of the snapshots.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void WriteTables(Hdf5File file, BroadbandScatteringResult result)
    {
        TestParticlesRun.Of(result).Write(file);
        WavesTable.Write(file, result.Experiment.Waves);
        EnsemblesTable.Write(file, EnsembleOutcome.Of(result));
        MomentsTable.Write(file, result);
        TrajectoriesTable.Write(file, result);
        HistogramsTable.Write(file, result.Ensembles);
        ResonanceTable.Write(file, result.Experiment);
    }

    /// <summary>Reads what a page shows: degrees and keV, ensembles by rising pitch angle.</summary>
    /// <exception cref="InvalidInputException">The file is not as written.</exception>
    public static BroadbandDiffusionReportData Read(Hdf5File file)
    {
        TestParticlesRun run = TestParticlesRun.Read(file);
        RunProvenance provenance = RunFile.ReadProvenance(file);
        IReadOnlyList<ParticleEnsemble> starts = EnsemblesTable.Read(file);
        var (times, moments) = MomentsTable.Read(file, starts);
        IReadOnlyList<IReadOnlyList<Trajectory>> trajectories = TrajectoriesTable.Read(file, starts.Count, times.Length);
        IReadOnlyList<Reports.EnsembleSnapshot>[] snapshots = Snapshots(file, run, starts);
        Dictionary<string, double[]> quantities = EnsembleQuantity.All.ToDictionary(
            q => q.Column.Name, q => EnsemblesTable.Read(file, q.Column.Name, starts.Count));
        EnsembleReportData[] ensembles = [.. starts.Select((start, i) => Ensemble(i, start)).OrderBy(e => e.PitchAngle).ThenBy(e => e.Energy)];
        IReadOnlyList<ReportCurve> curves = ResonanceTable.Read(file, run);
        var text = new TestParticlesText(run, times, ensembles, curves);
        return new()
        {
            Title = provenance.Title ?? "Electrons scattered by broadband whistlers",
            Subtitle = text.Subtitle,
            Facts = text.Facts,
            Warnings = text.Warnings(file.IsComplete),
            Prose = text.Prose,
            Times = times,
            Ensembles = ensembles,
            ResonanceCurves = curves,
            Provenance = RunFile.ForReport(provenance),
        };

        EnsembleReportData Ensemble(int i, ParticleEnsemble start) => new()
        {
            Name = NameOf(start),
            PitchAngle = start.PitchAngle / Units.Degree,
            Energy = start.Energy / Units.KeV,
            Count = start.Count,
            Alpha = PageUnits.Series(times, moments[i].Moments, m => m.PitchAngle, Units.Degree),
            EnergyMoments = PageUnits.Series(times, moments[i].Moments, m => m.Energy, Units.KeV),
            AlphaAlpha = Estimate("D_aa_formal", "D_aa", i, 1),
            EnergyEnergy = Estimate("D_EE", "D_EE", i, Units.KeV * Units.KeV),
            AlphaEnergy = Estimate("D_aE", "D_aE", i, Units.KeV),
            RecurrenceTime = quantities["recurrence_time_s"][i],
            WeakTurbulenceMeanSquare = [.. times.Select((t, k) => 2 * moments[i].WeakTurbulence[k] * t / (Units.Degree * Units.Degree))],
            Snapshots = [.. snapshots[i].Select(s => s with { MeanAlpha = MeanAt(i, start, s.Time) })],
            Trajectories = trajectories[i].Count > 0 ? PageUnits.Sample(times, trajectories[i]) : null,
        };

        // By pitch angle, and by energy too where several start at one pitch angle.
        string NameOf(ParticleEnsemble start)
        {
            string angle = $"{Numbers.Short(start.PitchAngle / Units.Degree)}°";
            return starts.Count(other => other.PitchAngle == start.PitchAngle) > 1 ? $"{angle}, {Numbers.Short(start.Energy / Units.KeV, 4)} keV" : angle;
        }

        CoefficientEstimate Estimate(string measured, string name, int i, double unit) => new(
            quantities[measured][i] / unit, quantities[$"{name}_stderr"][i] / unit, quantities[$"{name}_theory"][i] / unit);

        // Snapshots are taken at samples.
        double MeanAt(int i, ParticleEnsemble start, double time) =>
            Array.IndexOf(times, time) is >= 0 and var k ? (start.PitchAngle + moments[i].Moments[k].PitchAngle.Mean) / Units.Degree : double.NaN;
    }

    private static IReadOnlyList<Reports.EnsembleSnapshot>[] Snapshots(Hdf5File file, TestParticlesRun run, IReadOnlyList<ParticleEnsemble> starts)
    {
        var (times, histograms) = HistogramsTable.Read(file, starts.Count);
        return [.. starts.Select((_, i) => times.Select((time, k) =>
        {
            var (angles, energies) = SnapshotParticles.Read(file, run, time, i);
            PitchAngleHistogram histogram = histograms[k][i];
            return new Reports.EnsembleSnapshot(
                time,
                [.. angles.Select(α => α / Units.Degree)],
                [.. energies.Select(e => e / Units.KeV)],
                [.. HistogramsTable.Edges(histogram, histogram.Counts.Count).Select(α => α / Units.Degree)],
                [.. histogram.Counts.Select(n => (double)n)],
                double.NaN);
        }).ToArray())];
    }
}
