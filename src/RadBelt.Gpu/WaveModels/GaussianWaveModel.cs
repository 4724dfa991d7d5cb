using System.Collections.Immutable;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.WaveModels;

/// <summary>
/// Waves whose power is Gaussian in frequency, with amplitude, band and wave normals that may change along the field line: functions of |λ| (rad),
/// taken from <see cref="WaveModel.LowestLatitude"/> to <see cref="WaveModel.HighestLatitude"/>.
/// </summary>
public sealed class GaussianWaveModel : WaveModel
{
    /// <summary>A model that is filled by its initialisers.</summary>
    /// <param name="name">Name, as decks and reports have it.</param>
    /// <param name="source">Where it comes from: paper, table or equation.</param>
    /// <param name="branch">The branch of the waves.</param>
    /// <param name="highestLatitude">|λ| at which the waves end, rad, in (0, π/2).</param>
    /// <param name="lowestLatitude">|λ| at which they begin, rad, ≥ 0 and below the highest.</param>
    /// <exception cref="InvalidInputException">The latitudes are not a range within [0°, 90°).</exception>
    public GaussianWaveModel(string name, string source, WaveBranch branch, double highestLatitude, double lowestLatitude = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(branch);
        (Name, Source, Branch) = (name, source, branch);
        (LowestLatitude, HighestLatitude) = LatitudeRange(name, lowestLatitude, highestLatitude);
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

    /// <summary>B_w, T, by |λ| (rad).</summary>
    public required Func<double, double> Amplitude { get; init; }

    /// <summary>What the band is a multiple of; the equatorial electron gyrofrequency unless set.</summary>
    public FrequencyUnit Unit { get; init; } = FrequencyUnit.EquatorialElectronGyrofrequency;

    /// <summary>Band by |λ| (rad).</summary>
    public required Func<double, GaussianBand> Band { get; init; }

    /// <summary>Wave normals by |λ| (rad).</summary>
    public required Func<double, WaveNormalDistribution> WaveNormals { get; init; }

    /// <summary>Ions of the plasma the source has; empty where it has electrons alone or leaves it open. The plasma of the field line rules.</summary>
    public ImmutableArray<IonFraction> Ions { get; init; } = [];

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">|λ| is outside the model, or one of its functions gives what cannot be used.</exception>
    public override LocalWaves At(FieldLinePlasma line, double latitude)
    {
        double λ = Inside(latitude);
        double amplitude = Amplitude(λ);
        Require.NotNegative(amplitude, $"B_w of {Name}", "T");
        return new LocalWaves(Band(λ).In(Unit.At(line, λ)), WaveNormals(λ), amplitude);
    }
}
