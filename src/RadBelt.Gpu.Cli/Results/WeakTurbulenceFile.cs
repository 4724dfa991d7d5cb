using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A weak-turbulence result in HDF5 (docs/output.md lists what is where), and what a page shows of such a file.</summary>
internal static class WeakTurbulenceFile
{
    private const string OverAngle = "/factor_over_angle";
    private const string Peaks = "/factor_peaks";
    private const string OverDistance = "/factor_over_distance";
    private const string Coefficients = "/coefficients";

    private static readonly (string Name, string Units, Func<DiffusionTensor, double> Of)[] Tensor =
    [
        ("D_aa", "s-1", d => d.AlphaAlpha), ("D_aE", "J s-1", d => d.AlphaEnergy), ("D_EE", "J2 s-1", d => d.EnergyEnergy),
    ];

    /// <summary>Writes everything but the provenance, which must be there already.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void Write(Hdf5File file, WeakTurbulenceResult result)
    {
        var overAngle = new Hdf5Table(
            file, OverAngle, new("distance", "1", "|R|", result.Distances), new("gyration_angle", "rad", "|Omega_0| dt", result.Angles));
        overAngle.Add<double>(new("A", "1", "factor A"), [.. result.FactorOverAngle.SelectMany(row => row)]);

        var peaks = new Hdf5Table(file, Peaks, new TableAxis("distance", "1", "|R|", result.PeakDistances));
        peaks.Add<double>(new("gyration_angle", "rad", "|Omega_0| dt at which A is greatest"), [.. result.Peaks.Select(p => p.GyrationAngle)]);
        peaks.Add<double>(new("A", "1", "greatest A"), [.. result.Peaks.Select(p => p.Value)]);

        var overDistance = new Hdf5Table(
            file, OverDistance, new("gyration_angle", "rad", "|Omega_0| dt", result.FixedAngles), new("distance", "1", "R", result.DistanceAxis));
        overDistance.Add<double>(new("A", "1", "factor A"), [.. result.FactorOverDistance.SelectMany(row => row)]);

        WriteCoefficients(file, result);
    }

    /// <summary>Reads what a page shows.</summary>
    /// <exception cref="InvalidInputException">The file is not as written.</exception>
    public static WeakTurbulenceReportData Read(Hdf5File file)
    {
        RunProvenance provenance = RunFile.ReadProvenance(file);
        var peaks = new TableReader(file, Peaks);
        double[] distances = peaks.Axis("distance");
        double[] angles = peaks.Column("gyration_angle", distances.Length), greatest = peaks.Column("A", distances.Length);
        IReadOnlyList<CoefficientConvergence> convergence = ReadCoefficients(file);
        return new()
        {
            Title = provenance.Title ?? "Weak turbulence and its quasilinear limit",
            Subtitle = "Diffusion coefficients of field-aligned waves as functions of the elapsed time (Allanson et al. 2022)",
            Facts = Facts(file),
            Warnings = file.IsComplete ? [] : ["This calculation was stopped before its end; the electrons that were still to come are missing."],
            Prose =
            [
                "Weak-turbulence theory integrates the wave power with the factor A, which weights waves by their distance R from resonance and narrows "
                + "with the elapsed time Δt. As it becomes π δ(R), the coefficients D(Δt) (Eqs. 20–22) tend to the resonant, quasilinear ones "
                + "(Eqs. 26, 28, 29). A finite set of waves follows the continuous spectrum only until its waves come back into step, after "
                + "the recurrence time.",
            ],
            FactorAgainstTime = Curves(file, OverAngle, "distance", "gyration_angle"),
            Maxima = [.. distances.Select((distance, i) => new FactorMaximum(distance, angles[i], greatest[i]))],
            FactorAgainstResonance = Curves(file, OverDistance, "gyration_angle", "distance"),
            Convergence = convergence,
            Provenance = RunFile.ForReport(provenance),
        };
    }

