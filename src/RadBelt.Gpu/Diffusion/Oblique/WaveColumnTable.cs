using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Kernels.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Diffusion.Oblique;

/// <summary>
/// The columns of local problems on a device. Bands over which the norm is no smooth function are cut in two until it is, so that a problem may take several
/// columns.
/// </summary>
internal sealed class WaveColumnTable : IDisposable
{
    private const int Stride = WaveColumns.Stride;
    private const int Places = SpectrumNorm<Kernels.Dispersion.FullDispersion, GaussianProfile>.Places;
    private const int NormStride = SpectrumNorm<Kernels.Dispersion.FullDispersion, GaussianProfile>.ResultStride;
    private const int MostCuts = 12;

    /// <summary>cos(πi/2n).</summary>
    private static readonly double[] Cosines =
        [.. Enumerable.Range(0, 4 * WaveColumns.NormTerms).Select(i => Math.Cos(Math.PI * i / (2 * WaveColumns.NormTerms)))];

    private readonly Device device;
    private readonly WaveBranch branch;
    private readonly KernelForm form;
    private readonly List<double> tables = [];
    private readonly Dictionary<Table, int> tableStarts = [];
    private readonly List<double[]> columns = [];
    private readonly List<int>[] ofProblem;
    private readonly DeviceBuffer<double> deviceTables;
    private readonly DeviceBuffer<double> deviceColumns;

    private WaveColumnTable(
        Device device, WaveBranch branch, KernelForm form, Species species, DiffusionSettings settings, IReadOnlyList<LocalProblem> problems)
    {
        (this.device, this.branch, this.form) = (device, branch, form);
        ofProblem = [.. problems.Select(_ => new List<int>())];
        List<(int Problem, double[] Column, int Cuts)> open =
            [.. problems.SelectMany((problem, i) => Parts(Surface(problem, settings.Dispersion), Column(problem, species, settings.ResonanceConeFraction)).Select(column => (i, column, 0)))];
        deviceTables = Upload([.. tables, 0]);
        try
        {
            while (open.Count > 0)
            {
                open = Norm(open, problems, settings.RelativeTolerance);
            }

            deviceColumns = Upload([.. columns.SelectMany(column => column)]);
        }
        catch
        {
            deviceTables.Dispose();
            throw;
        }
    }

    /// <summary>The columns as kernels see them.</summary>
    public WaveColumns Waves => WavesIn(deviceColumns);

    /// <summary>Columns of all problems.</summary>
    public int Count => columns.Count;

    /// <summary>Makes the columns of some problems, all of one kind.</summary>
    public static WaveColumnTable Create(
        Device device, WaveBranch branch, KernelForm form, Species species, DiffusionSettings settings, IReadOnlyList<LocalProblem> problems) =>
        new(device, branch, form, species, settings, problems);

    /// <summary>The columns of a problem.</summary>
    public IReadOnlyList<int> Of(int problem) => ofProblem[problem];

    public void Dispose()
    {
        deviceColumns.Dispose();
        deviceTables.Dispose();
    }

    private WaveColumns WavesIn(DeviceBuffer<double> numbers) =>
        new(numbers.View, deviceTables.View, branch.SenseBelowPlasmaFrequency, branch.SenseAbovePlasmaFrequency);

    /// <summary>Computes the norms of columns; keeps those that are smooth and returns the halves of the others.</summary>
    private List<(int Problem, double[] Column, int Cuts)> Norm(
        List<(int Problem, double[] Column, int Cuts)> open, IReadOnlyList<LocalProblem> problems, double tolerance)
    {
        double[] norms = new double[open.Count * Places * NormStride];
        using (DeviceBuffer<double> numbers = Upload([.. open.SelectMany(o => o.Column)]))
        using (DeviceBuffer<double> rule = Upload(QuadratureRules.ForNorms()))
        using (DeviceBuffer<double> results = device.Allocate<double>(norms.Length))
        using (DeviceBuffer<int> wanted = device.Allocate<int>(open.Count))
        {
            wanted.CopyFrom([.. Enumerable.Range(0, open.Count)]);
            form.Norms(device, WavesIn(numbers), wanted.View, rule.View, results.View, open.Max(o => Panels(problems[o.Problem], o.Column)), (long)open.Count * Places);
            results.CopyTo(norms);
        }

        List<(int, double[], int)> cut = [];
        for (int i = 0; i < open.Count; i++)
        {
            (int problem, double[] column, int cuts) = open[i];
            ReadOnlySpan<double> norm = norms.AsSpan(i * Places * NormStride, Places * NormStride);
            RequirePower(norm, column, problems[problem].Plasma);
            Span<double> series = column.AsSpan(WaveColumns.Norm);
            double tail = Chebyshev(norm, series);
            if (tail <= Math.Min(1e-5, 0.03 * tolerance) || cuts == MostCuts)
            {
                double lower = Math.Log(column[WaveColumns.Lower]), width = Math.Log(column[WaveColumns.Upper]) - lower;
                (column[WaveColumns.NormScale], column[WaveColumns.NormShift]) = (2 / width, -1 - 2 * lower / width);
                (column[WaveColumns.LeastWaveNumber], column[WaveColumns.GreatestWaveNumber]) = WaveNumbers(norm);
                ofProblem[problem].Add(columns.Count);
                columns.Add(column);
                continue;
            }

            double middle = Math.Sqrt(column[WaveColumns.Lower] * column[WaveColumns.Upper]);
            double[] upper = CutOff(column, middle);
            cut.Add((problem, column, cuts + 1));
            cut.Add((problem, upper, cuts + 1));
        }

        return cut;
    }

