namespace RadBelt.Gpu.Waves;

/// <summary>The frequencies at which the detuning <c>h(ω) = ω − k(ω)v∥ − nΩ0</c> of a particle vanishes, for k of one sign.</summary>
internal static class ResonantRoots
{
    /// <summary>Roots of the detuning h(ω) in a closed band, for k of one sign, in rising order.</summary>
    public static IEnumerable<ResonantWave> Find(FieldAlignedMode mode, UnperturbedOrbit orbit, double lower, double upper, int sign)
    {
        double h(double ω) => orbit.Detuning(ω, sign * mode.WaveNumber(ω));
        double slope(double ω) => 1 - sign * orbit.ParallelSpeed * mode.WaveNumberSlope(ω);

        List<(double ω, bool Turns)> nodes = MonotonePieces(mode, orbit, lower, upper, sign);
        double[] values = [.. nodes.Select(node => SnapToZero(node.ω))];
        for (int i = 0; i < nodes.Count; i++)
        {
            if (values[i] == 0)
            {
                yield return Wave(nodes[i].ω, nodes[i].Turns ? 0 : slope(nodes[i].ω));
            }

            if (i + 1 < nodes.Count && values[i] * values[i + 1] < 0)
            {
                double ω = BracketedRoot.Find(h, nodes[i].ω, nodes[i + 1].ω);
                yield return Wave(ω, slope(ω));
            }
        }

        double SnapToZero(double ω)
        {
            double value = h(ω);
            return Math.Abs(value) <= orbit.DetuningRounding(ω, mode.WaveNumber(ω)) ? 0 : value;
        }

        ResonantWave Wave(double ω, double slope) => new(ω, sign * mode.WaveNumber(ω), slope);
    }

    /// <summary>
    /// Frequencies between which h(ω) is monotone: the band edges and the points where it turns (v_g = v∥). Between the edges and the
    /// frequency of the fastest group v_g is monotone, so each of these two parts holds one turning point at most: none can be missed.
    /// </summary>
    public static List<(double ω, bool Turns)> MonotonePieces(
        FieldAlignedMode mode, UnperturbedOrbit orbit, double lower, double upper, int sign)
    {
        double slope(double ω) => 1 - sign * orbit.ParallelSpeed * mode.WaveNumberSlope(ω);
        double[] parts = mode.FrequencyOfFastestGroup(lower, upper) is double fastest ? [lower, fastest, upper] : [lower, upper];
        List<(double, bool)> nodes = [(lower, slope(lower) == 0)];
        for (int i = 0; i + 1 < parts.Length; i++)
        {
            if (slope(parts[i]) * slope(parts[i + 1]) < 0)
            {
                nodes.Add((BracketedRoot.Find(slope, parts[i], parts[i + 1]), true));
            }
        }

        nodes.Add((upper, slope(upper) == 0));
        return nodes;
    }
}
