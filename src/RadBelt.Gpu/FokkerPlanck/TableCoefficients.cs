using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>
/// Coefficients of a table, bilinear in ln p and α: sums of tensors with weights that are not negative, and so positive semidefinite as the table is.
/// Beyond its first and last pitch angle the table goes on with its mirror image at 0° and at the highest pitch angle, D_αp with the other sign.
/// </summary>
/// <remarks>Derivatives are those of the interpolation itself, which an SDE with them has as its diffusion equation; they jump at the entries.</remarks>
internal sealed class TableCoefficients : ICoefficients
{
    // Ends of the table are its ends whatever the rounding of the unit.
    private const double Rounding = 1e-9;

    private readonly double[] ys;
    private readonly double[] angles;
    private readonly LogMomentumTensor[,] values;
    private readonly Species species;

    public TableCoefficients(DiffusionTable table, PhaseSpace phaseSpace, double scale)
    {
        species = table.Species;
        Require.Rising(table.Energies, "energies of the table", "J");
        Require.Rising(table.PitchAngles, "pitch angles of the table", "rad");
        Require.Positive(table.Energies[0], "energy 1 of the table", "J");
        double highest = phaseSpace.HighestPitchAngle();
        double first = table.PitchAngles[0], last = table.PitchAngles[^1];
        if (first < 0 || last > highest * (1 + Rounding))
        {
            throw new InvalidInputException(
                $"pitch angles of the table: {first / Units.Degree:G6}° to {last / Units.Degree:G6}° are not all in [0°, {highest / Units.Degree:G6}°], where those of a {phaseSpace} phase space are.");
        }

        if (table.Energies.Length < 2 || table.PitchAngles.Length < 2)
        {
            throw new InvalidInputException(
                $"diffusion table: {table.Energies.Length} energies and {table.PitchAngles.Length} pitch angles; give at least two of each, between which coefficients are interpolated.");
        }

        ys = [.. table.Energies.Select(energy => Math.Log(DiffusionField.Momentum(species, energy)))];
        bool mirrorLow = first > Rounding, mirrorHigh = last < highest - Rounding;
        angles = [.. mirrorLow ? [-first] : Array.Empty<double>(), .. table.PitchAngles, .. mirrorHigh ? [2 * highest - last] : Array.Empty<double>()];
        values = new LogMomentumTensor[ys.Length, angles.Length];
        int shift = mirrorLow ? 1 : 0;
        for (int i = 0; i < ys.Length; i++)
        {
            for (int j = 0; j < angles.Length; j++)
            {
                int from = Math.Clamp(j - shift, 0, table.PitchAngles.Length - 1);
                MomentumDiffusionTensor d = PositiveSemidefinite.Require(table[i, from], table.Energies[i], table.PitchAngles[from]);
                LogMomentumTensor value = scale * LogMomentumTensor.Of(d, Math.Exp(ys[i]));
                values[i, j] = from == j - shift ? value : value with { AlphaY = -value.AlphaY };
            }
        }
    }

    public LogMomentumTensor At(double y, double α)
    {
        (int i, double s) = Place(ys, y, "energy");
        (int j, double t) = Place(angles, α, "pitch angle");
        return (1 - s) * ((1 - t) * values[i, j] + t * values[i, j + 1]) + s * ((1 - t) * values[i + 1, j] + t * values[i + 1, j + 1]);
    }

    public LogMomentumSlopes SlopesAt(double y, double α)
    {
        (int i, double s) = Place(ys, y, "energy");
        (int j, double t) = Place(angles, α, "pitch angle");
        LogMomentumTensor lower = (1 - t) * values[i, j] + t * values[i, j + 1], upper = (1 - t) * values[i + 1, j] + t * values[i + 1, j + 1];
        LogMomentumTensor left = (1 - s) * values[i, j] + s * values[i + 1, j], right = (1 - s) * values[i, j + 1] + s * values[i + 1, j + 1];
        return new((1 - s) * lower + s * upper, 1 / (angles[j + 1] - angles[j]) * (right - left), 1 / (ys[i + 1] - ys[i]) * (upper - lower));
    }

    private (int Index, double Part) Place(double[] axis, double x, string name)
    {
        if (!(x >= axis[0] - Rounding && x <= axis[^1] + Rounding))
        {
            throw new InvalidInputException(ReferenceEquals(axis, ys)
                ? InvariantText.Of($"{name}: {Energy(x):G6} keV is outside the diffusion table, {Energy(axis[0]):G6} to {Energy(axis[^1]):G6} keV; extend the table or narrow the range of energies.")
                : InvariantText.Of($"{name}: {x / Units.Degree:G6}° is outside those of the diffusion table, {axis[0] / Units.Degree:G6}° to {axis[^1] / Units.Degree:G6}°."));
        }

        int found = Array.BinarySearch(axis, x);
        int index = Math.Clamp(found >= 0 ? found : ~found - 1, 0, axis.Length - 2);
        return (index, Math.Clamp((x - axis[index]) / (axis[index + 1] - axis[index]), 0, 1));
    }

    private double Energy(double y) => DiffusionField.EnergyAt(species, Math.Exp(y)) / Units.KeV;
}
