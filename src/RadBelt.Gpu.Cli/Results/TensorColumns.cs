using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// Diffusion coefficients as columns of a table whose last two axes are energy and pitch angle: <c>D_aa</c>, <c>D_ap</c>, <c>D_pp</c>, and the same in
/// energy, <c>D_aE</c> and <c>D_EE</c>.
/// </summary>
internal static class TensorColumns
{
    private static readonly (TableColumn Column, Func<MomentumDiffusionTensor, double, double> Of)[] All =
    [
        (new("D_aa", "s-1", "pitch-angle diffusion coefficient"), (d, _) => d.AlphaAlpha),
        (new("D_ap", "kg m s-2", "mixed diffusion coefficient of pitch angle and momentum"), (d, _) => d.AlphaMomentum),
        (new("D_pp", "kg2 m2 s-3", "momentum diffusion coefficient"), (d, _) => d.MomentumMomentum),
        (new("D_aE", "J s-1", "mixed diffusion coefficient of pitch angle and energy"), (d, v) => v * d.AlphaMomentum),
        (new("D_EE", "J2 s-1", "energy diffusion coefficient"), (d, v) => v * v * d.MomentumMomentum),
    ];

    /// <summary>What stands where there is no coefficient.</summary>
    public static MomentumDiffusionTensor Missing { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>Adds the columns.</summary>
    /// <param name="table">The table; energy and pitch angle are its last axes.</param>
    /// <param name="species">The particles.</param>
    /// <param name="energies">Their energies, J.</param>
    /// <param name="pitchAngles">How many pitch angles.</param>
    /// <param name="blocks">Coefficients over energy and pitch angle, for each point of the other axes; null where there are none.</param>
    public static void Add(Hdf5Table table, Species species, double[] energies, int pitchAngles, IReadOnlyList<MomentumDiffusionTensor[,]?> blocks)
    {
        double[] speeds = [.. energies.Select(species.Speed)];
        foreach (var (column, of) in All)
        {
            var values = new List<double>(blocks.Count * energies.Length * pitchAngles);
            foreach (MomentumDiffusionTensor[,]? block in blocks)
            {
                for (int e = 0; e < energies.Length; e++)
                {
                    for (int a = 0; a < pitchAngles; a++)
                        values.Add(of(block?[e, a] ?? Missing, speeds[e]));
                }
            }

            table.Add<double>(column, values.ToArray(), Hdf5Storage.Compressed);
        }
    }

    /// <summary>Reads them back, block by block.</summary>
    /// <param name="file">The file.</param>
    /// <param name="group">The table.</param>
    /// <param name="shape">Number of points of all axes, those of energy and pitch angle last.</param>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static MomentumDiffusionTensor[][,] Read(Hdf5File file, string group, params ReadOnlySpan<long> shape)
    {
        double[] aa = file.Read<double>($"{group}/D_aa", shape), ap = file.Read<double>($"{group}/D_ap", shape), pp = file.Read<double>($"{group}/D_pp", shape);
        int energies = (int)shape[^2], angles = (int)shape[^1];
        var blocks = new MomentumDiffusionTensor[aa.Length / Math.Max(1, energies * angles)][,];
        for (int b = 0; b < blocks.Length; b++)
        {
            blocks[b] = new MomentumDiffusionTensor[energies, angles];
            for (int i = 0; i < energies * angles; i++)
            {
                int at = b * energies * angles + i;
                blocks[b][i / angles, i % angles] = new(aa[at], ap[at], pp[at]);
            }
        }

        return blocks;
    }

    /// <summary>Whether a block was never computed.</summary>
    public static bool IsMissing(MomentumDiffusionTensor[,] block) => double.IsNaN(block[0, 0].AlphaAlpha);
}
