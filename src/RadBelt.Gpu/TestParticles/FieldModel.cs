using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.TestParticles;

/// <summary>What particles move in: a background field, and waves if any.</summary>
public sealed record FieldModel
{
    internal FieldModel(UniformField background, WaveSet? waves)
    {
        if (waves is not null && Math.Abs(waves.Mode.Plasma.FieldStrength / background.Strength - 1) > 1e-12)
        {
            throw new InvalidInputException(
                $"waves: they belong to a plasma at {waves.Mode.Plasma.FieldStrength / Units.NanoTesla:G6} nT, but the background field is "
                + $"{background.Strength / Units.NanoTesla:G6} nT; give both the same B0");
        }

        Background = background;
        Waves = waves;
    }

    /// <summary>The background field.</summary>
    public UniformField Background { get; }

    /// <summary>The waves; null for none.</summary>
    public WaveSet? Waves { get; }
}
