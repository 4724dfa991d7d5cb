using System.Globalization;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.FokkerPlanck;

/// <summary>The table of Albert &amp; Young (2005) as it is published: a block for each energy, p²D_αα, pD_αp, D_pp in (mc)² s⁻¹ by degrees.</summary>
internal static class PrintedTable
{
    public static DiffusionTable Read(string path)
    {
        double mc = PhysicalConstants.ElectronMass * PhysicalConstants.SpeedOfLight;
        var energies = new List<double>();
        var rows = new List<List<(double Angle, MomentumDiffusionTensor D)>>();
        foreach (string line in File.ReadLines(path))
        {
            int equals = line.IndexOf("E(MeV)=", StringComparison.Ordinal);
            if (equals >= 0)
            {
                energies.Add(Number(line[(equals + 7)..]) * MeV);
                rows.Add([]);
                continue;
            }

            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 4 && char.IsDigit(words[0][0]))
            {
                double p = Species.Electron.MomentumPerMass(energies[^1]) / PhysicalConstants.SpeedOfLight;
                rows[^1].Add((Number(words[0]) * Degree, new(Number(words[1]) / (p * p), mc * Number(words[2]) / p, mc * mc * Number(words[3]))));
            }
        }

        var values = new MomentumDiffusionTensor[energies.Count, rows[0].Count];
        for (int i = 0; i < energies.Count; i++)
        {
            for (int j = 0; j < rows[0].Count; j++)
            {
                values[i, j] = rows[i][j].D;
            }
        }

        return new(Species.Electron, energies, rows[0].Select(row => row.Angle), values, new DiffusionWork());
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
