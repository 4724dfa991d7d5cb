namespace RadBelt.Gpu.Physics;

/// <summary>A particle species: a name, a signed charge (C) and a rest mass (kg).</summary>
/// <param name="Name">Name as it appears in decks and files.</param>
/// <param name="Charge">Signed charge q, C.</param>
/// <param name="Mass">Rest mass m, kg.</param>
public sealed record Species(string Name, double Charge, double Mass)
{
    /// <summary>Electrons.</summary>
    public static Species Electron { get; } = new("electron", -PhysicalConstants.ElementaryCharge, PhysicalConstants.ElectronMass);

    /// <summary>Protons.</summary>
    public static Species Proton { get; } = new("proton", PhysicalConstants.ElementaryCharge, PhysicalConstants.ProtonMass);

    /// <summary>Singly charged helium ions.</summary>
    public static Species Helium { get; } =
        new("helium", PhysicalConstants.ElementaryCharge, 4.002602 * PhysicalConstants.AtomicMass - PhysicalConstants.ElectronMass);

    /// <summary>Singly charged oxygen ions.</summary>
    public static Species Oxygen { get; } =
        new("oxygen", PhysicalConstants.ElementaryCharge, 15.9949146 * PhysicalConstants.AtomicMass - PhysicalConstants.ElectronMass);

    /// <summary>Rest energy E_R = mc², J.</summary>
    public double RestEnergy => Mass * PhysicalConstants.SpeedOfLight * PhysicalConstants.SpeedOfLight;

    /// <summary>Signed non-relativistic gyrofrequency Ω = qB/m, rad s⁻¹ (negative for electrons; <paramref name="field"/> in T).</summary>
    public double Gyrofrequency(double field) => Charge * field / Mass;

    /// <summary>Plasma frequency ω_p = (n q²/ε0 m)^½, rad s⁻¹ (<paramref name="density"/> in m⁻³).</summary>
    public double PlasmaFrequency(double density) =>
        Math.Sqrt(density * Charge * Charge / (PhysicalConstants.VacuumPermittivity * Mass));

    /// <summary>Lorentz factor γ of a particle of kinetic energy <paramref name="energy"/> (J).</summary>
    public double LorentzFactor(double energy) => 1 + energy / RestEnergy;

    /// <summary>Momentum over mass u = p/m = γv, m s⁻¹, at kinetic energy <paramref name="energy"/> (J): p²c² = E(E + 2E_R).</summary>
    public double MomentumPerMass(double energy) =>
        PhysicalConstants.SpeedOfLight * Math.Sqrt(energy * (energy + 2 * RestEnergy)) / RestEnergy;

    /// <summary>Speed v, m s⁻¹, at kinetic energy <paramref name="energy"/> (J).</summary>
    public double Speed(double energy) => MomentumPerMass(energy) / LorentzFactor(energy);
}
