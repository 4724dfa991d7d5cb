using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.FokkerPlanck;

/// <summary>
/// The one-day storm of Albert &amp; Young (2005) against what published codes find for it at 60°: a flux of 0.27–0.28 at 0.5 MeV and 8.2–9.1e-4 at 2 MeV,
/// in the unit in which <see cref="StormDay.InitialFlux"/> is one at 0.2 MeV but for its angle.
/// </summary>
internal sealed class AlbertYoungDayTests
{
    private const double HalfMeV = 0.275, TwoMeV = 8.65e-4;

    /// <summary>
    /// Waves of the catalogue, inferred from the paper's table. Their D_pp is often 5–20 % above the table's where it counts for 2 MeV, and 5 % more of all
    /// coefficients is 25 % more flux there (measured with the table): 10 % hold at 0.5 MeV, not at 2 MeV, where fine grids give 16–18 % more.
    /// </summary>
    [Test]
    public void OurCoefficientsGiveTheDay()
    {
        using Device device = Device.Open("cpu");
        DiffusionField field = DiffusionField.Of(
            DriftAverage.Of(
                Sector(device, "albert-young2005-night-chorus", frequencyRatio: 3.43, hours: 7),
                Sector(device, "albert-young2005-day-chorus", frequencyRatio: 4.1, hours: 9)),
            PhaseSpace.Dipole);
        HasTheFluxes(field, cells: 40, percentAtTwoMeV: 25);
        HasTheFluxes(field, cells: 80, percentAtTwoMeV: 25);
    }

    /// <summary>The table itself, which is the authors' and not ours to pass on.</summary>
    [Test]
    [Explicit("Needs the published table: give its path in RADBELT_ALBERT_YOUNG_TABLE.")]
    public void ThePublishedTableGivesTheDay()
    {
        string path = Environment.GetEnvironmentVariable("RADBELT_ALBERT_YOUNG_TABLE")
            ?? throw new InvalidOperationException("RADBELT_ALBERT_YOUNG_TABLE is not set.");
        DiffusionField field = DiffusionField.Of(PrintedTable.Read(path), PhaseSpace.Dipole);
        HasTheFluxes(field, cells: 40);
        HasTheFluxes(field, cells: 80);
        HasTheFluxes(field, cells: 120);
        HasTheFluxes(field, cells: 80, steps: 2000);
    }

    private static void HasTheFluxes(DiffusionField field, int cells, int steps = 500, double percentAtTwoMeV = 10)
    {
        (double[] flux, FokkerPlanckSolver solver) = StormDay.Run(field, cells, steps, 60 * Degree, 0.5 * MeV, 2 * MeV);
        TestContext.Out.WriteLine(FormattableString.Invariant(
            $"{cells} x {cells}, {steps} steps: {flux[0]:F4}, {flux[1]:E2}; D_αp weakened in {solver.WeakenedCells} cells, by {solver.LargestWeakening:P1} at most"));
        Assert.That(flux[0], Is.EqualTo(HalfMeV).Within(10).Percent, "0.5 MeV");
        Assert.That(flux[1], Is.EqualTo(TwoMeV).Within(percentAtTwoMeV).Percent, "2 MeV");
        Assert.That(solver.Density.Cast<double>().Min(), Is.GreaterThanOrEqualTo(0));
        FokkerPlanckBudget budget = solver.Budget;
        Assert.That(budget.Defect, Is.EqualTo(0).Within(1e-12 * budget.Present));
    }

    private static DriftSector Sector(Device device, string model, double frequencyRatio, double hours)
    {
        DiffusionTable sector = DiffusionCoefficients.BounceAveraged(
            device,
            new FieldLinePlasma(new DipoleFieldLine(4.5), new FrequencyRatioDensity(frequencyRatio)),
            WaveModelCatalog.Named(model),
            Species.Electron,
            [.. Enumerable.Range(0, 24).Select(i => 0.19 * Math.Pow(5.1 / 0.19, i / 23.0) * MeV)],
            [.. Enumerable.Range(0, 43).Select(i => (5 + 2 * i) * Degree)],
            new DiffusionSettings { Harmonics = new HarmonicRange(-5, 5), RelativeTolerance = 1e-3 });
        return new DriftSector(sector, hours / 24);
    }
}
