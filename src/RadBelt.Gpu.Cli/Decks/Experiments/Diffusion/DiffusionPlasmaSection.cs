using RadBelt.Gpu.Cli.Decks.Quantities;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Field lines of a dipole, and the cold plasma on them. Relative units (<c>fce</c>) are those at the equator of the first shell.</summary>
internal sealed record DiffusionPlasmaSection : DipoleSection
{
    /// <summary>L.</summary>
    [DeckKey("l_shells", Min = 1, MinExclusive = true, Max = 100, MaxCount = 1000, Doc = "Field lines, by L. Relative units are those at the equator of the first.",
        Example = "4.5")]
    public required Axis LShells { get; init; }

    /// <summary>R = f_pe/f_ce at the equator; null where a density is given.</summary>
    [DeckKey("ratios", Min = 0, MinExclusive = true, Max = 1000, MaxCount = 1000, Default = "none: a density instead",
        Doc = "Ratios R = fpe/fce at the equator, the same on every field line: one axis of the tables.", Example = "[1.5, 2.5, 4]", Shown = true)]
    public Axis? Ratios { get; init; }

    /// <summary>Equatorial electron density, m⁻³; null where ratios or a model are given.</summary>
    [DeckKey("density", Unit = "m^-3", Min = 0, MinExclusive = true, Max = 1e30, Default = "none: `ratios` instead",
        Doc = "Electron density at the equator, the same on every field line.", Example = "1e7 m^-3")]
    public double? Density { get; init; }

    /// <summary>Density by L; null where ratios or a density are given.</summary>
    [DeckKey("density_model", Default = "none: `ratios` instead", Doc = "Equatorial electron density by L, from 3 to 7, of Sheeley et al. (2001): in the plasmasphere or outside.",
        Example = "sheeley-plasmasphere")]
    public DensityChoice? DensityModel { get; init; }

    /// <inheritdoc/>
    public override UnitContext Units
    {
        get
        {
            FieldLinePlasma first = OnLine(LShells.Values[0], Ratios?.Values[0]);
            return new(first.Line.EquatorialField, first.Density.At(first.Line, 0));
        }
    }

    /// <summary>The plasma on a field line.</summary>
    /// <param name="lShell">L.</param>
    /// <param name="ratio">R at the equator; null for that of the density given.</param>
    public FieldLinePlasma OnLine(double lShell, double? ratio)
    {
        var line = new DipoleFieldLine(lShell, SurfaceField, EarthRadius);
        return new(line, DensityModelOf(ratio), Mixture);
    }

    /// <inheritdoc/>
    public override void Validate(DeckContext context)
    {
        string[] given = [.. new[] { "ratios", "density", "density_model" }.Where(context.Has)];
        if (given.Length == 0)
            context.Error("ratios", "this key is missing; give `ratios`, for example `[1.5, 2.5, 4]`, or `density`, or `density_model`");
        if (given.Length > 1)
            context.Error(given[1], $"given together with `{given[0]}`; keep one of the two");
        Validate(context, DensityModel == DensityChoice.SheeleyTrough);
        if (DensityModel is not null && LShells.Values.FirstOrDefault(l => l is < LowestSheeley or > HighestSheeley) is var l && l != 0)
            context.Error("l_shells", $"L = {NumberText.Of(l)} is outside 3 to 7, where the fits of Sheeley et al. (2001) hold; give `ratios` or `density`");
    }

    private IDensityModel DensityModelOf(double? ratio) => (ratio, Density, DensityModel) switch
    {
        ({ } given, _, _) => new FrequencyRatioDensity(given, DensityExponent),
        (_, { } density, _) => new PowerLawDensity(density, DensityExponent),
        (_, _, DensityChoice.SheeleyPlasmasphere) => Sheeley2001Density.Plasmasphere(DensityExponent),
        _ => Sheeley2001Density.Trough(LocalHour!.Value, DensityExponent),
    };
}