    private static (double Least, double Greatest) WaveNumbers(ReadOnlySpan<double> norm)
    {
        // κ rises with x at every X. The least was looked for at some wave normal angles only.
        const int lower = WaveColumns.NormTerms, upper = lower + 1;
        return (0.95 * norm[lower * NormStride], 1.0001 * norm[upper * NormStride + 1]);
    }

    /// <summary>Panels of 16 places: one for each four widths of the weight, one more for the resonance cone; between two kinks a few.</summary>
    private static int Panels(LocalProblem problem, double[] column)
    {
        double range = column[WaveColumns.GreatestTangent] - column[WaveColumns.LeastTangent];
        return problem.Waves.WaveNormals is GaussianNormals gaussian ? 2 + (int)(range / (4 * gaussian.Width)) : Math.Max(4, 32 / ((TabulatedNormals)problem.Waves.WaveNormals).Table.Axis.Length);
    }

    private static void RequirePower(ReadOnlySpan<double> norm, double[] column, ColdPlasma plasma)
    {
        for (int place = 0; place < WaveColumns.NormTerms; place++)
        {
            if (!(norm[place * NormStride] > 0))
            {
                double hertz = plasma.ElectronGyrofrequency / (2 * Math.PI);
                throw new InvalidInputException(
                    $"wave normals: at some frequency between {column[WaveColumns.Lower] * hertz:G6} and {column[WaveColumns.Upper] * hertz:G6} Hz none from "
                    + $"X = tanψ = {column[WaveColumns.LeastTangent]:G4} to {column[WaveColumns.GreatestTangent]:G4} that propagates holds power "
                    + $"(B0 = {plasma.FieldStrength:G4} T, ω_pe/ω_ce = {plasma.FrequencyRatio:G4}); lower X or move the cut-offs.");
            }
        }
    }

    /// <summary>Coefficients of ln N by the discrete cosine transform; returns the size of the last two.</summary>
    private static double Chebyshev(ReadOnlySpan<double> norm, Span<double> series)
    {
        const int n = WaveColumns.NormTerms;
        Span<double> logarithms = stackalloc double[n];
        for (int j = 0; j < n; j++)
        {
            logarithms[j] = Math.Log(norm[j * NormStride]);
        }

        for (int k = 0; k < n; k++)
        {
            double sum = 0;
            for (int j = 0; j < n; j++)
            {
                sum += logarithms[j] * Cosines[k * (2 * j + 1) % (4 * n)];
            }

            series[k] = (k == 0 ? 1.0 : 2.0) / n * sum;
        }

        return Math.Abs(series[n - 1]) + Math.Abs(series[n - 2]);
    }

    /// <summary>The waves of a problem, once its band is known to be theirs.</summary>
    private DispersionSurface Surface(LocalProblem problem, DispersionRelation relation)
    {
        (SpectralShape shape, WaveNormalDistribution normals, _) = problem.Waves;
        DispersionSurface surface = relation.On(problem.Plasma, branch);
        surface.RequireBand(shape.Lower, shape.Upper, normals.Minimum, normals.Maximum);
        return surface;
    }

    private double[] Column(LocalProblem problem, Species species, double coneFraction)
    {
        ColdPlasma plasma = problem.Plasma;
        LocalWaves waves = problem.Waves;
        double ωce = plasma.ElectronGyrofrequency;
        double[] column = new double[Stride];
        (column[WaveColumns.Lower], column[WaveColumns.Upper]) = (waves.Shape.Lower / ωce, waves.Shape.Upper / ωce);
        (column[WaveColumns.LeastTangent], column[WaveColumns.GreatestTangent]) = Tangents(waves.WaveNormals);
        column[WaveColumns.ConeFraction] = coneFraction;
        (column[WaveColumns.Sine], column[WaveColumns.Cosine]) = (problem.Sine, problem.Cosine);
        column[WaveColumns.Forward] = Share(problem.Directions, WaveDirections.Forward);
        column[WaveColumns.Backward] = Share(problem.Directions, WaveDirections.Backward);
        double σ = species.Gyrofrequency(plasma.FieldStrength) / ωce, amplitude = waves.RmsAmplitude / plasma.FieldStrength;
        column[WaveColumns.Rate] = Math.PI * σ * σ * ωce * amplitude * amplitude;
        int count = 0;
        foreach ((Species s, double density) in plasma.Populations())
        {
            if (count == WaveColumns.MostSpecies)
            {
                throw new InvalidInputException($"ions: {plasma.Ions.Length} species are more than the {WaveColumns.MostSpecies - 1} that fit beside electrons; merge some.");
            }

            double ωp = s.PlasmaFrequency(density) / ωce;
            (column[WaveColumns.Species + 2 * count], column[WaveColumns.Species + 2 * count + 1]) = (ωp * ωp, s.Gyrofrequency(plasma.FieldStrength) / ωce);
            count++;
        }

        column[WaveColumns.SpeciesCount] = count;
        Shape(waves.Shape, ωce).CopyTo(column.AsSpan(WaveColumns.Shape));
        Normals(waves.WaveNormals).CopyTo(column.AsSpan(WaveColumns.Normals));
        return column;
    }

