using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Quasilinear theory of the broadband waves of a <c>transport</c> deck, amplitudes scaled as the deck says.</summary>
internal sealed class QuasilinearTransport(TransportDeck deck, BroadbandEquivalent waves)
{
    // Differences that slopes are taken over: of angles, of ln p.
    private const double AngleStep = 0.02 * Units.Degree, MomentumStep = 0.002;

    // Beyond the energies of the ensembles, for electrons that go there.
    private const double EnergyRoom = 4;

    // Relative difference of values of an axis that are one and the same.
    private const double Same = 1e-6;

    private const double FirstAngle = 1 * Units.Degree, LastAngle = 89 * Units.Degree;

    /// <summary>Ends of the energies electrons may come to, J.</summary>
    public (double Lowest, double Highest) EnergyRange => (deck.Ensembles.Energies.Values[0] / EnergyRoom, deck.Ensembles.Energies.Values[^1] * EnergyRoom);

    /// <summary>Coefficients against pitch angle for the energy of each ensemble.</summary>
    public TransportTheory Curves()
    {
        double[] energies = [.. deck.Ensembles.Energies.Values];
        return new(energies, Angles, [.. energies.Select(energy => Rates(energy, Angles))]);
    }

    /// <summary>The coefficients over energies and pitch angles, for electrons that follow them.</summary>
    public DiffusionTable Table()
    {
        var (lowest, highest) = EnergyRange;
        return Table(With(Axis.Of(new() { From = lowest, To = highest, Count = deck.Theory.EnergyCount }).Values, deck.Ensembles.Energies.Values), Angles);
    }

    /// <summary>The field of such a table, whose coefficients go with the square of the deck's scale, times a factor.</summary>
    public DiffusionField Field(DiffusionTable table, double factor) => DiffusionField.Of(table, PhaseSpace.Parabola, factor * deck.Scale * deck.Scale);

    private double[] Angles => With(
        Axis.Of(new() { From = FirstAngle, To = LastAngle, Count = deck.Theory.PitchAngleCount, Spacing = AxisSpacing.Linear }).Values,
        [.. deck.Ensembles.PitchAngles.Values.Select(α => Math.Clamp(α, FirstAngle, LastAngle)).Distinct()]);

    // An even axis and, in place of neighbours that are all but the same, the values of the ensembles: there coefficients are exact.
    private static double[] With(IReadOnlyList<double> even, IReadOnlyList<double> own) =>
        [.. even.Where(x => own.All(o => Math.Abs(x - o) > Same * o)).Concat(own).Order()];

    private DiffusionTable Table(IReadOnlyList<double> energies, IReadOnlyList<double> angles) =>
        ParabolicDiffusion.BounceAveraged(deck.Line, deck.ColdDensity, waves.Spectra, (deck.Broadband!.Band.Low, deck.Broadband.Band.High), energies, angles);

    // ⟨Δα⟩/Δt = ∂_αD_αα − tanα D_αα + ∂_pD_αp + 2D_αp/p and ⟨Δp⟩/Δt = ∂_αD_αp − tanα D_αp + ∂_pD_pp + 2D_pp/p with G = p² cosα; ⟨ΔE⟩/Δt = v⟨Δp⟩/Δt + D_pp dv/dp (Itô).
    private TransportRates[] Rates(double energy, double[] angles)
    {
        Species electron = Species.Electron;
        double p = electron.Mass * electron.MomentumPerMass(energy), v = electron.Speed(energy), γ = electron.LorentzFactor(energy);
        double dE = v * p * MomentumStep;
        DiffusionTable here = Table([energy - dE, energy, energy + dE], angles);
        DiffusionTable below = Table([energy], [.. angles.Select(α => α - AngleStep)]), above = Table([energy], [.. angles.Select(α => α + AngleStep)]);
        double square = deck.Scale * deck.Scale;
        return [.. angles.Select((α, a) =>
        {
            MomentumDiffusionTensor d = here[1, a];
            double byα(Func<MomentumDiffusionTensor, double> of) => (of(above[0, a]) - of(below[0, a])) / (2 * AngleStep) - Math.Tan(α) * of(d);
            double byP(Func<MomentumDiffusionTensor, double> of) => (of(here[2, a]) - of(here[0, a])) / (2 * p * MomentumStep) + 2 * of(d) / p;
            double aα = byα(t => t.AlphaAlpha) + byP(t => t.AlphaMomentum), ap = byα(t => t.AlphaMomentum) + byP(t => t.MomentumMomentum);
            return new TransportRates(
                square * v * v * d.MomentumMomentum, square * (v * ap + d.MomentumMomentum / (γ * γ * γ * electron.Mass)), square * d.AlphaAlpha, square * aα);
        })];
    }
}
