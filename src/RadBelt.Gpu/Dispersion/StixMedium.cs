using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// A plasma as the dielectric tensor sees it, frequencies in units of ω_ce: the vacuum's 1 (or 0 where density is high), R² = ω_pe²/ω_ce², and for
/// each ion its gyrofrequency w and strength a = ω_pi²/(ω_ce Ω_i). With Σa = R² (neutrality),
/// <c>R(1 − x) = (1 − x)[1 + Σ a/(x + w)] + R²</c> and <c>L = 1 − Σ a/(x − w) + R²/(x + 1)</c>; electrons alone have R²/x and −R²/[x(x + 1)] instead.
/// </summary>
internal sealed class StixMedium
{
    private readonly (double Strength, double Gyrofrequency)[] ions;

    private StixMedium(ColdPlasma plasma, double vacuum)
    {
        ArgumentNullException.ThrowIfNull(plasma);
        (Plasma, Vacuum) = (plasma, vacuum);
        DensityRatio = plasma.FrequencyRatio * plasma.FrequencyRatio;
        PlasmaFrequencySquared = plasma.Populations().Sum(p => Square(p.Species.PlasmaFrequency(p.Density) / plasma.ElectronGyrofrequency));
        ions = [.. plasma.Populations().Skip(1).Select(Ion).OrderBy(ion => ion.Gyrofrequency)];

        (double Strength, double Gyrofrequency) Ion((Species Species, double Density) ion)
        {
            double w = ion.Species.Gyrofrequency(plasma.FieldStrength) / plasma.ElectronGyrofrequency;
            return (Square(ion.Species.PlasmaFrequency(ion.Density) / plasma.ElectronGyrofrequency) / w, w);
        }

        static double Square(double x) => x * x;
    }

    public ColdPlasma Plasma { get; }

    /// <summary>1, or 0 without the vacuum.</summary>
    public double Vacuum { get; }

    /// <summary>R² = ω_pe²/ω_ce².</summary>
    public double DensityRatio { get; }

    /// <summary>Σ ω_ps²/ω_ce², ions included: P = vacuum − this/x².</summary>
    public double PlasmaFrequencySquared { get; }

    /// <summary>Strength a and gyrofrequency w of the ions, from the lowest w.</summary>
    public IReadOnlyList<(double Strength, double Gyrofrequency)> Ions => ions;

    public static StixMedium Full(ColdPlasma plasma) => new(plasma, vacuum: 1);

    public static StixMedium HighDensity(ColdPlasma plasma) => new(plasma, vacuum: 0);

    /// <summary>The elements at x = ω/ω_ce; infinite at an ion gyrofrequency.</summary>
    public StixParameters At(double x)
    {
        double R2 = DensityRatio;
        double p = Vacuum - PlasmaFrequencySquared / (x * x);
        double pSlope = 2 * PlasmaFrequencySquared / (x * x * x);
        if (ions.Length == 0)
        {
            double e = x * (x + 1);
            return new StixParameters(
                x, Vacuum * (1 - x) + R2 / x, -Vacuum - R2 / (x * x), Vacuum - R2 / e, R2 * (2 * x + 1) / (e * e), p, pSlope);
        }

        double right = Vacuum, rightSlope = 0;
        double left = Vacuum + R2 / (x + 1), leftSlope = -R2 / ((x + 1) * (x + 1));
        foreach ((double a, double w) in ions)
        {
            right += a / (x + w);
            rightSlope -= a / ((x + w) * (x + w));
            left -= a / (x - w);
            leftSlope += a / ((x - w) * (x - w));
        }

        return new StixParameters(x, (1 - x) * right + R2, (1 - x) * rightSlope - right, left, leftSlope, p, pSlope);
    }

    /// <summary>R and L as fractions of polynomials in x, numerator and denominator.</summary>
    public (BernsteinPolynomial R, BernsteinPolynomial OfR, BernsteinPolynomial L, BernsteinPolynomial OfL) Fractions(BernsteinPolynomial x)
    {
        BernsteinPolynomial below = 1 - x, above = 1 + x;
        if (ions.Length == 0)
        {
            return (Vacuum * x * below + DensityRatio, x * below, Vacuum * x * above - DensityRatio, x * above);
        }

        // Numerators of vacuum ± Σ a/(x ± w) over the products of all x ± w, one ion after the other.
        BernsteinPolynomial right = Vacuum, ofRight = 1, left = Vacuum, ofLeft = 1;
        foreach ((double a, double w) in ions)
        {
            BernsteinPolynomial plus = x + w, minus = x - w;
            (right, ofRight) = (right * plus + a * ofRight, ofRight * plus);
            (left, ofLeft) = (left * minus - a * ofLeft, ofLeft * minus);
        }

        return (below * right + DensityRatio * ofRight, below * ofRight, above * left + DensityRatio * ofLeft, above * ofLeft);
    }
}
