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
internal sealed record DipolePlasmaSection : DipoleSection
{
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

    /// <inheritdoc/>
    public override UnitContext Units
    {
        get
        {
            ColdPlasma source = Plasma.On(LShell).At(0);
            return new(source.FieldStrength, source.ElectronDensity);
        }
    }

    /// <summary>The plasma.</summary>
    public DipolePlasma Plasma =>
        new(Model, Mixture) { SurfaceField = SurfaceField, EarthRadius = EarthRadius };

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
                { } model => DeckWords.Of(model) + (LocalHour is { } hour ? FormattableString.Invariant($", local time {hour:G3} h") : "") + AlongLines,
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
        (_, DipoleDensityChoice.SheeleyTrough) => Sheeley2001Density.Trough(LocalHour!.Value, DensityExponent),
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
    public override void Validate(DeckContext context)
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

        Validate(context, DensityModel == DipoleDensityChoice.SheeleyTrough);
        if (DensityModel is DipoleDensityChoice.SheeleyTrough or DipoleDensityChoice.SheeleyPlasmasphere && LShell is < LowestSheeley or > HighestSheeley)
            context.Error("l_shell", $"L = {NumberText.Of(LShell)} is outside 3 to 7, where the fits of Sheeley et al. (2001) hold; give `density`, or `density_model: diffusive-equilibrium`");
    }
}
