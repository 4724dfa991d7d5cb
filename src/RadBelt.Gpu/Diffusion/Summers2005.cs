using MathNet.Numerics;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Closed form of the quasilinear coefficients for field-aligned waves in an electron–proton plasma with a Gaussian spectrum (Summers 2005,
/// J. Geophys. Res. 110, A08213), in his dimensionless variables: x = ω/|Ω_e|, y = ck/|Ω_e|, β = v/c, ε = m_e/m_p, resonance
/// <c>y = (x + a)/(β cosα)</c> with a = sλ/γ, dispersion <c>y² = x²{1 − (1 + ε)/[α*(x − s)(x + sε)]}</c>; together a quartic in x.
/// </summary>
/// <remarks>
/// <c>D_αα = (π/2)(1/ρ)(Ω²/|Ω_e|γ²)(B_w²/B0²) Σ_j (1 − x_j cosα/(y_jβ))² |F_j| exp(−[(x_j − x_m)/δx]²) / (δx|β cosα − F_j|)</c>, F = dx/dy,
/// ρ = the Gaussian's integral / δx; pD_αp and D_pp by factors −(sinα/β)(x_j/y_j). All of B_w² is in the one direction given. Kept apart
/// from <see cref="Quasilinear"/> on purpose: the two check each other.
/// </remarks>
public sealed class Summers2005
{
    /// <summary>Electron-to-proton mass ratio ε.</summary>
    private const double ε = PhysicalConstants.ElectronMass / PhysicalConstants.ProtonMass;

    private readonly int s;
    private readonly int direction;
    private readonly double electronGyrofrequency, αStar, relativePower;
    private readonly double xm, δx, x1, x2, ρ;

    /// <summary>The coefficients for one spectrum.</summary>
    /// <param name="polarisation">s: +1 for the R mode, −1 for the L mode.</param>
    /// <param name="direction">Sign of the wave number y: +1 along +B0, −1 against it.</param>
    /// <param name="electronGyrofrequency">|Ω_e|, rad s⁻¹.</param>
    /// <param name="alphaStar">α* = Ω_e²/ω_pe².</param>
    /// <param name="relativePower">B_w²/B0².</param>
    /// <param name="centre">x_m.</param>
    /// <param name="width">δx.</param>
    /// <param name="lower">Lower cut-off x_1.</param>
    /// <param name="upper">Upper cut-off x_2.</param>
    /// <exception cref="InvalidInputException">A sign is not ±1, a quantity is not positive, or the cut-offs are not 0 &lt; x_1 &lt; x_2
    /// &lt; 1 (R) or &lt; ε (L).</exception>
    public Summers2005(
        int polarisation,
        int direction,
        double electronGyrofrequency,
        double alphaStar,
        double relativePower,
        double centre,
        double width,
        double lower,
        double upper)
    {
        Require.Positive(electronGyrofrequency, "|Ω_e|", "rad s⁻¹");
        Require.Positive(alphaStar, "α*", "");
        Require.NotNegative(relativePower, "B_w²/B0²", "");
        Require.Positive(width, "δx", "");
        if (Math.Abs(polarisation) != 1 || Math.Abs(direction) != 1)
        {
            throw new InvalidInputException($"polarisation {polarisation} and direction {direction} must each be +1 or −1.");
        }

        double highest = polarisation > 0 ? 1 : ε;
        if (!(lower > 0 && lower < upper && upper < highest))
        {
            throw new InvalidInputException($"cut-offs: x_1 = {lower:G6}, x_2 = {upper:G6} must satisfy 0 < x_1 < x_2 < {highest:G6}.");
        }

        s = polarisation;
        this.direction = direction;
        this.electronGyrofrequency = electronGyrofrequency;
        this.relativePower = relativePower;
        αStar = alphaStar;
        (xm, δx, x1, x2) = (centre, width, lower, upper);
        ρ = 0.5 * Math.Sqrt(Math.PI) * (SpecialFunctions.Erf((xm - x1) / δx) + SpecialFunctions.Erf((x2 - xm) / δx));
    }

    /// <summary>The coefficients for electrons.</summary>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <param name="pitchAngle">Pitch angle α from +B0, rad, in [0, π] but for the limit 90°, at which the quartic degenerates.</param>
    /// <exception cref="InvalidInputException">Energy or pitch angle out of range.</exception>
    public MomentumDiffusionTensor Electrons(double energy, double pitchAngle) => Coefficients(Species.Electron, -1, energy, pitchAngle);

    /// <summary>The coefficients for protons.</summary>
    /// <inheritdoc cref="Electrons"/>
    public MomentumDiffusionTensor Protons(double energy, double pitchAngle) => Coefficients(Species.Proton, ε, energy, pitchAngle);

    /// <param name="species">Electrons or protons.</param>
    /// <param name="λ">Signed gyrofrequency over |Ω_e|: −1 or ε.</param>
    /// <param name="energy">E, J.</param>
    /// <param name="pitchAngle">α, rad.</param>
    private MomentumDiffusionTensor Coefficients(Species species, double λ, double energy, double pitchAngle)
    {
        Require.Positive(energy, "energy", "J");
        double μ = Math.Cos(pitchAngle);
        if (!(pitchAngle >= 0 && pitchAngle <= Math.PI && Math.Abs(μ) > 1e-12))
        {
            throw new InvalidInputException(
                $"pitch angle: {pitchAngle / Units.Degree:G6}° is outside [0°, 90°) and (90°, 180°], where the closed form holds.");
        }

        double γ = species.LorentzFactor(energy);
        double β = species.Speed(energy) / PhysicalConstants.SpeedOfLight;
        double a = s * λ / γ;
        double rate = 0.5 * Math.PI / ρ * λ * λ * electronGyrofrequency / (γ * γ) * relativePower;
        double dαα = 0, dαp = 0, dpp = 0;
        foreach (double x in ResonantFrequencies(a, β * μ))
        {
            double y = (x + a) / (β * μ);
            double F = GroupSpeed(x, y);
            double z = (x - xm) / δx;
            double strength = rate * Math.Abs(F) * Math.Exp(-z * z) / (δx * Math.Abs(β * μ - F));
            double g = 1 - x * μ / (y * β);
            double h = -Math.Sin(pitchAngle) / β * x / y;
            dαα += strength * g * g;
            dαp += strength * g * h;
            dpp += strength * h * h;
        }

        double p = species.Mass * species.MomentumPerMass(energy);
        return new MomentumDiffusionTensor(dαα, p * dαp, p * p * dpp);
    }

    /// <summary>
    /// Roots x in the band, y of the given direction, of <c>(x + a)² q = (βμ)² x² [q − (1 + ε)/α*]</c>, q = (x − s)(x + sε).
    /// </summary>
    private IEnumerable<double> ResonantFrequencies(double a, double βμ)
    {
        double w = βμ * βμ;
        var q = new Polynomial(-ε, s * (ε - 1), 1);
        var wxx = new Polynomial(0, 0, w);
        Polynomial quartic = new Polynomial(a * a, 2 * a, 1) * q - wxx * (q - (1 + ε) / αStar);
        Polynomial slope = quartic.Differentiate();
        return quartic.Roots()
            .Where(root => Math.Abs(root.Imaginary) < 1e-9 * root.Magnitude)
            .Select(root => Polished(root.Real))
            .Where(x => x >= x1 && x <= x2 && (x + a) * βμ * direction > 0);

        double Polished(double x)
        {
            for (int i = 0; i < 3; i++)
            {
                x -= quartic.Evaluate(x) / slope.Evaluate(x);
            }

            return x;
        }
    }

    /// <summary>F = dx/dy from 2y dy = d(x² − (1 + ε)x²/(α*q)).</summary>
    private double GroupSpeed(double x, double y)
    {
        double q = (x - s) * (x + s * ε);
        double slope = 2 * x + s * (ε - 1);
        return 2 * y / (2 * x - (1 + ε) / αStar * x * (2 * q - x * slope) / (q * q));
    }
}
