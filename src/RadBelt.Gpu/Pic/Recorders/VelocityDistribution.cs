using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic.Recorders;

/// <summary>A distribution of velocities f(v∥, v⊥) as a histogram of macro-particles, averaged over the domain and the gyrophase.</summary>
/// <param name="Species">Number of the species in the setup.</param>
/// <param name="Time">Time, s.</param>
/// <param name="Parallel">Edges of the bins of v∥, m s⁻¹.</param>
/// <param name="Perpendicular">Edges of the bins of v⊥, m s⁻¹.</param>
/// <param name="Density">f by v⊥ and v∥, s³ m⁻⁶: n = Σ f 2πv⊥ Δv⊥ Δv∥ of what lies within the edges.</param>
public sealed record VelocityDistribution(
    int Species, double Time, IReadOnlyList<double> Parallel, IReadOnlyList<double> Perpendicular, double[,] Density)
{
    /// <summary>Edges that hold all but the outermost tail of a species' distribution at the start.</summary>
    /// <param name="species">The species.</param>
    /// <param name="bins">Bins of v⊥; there are twice as many of v∥.</param>
    /// <returns>Edges of v∥ and of v⊥, m s⁻¹.</returns>
    public static (double[] Parallel, double[] Perpendicular) EdgesFor(PicSpecies species, int bins)
    {
        ArgumentNullException.ThrowIfNull(species);

        // Half of the momentum beyond which there is nothing at all: e^(−45/4) of the peak of a Maxwellian.
        double u = 0.5 * species.Distribution.MaximumMomentum, fastest = PhysicalConstants.SpeedOfLight * u / Math.Sqrt(1 + (u * u));
        return (
            [.. Enumerable.Range(0, (2 * bins) + 1).Select(i => fastest * ((double)i / bins - 1))],
            [.. Enumerable.Range(0, bins + 1).Select(i => fastest * i / bins)]);
    }

    /// <summary>The histogram of a species as it is.</summary>
    /// <param name="model">The model.</param>
    /// <param name="species">Number of the species in the setup.</param>
    /// <param name="parallel">Even edges of v∥, m s⁻¹, rising.</param>
    /// <param name="perpendicular">Even edges of v⊥, m s⁻¹, rising from 0.</param>
    public static VelocityDistribution Of(PicModel model, int species, IReadOnlyList<double> parallel, IReadOnlyList<double> perpendicular)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(parallel);
        ArgumentNullException.ThrowIfNull(perpendicular);
        PicParticles particles = model.CopyParticles(species);
        int columns = parallel.Count - 1, rows = perpendicular.Count - 1;
        double width = (parallel[^1] - parallel[0]) / columns, height = (perpendicular[^1] - perpendicular[0]) / rows;
        var density = new double[rows, columns];
        for (long i = 0; i < particles.X.Length; i++)
        {
            double x = particles.Ux[i], across = ((double)particles.Uy[i] * particles.Uy[i]) + ((double)particles.Uz[i] * particles.Uz[i]);
            double speed = PhysicalConstants.SpeedOfLight / Math.Sqrt(1 + (x * x) + across);
            double column = ((x * speed) - parallel[0]) / width, row = ((Math.Sqrt(across) * speed) - perpendicular[0]) / height;
            if (column >= 0 && column < columns && row < rows)
            {
                density[(int)row, (int)column]++;
            }
        }

        for (int row = 0; row < rows; row++)
        {
            double low = perpendicular[row], high = perpendicular[row + 1];
            double each = particles.Weight / (model.Setup.Grid.Length * Math.PI * ((high * high) - (low * low)) * width);
            for (int column = 0; column < columns; column++)
            {
                density[row, column] *= each;
            }
        }

        return new(species, model.Time, parallel, perpendicular, density);
    }
}
