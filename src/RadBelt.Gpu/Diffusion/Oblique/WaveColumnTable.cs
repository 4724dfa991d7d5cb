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
    private const int Places = SpectrumNorm<Kernels.Dispersion.FullDispersion, GaussianProfile>.Places;
    private const int NormStride = SpectrumNorm<Kernels.Dispersion.FullDispersion, GaussianProfile>.ResultStride;
    private const int MostCuts = 12;

    /// <summary>cos(πi/2n).</summary>
    private static readonly double[] Cosines =
        [.. Enumerable.Range(0, 4 * WaveColumns.NormTerms).Select(i => Math.Cos(Math.PI * i / (2 * WaveColumns.NormTerms)))];

    private readonly Device device;
    private readonly WaveBranch branch;
    private readonly KernelForm form;
    private readonly List<double[]> columns = [];
    private readonly List<int>[] ofProblem;
    private readonly DeviceBuffer<double> deviceTables;
    private readonly DeviceBuffer<double> deviceColumns;

    /// <summary>Makes the columns of some problems, all of one kind.</summary>
    public WaveColumnTable(
        Device device, WaveBranch branch, KernelForm form, Species species, DiffusionSettings settings, IReadOnlyList<LocalProblem> problems)
    {
        (this.device, this.branch, this.form) = (device, branch, form);
        ofProblem = [.. problems.Select(_ => new List<int>())];
        var writer = new WaveColumnWriter(branch, species, settings);
        List<(int Problem, double[] Column, int Cuts)> open =
            [.. problems.SelectMany((problem, i) => writer.Columns(problem).Select(column => (i, column, 0)))];
        deviceTables = Upload([.. writer.Tables, 0]);
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
        {
            form.Norms(device, WavesIn(numbers), rule.View, results.View, open.Max(o => Panels(problems[o.Problem], o.Column)), (long)open.Count * Places);
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
            double[] upper = WaveColumnWriter.CutOff(column, middle);
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

    private DeviceBuffer<double> Upload(double[] values)
    {
        DeviceBuffer<double> buffer = device.Allocate<double>(values.Length);
        buffer.CopyFrom(values);
        return buffer;
    }
}
