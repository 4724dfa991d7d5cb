using RadBelt.Gpu.Cli.Decks.Experiments;

namespace RadBelt.Gpu.Cli.Decks;

/// <summary>A kind of experiment: its name in decks, the record its decks are bound to, and a sentence for the reference.</summary>
internal sealed record DeckKind(string Name, Type Record, string Summary);

/// <summary>The kinds of experiment there are. A new kind is a record derived from <see cref="ExperimentDeck"/> and a line here.</summary>
internal static class DeckRegistry
{
    /// <summary>All kinds, in the order of the reference.</summary>
    public static IReadOnlyList<DeckKind> Kinds { get; } =
    [
        new(
            "test-particles",
            typeof(TestParticlesDeck),
            "Ensembles of electrons in a prescribed broadband whistler field: measured diffusion and drift beside weak-turbulence and "
            + "quasilinear theory."),
        new(
            "weak-turbulence",
            typeof(WeakTurbulenceDeck),
            "Weak-turbulence diffusion coefficients as functions of the elapsed time, and their resonant (quasilinear) limit "
            + "(Allanson et al. 2022)."),
        new(
            "pic",
            typeof(PicDeck),
            "Electromagnetic particle-in-cell run along B0: driven and growing whistlers, and what they do to the plasma (Allanson et al. 2021)."),
        new(
            "diffusion",
            typeof(DiffusionDeck),
            "Quasilinear diffusion coefficients of oblique waves over energy, pitch angle, L, density ratio and wave model, local or bounce-averaged; "
            + "estimates across density ratios (Albert et al. 2024), lifetimes, drift averages."),
        new(
            "rays",
            typeof(RaysDeck),
            "Rays of whistler-mode waves through the plasma of a dipole, with Landau and cyclotron damping by hot electrons (Chen et al. 2021, Fig. 4)."),
        new(
            "chorus-element",
            typeof(ChorusElementDeck),
            "A chorus element, ducted or made of rays, tabulated over time and latitude on field lines (Chen et al. 2021, Figs. 2 and 5)."),
        new(
            "microburst",
            typeof(MicroburstDeck),
            "Electrons of field lines in a chorus element, and the fluxes that satellites at both feet see: microbursts (Chen et al. 2021, Figs. 3, 6-8)."),
        new(
            "hybrid-pic",
            typeof(HybridPicDeck),
            "Chorus from first principles along a parabolic field line: cold electrons as a fluid, hot ones as macro-particles (Tao 2014; Tao, Zonca & Chen 2017)."),
        new(
            "broadband-field",
            typeof(BroadbandFieldDeck),
            "The broadband equal of a simulated wave field, or of spectra that are given: waves of random phases with its power by latitude."),
        new(
            "transport",
            typeof(TransportDeck),
            "Ensembles of electrons over many bounces in a simulated wave field and in its broadband equivalent: diffusion and advection with errors, coherence, distributions, "
            + "beside quasilinear theory and electrons that follow it."),
        new(
            "fokker-planck",
            typeof(FokkerPlanckDeck),
            "What diffusion in pitch angle and energy makes of a flux: implicit finite volumes with coefficients of a `diffusion` file or computed here, checked by stochastic "
            + "differential equations."),
    ];

    /// <summary>The kind of that name, or null.</summary>
    public static DeckKind? Find(string name) => Kinds.FirstOrDefault(kind => kind.Name == name);
}
