using RadBelt.Gpu.Cli.Decks.Quantities;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Densities around the Earth.</summary>
internal enum DipoleDensityChoice
{
    /// <summary>Inside the plasmapause.</summary>
    SheeleyPlasmasphere,

    /// <summary>Outside.</summary>
    SheeleyTrough,

    /// <summary>Ions under gravity, with a plasmapause.</summary>
    DiffusiveEquilibrium,
}

/// <summary>A dipole filled with cold plasma. Relative units (<c>fce</c>) are those at the equator of one of its field lines.</summary>
internal sealed record DipolePlasmaSection : IDefinesUnits
{
    private const double NeutralityTolerance = 1e-6;
    private const double SecondsPerHour = 3600;
    private const double LowestSheeley = 3;
    private const double HighestSheeley = 7;

    /// <summary>L of relative units.</summary>
    [DeckKey("l_shell", Min = 1, MinExclusive = true, Max = 100, Doc = "Field line at whose equator relative units (`fce`, `Tce`) are taken.", Example = "5.5")]
    public double LShell { get; init; } = 5.5;

    /// <summary>Equatorial electron density, m⁻³; null where a model is given.</summary>
    [DeckKey("density", Unit = "m^-3", Min = 0, MinExclusive = true, Max = 1e30, Default = "none: `density_model` instead",
        Doc = "Electron density at the equator: of every field line, or, with `density_model: diffusive-equilibrium`, of `l_shell`.", Example = "5 cm^-3", Shown = true)]
    public double? Density { get; init; }

    /// <summary>Density by place; null where a density is given.</summary>
    [DeckKey("density_model", Default = "none: `density` instead",
        Doc = "Electron density by place: at the equator by L, from 3 to 7, of Sheeley et al. (2001), in the plasmasphere or outside; or the diffusive equilibrium of ray tracers (Bortnik et al. 2011).",
        Example = "diffusive-equilibrium")]
    public DipoleDensityChoice? DensityModel { get; init; }

    /// <summary>Local time of the trough, s; null where there is no trough.</summary>
    [DeckKey("local_time", Unit = "h", Min = 0, Max = 24, Default = "none: required for `sheeley-trough`", Doc = "Magnetic local time, on which the density of the trough depends.",
        Example = "6 h")]
    public double? LocalTime { get; init; }

    /// <summary>η of n ∝ r^−η along a field line.</summary>
    [DeckKey("density_exponent", Min = 0, Max = 10, Doc = "Exponent e of n ~ r^-e along each field line; 0: the same density everywhere on it.", Example = "0")]
    public double DensityExponent { get; init; }

    /// <summary>L of the plasmapause of a diffusive equilibrium; null for its default.</summary>
    [DeckKey("plasmapause", Min = 1, MinExclusive = true, Max = 100, Default = "4 for `diffusive-equilibrium`", Doc = "L at which the plasmapause of a diffusive equilibrium begins.", Example = "4")]
    public double? Plasmapause { get; init; }

    /// <summary>Half width of that plasmapause in L; null for its default.</summary>
    [DeckKey("plasmapause_width", Min = 0, MinExclusive = true, Max = 10, Default = "0.1 for `diffusive-equilibrium`", Doc = "Its half width in L.", Example = "0.1")]
    public double? PlasmapauseWidth { get; init; }

    /// <summary>Exponent of the trough of a diffusive equilibrium; null for its default.</summary>
    [DeckKey("trough_exponent", Min = 0, Max = 10, Default = "2.5 for `diffusive-equilibrium`", Doc = "Exponent e of r^-e by which density beyond it falls faster than in diffusive equilibrium.",
        Example = "2.5")]
    public double? TroughExponent { get; init; }

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
    public UnitContext Units
    {
        get
        {
            ColdPlasma source = Plasma.On(LShell).At(0);
            return new(source.FieldStrength, source.ElectronDensity);
        }
    }

    /// <summary>The plasma.</summary>
    public DipolePlasma Plasma =>
        new(Model, [.. Ions.Select(ion => new IonFraction(ion.Physics, ion.Fraction))]) { SurfaceField = SurfaceField, EarthRadius = EarthRadius };

