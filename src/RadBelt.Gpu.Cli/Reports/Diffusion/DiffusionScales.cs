using System.Text.RegularExpressions;
using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>What the figures of a <c>diffusion</c> page share: which tables and energies they show, axes, edges of cells, texts.</summary>
internal static partial class DiffusionScales
{
    /// <summary>Most energies with curves of their own.</summary>
    public const int MostEnergies = 5;

    /// <summary>Most ratios or field lines with panels of their own.</summary>
    public const int MostPanels = 4;

    // Of a logarithmic axis of coefficients: below lie the far tails of Gaussian spectra.
    private const double Decades = 6;

    // Above the largest value and below the smallest one.
    private const double Air = 2;

    /// <summary>The energies that curves are shown for, evenly spread.</summary>
    public static int[] Energies(DiffusionSetup setup) => Spread(setup.Energies.Length, MostEnergies);

    /// <summary>At most that many of n indices, evenly spread, both ends among them.</summary>
    public static int[] Spread(int n, int most) => n <= most
        ? [.. Enumerable.Range(0, n)]
        : [.. Enumerable.Range(0, most).Select(i => (int)Math.Round(i * (n - 1.0) / (most - 1)))];

    /// <summary>An energy in words.</summary>
    public static string Energy(double energy) => energy < 0.995 * Units.MeV
        ? $"{Numbers.Short(energy / Units.KeV)} keV"
        : $"{Numbers.Short(energy / Units.MeV)} MeV";

    /// <summary>Where the deck has ratios, R; else nothing.</summary>
    public static string Ratio(DiffusionSetup setup, int shell, int density) => $"f_{{pe}}/f_{{ce}} = {Numbers.Short(setup.Shells[shell].Ratios[density], 4)}";

    /// <summary>Plain text of files with its indices, such as ω_m and f_pe/f_ce, as rich text.</summary>
    public static string WithIndices(string plain) => Index().Replace(plain, "$1_{$2}");

    /// <summary>The axis of pitch angles.</summary>
    public static Axis PitchAngles(DiffusionSetup setup) => Axis.Degrees(
        setup.Latitude is null ? "equatorial pitch angle α_{eq} [deg]" : "pitch angle α [deg]", 0, setup.PitchAngles[^1] > Math.PI / 2 + 1e-9 ? 180 : 90);

    /// <summary>Pitch angles, deg.</summary>
    public static double[] Degrees(DiffusionSetup setup) => [.. setup.PitchAngles.Select(α => α / Units.Degree)];

    /// <summary>Energies, MeV.</summary>
    public static double[] MegaElectronVolts(DiffusionSetup setup) => [.. setup.Energies.Select(e => e / Units.MeV)];

    /// <summary>The ends of a logarithmic axis that shows the largest of some values and the decades below; null without any.</summary>
    public static (double Min, double Max)? Range(IEnumerable<double> values)
    {
        double[] positive = [.. values.Where(value => value > 0)];
        if (positive.Length == 0)
        {
            return null;
        }

        double top = Air * positive.Max();
        return (Math.Max(positive.Min() / Air, top / Math.Pow(10, Decades)), top);
    }

    /// <summary>Edges of cells about rising places: half-way between neighbours.</summary>
    public static double[] Edges(double[] centres) =>
    [
        centres[0] - 0.5 * (centres[1] - centres[0]),
        .. centres.Skip(1).Zip(centres, (right, left) => 0.5 * (left + right)),
        centres[^1] + 0.5 * (centres[^1] - centres[^2]),
    ];

    /// <summary>Edges of cells about rising positive places: the geometric means of neighbours.</summary>
    public static double[] LogEdges(double[] centres) => [.. Edges([.. centres.Select(c => Math.Log(c))]).Select(c => Math.Exp(c))];

    [GeneratedRegex(@"(?<!\w)(\w)_(\w+)")]
    private static partial Regex Index();
}
