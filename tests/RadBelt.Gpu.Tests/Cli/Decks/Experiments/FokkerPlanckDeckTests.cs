using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Tests.Cli.Decks.ExampleDecks;

namespace RadBelt.Gpu.Tests.Cli.Decks.Experiments;

/// <summary>Decks of Fokker–Planck solutions: what they become, and what is wrong with bad ones, each told at its place.</summary>
internal sealed class FokkerPlanckDeckTests
{
    private const string Good = """
        experiment: fokker-planck
        coefficients:
          quasilinear:
            plasma: {l_shells: 4.5, ratios: 3.43}
            waves:
              - {name: night, model: albert-young2005-night-chorus}
              - {name: day, model: albert-young2005-day-chorus}
            sectors:
              - {fraction: 0.25, waves: night, ratio: 3.43}
              - {fraction: 0.375, waves: day, ratio: 4.1}
        grid: {energies: [200 keV, 5 MeV], pitch_angles: [5 deg, 90 deg], energy_cells: 20, pitch_angle_cells: 18}
        initial:
          exponential: {flux: 1e4 cm^-2/s/sr/keV, at: 200 keV, folding_energy: 100 keV}
          from_edge: true
        lifetimes: {time: 10 h, energies: [200 keV, 1 MeV], pitch_angles: [5 deg, 20 deg]}
        sources: {time: 20 h}
        time_step: 10 min
        times: [2.4 h, 24 h]
        """;

    private static readonly string File = Good.Replace(
        Good[Good.IndexOf("  quasilinear", StringComparison.Ordinal)..Good.IndexOf("grid:", StringComparison.Ordinal)], "  file: nowhere.h5\n", StringComparison.Ordinal);

    /// <summary>The initial flux of Albert and Young (2005): exp(−(E − 0.2 MeV)/0.1 MeV) (sinα − sinα_L).</summary>
    [Test]
    public void A_deck_becomes_a_flux_edges_losses_and_sources()
    {
        FokkerPlanckDeck deck = Read(Good);
        var plan = new FokkerPlanckPlan(deck);
        FokkerPlanckBoundaries edges = plan.Boundaries();
        double energy = 0.5 * Units.MeV, α = 60 * Units.Degree, p = Species.Electron.Mass * Species.Electron.MomentumPerMass(energy);
        double flux = 1e4 * Units.PerSquareCentimetreSecondSteradianKeV * Math.Exp(-3) * (Math.Sin(α) - Math.Sin(5 * Units.Degree));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Initial(energy, α) * p * p, Is.EqualTo(flux).Within(1e-12 * flux));
            Assert.That(plan.Initial(energy, 4 * Units.Degree), Is.Zero, "below the edge");
            Assert.That(edges.LowestPitchAngle!(energy), Is.Zero);
            Assert.That(edges.HighestPitchAngle, Is.Null, "nothing passes");
            Assert.That(edges.LowestEnergy!(α), Is.EqualTo(plan.Initial(200 * Units.KeV, α)));
            Assert.That(edges.HighestEnergy!(α), Is.Zero);
            Assert.That(edges.Lifetime!(energy, 10 * Units.Degree), Is.EqualTo(36_000).Within(1e-9));
            Assert.That(edges.Lifetime(energy, α), Is.EqualTo(double.PositiveInfinity), "outside of its range");
            Assert.That(edges.Source!(energy, α), Is.EqualTo(plan.Initial(energy, α) / 72_000).Within(1e-12 * plan.Initial(energy, α) / 72_000));
            Assert.That(plan.Source.PhaseSpace, Is.EqualTo(PhaseSpace.Dipole));
            Assert.That(plan.Setup.Coefficients, Does.StartWith("drift average at L = 4.5: 0.25 of the orbit: night, f_pe/f_ce = 3.43; "));
        });
    }

    [Test]
    public void Coefficients_span_the_grid()
    {
        FokkerPlanckDeck deck = Read(Good);
        DiffusionDeck diffusion = deck.Coefficients.Quasilinear!.Deck(deck.Grid);
        Assert.That((diffusion.Energies.Values[0], diffusion.Energies.Values[^1]), Is.EqualTo((deck.Grid.Energies.Low, deck.Grid.Energies.High)), "exactly");
        Assert.That((diffusion.PitchAngles.Values[0], diffusion.PitchAngles.Values[^1]), Is.EqualTo((deck.Grid.PitchAngles.Low, deck.Grid.PitchAngles.High)));
    }

    [TestCase("times=0 h", "times: the start is kept anyway")]
    [TestCase("initial.spectrum.model=ige2006", "initial.spectrum: given together with `exponential`")]
    [TestCase("lifetimes.energies=[6 MeV, 7 MeV]", "no cell of `grid` lies there")]
    [TestCase("coefficients.quasilinear.plasma.l_shells=[4, 5]", "coefficients.quasilinear.plasma.l_shells: diffusion in pitch angle and energy is solved on one field line")]
    [TestCase("coefficients.quasilinear.sectors[0].waves=dusk", "coefficients.quasilinear.sectors[0].waves: `dusk` names none of the deck's waves")]
    [TestCase("coefficients.waves=night", "coefficients.waves: chooses a table of `file`")]
    [TestCase("stochastic={energy: 100 keV, pitch_angle: 60 deg, time: 1 h}", "stochastic.energy: is outside `grid.energies`")]
    [TestCase("stochastic={energy: 1 MeV, pitch_angle: 60 deg, time_step: 1 min, time: 99 h}", "stochastic.time: is after the last of `times`")]
    [TestCase("boundaries.lowest_energy=open", "`open` is not a choice")]
    public void Faults_are_told_at_their_place(string change, string told) => Assert.That(Faults(Good, change), Has.Length.EqualTo(1).And.All.Contains(told));

    [Test]
    public void A_spectrum_must_cover_the_grid()
    {
        string text = Good.Replace("exponential: {flux: 1e4 cm^-2/s/sr/keV, at: 200 keV, folding_energy: 100 keV}", "spectrum: {model: ige2006}", StringComparison.Ordinal);
        Assert.That(Faults(text), Has.Length.EqualTo(1).And.All.Contains("the spectrum is known from 30 keV to 1990 keV"));
        Assert.That(Read(text.Replace("5 MeV]", "1.9 MeV]", StringComparison.Ordinal)).Initial.InWords, Is.EqualTo("ige2006 × (sinα − sinα_edge)"));
    }

    [Test]
    public void What_the_coefficients_cannot_give_is_told()
    {
        Assert.That(() => new FokkerPlanckPlan(Read(File)), Throws.InstanceOf<InvalidInputException>().With.Message.Contains("nowhere.h5"));
        Assert.That(Faults(Good, "grid.pitch_angles=[5 deg, 120 deg]"), Has.Length.EqualTo(1).And.All.Contains("grid.pitch_angles: bounce averages have equatorial pitch angles up to 90 deg"));
    }

    private static FokkerPlanckDeck Read(string text) => (FokkerPlanckDeck)Deck.Parse(text, "a").Experiment;
}