    /// <summary>A column, in parts where its norm jumps (left-hand waves change over from one surface to another) or has a kink.</summary>
    private IEnumerable<double[]> Parts(DispersionSurface surface, double[] column)
    {
        List<double[]> parts = [column];
        foreach (double crossover in CharacteristicFrequencies.Crossovers(surface.Medium))
        {
            if (crossover > parts[^1][WaveColumns.Lower] && crossover < parts[^1][WaveColumns.Upper])
            {
                parts.Add(CutOff(parts[^1], crossover));
            }
        }

        return parts.SelectMany(part => AtConeLimit(surface, part));
    }

    /// <summary>A column, in two parts where the greatest wave normal angle passes from the bound of the spectrum to the resonance cone: the norm has a kink there.</summary>
    private double[][] AtConeLimit(DispersionSurface surface, double[] column)
    {
        double lower = column[WaveColumns.Lower], upper = column[WaveColumns.Upper];
        bool below = WithinCone(lower);
        if (branch.SenseAbovePlasmaFrequency != 0 || below == WithinCone(upper))
        {
            return [column];
        }

        for (int i = 0; i < 60; i++)
        {
            double middle = 0.5 * (lower + upper);
            (lower, upper) = WithinCone(middle) == below ? (middle, upper) : (lower, middle);
        }

        return [column, CutOff(column, lower)];

        // Not within: the cone leaves fewer wave normals than the spectrum has.
        bool WithinCone(double x) => !(surface.ResonanceConeTangent(x) < column[WaveColumns.GreatestTangent] / column[WaveColumns.ConeFraction]);
    }

    /// <summary>Ends a column at x and returns the rest.</summary>
    private static double[] CutOff(double[] column, double x)
    {
        double[] rest = [.. column];
        (column[WaveColumns.Upper], rest[WaveColumns.Lower]) = (x, x);
        return rest;
    }

    private static double Share(WaveDirections directions, WaveDirections direction) =>
        (directions & direction) == 0 ? 0 : directions == WaveDirections.Both ? 0.5 : 1;

    /// <summary>Bounds of X, without the tails of a Gaussian that are below e⁻⁴² of its largest weight.</summary>
    private static (double Least, double Greatest) Tangents(WaveNormalDistribution normals)
    {
        if (normals is not GaussianNormals gaussian)
        {
            return (normals.Minimum, normals.Maximum);
        }

        double nearest = (Math.Clamp(gaussian.Peak, gaussian.Minimum, gaussian.Maximum) - gaussian.Peak) / gaussian.Width;
        double reach = gaussian.Width * Math.Sqrt(nearest * nearest + 42);
        return (Math.Max(gaussian.Minimum, gaussian.Peak - reach), Math.Min(gaussian.Maximum, gaussian.Peak + reach));
    }

    private double[] Shape(SpectralShape shape, double ωce) => shape switch
    {
        GaussianShape g => [g.Centre / ωce, ωce / g.Width, g.Peak * ωce, 0],
        TabulatedShape t => [ωce, StartOf(t.Table), t.Table.Axis.Length, ωce / t.Norm],
        _ => [0, 0, shape.Density(shape.Lower) * ωce, 0],
    };

    private double[] Normals(WaveNormalDistribution normals) => normals switch
    {
        GaussianNormals g => [g.Peak, 1 / g.Width, 1, 0],
        TabulatedNormals t => [1, StartOf(t.Table), t.Table.Axis.Length, 1],
        _ => throw new ArgumentOutOfRangeException(nameof(normals), normals, null),
    };

    /// <summary>Where a table begins, which is put there if it is new: t_0, v_0, then each node and the change of slope there.</summary>
    private int StartOf(Table table)
    {
        if (!tableStarts.TryGetValue(table, out int start))
        {
            start = tables.Count;
            tableStarts.Add(table, start);
            tables.AddRange([table.First, table.Values[0]]);
            double before = 0;
            for (int i = 0; i < table.Axis.Length; i++)
            {
                double slope = i + 1 < table.Axis.Length ? (table.Values[i + 1] - table.Values[i]) / (table.Axis[i + 1] - table.Axis[i]) : 0;
                tables.AddRange([table.Axis[i], slope - before]);
                before = slope;
            }
        }

        return start;
    }

    private DeviceBuffer<double> Upload(double[] values)
    {
        DeviceBuffer<double> buffer = device.Allocate<double>(values.Length);
        buffer.CopyFrom(values);
        return buffer;
    }
}
