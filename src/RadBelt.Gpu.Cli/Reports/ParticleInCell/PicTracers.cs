using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Reports.ParticleInCell;

/// <summary>What was recorded of tracer electrons, in SI units.</summary>
internal sealed record PicTracers
{
    // f(α) ∝ sin α over one side of 90° has the variance π − 3 rad² = 465 deg²; Allanson et al. (2021, §4) see 400–460 deg² approached.
    private static readonly (double, double) SineDistribution = (400, 460);

    /// <summary>Time of the run at which they were tracked from, s; times below count from it.</summary>
    public required double StartTime { get; init; }

    /// <summary>Sample times since then, s.</summary>
    public required double[] Times { get; init; }

    /// <summary>What was recorded of each ensemble.</summary>
    public required IReadOnlyList<EnsembleRecord> Ensembles { get; init; }

    /// <summary>Quasilinear coefficients of each ensemble for the wave power as realised; null where there are none.</summary>
    public IReadOnlyList<DiffusionTensor>? Quasilinear { get; init; }

    /// <summary>Frequencies of the resonance curves to draw, in f_ce.</summary>
    public IReadOnlyList<double> ResonanceFrequencies { get; init; } = [0.2, 0.3, 0.4];

    /// <summary>Equatorial loss-cone angle to mark, rad; null for none.</summary>
    public double? LossCone { get; init; }

    /// <summary>The same for the sections on ensembles, by rising pitch angle.</summary>
    public EnsemblesReportData ForPage(PicSetup setup) => new()
    {
        Times = Times,
        Ensembles = [.. Ensembles.Select((e, i) => ForPage(e, Quasilinear?[i])).OrderBy(e => e.PitchAngle).ThenBy(e => e.Energy)],
        ResonanceCurves = [.. Curves(setup)],
        LossCone = LossCone / Units.Degree,
        VarianceBand = SineDistribution,
    };

    private EnsembleReportData ForPage(EnsembleRecord record, DiffusionTensor? theory)
    {
        var elapsed = Times is [.., var end] && end > 0 ? end : double.NaN;
        var last = record.Moments is [.., var moments] ? moments : default;
        var (measured, error) = (last.Formal(elapsed), last.FormalError(elapsed));
        var expected = theory ?? new DiffusionTensor(double.NaN, double.NaN, double.NaN);
        return new()
        {
            PitchAngle = record.Ensemble.PitchAngle / Units.Degree,
            Energy = record.Ensemble.Energy / Units.KeV,
            Count = (int)record.Ensemble.Count,
            Alpha = PageUnits.Series(Times, record.Moments, m => m.PitchAngle, Units.Degree),
            EnergyMoments = PageUnits.Series(Times, record.Moments, m => m.Energy, Units.KeV),
            AlphaAlpha = new(measured.AlphaAlpha, error.AlphaAlpha, expected.AlphaAlpha),
            EnergyEnergy = Scaled(d => d.EnergyEnergy, Units.KeV * Units.KeV),
            AlphaEnergy = Scaled(d => d.AlphaEnergy, Units.KeV),
            Snapshots = [.. record.Snapshots.Select(s => new EnsembleSnapshot(
                s.Time,
                [.. s.PitchAngle.Select(α => α / Units.Degree)],
                [.. s.Energy.Select(e => e / Units.KeV)],
                [.. HistogramsTable.Edges(s.Histogram, s.Histogram.Counts.Count).Select(α => α / Units.Degree)],
                [.. s.Histogram.Counts.Select(n => (double)n)],
                MeanAt(record, s.Time)))],
            Trajectories = record.Trajectories.Count > 0 ? PageUnits.Sample(Times, record.Trajectories) : null,
        };

        CoefficientEstimate Scaled(Func<DiffusionTensor, double> of, double unit) => new(of(measured) / unit, of(error) / unit, of(expected) / unit);
    }

    // Snapshots are taken at samples.
    private double MeanAt(EnsembleRecord record, double time)
    {
        var k = Array.IndexOf(Times, time);
        return k < 0 ? double.NaN : (record.Ensemble.PitchAngle + record.Moments[k].PitchAngle.Mean) / Units.Degree;
    }

    // Electrons below 90° resonate with waves that run against B0, those above it with waves along it.
    private IEnumerable<ReportCurve> Curves(PicSetup setup)
    {
        var mode = new RMode(new ColdPlasma(setup.BackgroundField, setup.ElectronDensity));
        WaveDirections[] directions =
            [.. Ensembles.Select(e => e.Ensemble.PitchAngle > Math.PI / 2 ? WaveDirections.Forward : WaveDirections.Backward).Distinct()];
        var angles = Enumerable.Range(0, 361).Select(i => i * 0.5 * Units.Degree).ToArray();
        foreach (var direction in directions)
        {
            foreach (var frequency in ResonanceFrequencies)
            {
                var curve = Resonance.Curve(mode, Species.Electron, frequency * mode.Plasma.ElectronGyrofrequency, direction, angles);
                var label = $"{Numbers.Short(frequency)} f_{{ce}}{(directions.Length == 1 ? "" : direction == WaveDirections.Forward ? " forward" : " backward")}";
                yield return new(label, [.. curve.Select(p => p.PitchAngle / Units.Degree)], [.. curve.Select(p => p.Energy / Units.KeV)]);
            }
        }
    }
}
