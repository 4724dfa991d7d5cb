using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.TestParticles;

/// <summary>What particles move in: a background field, and waves if any.</summary>
public sealed record FieldModel
{
    internal FieldModel(UniformField background) => Background = background;

    internal FieldModel(UniformField background, WaveSet waves)
        : this(background)
    {
        RequireFieldOf(waves.Mode.Plasma);
        Waves = waves;
    }

    internal FieldModel(UniformField background, ObliqueWaveSet waves)
        : this(background)
    {
        RequireFieldOf(waves.Spectrum.Plasma);
        ObliqueWaves = waves;
    }

    /// <summary>The background field.</summary>
    public UniformField Background { get; }

    /// <summary>Waves along the background field; null for none.</summary>
    public WaveSet? Waves { get; }

    /// <summary>Waves at an angle to the background field; null for none.</summary>
    public ObliqueWaveSet? ObliqueWaves { get; }

    private void RequireFieldOf(ColdPlasma plasma)
    {
        if (Math.Abs(plasma.FieldStrength / Background.Strength - 1) > 1e-12)
        {
            throw new InvalidInputException(
                $"waves: they belong to a plasma at {plasma.FieldStrength / Units.NanoTesla:G6} nT, but the background field is "
                + $"{Background.Strength / Units.NanoTesla:G6} nT; give both the same B0");
        }
    }
}
