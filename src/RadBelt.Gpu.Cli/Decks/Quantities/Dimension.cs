using System.Globalization;

namespace RadBelt.Gpu.Cli.Decks.Quantities;

/// <summary>
/// A physical dimension: exponents of length, mass, time and electric current, and of angle, which decks treat as a dimension of its own so
/// that 45 is never taken for 45 radians nor a frequency for an angular frequency.
/// </summary>
internal readonly record struct Dimension(int Length, int Mass, int Time, int Current, int Angle)
{
    /// <summary>A pure number.</summary>
    public static readonly Dimension None;

    /// <summary>m.</summary>
    public static readonly Dimension OfLength = new(1, 0, 0, 0, 0);

    /// <summary>kg.</summary>
    public static readonly Dimension OfMass = new(0, 1, 0, 0, 0);

    /// <summary>s.</summary>
    public static readonly Dimension OfTime = new(0, 0, 1, 0, 0);

    /// <summary>A.</summary>
    public static readonly Dimension OfCurrent = new(0, 0, 0, 1, 0);

    /// <summary>rad.</summary>
    public static readonly Dimension OfAngle = new(0, 0, 0, 0, 1);

    /// <summary>s⁻¹.</summary>
    public static readonly Dimension OfFrequency = None / OfTime;

    /// <summary>m s⁻¹.</summary>
    public static readonly Dimension OfSpeed = OfLength / OfTime;

    /// <summary>J.</summary>
    public static readonly Dimension OfEnergy = OfMass * OfSpeed.Power(2);

    /// <summary>C.</summary>
    public static readonly Dimension OfCharge = OfCurrent * OfTime;

    /// <summary>V.</summary>
    public static readonly Dimension OfPotential = OfEnergy / OfCharge;

    /// <summary>T.</summary>
    public static readonly Dimension OfMagneticField = OfPotential * OfTime / OfLength.Power(2);

    private static readonly Dictionary<Dimension, string> Names = new()
    {
        [None] = "a pure number",
        [OfLength] = "a length",
        [OfLength.Power(2)] = "an area",
        [OfLength.Power(-2)] = "an inverse area",
        [OfMass] = "a mass",
        [OfTime] = "a time",
        [OfCurrent] = "an electric current",
        [OfAngle] = "an angle",
        [OfFrequency] = "a frequency",
        [OfFrequency.Power(2)] = "a chirp rate",
        [OfAngle / OfTime] = "an angular frequency",
        [OfSpeed] = "a speed",
        [OfEnergy] = "an energy",
        [OfCharge] = "an electric charge",
        [OfPotential] = "an electric potential",
        [OfPotential / OfLength] = "an electric field",
        [OfMagneticField] = "a magnetic field",
        [OfMagneticField.Power(2) / OfFrequency] = "a magnetic spectral density",
        [OfLength.Power(-3)] = "a number density",
        [OfLength.Power(-1)] = "an inverse length",
        [None / (OfLength.Power(2) * OfTime * OfEnergy)] = "a flux in units like `cm^-2/s/sr/keV`",
        [OfAngle.Power(2) / OfTime] = "a pitch-angle diffusion coefficient",
        [OfEnergy.Power(2) / OfTime] = "an energy diffusion coefficient",
    };

    /// <summary>The dimension of a product.</summary>
    public static Dimension operator *(Dimension a, Dimension b) =>
        new(a.Length + b.Length, a.Mass + b.Mass, a.Time + b.Time, a.Current + b.Current, a.Angle + b.Angle);

    /// <summary>The dimension of a quotient.</summary>
    public static Dimension operator /(Dimension a, Dimension b) => a * b.Power(-1);

    /// <summary>The dimension of an integer power.</summary>
    public Dimension Power(int n) => new(n * Length, n * Mass, n * Time, n * Current, n * Angle);

    /// <summary>What people call it, with its article: <c>a magnetic field</c>; base units where it has no name.</summary>
    public override string ToString() => Names.TryGetValue(this, out string? name) ? name : $"something in {BaseUnits()}";

    private string BaseUnits()
    {
        (string Unit, int Exponent)[] powers = [("kg", Mass), ("m", Length), ("s", Time), ("A", Current), ("rad", Angle)];
        return string.Join('*', powers.Where(p => p.Exponent != 0)
            .Select(p => p.Exponent == 1 ? p.Unit : p.Unit + "^" + p.Exponent.ToString(CultureInfo.InvariantCulture)));
    }
}
