using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic;

/// <summary>Everything that defines an electromagnetic particle-in-cell run but its clock.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="FieldStrength">B0 along +x, T, ≥ 0; where there is a <see cref="FieldProfile"/>, what that multiplies.</param>
/// <param name="Species">The populations.</param>
public sealed record PicSetup(PicGrid Grid, double FieldStrength, IReadOnlyList<PicSpecies> Species)
{
    /// <summary>B0 at x (m) as a multiple of <see cref="FieldStrength"/>, positive; uniform when not given. Particles feel its mirror force.</summary>
    public Func<double, double>? FieldProfile { get; init; }

    /// <summary>Open ends; periodic when not given.</summary>
    public OpenBoundary? Open { get; init; }

    /// <summary>Passes of the binomial filter over the current, and over the electric field that particles feel; 0 … 16.</summary>
    public int FilterPasses { get; init; }

    /// <summary>Whether the filter's response is flattened at long waves.</summary>
    public bool CompensateFilter { get; init; } = true;

    /// <summary>Whether a uniform immobile background makes up for charge that the species leave over.</summary>
    public bool NeutralisingBackground { get; init; }

    /// <summary>Whether a grid too coarse for a species' Debye length is accepted.</summary>
    public bool AllowHeating { get; init; }

    /// <summary>Seed of all random numbers.</summary>
    public long Seed { get; init; }

    /// <summary>Whether currents leave single precision after every register, rather than after 128 of them.</summary>
    public bool DoubleAccumulators { get; init; }

    /// <summary>Fields from outside, added to those that particles feel; none when not given.</summary>
    public IPrescribedField? Prescribed { get; init; }

    /// <summary>
    /// Cold electrons as a fluid: the hybrid model. Then E_x is zero and the species' charges need not add up, there may be no species at all, and a grid coarser than their Debye length
    /// does no harm; none when not given.
    /// </summary>
    public ColdFluid? ColdElectrons { get; init; }

    /// <summary>A wave from an antenna in the middle of the domain, in a plasma of <see cref="ColdElectrons"/>; none when not given.</summary>
    public TriggeringWave? Trigger { get; init; }

    /// <summary>Lists of particles a cell: more of them give a GPU more to do at once. Chosen by the device when 0.</summary>
    public int ListsPerCell { get; init; }

    /// <summary>Plasma frequency of all species and the cold fluid (at its densest) together, (Σ ω_p²)^½, rad s⁻¹.</summary>
    public double PlasmaFrequency =>
        Math.Sqrt(Square(ColdPlasmaFrequency) + Species.Sum(s => Square(s.Kind.PlasmaFrequency(s.Density))));

    /// <summary>That of the cold fluid where it is densest; 0 without it.</summary>
    internal double ColdPlasmaFrequency => ColdElectrons is { } cold ? Physics.Species.Electron.PlasmaFrequency(cold.Largest(Grid)) : 0;

    /// <summary>B0 at x (m), T.</summary>
    /// <summary>Whether the run lies in a tube of field lines that narrows as B0 grows; see <see cref="FluxTube"/>.</summary>
    internal bool IsFluxTube => ColdElectrons is not null && FieldProfile is not null;

    internal double FieldAt(double x) => FieldStrength * (FieldProfile?.Invoke(x) ?? 1);

    internal void Validate()
    {
        Require.NotNegative(FieldStrength, "field strength", "T");
        if (Species.Count == 0 && ColdElectrons is null)
        {
            throw new InvalidInputException($"species: there is none; a run needs at least one, or cold electrons");
        }

        foreach (PicSpecies species in Species)
        {
            species.Validate();
        }

        if (Species.GroupBy(s => s.Name).FirstOrDefault(g => g.Count() > 1) is { } same)
        {
            throw new InvalidInputException($"species: {same.Count()} are called {same.Key}; give each a name of its own");
        }

        if (Trigger is not null && ColdElectrons is null)
        {
            throw new InvalidInputException($"trigger: its antenna is for a plasma of cold electrons as a fluid; give their density, or use a driver at an open end");
        }

        if (FilterPasses is < 0 or > 16)
        {
            throw new InvalidInputException($"filter: {FilterPasses} passes is outside 0 … 16");
        }

        RequireFieldProfile();
        if (ColdElectrons is not null)
        {
            RequireHybrid(ColdElectrons);
        }
        else
        {
            RequireNeutrality();
        }

        if (Open is { ParticleEnds: ThermalReservoirs } && Species.FirstOrDefault(s => IsDrifting(s.Distribution.Moments)) is { } drifting)
        {
            throw new InvalidInputException(
                $"{drifting.Name}: its mean velocity is {drifting.Distribution.Moments.MeanVelocity:G4} c; at open ends, where one particle comes in for each that leaves, it must be zero: use a distribution without drift, or a periodic domain");
        }
    }

    private static double Square(double x) => x * x;

    // Within what tables of a distribution are good for.
    private static bool IsDrifting(Distributions.DistributionMoments moments) =>
        Math.Abs(moments.ForwardFlux - moments.BackwardFlux) > 1e-3 * (moments.ForwardFlux + moments.BackwardFlux);

    private void RequireFieldProfile()
    {
        if (FieldProfile is null)
        {
            return;
        }

        Require.Positive(FieldStrength, "field strength of a profile", "T");
        for (int edge = 0; edge <= Grid.Cells; edge++)
        {
            double x = edge * Grid.CellSize, relative = FieldProfile(x);
            if (!(relative > 0) || double.IsInfinity(relative))
            {
                throw new InvalidInputException($"field profile: it is {relative:G4} at x = {x:G6} m; it must be positive and finite, since particles turn about the field along x");
            }
        }
    }

    private void RequireHybrid(ColdFluid cold)
    {
        cold.Validate(Grid);
        if (Species.FirstOrDefault(s => s.Markers == MarkerKind.DeltaF) is { } departure)
        {
            throw new InvalidInputException(
                $"{departure.Name}: beside cold electrons as a fluid δf is for a {nameof(Distributions.FieldLineBiMaxwellian)}, not for a {departure.Distribution.GetType().Name}; use that, or full f");
        }

        Trigger?.Validate(Math.Abs(Physics.Species.Electron.Gyrofrequency(FieldAt(Grid.Length / 2))) / Math.Tau);
        if (Prescribed is not null)
        {
            throw new InvalidInputException($"prescribed fields: cold electrons as a fluid do not feel them; leave one of the two out");
        }
    }

    private void RequireNeutrality()
    {
        double positive = Species.Where(s => s.Kind.Charge > 0).Sum(s => s.Kind.Charge * s.Density);
        double negative = Species.Where(s => s.Kind.Charge < 0).Sum(s => s.Kind.Charge * s.Density);
        double excess = (positive + negative) / PhysicalConstants.ElementaryCharge;
        if (!NeutralisingBackground && Math.Abs(positive + negative) > 1e-6 * Math.Max(positive, -negative))
        {
            throw new InvalidInputException(
                $"species: their charges do not add up to zero: {excess:G4} elementary charges m⁻³ are left over; adjust the densities, or set a neutralising background");
        }
    }
}
