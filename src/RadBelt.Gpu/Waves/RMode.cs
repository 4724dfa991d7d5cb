namespace RadBelt.Gpu.Waves;

/// <summary>
/// Right-hand polarised field-aligned waves below the electron gyrofrequency: whistlers. For electrons alone μ² = 1 + R²/[x(1 − x)], x =
/// ω/ω_ce. The mode has no cut-off there: the one pass band is (0, ω_ce).
/// </summary>
public sealed class RMode : FieldAlignedMode
{
    /// <summary>The R mode of <paramref name="plasma"/>.</summary>
    public RMode(ColdPlasma plasma)
        : base(plasma, rotationSense: +1) => PassBands = [new PassBand(0, plasma.ElectronGyrofrequency)];

    /// <inheritdoc/>
    public override IReadOnlyList<PassBand> PassBands { get; }

    internal override string Name => "R mode";
}
