using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// Moments of the changes α − α0 and E − E0 against time, and the weak-turbulence coefficients beside them: the group <c>/moments</c>, along
/// ensemble and time.
/// </summary>
internal static class MomentsTable
{
    private const string Group = "/moments";

    private static readonly (string Name, string Label, Func<Moments, double> Of)[] First =
    [
        ("mean", "mean change of", m => m.Mean),
        ("mean_stderr", "standard error of the mean change of", m => m.MeanError),
    ];

    private static readonly (string Name, string Label, Func<Moments, double> Of)[] Second =
    [
        ("mean_square", "mean square change of", m => m.MeanSquare),
        ("mean_square_stderr", "standard error of the mean square change of", m => m.MeanSquareError),
        ("variance", "variance of", m => m.Variance),
        ("variance_stderr", "standard error of the variance of", m => m.VarianceError),
    ];

    /// <summary>Writes the group.</summary>
    public static void Write(Hdf5File file, BroadbandScatteringResult result)
    {
        Hdf5Table table = Write(file, result.Times, result.Ensembles);
        AddTheory("D_aa_weak_turbulence", "s-1", d => d.AlphaAlpha);
        AddTheory("D_aE_weak_turbulence", "J s-1", d => d.AlphaEnergy);
        AddTheory("D_EE_weak_turbulence", "J2 s-1", d => d.EnergyEnergy);

        void AddTheory(string name, string units, Func<DiffusionTensor, double> of) => table.Add<double>(
            new(name, units, "coefficient of weak turbulence, of the waves, after this time"),
            [.. result.Theory.SelectMany(t => t.WeakTurbulence.Select(of))]);
    }

    /// <summary>Writes the group without theory.</summary>
    public static Hdf5Table Write(Hdf5File file, IReadOnlyList<double> times, IReadOnlyList<EnsembleRecord> ensembles)
    {
        var table = new Hdf5Table(file, Group, EnsemblesTable.Axis(ensembles.Count), new("time", "s", "time", times));
        AddAll("alpha", "pitch angle", "rad", "rad2", m => m.PitchAngle);
        AddAll("energy", "energy", "J", "J2", m => m.Energy);
        Add("cross", "rad J", "mean product of the changes of pitch angle and energy", m => m.Cross);
        Add("cross_stderr", "rad J", "standard error of cross", m => m.CrossError);
        return table;

        void AddAll(string prefix, string name, string unit, string square, Func<ScatteringMoments, Moments> moments)
        {
            foreach (var (column, label, of) in First)
            {
                Add($"{prefix}_{column}", unit, $"{label} {name}", m => of(moments(m)));
            }

            foreach (var (column, label, of) in Second)
            {
                Add($"{prefix}_{column}", square, $"{label} {name}", m => of(moments(m)));
            }
        }

        void Add(string name, string units, string label, Func<ScatteringMoments, double> of) =>
            table.Add<double>(new(name, units, label), [.. ensembles.SelectMany(e => e.Moments.Select(of))]);
    }

    /// <summary>Reads the sample times and, for each ensemble, its moments and weak-turbulence D_αα at each of them (NaN where there is none).</summary>
    /// <exception cref="InvalidInputException">The group is not as written.</exception>
    public static (double[] Times, IReadOnlyList<(ScatteringMoments[] Moments, double[] WeakTurbulence)> Ensembles) Read(
        Hdf5File file, IReadOnlyList<ParticleEnsemble> ensembles)
    {
        var table = new TableReader(file, Group);
        double[] times = table.Axis("time");
        Moments[][] alpha = MomentsOf("alpha");
        Moments[][] energy = MomentsOf("energy");
        double[][] cross = Rows("cross"), crossError = Rows("cross_stderr");
        double[][] weakTurbulence = file.Exists($"{Group}/D_aa_weak_turbulence")
            ? Rows("D_aa_weak_turbulence")
            : [.. ensembles.Select(_ => Enumerable.Repeat(double.NaN, times.Length).ToArray())];
        return (times, [.. ensembles.Select((e, i) =>
        {
            ScatteringMoments[] moments =
                [.. times.Select((_, k) => new ScatteringMoments(e.Count, alpha[i][k], energy[i][k], cross[i][k], crossError[i][k]))];
            return (moments, weakTurbulence[i]);
        })]);

        double[][] Rows(string name) => table.Rows(name, ensembles.Count, times.Length);

        Moments[][] MomentsOf(string prefix)
        {
            double[][][] c = [.. First.Concat(Second).Select(column => Rows($"{prefix}_{column.Name}"))];
            return [.. ensembles.Select((_, i) => times.Select((_, k) =>
                new Moments(c[0][i][k], c[1][i][k], c[2][i][k], c[3][i][k], c[4][i][k], c[5][i][k])).ToArray())];
        }
    }
}
