using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>The group <c>/resonance_condition</c>: both sides of the resonance condition over frequency (Albert et al. 2024, Fig. 1).</summary>
internal static class ResonanceConditionTables
{
    private const string Group = "/resonance_condition";

    /// <summary>Writes the group; nothing without curves.</summary>
    public static void Write(Hdf5File file, IReadOnlyList<ResonanceFigure> conditions)
    {
        if (conditions.Count == 0)
            return;
        ResonanceFigure first = conditions[0];
        var table = new Hdf5Table(
            file,
            Group,
            new("condition", "1", "ratio", [.. Enumerable.Range(0, conditions.Count)]),
            new("relation", "1", "dispersion relation, as in name", [.. Enumerable.Range(0, first.InverseSquaredIndex.Count)]),
            new("harmonic", "1", "harmonic n", [.. first.Resonances.Select(line => (double)line.Harmonic)]),
            new("frequency", "1", "wave frequency over f_ce", first.Frequencies));
        table.Add<double>(new("frequency_ratio", "1", "f_pe/f_ce at the equator"), [.. conditions.Select(c => c.Ratio)], ["condition"]);
        table.Add<double>(
            new("inverse_squared_index", "1", "inverse squared refractive index"),
            [.. conditions.SelectMany(c => c.InverseSquaredIndex.SelectMany(curve => curve.Values))],
            ["condition", "relation", "frequency"]);
        table.Add<double>(
            new("resonance", "1", "inverse squared refractive index that resonates"),
            [.. first.Resonances.SelectMany(line => line.Values)],
            ["harmonic", "frequency"]);
        file.WriteTexts($"{Group}/name", [.. first.InverseSquaredIndex.Select(curve => curve.Name)]);
        file.SetAttribute(Group, "energy_J", first.Energy);
        file.SetAttribute(Group, "pitch_angle_rad", first.PitchAngle);
        file.SetAttribute(Group, "wave_normal_rad", first.WaveNormal);
    }

    /// <summary>Reads the group; empty without curves.</summary>
    /// <exception cref="InvalidInputException">It is not as written.</exception>
    public static IReadOnlyList<ResonanceFigure> Read(Hdf5File file)
    {
        if (!file.Exists(Group))
            return [];
        var table = new TableReader(file, Group);
        double[] ratios = table.Axis("frequency_ratio"), frequencies = table.Axis("frequency"), harmonics = table.Axis("harmonic");
        string[] names = file.ReadTexts($"{Group}/name");
        double[][][] curves = table.Blocks("inverse_squared_index", ratios.Length, names.Length, frequencies.Length);
        double[][] lines = table.Rows("resonance", harmonics.Length, frequencies.Length);
        return [.. ratios.Select((ratio, i) => new ResonanceFigure
        {
            Ratio = ratio,
            Energy = file.ReadAttribute<double>(Group, "energy_J"),
            PitchAngle = file.ReadAttribute<double>(Group, "pitch_angle_rad"),
            WaveNormal = file.ReadAttribute<double>(Group, "wave_normal_rad"),
            Frequencies = frequencies,
            InverseSquaredIndex = [.. names.Select((name, c) => (name, curves[i][c]))],
            Resonances = [.. harmonics.Select((n, h) => ((int)n, lines[h]))],
        })];
    }
}