    private static void WriteCoefficients(Hdf5File file, WeakTurbulenceResult result)
    {
        IReadOnlyList<CoefficientHistory> all = result.Coefficients;
        string[] particle = ["particle"];
        var table = new Hdf5Table(
            file, Coefficients, new("particle", "1", "particle", [.. Enumerable.Range(0, all.Count)]), new("time", "s", "elapsed time", result.ElapsedTimes));
        table.Add<double>(new("pitch_angle", "rad", "pitch angle"), [.. all.Select(c => c.PitchAngle)], particle);
        table.Add<double>(new("energy", "J", "kinetic energy"), [.. all.Select(c => c.Energy)], particle);
        table.Add<double>(
            new("recurrence_time", "s", "time for which the waves act as a continuous spectrum"), [.. all.Select(c => c.RecurrenceTime)], particle);
        foreach (var (name, units, of) in Tensor)
        {
            table.Add<double>(new($"{name}_quasilinear", units, $"quasilinear {name}"), [.. all.Select(c => of(c.Quasilinear))], particle);
            table.Add<double>(new($"{name}_of_waves", units, $"weak-turbulence {name} of the waves"), [.. all.SelectMany(c => c.OfWaves.Select(of))]);
            if (all.All(c => c.OfSpectrum is not null))
            {
                table.Add<double>(
                    new($"{name}_of_spectrum", units, $"weak-turbulence {name} of the continuous spectrum"),
                    [.. all.SelectMany(c => c.OfSpectrum!.Select(of))]);
            }
        }
    }

    private static ReportFact[] Facts(Hdf5File file)
    {
        var table = new TableReader(file, Coefficients);
        double[] times = table.Axis("time"), recurrence = table.Axis("recurrence_time");
        return
        [
            new("Electrons", Numbers.Integer(recurrence.Length)),
            new("Elapsed time Δt", $"{Numbers.Short(times.Min())} to {Numbers.Short(times.Max())} s"),
            .. recurrence.Length == 0 ? Array.Empty<ReportFact>() : [new("Recurrence time of the waves", $"{Numbers.Significant(recurrence.Min())} to {Numbers.Significant(recurrence.Max())} s")],
        ];
    }

    private static IReadOnlyList<CoefficientConvergence> ReadCoefficients(Hdf5File file)
    {
        var table = new TableReader(file, Coefficients);
        double[] times = table.Axis("time");
        double[] angles = table.Axis("pitch_angle");
        double[] energies = table.Column("energy", angles.Length);
        CoefficientRatios[] ofWaves = Ratios("of_waves");
        CoefficientRatios[]? ofSpectrum = file.Exists($"{Coefficients}/{Tensor[0].Name}_of_spectrum") ? Ratios("of_spectrum") : null;
        return [.. angles.Select((α, i) => new CoefficientConvergence(
            $"{Numbers.Short(α / Units.Degree)}°, {Numbers.Short(energies[i] / Units.KeV)} keV", times, ofSpectrum?[i], ofWaves[i]))];

        CoefficientRatios[] Ratios(string kind)
        {
            double[][][] ratios = [.. Tensor.Select(t =>
            {
                double[] limit = table.Column($"{t.Name}_quasilinear", angles.Length);
                return table.Rows($"{t.Name}_{kind}", angles.Length, times.Length).Select((row, i) => row.Select(d => d / limit[i]).ToArray()).ToArray();
            })];
            return [.. angles.Select((_, i) => new CoefficientRatios(ratios[0][i], ratios[1][i], ratios[2][i]))];
        }
    }

    private static ReportCurve[] Curves(Hdf5File file, string group, string each, string along)
    {
        var table = new TableReader(file, group);
        double[] labels = table.Axis(each), x = table.Axis(along);
        double[][] rows = table.Rows("A", labels.Length, x.Length);
        return [.. labels.Select((label, i) => (label, Row: rows[i])).OrderBy(r => r.label).Select(r => new ReportCurve(Numbers.Short(r.label), x, r.Row))];
    }
}
