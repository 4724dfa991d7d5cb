namespace RadBelt.Gpu.Physics;

/// <summary>Physical constants in SI units: CODATA 2018 (Tiesinga et al. 2021, Rev. Mod. Phys. 93, 025010).</summary>
public static class PhysicalConstants
{
    /// <summary>Speed of light in vacuum c, m s⁻¹ (exact).</summary>
    public const double SpeedOfLight = 299_792_458;

    /// <summary>Elementary charge e, C (exact).</summary>
    public const double ElementaryCharge = 1.602176634e-19;

    /// <summary>Boltzmann constant k_B, J K⁻¹ (exact).</summary>
    public const double Boltzmann = 1.380649e-23;

    /// <summary>Electron mass m_e, kg.</summary>
    public const double ElectronMass = 9.1093837015e-31;

    /// <summary>Proton mass m_p, kg.</summary>
    public const double ProtonMass = 1.67262192369e-27;

    /// <summary>Unified atomic mass unit, kg.</summary>
    public const double AtomicMass = 1.66053906660e-27;

    /// <summary>Vacuum electric permittivity ε0, F m⁻¹.</summary>
    public const double VacuumPermittivity = 8.8541878128e-12;

    /// <summary>Vacuum magnetic permeability μ0, N A⁻².</summary>
    public const double VacuumPermeability = 1.25663706212e-6;

    /// <summary>Mean Earth radius used for L shells, m (6371.2 km).</summary>
    public const double EarthRadius = 6.3712e6;
}
