using System.Collections.Immutable;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.WaveModels;

/// <summary>A wave model given by rows in |λ|; amplitude, band and wave normals are linear between them, and end at the first and the last.</summary>
public sealed class TabulatedWaveModel : WaveModel
{
    private readonly ImmutableArray<WaveModelRow> rows;
    private readonly FrequencyUnit unit;

    /// <summary>A model from its rows.</summary>
    /// <param name="name">Name, as decks and reports have it.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="branch">The branch of the waves.</param>
    /// <param name="unit">What the frequencies of the rows are multiples of.</param>
    /// <param name="rows">At least two, |λ| strictly rising from row to row.</param>
    /// <exception cref="InvalidInputException">The rows are too few or do not rise, or one holds a value that cannot be used.</exception>
    public TabulatedWaveModel(string name, string source, WaveBranch branch, FrequencyUnit unit, IReadOnlyList<WaveModelRow> rows)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(branch);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count < 2)
        {
            throw new InvalidInputException($"wave model {name}: {rows.Count} rows are no table; give at least two.");
        }

        for (int i = 0; i < rows.Count; i++)
        {
            if (i > 0 && !(rows[i].Latitude > rows[i - 1].Latitude))
            {
                throw new InvalidInputException(
                    $"wave model {name}: row {i + 1} is at |λ| = {rows[i].Latitude / Units.Degree:G6}° after {rows[i - 1].Latitude / Units.Degree:G6}°; it must rise from row to row.");
            }

            Require.NotNegative(rows[i].Amplitude, $"B_w of {name} in row {i + 1}", "T");
            _ = Waves(rows[i], 1);
        }

        (Name, Source, Branch, this.unit, this.rows) = (name, source, branch, unit, [.. rows]);
        (LowestLatitude, HighestLatitude) = LatitudeRange(name, this.rows[0].Latitude, this.rows[^1].Latitude);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string Source { get; }

    /// <inheritdoc/>
    public override WaveBranch Branch { get; }

    /// <inheritdoc/>
    public override double LowestLatitude { get; }

    /// <inheritdoc/>
    public override double HighestLatitude { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">|λ| is outside the rows.</exception>
    public override LocalWaves At(FieldLinePlasma line, double latitude)
    {
        double λ = Inside(latitude);
        int right = 1;
        while (rows[right].Latitude < λ)
        {
            right++;
        }

        WaveModelRow a = rows[right - 1], b = rows[right];
        return Waves(WaveModelRow.Between(a, b, (λ - a.Latitude) / (b.Latitude - a.Latitude)), unit.At(line, λ));
    }

    private static LocalWaves Waves(WaveModelRow row, double unit) =>
        new(row.Band.In(unit), WaveNormalDistribution.Gaussian(row.NormalPeak, row.NormalWidth, row.NormalMaximum, row.NormalMinimum), row.Amplitude);
}
