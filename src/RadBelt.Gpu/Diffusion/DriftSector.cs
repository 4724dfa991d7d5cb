namespace RadBelt.Gpu.Diffusion;

/// <summary>A sector of magnetic local time that a drifting particle passes, and the diffusion there.</summary>
/// <param name="Table">Coefficients in the sector.</param>
/// <param name="Fraction">Share of the 24 h of local time it takes (of the drift orbit), positive.</param>
public readonly record struct DriftSector(DiffusionTable Table, double Fraction);
