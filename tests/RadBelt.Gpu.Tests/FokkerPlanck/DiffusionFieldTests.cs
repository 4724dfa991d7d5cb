using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Diffusion;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.FokkerPlanck;

internal sealed class DiffusionFieldTests
{
    private static readonly Species Electron = Species.Electron;
    private static readonly double[] Energies = [0.1 * MeV, 0.3 * MeV, 1 * MeV];
    private static readonly double[] Angles = [5 * Degree, 30 * Degree, 60 * Degree, 85 * Degree];

    [Test]
    public void HasTheEntriesOfItsTableTimesTheScale()
    {
        DiffusionTable table = TableOf.Tensors(Energies, Angles, Smooth);
        DiffusionField field = DiffusionField.Of(table, PhaseSpace.Dipole, scale: 4);
        MomentumDiffusionTensor entry = table[1, 2], d = field.At(Energies[1], Angles[2]);
        Assert.That(d.AlphaAlpha, Is.EqualTo(4 * entry.AlphaAlpha).Within(1e-12).Percent);
        Assert.That(d.AlphaMomentum, Is.EqualTo(4 * entry.AlphaMomentum).Within(1e-12).Percent);
        Assert.That(d.MomentumMomentum, Is.EqualTo(4 * entry.MomentumMomentum).Within(1e-12).Percent);
    }

    [Test]
    public void IsPositiveSemidefiniteBetweenTensorsOfRankOne()
    {
        // Entries of rank one whose direction turns: the determinant between them is a difference of products that cancel at the entries.
        int k = 0;
        DiffusionField field = DiffusionField.Of(
            TableOf.Tensors(Energies, Angles, (energy, _) => OfKick(Math.Cos(++k), Math.Sin(k) * P(energy))), PhaseSpace.Local);
        for (double energy = Energies[0]; energy < Energies[^1]; energy *= 1.07)
        {
            for (double α = 0; α <= 90 * Degree; α += 0.01)
            {
                MomentumDiffusionTensor d = field.At(energy, α);
                Assert.That(d.AlphaMomentum * d.AlphaMomentum, Is.LessThanOrEqualTo((1 + 1e-12) * d.AlphaAlpha * d.MomentumMomentum));
            }
        }

        static MomentumDiffusionTensor OfKick(double a, double p) => new(a * a, a * p, p * p);
    }

    [Test]
    public void GoesOnToItsMirrorImage()
    {
        DiffusionField field = DiffusionField.Of(TableOf.Tensors(Energies, Angles, Smooth), PhaseSpace.Dipole);
        MomentumDiffusionTensor last = Smooth(Energies[0], Angles[^1]), end = field.At(Energies[0], 90 * Degree), first = field.At(Energies[0], 0);
        Assert.That(end.AlphaAlpha, Is.EqualTo(last.AlphaAlpha).Within(1e-10).Percent);
        Assert.That(end.AlphaMomentum, Is.EqualTo(0).Within(1e-12 * last.AlphaMomentum));
        Assert.That(first.AlphaMomentum, Is.EqualTo(0).Within(1e-12 * last.AlphaMomentum));
    }

    [Test]
    public void LocalDriftIsThatOfTheDriftDiffusionRelations()
    {
        // Allanson et al. (2022) Eqs. 2, 3, by dE/dp = v and d²E/dp² = 1/(γ³m): C_E = v⟨Δp⟩ + D_pp/(γ³m).
        var forms = new FokkerPlanckForms(Electron);
        DiffusionField field = DiffusionField.Of(Electron, PhaseSpace.Local, Smooth);
        (double energy, double α) = (0.4 * MeV, 70 * Degree);
        DriftCoefficients expected = forms.DriftOf((e, x) => Smooth(e, x).ToEnergy(Electron, e), energy, α);
        (double byα, double byP) = field.DriftAt(energy, α);
        double γ = Electron.LorentzFactor(energy), v = Electron.Speed(energy);
        Assert.That(byα, Is.EqualTo(expected.Alpha).Within(1e-7).Percent);
        Assert.That(
            v * byP + Smooth(energy, α).MomentumMomentum / (γ * γ * γ * Electron.Mass), Is.EqualTo(expected.Energy).Within(1e-7).Percent);
    }

