using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.TestParticles;

/// <summary>A uniform background field B0 along +x.</summary>
public sealed record UniformField
{
    /// <summary>A field of <paramref name="strength"/> T, positive.</summary>
    /// <exception cref="InvalidInputException">The strength is not positive and finite.</exception>
    public UniformField(double strength)
    {
        if (!(strength > 0 && double.IsFinite(strength)))
        {
            throw new InvalidInputException($"B0: {strength / Units.NanoTesla:G6} nT; it must be positive and finite");
        }

        Strength = strength;
    }

    /// <summary>B0, T.</summary>
    public double Strength { get; }

    /// <summary>This field with waves in it.</summary>
    public FieldModel Plus(WaveSet waves) => new(this, waves);

    /// <summary>This field alone, as a field model.</summary>
    public static implicit operator FieldModel(UniformField field) => new(field, null);
}

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