    /// <summary>The density in words.</summary>
    public string DensityInWords
    {
        get
        {
            string at = Density is { } density ? FormattableString.Invariant($"{density / Physics.Units.PerCubicCentimetre:G4} cm⁻³ at the equator") : "";
            return DensityModel switch
            {
                DipoleDensityChoice.DiffusiveEquilibrium => FormattableString.Invariant($"diffusive equilibrium, plasmapause at L = {Equilibrium.PlasmapauseLShell:G4} ± {Equilibrium.PlasmapauseWidth:G3}, exponent of the trough {Equilibrium.TroughExponent:G3}")
                    + (at.Length > 0 ? FormattableString.Invariant($", {at} of L = {LShell:G4}") : ""),
                { } model => DeckWords.Of(model) + (LocalTime is { } time ? FormattableString.Invariant($", local time {time / SecondsPerHour:G3} h") : "") + AlongLines,
                null => at + AlongLines,
            };
        }
    }

    private string AlongLines => DensityExponent > 0 ? FormattableString.Invariant($", r^−{DensityExponent:G3} along field lines") : ", constant along field lines";

    private IDensityModel Model => (Density, DensityModel) switch
    {
        ({ } density, DipoleDensityChoice.DiffusiveEquilibrium) => Equilibrium.Through(density, new DipoleFieldLine(LShell, SurfaceField, EarthRadius)),
        (_, DipoleDensityChoice.DiffusiveEquilibrium) => Equilibrium,
        (_, DipoleDensityChoice.SheeleyPlasmasphere) => Sheeley2001Density.Plasmasphere(DensityExponent),
        (_, DipoleDensityChoice.SheeleyTrough) => Sheeley2001Density.Trough(LocalTime!.Value / SecondsPerHour, DensityExponent),
        ({ } density, _) => new PowerLawDensity(density, DensityExponent),
        _ => throw new InvalidOperationException("a plasma without a density was refused"),
    };

    private DiffusiveEquilibriumDensity Equilibrium
    {
        get
        {
            var standard = new DiffusiveEquilibriumDensity();
            return standard with
            {
                PlasmapauseLShell = Plasmapause ?? standard.PlasmapauseLShell,
                PlasmapauseWidth = PlasmapauseWidth ?? standard.PlasmapauseWidth,
                TroughExponent = TroughExponent ?? standard.TroughExponent,
            };
        }
    }

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        bool equilibrium = DensityModel == DipoleDensityChoice.DiffusiveEquilibrium;
        if (Density is null && DensityModel is null)
            context.Error("density", "this key is missing; give `density`, for example `5 cm^-3`, or `density_model`");
        if (Density is not null && DensityModel is not null && !equilibrium)
            context.Error("density_model", "given together with `density`; keep one of the two");
        foreach (string key in equilibrium ? new[] { "density_exponent" } : ["plasmapause", "plasmapause_width", "trough_exponent"])
        {
            if (context.Has(key))
                context.Error(key, $"{(equilibrium ? "has no meaning with" : "belongs to")} `density_model: diffusive-equilibrium`; remove it");
        }

        ValidateSheeley(context);
        double sum = Ions.Sum(ion => ion.Fraction);
        if (Ions.Count > 0 && Math.Abs(sum - 1) > NeutralityTolerance)
            context.Error("ions", $"the fractions add up to {NumberText.Of(Math.Round(sum, 12))}; they must add up to 1, for a neutral plasma");
    }

    private void ValidateSheeley(DeckContext context)
    {
        if (DensityModel == DipoleDensityChoice.SheeleyTrough && LocalTime is null)
            context.Error("local_time", "this key is missing; the density of the trough depends on it, for example `6 h`");
        if (DensityModel != DipoleDensityChoice.SheeleyTrough && LocalTime is not null)
            context.Error("local_time", "belongs to `density_model: sheeley-trough` and has no meaning without; remove it");
        if (DensityModel is DipoleDensityChoice.SheeleyTrough or DipoleDensityChoice.SheeleyPlasmasphere && LShell is < LowestSheeley or > HighestSheeley)
            context.Error("l_shell", $"L = {NumberText.Of(LShell)} is outside 3 to 7, where the fits of Sheeley et al. (2001) hold; give `density`, or `density_model: diffusive-equilibrium`");
    }
}
