using System.Collections.Immutable;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Diffusion coefficients of a table between its energies: ln|D| linear in ln p where no coefficient is zero or changes sign, else D linear in
/// ln p. Either keeps D_αα D_pp ≥ D_αp².
/// </summary>
internal sealed class DiffusionEnergyInterpolation
{
    // Energies within rounding of the table's ends are its ends.
    private const double Rounding = 1e-12;

    private readonly DiffusionTable table;

    public DiffusionEnergyInterpolation(DiffusionTable table)
    {
        this.table = table;
        for (int i = 0; i < table.Energies.Length; i++)
        {
            Require.Positive(table.Energies[i], $"energy {i + 1} of the table", "J");
            if (i > 0 && table.Energies[i] <= table.Energies[i - 1])
            {
                throw new InvalidInputException(
                    $"energy {i + 1} of the table: {table.Energies[i]:G6} J comes after {table.Energies[i - 1]:G6} J; energies must rise.");
            }

            for (int j = 0; j < table.PitchAngles.Length; j++)
            {
                RequireNumbers(table[i, j], table.Energies[i], table.PitchAngles[j]);
            }
        }
    }

    /// <summary>Every coefficient is a finite number.</summary>
    public static void RequireNumbers(MomentumDiffusionTensor d, double energy, double pitchAngle)
    {
        if (!(double.IsFinite(d.AlphaAlpha) && double.IsFinite(d.AlphaMomentum) && double.IsFinite(d.MomentumMomentum)))
        {
            throw new InvalidInputException(
                $"diffusion coefficients at {energy / Units.KeV:G6} keV, {pitchAngle / Units.Degree:G6}°: one of them is missing "
                + $"(NaN) or infinite; fill the hole or leave that energy or angle out.");
        }
    }

    /// <summary>The coefficients at an energy (J) and one of the table's pitch angles; null outside of its energies.</summary>
    public MomentumDiffusionTensor? At(double energy, int pitchAngle)
    {
        int last = table.Energies.Length - 1;
        if (last < 0 || energy < table.Energies[0] * (1 - Rounding) || energy > table.Energies[last] * (1 + Rounding))
        {
            return null;
        }

        int found = table.Energies.BinarySearch(energy);
        if (found >= 0 || last == 0)
        {
            return table[Math.Max(found, 0), pitchAngle];
        }

        int right = Math.Clamp(~found, 1, last);
        double left = LogMomentum(table.Energies[right - 1]);
        double t = Math.Clamp((LogMomentum(energy) - left) / (LogMomentum(table.Energies[right]) - left), 0, 1);
        return Between(table[right - 1, pitchAngle], table[right, pitchAngle], t);
    }

    private static MomentumDiffusionTensor Between(MomentumDiffusionTensor a, MomentumDiffusionTensor b, double t)
    {
        bool geometric = a.AlphaAlpha * b.AlphaAlpha > 0 && a.AlphaMomentum * b.AlphaMomentum > 0 && a.MomentumMomentum * b.MomentumMomentum > 0;
        return new MomentumDiffusionTensor(
            Mean(a.AlphaAlpha, b.AlphaAlpha), Mean(a.AlphaMomentum, b.AlphaMomentum), Mean(a.MomentumMomentum, b.MomentumMomentum));

        double Mean(double x, double y) => t == 0 ? x : t == 1 ? y : geometric ? x * Math.Pow(y / x, t) : x + t * (y - x);
    }

    private double LogMomentum(double energy) => Math.Log(table.Species.MomentumPerMass(energy));
}
