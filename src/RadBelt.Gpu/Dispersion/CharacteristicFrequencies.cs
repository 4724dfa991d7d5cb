using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// Frequencies x = ω/ω_ce at which waves of a cold plasma change their nature. Each is the one root of a function that is monotone between two
/// neighbouring poles (residues of one sign, or an electron term that neutrality keeps the smaller), so none can be missed.
/// </summary>
internal static class CharacteristicFrequencies
{
    /// <summary>
    /// Roots of A = SX² + P: resonance at wave normal angle atan X. For X = ∞ of S: the ion hybrid, lower hybrid and upper hybrid frequencies. As a
    /// function of x², A/X² is 1 + 1/X² less poles of positive residue.
    /// </summary>
    public static IReadOnlyList<double> Resonances(StixMedium medium, double X)
    {
        if (X == 0)
        {
            return [Math.Sqrt(medium.PlasmaFrequencySquared / medium.Vacuum)];
        }

        double inverse = 1 / (X * X);
        double[] poles = [.. medium.Ions.Select(ion => ion.Gyrofrequency), 1];
        IEnumerable<double> from = inverse > 0 ? poles.Prepend(0) : poles;
        double top = Math.Sqrt(1 + medium.PlasmaFrequencySquared * (1 + inverse)) * (1 + 1e-12);
        double[] ends = medium.Vacuum > 0 ? [.. from, top] : [.. from];
        return [.. Between(ends, A)];

        double A(double x)
        {
            StixParameters stix = medium.At(x);
            return stix.RegularS / (1 - x) + stix.P * inverse;
        }
    }

    /// <summary>Roots of L: the cut-offs of left-hand waves, one above each ion gyrofrequency, the highest below ω_pe.</summary>
    public static IReadOnlyList<double> LeftCutOffs(StixMedium medium)
    {
        double[] ions = [.. medium.Ions.Select(ion => ion.Gyrofrequency)];
        double[] ends = ions.Length == 0 ? [0] : ions;
        double top = 1 + Math.Sqrt(1 + medium.PlasmaFrequencySquared);
        return [.. Between(medium.Vacuum > 0 ? [.. ends, top] : ends, x => medium.At(x).L)];
    }

    /// <summary>Roots of D: between two neighbouring ion gyrofrequencies, where waves along B0 turn from one sense to the other.</summary>
    public static IReadOnlyList<double> Crossovers(StixMedium medium) =>
        [.. Between([.. medium.Ions.Select(ion => ion.Gyrofrequency)], x => -medium.At(x).D)];

    /// <summary>The root between each two neighbours of <paramref name="ends"/>, where the function rises from below zero to above.</summary>
    private static IEnumerable<double> Between(double[] ends, Func<double, double> rising)
    {
        for (int i = 0; i + 1 < ends.Length; i++)
        {
            yield return BracketedRoot.Halve(x => rising(x) < 0, ends[i], ends[i + 1]).High;
        }
    }
}
