namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// What a record holds: powers of the SI base units, and how the stored numbers become SI values (openPMD 1.1.0, "Unit Systems and
/// Dimensionality"; the two weighting properties from its ED-PIC extension).
/// </summary>
/// <param name="Length">Power of the metre.</param>
/// <param name="Mass">Power of the kilogram.</param>
/// <param name="Time">Power of the second.</param>
/// <param name="Current">Power of the ampere.</param>
/// <param name="Temperature">Power of the kelvin.</param>
/// <param name="Amount">Power of the mole.</param>
/// <param name="Luminosity">Power of the candela.</param>
public sealed record OpenPmdQuantity(
    double Length = 0,
    double Mass = 0,
    double Time = 0,
    double Current = 0,
    double Temperature = 0,
    double Amount = 0,
    double Luminosity = 0)
{
    /// <summary>A pure number.</summary>
    public static OpenPmdQuantity Dimensionless { get; } = new();

    /// <summary>Position of a particle, m.</summary>
    public static OpenPmdQuantity Position { get; } = new(Length: 1);

    /// <summary>Momentum of a real particle, kg m s⁻¹.</summary>
    public static OpenPmdQuantity Momentum { get; } = new(Length: 1, Mass: 1, Time: -1) { WeightingPower = 1 };

    /// <summary>Charge of a real particle, C.</summary>
    public static OpenPmdQuantity Charge { get; } = new(Time: 1, Current: 1) { WeightingPower = 1 };

    /// <summary>Mass of a real particle, kg.</summary>
    public static OpenPmdQuantity RestMass { get; } = new(Mass: 1) { WeightingPower = 1 };

    /// <summary>Kinetic energy of a real particle, J.</summary>
    public static OpenPmdQuantity Energy { get; } = new(Length: 2, Mass: 1, Time: -2) { WeightingPower = 1 };

    /// <summary>Number of real particles that a macro-particle stands for.</summary>
    public static OpenPmdQuantity Weighting { get; } = new() { WeightingPower = 1, MacroWeighted = true };

    /// <summary>Electric field, V m⁻¹.</summary>
    public static OpenPmdQuantity ElectricField { get; } = new(Length: 1, Mass: 1, Time: -3, Current: -1);

    /// <summary>Magnetic field, T.</summary>
    public static OpenPmdQuantity MagneticField { get; } = new(Mass: 1, Time: -2, Current: -1);

    /// <summary>Current density, A m⁻².</summary>
    public static OpenPmdQuantity CurrentDensity { get; } = new(Length: -2, Current: 1);

    /// <summary>Charge density, C m⁻³.</summary>
    public static OpenPmdQuantity ChargeDensity { get; } = new(Length: -3, Time: 1, Current: 1);

    /// <summary>Number density, m⁻³.</summary>
    public static OpenPmdQuantity NumberDensity { get; } = new(Length: -3);

    /// <summary>Velocity, m s⁻¹.</summary>
    public static OpenPmdQuantity Velocity { get; } = new(Length: 1, Time: -1);

    /// <summary>Pressure, Pa.</summary>
    public static OpenPmdQuantity Pressure { get; } = new(Length: -1, Mass: 1, Time: -2);

    /// <summary>Factor that takes the stored numbers to SI.</summary>
    public double UnitSI { get; init; } = 1;

    /// <summary>Time of the record less that of its iteration, s: −Δt/2 for what a leapfrog scheme knows half a step earlier.</summary>
    public double TimeOffset { get; init; }

    /// <summary>Power of the weighting by which a value for one real particle becomes that of its macro-particle.</summary>
    public double WeightingPower { get; init; }

    /// <summary>Whether stored values are those of whole macro-particles.</summary>
    public bool MacroWeighted { get; init; }

    internal double[] Dimension => [Length, Mass, Time, Current, Temperature, Amount, Luminosity];
}
