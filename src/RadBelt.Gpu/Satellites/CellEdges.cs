using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Satellites;

/// <summary>Edges of cells and bins.</summary>
public static class CellEdges
{
    /// <summary>Edges of cells of one width.</summary>
    /// <param name="first">Lowest edge.</param>
    /// <param name="last">Highest edge.</param>
    /// <param name="cells">Cells, at least one.</param>
    /// <exception cref="InvalidInputException">The edges do not rise, or there is no cell.</exception>
    public static double[] Even(double first, double last, int cells)
    {
        if (cells < 1)
        {
            throw new InvalidInputException($"cells: {cells} cannot be used; give at least one.");
        }

        if (!(first < last && double.IsFinite(last - first)))
        {
            throw new InvalidInputException($"cell edges: {first:G6} to {last:G6} does not rise; give the lower edge first.");
        }

        // The last edge to the bit, so that neighbouring ranges join.
        return [.. Enumerable.Range(0, cells).Select(i => first + i * (last - first) / cells), last];
    }

    /// <summary>Edges of cells of one width in the logarithm.</summary>
    /// <param name="first">Lowest edge, positive.</param>
    /// <param name="last">Highest edge.</param>
    /// <param name="cells">Cells, at least one.</param>
    /// <exception cref="InvalidInputException">An edge is not positive, the edges do not rise, or there is no cell.</exception>
    public static double[] Logarithmic(double first, double last, int cells)
    {
        Require.Positive(first, "lowest cell edge", "");
        Require.Positive(last, "highest cell edge", "");
        double[] logs = Even(Math.Log(first), Math.Log(last), cells);
        return [first, .. logs[1..^1].Select(Math.Exp), last];
    }

    /// <summary>
    /// Edges of equatorial pitch angle as Chen et al. (2021, section 2) ask for, rad: cells from the loss cone to the electrons that mirror at the satellite,
    /// even in the local pitch angle there, so that it sees all of them equally well; then even cells of α_eq on to the highest, which waves may bring down.
    /// </summary>
    /// <param name="line">Field line.</param>
    /// <param name="satelliteAltitude">m, above the loss altitude.</param>
    /// <param name="below">Cells below the one that mirrors at the satellite.</param>
    /// <param name="above">Cells above it.</param>
    /// <param name="highest">Highest α_eq, rad, at most π/2; 10° unless given.</param>
    /// <param name="lossAltitude">Altitude of the atmosphere, m.</param>
    /// <exception cref="InvalidInputException">The satellite is at or below the loss altitude or off the line, the highest is not above what mirrors at the satellite, or there is no cell.</exception>
    public static double[] EquatorialPitchAngles(
        DipoleFieldLine line,
        double satelliteAltitude,
        int below,
        int above,
        double highest = 10 * Degree,
        double lossAltitude = DipoleFieldLine.DefaultLossAltitude)
    {
        ArgumentNullException.ThrowIfNull(line);
        double lossCone = LocalLossCone.At(line, satelliteAltitude, lossAltitude), mirroring = line.LossCone(satelliteAltitude);
        if (!(highest > mirroring && highest <= Math.PI / 2))
        {
            throw new InvalidInputException(
                $"highest equatorial pitch angle: {highest / Degree:G6}° is outside ({mirroring / Degree:G6}°, 90°]; electrons at its lower end mirror at the satellite.");
        }

        double[] local = Even(lossCone, Math.PI / 2, below);
        return [.. local[..^1].Select(α => Math.Asin(Math.Sin(α) * Math.Sin(mirroring))), .. Even(mirroring, highest, above)];
    }
}
