using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>
/// Left-hand polarised field-aligned waves below the highest ion gyrofrequency: electromagnetic ion cyclotron (EMIC) waves. Each ion
/// species has a pass band that ends at its gyrofrequency; the lowest begins at zero, the others at a cut-off above the gyrofrequency
/// below.
/// </summary>
public sealed class LMode : FieldAlignedMode
{
    /// <summary>The L mode of <paramref name="plasma"/>.</summary>
    /// <exception cref="InvalidInputException">The plasma has no ions, without which there is no such branch.</exception>
    public LMode(ColdPlasma plasma)
        : base(plasma, rotationSense: -1)
    {
        if (plasma.Ions.IsEmpty)
        {
            throw new InvalidInputException(
                "L mode: the plasma has electrons only, and no EMIC branch; add ions, for example protons with fraction 1.");
        }

        double[] resonances = [.. plasma.Ions.Select(ion => ion.Species.Gyrofrequency(plasma.FieldStrength)).Distinct().Order()];
        PassBands = [.. resonances.Select((upper, i) => new PassBand(i == 0 ? 0 : CutOff(resonances[i - 1], upper), upper))];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<PassBand> PassBands { get; }

    internal override string Name => "L mode";

    /// <summary>The zero of μ² between two ion resonances: it rises there from −∞ to +∞; tanh keeps the poles at the ends finite.</summary>
    private double CutOff(double resonanceBelow, double resonanceAbove) => BracketedRoot.Find(
        ω => ω <= resonanceBelow ? -1 : ω >= resonanceAbove ? 1 : Math.Tanh(RefractiveIndexSquared(ω)), resonanceBelow, resonanceAbove);
}
