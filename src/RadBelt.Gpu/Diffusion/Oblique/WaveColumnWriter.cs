using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Kernels.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Diffusion.Oblique;

/// <summary>Writes local problems as the numbers of <see cref="WaveColumns"/>, but for their norms, and the tables that these point to.</summary>
/// <param name="branch">The branch of the waves.</param>
/// <param name="species">The particles.</param>
/// <param name="settings">Dispersion relation, resonance cone.</param>
internal sealed class WaveColumnWriter(WaveBranch branch, Species species, DiffusionSettings settings)
{
    private readonly List<double> tables = [];
    private readonly Dictionary<Table, int> tableStarts = [];

    /// <summary>Every table so far.</summary>
    public IReadOnlyList<double> Tables => tables;

    /// <summary>The columns of a problem: one, or several where its norm jumps (left-hand waves change over from one surface to another) or has a kink.</summary>
    /// <exception cref="InvalidInputException">The band is not one of the branch, or the plasma has too many species.</exception>
    public IEnumerable<double[]> Columns(LocalProblem problem)
    {
        (SpectralShape shape, WaveNormalDistribution normals, _) = problem.Waves;
        DispersionSurface surface = settings.Dispersion.On(problem.Plasma, branch);
        surface.RequireBand(shape.Lower, shape.Upper, normals.Minimum, normals.Maximum);
        List<double[]> parts = [Column(problem)];
        foreach (double crossover in CharacteristicFrequencies.Crossovers(surface.Medium))
        {
            if (crossover > parts[^1][WaveColumns.Lower] && crossover < parts[^1][WaveColumns.Upper])
            {
                parts.Add(CutOff(parts[^1], crossover));
            }
        }

        return parts.SelectMany(part => AtConeLimit(surface, part));
    }

    /// <summary>Ends a column at x and returns the rest.</summary>
    public static double[] CutOff(double[] column, double x)
    {
        double[] rest = [.. column];
        (column[WaveColumns.Upper], rest[WaveColumns.Lower]) = (x, x);
        return rest;
    }

    private double[] Column(LocalProblem problem)
    {
        ColdPlasma plasma = problem.Plasma;
        LocalWaves waves = problem.Waves;
        double ωce = plasma.ElectronGyrofrequency;
        double[] column = new double[WaveColumns.Stride];
        (column[WaveColumns.Lower], column[WaveColumns.Upper]) = (waves.Shape.Lower / ωce, waves.Shape.Upper / ωce);
        (column[WaveColumns.LeastTangent], column[WaveColumns.GreatestTangent]) = Tangents(waves.WaveNormals);
        column[WaveColumns.ConeFraction] = settings.ResonanceConeFraction;
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

    /// <summary>A column, in two parts where the greatest wave normal angle passes from the bound of the spectrum to the resonance cone: the norm has a kink there.</summary>
    private double[][] AtConeLimit(DispersionSurface surface, double[] column)
    {
        double lower = column[WaveColumns.Lower], upper = column[WaveColumns.Upper];
        bool below = WithinCone(lower);
        if (branch.SenseAbovePlasmaFrequency != 0 || below == WithinCone(upper))
        {
            return [column];
        }

        return [column, CutOff(column, BracketedRoot.Halve(x => WithinCone(x) == below, lower, upper).Low)];

        // Not within: the cone leaves fewer wave normals than the spectrum has.
        bool WithinCone(double x) => !(surface.ResonanceConeTangent(x) < column[WaveColumns.GreatestTangent] / column[WaveColumns.ConeFraction]);
    }

    private static double Share(WaveDirections directions, WaveDirections direction) =>
        (directions & direction) == 0 ? 0 : directions == WaveDirections.Both ? 0.5 : 1;

    /// <summary>Bounds of X, without the tails of a Gaussian that are below e⁻⁴² of its largest weight.</summary>
    private static (double Least, double Greatest) Tangents(WaveNormalDistribution normals)
    {
        double least = normals.Minimum, greatest = normals.Maximum;
        if (normals is GaussianNormals gaussian)
        {
            double nearest = (Math.Clamp(gaussian.Peak, least, greatest) - gaussian.Peak) / gaussian.Width;
            double reach = gaussian.Width * Math.Sqrt(nearest * nearest + 42);
            (least, greatest) = (Math.Max(least, gaussian.Peak - reach), Math.Min(greatest, gaussian.Peak + reach));
        }

        // The resonance lines end where X² does, and X² comes from a difference.
        return greatest * greatest - least * least >= 1e-8
            ? (least, greatest)
            : throw new InvalidInputException(
                $"wave normals: X = tanψ from {least:G9} to {greatest:G9} is too narrow to be told apart in X²; use FieldAligned for ψ = 0, or X_w = 1e-3.");
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
}
