using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>How diffusion coefficients of oblique waves are computed.</summary>
public sealed record DiffusionSettings
{
    private readonly double relativeTolerance = 1e-3;
    private readonly double resonanceConeFraction = 0.999;

    /// <summary>Harmonics n of the sum; −10 … 10 unless set.</summary>
    public HarmonicRange Harmonics { get; init; } = HarmonicRange.Default;

    /// <summary>
    /// Estimated error of D_αα and of D_pp over their value; 1e-3 unless set, from 1e-10 to 0.1. That of D_αp, which may cancel over harmonics, is of this
    /// order over (D_αα D_pp)^½; it is not estimated.
    /// </summary>
    /// <exception cref="InvalidInputException">It is out of range.</exception>
    public double RelativeTolerance
    {
        get => relativeTolerance;
        init => relativeTolerance = value is >= 1e-10 and <= 0.1
            ? value
            : throw new InvalidInputException($"relative tolerance: {value:G6} cannot be used; give one from 1e-10 to 0.1.");
    }

    /// <summary>Dispersion relation of the waves; the full one unless set.</summary>
    public DispersionRelation Dispersion { get; init; } = DispersionRelation.Full;

    /// <summary>
    /// Where the wave normals reach the resonance cone tan²ψ_r = −P/S they end at this fraction of tanψ_r: at the cone itself the weight in k space
    /// diverges and would take all the power. 0.999 unless set, in (0, 1).
    /// </summary>
    /// <exception cref="InvalidInputException">It is out of range.</exception>
    public double ResonanceConeFraction
    {
        get => resonanceConeFraction;
        init => resonanceConeFraction = value is > 0 and < 1
            ? value
            : throw new InvalidInputException($"resonance cone fraction: {value:G6} cannot be used; give one in (0, 1).");
    }
}