    [Test]
    public void DriftOfATableHasTheSlopesOfItsInterpolation([Values] PhaseSpace phaseSpace)
    {
        DiffusionField field = DiffusionField.Of(TableOf.Tensors(Energies, Angles, Smooth), phaseSpace);
        (double y, double α) = (Math.Log(P(0.5 * MeV)), 40 * Degree);
        double G(double x) => phaseSpace switch
        {
            PhaseSpace.Local => Math.Sin(x),
            PhaseSpace.Dipole => new DipoleBounce(x).NormalizedPeriod * Math.Sin(x) * Math.Cos(x),
            _ => Math.Cos(x),
        };

        // Central differences of second order with a step of 1e-4.
        const double Step = 1e-4;
        double slope = (G(α + Step) * field.LogMomentumAt(y, α + Step).AlphaAlpha - G(α - Step) * field.LogMomentumAt(y, α - Step).AlphaAlpha) / (2 * Step * G(α))
            + (Math.Exp(3 * Step) * field.LogMomentumAt(y + Step, α).AlphaY - Math.Exp(-3 * Step) * field.LogMomentumAt(y - Step, α).AlphaY) / (2 * Step);
        Assert.That(field.LogMomentumDriftAt(y, α).Alpha, Is.EqualTo(slope).Within(1e-4).Percent);
    }

    [Test]
    public void RoundingAboveTheBoundIsCut()
    {
        double p = P(0.3 * MeV);
        DiffusionField field = DiffusionField.Of(TableOf.Tensors(Energies, Angles, (e, _) => new(1e-4, 1.004e-4 * P(e), 1e-4 * P(e) * P(e))), PhaseSpace.Local);
        Assert.That(field.At(0.3 * MeV, 30 * Degree).AlphaMomentum, Is.EqualTo(1e-4 * p).Within(1e-10).Percent);
    }

    [Test]
    public void RefusesWhatGathersParticlesAndNamesTheCell()
    {
        Refused(() => Of((e, α) => Smooth(e, α) with { AlphaMomentum = α == Angles[2] && e == Energies[1] ? P(e) : 0 }), "at 0.3 MeV, 60°: D_αp");
        Refused(() => Of((e, α) => Smooth(e, α) with { AlphaAlpha = -1e-5 }), "at 0.1 MeV, 5°: D_αα is -1E-05 s⁻¹");
        Refused(() => Of((e, α) => Smooth(e, α) with { MomentumMomentum = double.NaN }), "100 keV, 5°: one of them is missing");
        DiffusionField field = DiffusionField.Of(Electron, PhaseSpace.Local, (e, _) => new(1e-4, 1.1e-4 * P(e), 1e-4 * P(e) * P(e)));
        Refused(() => field.At(50 * KeV, 30 * Degree), "at 50 keV, 30°: D_αp");

        static DiffusionField Of(Func<double, double, MomentumDiffusionTensor> tensor) =>
            DiffusionField.Of(TableOf.Tensors(Energies, Angles, tensor), PhaseSpace.Dipole);
    }

    [Test]
    public void RefusesWhatIsOutsideTheTable()
    {
        DiffusionField field = DiffusionField.Of(TableOf.Tensors(Energies, Angles, Smooth), PhaseSpace.Dipole);
        Refused(() => field.At(2 * MeV, 30 * Degree), "2000 keV is outside the diffusion table, 100 to 1000 keV");
        Refused(() => DiffusionField.Of(TableOf.Tensors(Energies, [0.1, 2], Smooth), PhaseSpace.Dipole), "not all in [0°, 90°]");
        Refused(() => DiffusionField.Of(TableOf.Tensors([MeV], Angles, Smooth), PhaseSpace.Dipole), "at least two of each");
    }

    private static double P(double energy) => DiffusionField.Momentum(Electron, energy);

    private static MomentumDiffusionTensor Smooth(double energy, double α)
    {
        double p = P(energy), size = 1e-4 * Math.Pow(energy / MeV, -0.4) * (1 + 0.3 * Math.Cos(2 * α));
        return new(size, 0.2 * size * p * Math.Sin(2 * α), 0.3 * size * p * p);
    }
}
