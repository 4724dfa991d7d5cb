using RadBelt.Gpu.Cli.Decks.Quantities;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What every dipole filled with cold plasma has in decks: its field, its ions, and what the densities of Sheeley et al. (2001) ask for.</summary>
internal abstract record DipoleSection : IDefinesUnits
{
    private protected const double LowestSheeley = 3;
    private protected const double HighestSheeley = 7;
    private const double NeutralityTolerance = 1e-6;
    private const double SecondsPerHour = 3600;

    /// <summary>Local time of the trough, s; null where there is no trough.</summary>
    [DeckKey("local_time", Unit = "h", Min = 0, Max = 24, Default = "none: required for `sheeley-trough`", Doc = "Magnetic local time, on which the density of the trough depends.",
        Example = "6 h")]
    public double? LocalTime { get; init; }

    /// <summary>η of n ∝ r^−η along a field line.</summary>
    [DeckKey("density_exponent", Min = 0, Max = 10, Doc = "Exponent e of n ~ r^-e along each field line; 0: the same density everywhere on it.", Example = "0")]
    public double DensityExponent { get; init; }

    /// <summary>Field on the Earth's equator, T.</summary>
    [DeckKey("surface_field", Unit = "T", Min = 0, MinExclusive = true, Max = 1, Doc = "Field of the dipole at the equator, one Earth radius from its centre.",
        Example = "3.12e-5 T")]
    public double SurfaceField { get; init; } = DipoleFieldLine.DefaultSurfaceField;

    /// <summary>R_E, m.</summary>
    [DeckKey("earth_radius", Unit = "km", Min = 0, MinExclusive = true, Max = 1e9, Doc = "Radius of the Earth.", Example = "6371.2 km")]
    public double EarthRadius { get; init; } = DipoleFieldLine.DefaultEarthRadius;

    /// <summary>The ions; empty for electrons alone.</summary>
    [DeckKey("ions", MaxCount = 3, Default = "none: electrons alone move in the waves",
        Doc = "Ions, by their share of the positive charge; the shares add up to 1.")]
    public IReadOnlyList<IonSection> Ions { get; init; } = [];

    /// <inheritdoc/>
    public abstract UnitContext Units { get; }

    /// <summary>Local time of the trough, hours.</summary>
    private protected double? LocalHour => LocalTime / SecondsPerHour;

    /// <summary>The ions of the plasma.</summary>
    private protected IonFraction[] Mixture => [.. Ions.Select(ion => new IonFraction(ion.Physics, ion.Fraction))];

    /// <inheritdoc/>
    public abstract void Validate(DeckContext context);

    /// <summary>Faults of the ions, and of the local time beside a density that does or does not depend on it.</summary>
    private protected void Validate(DeckContext context, bool trough)
    {
        if (trough && LocalTime is null)
            context.Error("local_time", "this key is missing; the density of the trough depends on it, for example `6 h`");
        if (!trough && LocalTime is not null)
            context.Error("local_time", "belongs to `density_model: sheeley-trough` and has no meaning without; remove it");
        double sum = Ions.Sum(ion => ion.Fraction);
        if (Ions.Count > 0 && Math.Abs(sum - 1) > NeutralityTolerance)
            context.Error("ions", $"the fractions add up to {NumberText.Of(Math.Round(sum, 12))}; they must add up to 1, for a neutral plasma");
    }
}
