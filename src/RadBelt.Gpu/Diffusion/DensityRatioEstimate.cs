using System.Collections.Immutable;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Diffusion coefficients of whistlers at a density ratio R1 = ω_pe/ω_ce estimated from those at another, R2, without computing any (Longley et
/// al. 2022; Albert, Longley &amp; Chan 2024): local ones, or bounce-averaged ones with the ratio of the two densities the same all along the
/// field line.
/// </summary>
/// <remarks>
/// Pitch angles stay; energies map to the source's E2, where the source is interpolated in ln D over ln p, and linearly in D next to zeros.
/// Where E2 lies outside of the source's energies there is no estimate: nothing is extrapolated.
/// </remarks>
public sealed class DensityRatioEstimate
{
    private readonly MomentumDiffusionTensor?[,] values;

    private DensityRatioEstimate(
        DensityRatioScaling scaling,
        Species species,
        IReadOnlyList<double> energies,
        IReadOnlyList<double> pitchAngles,
        double targetRatio,
        double sourceRatio,
        Func<double, int, MomentumDiffusionTensor?> source)
    {
        ArgumentNullException.ThrowIfNull(scaling);
        ArgumentNullException.ThrowIfNull(energies);
        (Scaling, Species, Energies, PitchAngles) = (scaling, species, [.. energies], [.. pitchAngles]);
        SourceEnergies = [.. energies.Select(energy => scaling.SourceEnergy(species, energy, targetRatio, sourceRatio))];
        values = new MomentumDiffusionTensor?[Energies.Length, PitchAngles.Length];
        for (int i = 0; i < Energies.Length; i++)
        {
            for (int j = 0; j < PitchAngles.Length; j++)
            {
                values[i, j] = source(SourceEnergies[i], j) is { } known ? scaling.Scale(species, known, SourceEnergies[i], Energies[i]) : null;
            }
        }
    }

    /// <summary>How the coefficients were carried over.</summary>
    public DensityRatioScaling Scaling { get; }

    /// <summary>The particles.</summary>
    public Species Species { get; }

    /// <summary>Kinetic energies E1, J: the first index.</summary>
    public ImmutableArray<double> Energies { get; }

    /// <summary>The energy E2, J, at the source's ratio that each of <see cref="Energies"/> asks for, whether the source has it or
    /// not.</summary>
    public ImmutableArray<double> SourceEnergies { get; }

    /// <summary>Pitch angles, rad, those of the source: the second index.</summary>
    public ImmutableArray<double> PitchAngles { get; }

    /// <summary>The estimate at an energy and a pitch angle; null where the source does not reach to the energy it needs.</summary>
    /// <param name="energy">Index of the energy.</param>
    /// <param name="pitchAngle">Index of the pitch angle.</param>
    public MomentumDiffusionTensor? this[int energy, int pitchAngle] => values[energy, pitchAngle];

    /// <summary>Estimates from a table.</summary>
    /// <param name="source">Coefficients at R2; its energies must rise.</param>
    /// <param name="sourceRatio">R2, positive.</param>
    /// <param name="targetRatio">R1, positive.</param>
    /// <param name="energies">Energies E1 wanted, J, positive.</param>
    /// <param name="scaling">How to carry the coefficients over.</param>
    /// <exception cref="InvalidInputException">A ratio or an energy is not positive and finite, the source's energies do not rise, or a
    /// coefficient in it is NaN or infinite.</exception>
    public static DensityRatioEstimate FromTable(
        DiffusionTable source, double sourceRatio, double targetRatio, IReadOnlyList<double> energies, DensityRatioScaling scaling)
    {
        ArgumentNullException.ThrowIfNull(source);
        var interpolation = new DiffusionEnergyInterpolation(source);
        return new DensityRatioEstimate(
            scaling, source.Species, energies, source.PitchAngles, targetRatio, sourceRatio, interpolation.At);
    }

    /// <summary>Estimates from a function that computes coefficients at R2 wherever they are needed.</summary>
    /// <param name="source">The coefficients at R2, of an energy (J) and a pitch angle (rad).</param>
    /// <param name="species">The particles.</param>
    /// <param name="sourceRatio">R2, positive.</param>
    /// <param name="targetRatio">R1, positive.</param>
    /// <param name="energies">Energies E1 wanted, J, positive.</param>
    /// <param name="pitchAngles">Pitch angles, rad.</param>
    /// <param name="scaling">How to carry the coefficients over.</param>
    /// <exception cref="InvalidInputException">A ratio or an energy is not positive and finite, or the function gave NaN or
    /// infinity.</exception>
    public static DensityRatioEstimate FromFunction(
        Func<double, double, MomentumDiffusionTensor> source,
        Species species,
        double sourceRatio,
        double targetRatio,
        IReadOnlyList<double> energies,
        IReadOnlyList<double> pitchAngles,
        DensityRatioScaling scaling)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(species);
        ArgumentNullException.ThrowIfNull(pitchAngles);
        return new DensityRatioEstimate(scaling, species, energies, pitchAngles, targetRatio, sourceRatio, At);

        MomentumDiffusionTensor? At(double energy, int pitchAngle)
        {
            MomentumDiffusionTensor d = source(energy, pitchAngles[pitchAngle]);
            DiffusionEnergyInterpolation.RequireNumbers(d, energy, pitchAngles[pitchAngle]);
            return d;
        }
    }

    /// <summary>Estimate over calculated, for each coefficient.</summary>
    /// <param name="calculated">Coefficients computed at R1, at the energies and pitch angles of this estimate.</param>
    /// <exception cref="InvalidInputException">The table has other energies or pitch angles.</exception>
    public DensityRatioComparison Compare(DiffusionTable calculated)
    {
        ArgumentNullException.ThrowIfNull(calculated);
        if (!Same(calculated.Energies, Energies) || !Same(calculated.PitchAngles, PitchAngles))
        {
            throw new InvalidInputException(
                $"calculated table: its {calculated.Energies.Length} energies × {calculated.PitchAngles.Length} pitch angles are not the "
                + $"{Energies.Length} × {PitchAngles.Length} of the estimate; compute it at the estimate's own.");
        }

        return new DensityRatioComparison(
            Ratios(d => d.AlphaAlpha), Ratios(d => d.AlphaMomentum), Ratios(d => d.MomentumMomentum));

        EstimateRatios Ratios(Func<MomentumDiffusionTensor, double> coefficient)
        {
            var ratios = new double?[Energies.Length, PitchAngles.Length];
            int estimated = 0;
            for (int i = 0; i < Energies.Length; i++)
            {
                for (int j = 0; j < PitchAngles.Length; j++)
                {
                    ratios[i, j] = values[i, j] is { } d ? EstimateRatios.Of(coefficient(d), coefficient(calculated[i, j])) : null;
                    estimated += values[i, j] is null ? 0 : 1;
                }
            }

            return new EstimateRatios(ratios, estimated);
        }

        static bool Same(ImmutableArray<double> a, ImmutableArray<double> b) =>
            a.Length == b.Length && a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-12 * Math.Abs(pair.Second));
    }
}
