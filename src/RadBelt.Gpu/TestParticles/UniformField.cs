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
    /// <exception cref="InvalidInputException">The waves belong to a plasma in another field.</exception>
    public FieldModel Plus(WaveSet waves) => new(this, waves);

    /// <summary>This field with oblique waves in it: particles move in all three dimensions of space, on full orbits.</summary>
    /// <exception cref="InvalidInputException">The waves belong to a plasma in another field.</exception>
    public FieldModel Plus(ObliqueWaveSet waves) => new(this, waves);

    /// <summary>This field alone, as a field model.</summary>
    public static implicit operator FieldModel(UniformField field) => new(field);
}
