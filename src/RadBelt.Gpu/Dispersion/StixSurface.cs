using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// One branch of <c>Aμ⁴ − Bμ² + C = 0</c> (Stix 1992, Eq. 1-29), each coefficient over cos²ψ: <c>A = SX² + P</c>, <c>B = RLX² + PS(2 + X²)</c>,
/// <c>C = PRL(1 + X²)</c>.
/// </summary>
/// <remarks>
/// At fixed ω the two roots <c>(B ± F)/2A</c>, <c>F² = (RL − PS)²X⁴ + 4P²D²(1 + X²)</c>, never meet for ψ &lt; 90°, so a root keeps the name that
/// its polarisation gives it at ψ = 0, where it is R or L: the right-hand wave has the sign of PD, the left-hand one the other. For P &lt; 0 this is the sense
/// iE_x/E_y = (μ² − S)/D at every ψ; above ω_pe the transverse field of the right-hand Z mode turns the other way beyond sin²ψ = P/S.
/// All coefficients are formed times 1 − x, without the pole at ω_ce.
/// </remarks>
internal sealed class StixSurface : DispersionSurface
{
    private readonly StixMedium medium;
    private readonly double lowest, highest;

    public StixSurface(DispersionRelation relation, WaveBranch branch, StixMedium medium)
        : base(relation, medium.Plasma, branch)
    {
        this.medium = medium;
        double highestIon = medium.Ions.Count > 0 ? medium.Ions[^1].Gyrofrequency : 0;
        double plasmaFrequency = Math.Sqrt(medium.PlasmaFrequencySquared / medium.Vacuum);
        if (branch == WaveBranch.Emic && medium.Ions.Count == 0)
        {
            throw new InvalidInputException("EMIC waves: the plasma has no ions; name some (for instance protons alone).");
        }

        (lowest, highest) = branch == WaveBranch.Emic ? (0, highestIon)
            : branch == WaveBranch.Z ? (highestIon, CharacteristicFrequencies.Resonances(medium, double.PositiveInfinity)[^1])
            : (0, Math.Min(1, plasmaFrequency));
    }

    public override StixMedium Medium => medium;

    public override RefractiveIndex At(double x, double X)
    {
        if (!(x > lowest && x < highest))
        {
            return RefractiveIndex.None;
        }

        StixParameters stix = medium.At(x);
        int sense = stix.P < 0 ? Branch.SenseBelowPlasmaFrequency : Branch.SenseAbovePlasmaFrequency;
        double q = 1 - x;
        if (X == 0)
        {
            return sense < 0
                ? new RefractiveIndex(stix.L, stix.LSlope, 0)
                : new RefractiveIndex(stix.R, (stix.RegularRSlope + stix.R) / q, 0);
        }

        double S = stix.RegularS, D = stix.RegularD, P = stix.P, RL = stix.RegularR * stix.L;
        double S1 = stix.RegularSSlope, P1 = stix.PSlope, RL1 = stix.RegularRSlope * stix.L + stix.RegularR * stix.LSlope;
        double T = X * X;
        double A = S * T + P * q;
        double B = RL * T + P * S * (2 + T);
        double C = P * RL * (1 + T);
        int sign = (P < 0) == (D < 0) ? sense : -sense;
        double F = sign * Math.Sqrt(Square((RL - P * S) * T) + 4 * Square(P * D) * (1 + T));

        // The form of the root that adds rather than subtracts.
        double M = B * F >= 0 ? (B + F) / (2 * A) : 2 * C / (B - F);
        double A1 = S1 * T + P1 * q - P;
        double B1 = RL1 * T + (P1 * S + P * S1) * (2 + T);
        double C1 = (P1 * RL + P * RL1) * (1 + T);
        double alongFrequency = (A1 * M - B1) * M + C1;
        double alongTangent = 2 * X * ((S * M - RL - P * S) * M + P * RL);
        return new RefractiveIndex(M, -alongFrequency / F, -alongTangent / F);
    }

    /// <inheritdoc/>
    public override double ResonanceConeTangent(double x)
    {
        StixParameters stix = medium.At(x);
        double T = -stix.P * (1 - x) / stix.RegularS;
        if (!(x > lowest && x < highest && T > 0))
        {
            return double.PositiveInfinity;
        }

        // Of the two roots the one with the sign of B is infinite where A = 0.
        double B = stix.RegularR * stix.L * T + stix.P * stix.RegularS * (2 + T);
        int sense = stix.P < 0 ? Branch.SenseBelowPlasmaFrequency : Branch.SenseAbovePlasmaFrequency;
        return sense * stix.P * stix.RegularD * B > 0 ? Math.Sqrt(T) : double.PositiveInfinity;
    }

    /// <summary>
    /// <c>(SX² + P)y² − [RLX² + PS(2 + X²)]yg + PRL(1 + X²)g²</c>, g = β²x²/(1 + X²), times 2x² and the denominators of R and L.
    /// </summary>
    public override BernsteinPolynomial ResonancePolynomial(BernsteinPolynomial x, double X, BernsteinPolynomial y, double ββ)
    {
        double T = X * X;
        (BernsteinPolynomial R, BernsteinPolynomial ofR, BernsteinPolynomial L, BernsteinPolynomial ofL) = medium.Fractions(x);
        BernsteinPolynomial S2 = R * ofL + L * ofR;
        BernsteinPolynomial RL = R * L;
        BernsteinPolynomial xx = x * x;
        BernsteinPolynomial P = medium.Vacuum * xx - medium.PlasmaFrequencySquared;
        BernsteinPolynomial g = ββ / (1 + T) * xx;
        return (T * S2 * xx + 2 * P * ofR * ofL) * y * y
            - (2 * T * RL * xx + (2 + T) * P * S2) * y * g
            + 2 * (1 + T) * P * RL * g * g;
    }

    private protected override IEnumerable<double> PossibleEdges(double X) =>
        CharacteristicFrequencies.Resonances(medium, X)
            .Concat(CharacteristicFrequencies.LeftCutOffs(medium))
            .Concat(CharacteristicFrequencies.Crossovers(medium))
            .Concat(medium.Ions.Select(ion => ion.Gyrofrequency))
            .Append(Math.Sqrt(medium.PlasmaFrequencySquared))
            .Append(1)
            .Where(x => x > lowest && x < highest)
            .Append(lowest)
            .Append(highest);

    private static double Square(double x) => x * x;
}
