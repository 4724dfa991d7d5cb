using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Decks.Quantities;

/// <summary>
/// A unit decks may use. Its SI value is <c>Mantissa · 10^PowerOfTen</c>, kept apart so that powers such as cm^-3 stay exact; a relative
/// unit is multiplied by <c>Scale</c> of the plasma besides.
/// </summary>
internal sealed record Unit(string Symbol, Dimension Dimension, double Mantissa, int PowerOfTen, Func<UnitContext, double>? Scale = null)
{
    private static readonly Dictionary<string, Unit> BySymbol = Table().ToDictionary(unit => unit.Symbol, StringComparer.Ordinal);

    /// <summary>Every unit, by dimension and size.</summary>
    public static IReadOnlyCollection<Unit> All => BySymbol.Values;

    /// <summary>Whether the unit means nothing without a plasma.</summary>
    public bool IsRelative => Scale is not null;

    /// <summary>The unit of that exact symbol, or null.</summary>
    public static Unit? Find(string symbol) => BySymbol.GetValueOrDefault(symbol);

    private static IEnumerable<Unit> Table() =>
    [
        new("m", Dimension.OfLength, 1, 0),
        new("mm", Dimension.OfLength, 1, -3),
        new("cm", Dimension.OfLength, 1, -2),
        new("km", Dimension.OfLength, 1, 3),
        new("R_E", Dimension.OfLength, PhysicalConstants.EarthRadius, 0),
        new("RE", Dimension.OfLength, PhysicalConstants.EarthRadius, 0),
        new("s", Dimension.OfTime, 1, 0),
        new("ms", Dimension.OfTime, 1, -3),
        new("us", Dimension.OfTime, 1, -6),
        new("µs", Dimension.OfTime, 1, -6),
        new("μs", Dimension.OfTime, 1, -6),
        new("ns", Dimension.OfTime, 1, -9),
        new("min", Dimension.OfTime, 60, 0),
        new("h", Dimension.OfTime, 3600, 0),
        new("Hz", Dimension.OfFrequency, 1, 0),
        new("kHz", Dimension.OfFrequency, 1, 3),
        new("MHz", Dimension.OfFrequency, 1, 6),
        new("rad", Dimension.OfAngle, 1, 0),
        new("deg", Dimension.OfAngle, Units.Degree, 0),
        new("c", Dimension.OfSpeed, PhysicalConstants.SpeedOfLight, 0),
        new("kg", Dimension.OfMass, 1, 0),
        new("J", Dimension.OfEnergy, 1, 0),
        new("eV", Dimension.OfEnergy, Units.ElectronVolt, 0),
        new("keV", Dimension.OfEnergy, Units.ElectronVolt, 3),
        new("MeV", Dimension.OfEnergy, Units.ElectronVolt, 6),
        new("T", Dimension.OfMagneticField, 1, 0),
        new("mT", Dimension.OfMagneticField, 1, -3),
        new("uT", Dimension.OfMagneticField, 1, -6),
        new("µT", Dimension.OfMagneticField, 1, -6),
        new("μT", Dimension.OfMagneticField, 1, -6),
        new("nT", Dimension.OfMagneticField, 1, -9),
        new("pT", Dimension.OfMagneticField, 1, -12),
        new("G", Dimension.OfMagneticField, 1, -4),
        new("V", Dimension.OfPotential, 1, 0),
        new("mV", Dimension.OfPotential, 1, -3),
        new("A", Dimension.OfCurrent, 1, 0),
        new("C", Dimension.OfCharge, 1, 0),
        new("%", Dimension.None, 1, -2),
        new("sr", Dimension.None, 1, 0),
        new("fce", Dimension.OfFrequency, 1, 0, plasma => plasma.Gyrofrequency),
        new("fpe", Dimension.OfFrequency, 1, 0, plasma => plasma.PlasmaFrequency),
        new("Tce", Dimension.OfTime, 1, 0, plasma => 1 / plasma.Gyrofrequency),
        new("Tpe", Dimension.OfTime, 1, 0, plasma => 1 / plasma.PlasmaFrequency),
        new("1/wce", Dimension.OfTime, 1, 0, plasma => 1 / (Math.Tau * plasma.Gyrofrequency)),
        new("c/wpe", Dimension.OfLength, 1, 0, plasma => plasma.InertialLength),
        new("c/wce", Dimension.OfLength, 1, 0, plasma => plasma.GyrationLength),
        new("B0", Dimension.OfMagneticField, 1, 0, plasma => plasma.MagneticField),
    ];
}
