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

    /// <summary>Lists of particles a cell: more of them give a GPU more to do at once. Chosen by the device when 0.</summary>
    public int ListsPerCell { get; init; }

    /// <summary>Plasma frequency of all species together, (Σ ω_p²)^½, rad s⁻¹.</summary>
    public double PlasmaFrequency => Math.Sqrt(Species.Sum(s => Square(s.Kind.PlasmaFrequency(s.Density))));

    internal void Validate()
    {
        Require.NotNegative(FieldStrength, "field strength", "T");
        if (Species.Count == 0)
        {
            throw new InvalidInputException($"species: there is none; a run needs at least one");
        }

        foreach (PicSpecies species in Species)
        {
            species.Validate();
        }

        if (Species.GroupBy(s => s.Name).FirstOrDefault(g => g.Count() > 1) is { } same)
        {
            throw new InvalidInputException($"species: {same.Count()} are called {same.Key}; give each a name of its own");
        }

        if (FilterPasses is < 0 or > 16)
        {
            throw new InvalidInputException($"filter: {FilterPasses} passes is outside 0 … 16");
        }

        RequireNeutrality();
        RequireFieldProfile();
        if (Open is not null && Species.FirstOrDefault(s => IsDrifting(s.Distribution.Moments)) is { } drifting)
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
