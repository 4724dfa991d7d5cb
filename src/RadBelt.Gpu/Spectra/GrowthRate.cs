using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Spectra;

/// <summary>Growth rate of a wave from its power, P ∝ exp(2γt): half the slope of ln P, by least squares.</summary>
/// <param name="Rate">γ of the amplitude, s⁻¹.</param>
/// <param name="StandardError">Its standard error from the scatter about the line, s⁻¹, as if samples were independent.</param>
/// <param name="From">Time of the first sample of the fit, s.</param>
/// <param name="To">Time of the last, s.</param>
/// <param name="PowerAtStart">The line at <paramref name="From"/>, in the unit of the power.</param>
public sealed record GrowthRate(double Rate, double StandardError, double From, double To, double PowerAtStart)
{
    /// <summary>The rate over the samples from one time to another.</summary>
    /// <param name="times">Sample times, s, ascending.</param>
    /// <param name="power">Power at each, positive in the range of the fit.</param>
    /// <param name="from">Where the fit begins, s.</param>
    /// <param name="to">Where it ends, s.</param>
    /// <exception cref="InvalidInputException">Fewer than three samples lie there, or one of them is not positive.</exception>
    public static GrowthRate Of(IReadOnlyList<double> times, IReadOnlyList<double> power, double from, double to)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(power);
        int[] inside = [.. Enumerable.Range(0, times.Count).Where(i => times[i] >= from && times[i] <= to)];
        if (inside.Length < 3 || inside.Any(i => !(power[i] > 0)))
        {
            throw new InvalidInputException(InvariantText.Of(
                $"growth rate: {inside.Length} samples from {from:G4} s to {to:G4} s, {inside.Count(i => !(power[i] > 0))} of them without power; ")
                + "give three positive ones at least.");
        }

        double[] t = [.. inside.Select(i => times[i])], y = [.. inside.Select(i => Math.Log(power[i]))];
        double middle = t.Average(), mean = y.Average();
        double spread = t.Sum(s => (s - middle) * (s - middle));
        double slope = t.Zip(y, (s, v) => (s - middle) * (v - mean)).Sum() / spread;
        double scatter = t.Zip(y, (s, v) => v - mean - slope * (s - middle)).Sum(d => d * d) / (t.Length - 2);
        return new(slope / 2, Math.Sqrt(scatter / spread) / 2, t[0], t[^1], Math.Exp(mean + slope * (t[0] - middle)));
    }

    /// <summary>
    /// The rate while the power rises through the middle of its range: from where it last is below the geometric mean of least and largest power, lowered by
    /// a quarter of the range between them in the logarithm, to where it first is above that mean raised as much.
    /// </summary>
    /// <inheritdoc cref="Of(IReadOnlyList{double}, IReadOnlyList{double}, double, double)"/>
    /// <exception cref="InvalidInputException">The power does not rise through that range in three samples at least, or is not positive.</exception>
    public static GrowthRate OfRise(IReadOnlyList<double> times, IReadOnlyList<double> power)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(power);
        double low = power.Where(p => p > 0).DefaultIfEmpty(1).Min(), high = power.DefaultIfEmpty(1).Max();
        double range = Math.Log(high / low);
        (double lower, double upper) = (low * Math.Exp(0.25 * range), low * Math.Exp(0.75 * range));
        int end = Enumerable.Range(0, power.Count).FirstOrDefault(i => power[i] >= upper, power.Count - 1);
        int start = Enumerable.Range(0, end + 1).LastOrDefault(i => power[i] <= lower, 0);
        return Of(times, power, times[start], times[end]);
    }
}
