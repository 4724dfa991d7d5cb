using RadBelt.Gpu.Cli.Decks.Quantities;
using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>A uniform cold magnetised plasma.</summary>
internal sealed record PlasmaSection : IDefinesUnits
{
    private const double NeutralityTolerance = 1e-6;

    /// <summary>Background field B0, T.</summary>
    [DeckKey("B0", Unit = "nT", Min = 0, MinExclusive = true, Max = 1e9, Doc = "Background magnetic field.", Example = "140 nT")]
    public required double B0 { get; init; }

    /// <summary>Electron number density, m⁻³.</summary>
    [DeckKey("density", Unit = "m^-3", Min = 0, MinExclusive = true, Max = 1e30, Doc = "Electron number density.", Example = "1e7 m^-3")]
    public required double Density { get; init; }

    /// <summary>The ions; empty for electrons alone.</summary>
    [DeckKey("ions", MaxCount = 3, Default = "none: electrons alone move in the waves",
        Doc = "Ions, by their share of the positive charge; the shares add up to 1.")]
    public IReadOnlyList<IonSection> Ions { get; init; } = [];

    /// <inheritdoc/>
    public UnitContext Units => new(B0, Density);

    /// <summary>Electron gyrofrequency f_ce, Hz.</summary>
    public double Gyrofrequency => Units.Gyrofrequency;

    /// <summary>Electron gyrofrequency |Ω_ce|, rad s⁻¹.</summary>
    public double AngularGyrofrequency => Math.Tau * Gyrofrequency;

    /// <summary>Electron plasma frequency f_pe, Hz.</summary>
    public double PlasmaFrequency => Units.PlasmaFrequency;

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        double sum = Ions.Sum(ion => ion.Fraction);
        if (Ions.Count > 0 && Math.Abs(sum - 1) > NeutralityTolerance)
            context.Error("ions", $"the fractions add up to {NumberText.Of(Math.Round(sum, 12))}; they must add up to 1, for a neutral plasma");
        for (int i = 1; i < Ions.Count; i++)
        {
            if (Ions.Take(i).Any(ion => ion.Species == Ions[i].Species))
                context.Error($"ions[{i}].species", $"`{DeckWords.Of(Ions[i].Species)}` appears twice; add the fractions up");
        }
    }
}
