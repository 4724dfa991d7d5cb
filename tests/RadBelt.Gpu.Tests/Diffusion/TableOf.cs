using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Diffusion;

/// <summary>Tables with coefficients of a test's own.</summary>
internal static class TableOf
{
    /// <summary>A table filled by a function of energy (J) and pitch angle (rad).</summary>
    public static DiffusionTable Tensors(
        IReadOnlyList<double> energies, IReadOnlyList<double> pitchAngles, Func<double, double, MomentumDiffusionTensor> tensor, Species? species = null, DiffusionWork work = default)
    {
        var values = new MomentumDiffusionTensor[energies.Count, pitchAngles.Count];
        for (int i = 0; i < energies.Count; i++)
        {
            for (int j = 0; j < pitchAngles.Count; j++)
            {
                values[i, j] = tensor(energies[i], pitchAngles[j]);
            }
        }

        return new DiffusionTable(species ?? Species.Electron, energies, pitchAngles, values, work);
    }

    /// <summary>A table of one energy with a D_αα (s⁻¹) that is a function of the pitch angle (rad).</summary>
    public static DiffusionTable AlphaAlpha(IReadOnlyList<double> pitchAngles, Func<double, double> d) =>
        Tensors([Units.MeV], pitchAngles, (_, α) => new(d(α), 0, 0));
}
