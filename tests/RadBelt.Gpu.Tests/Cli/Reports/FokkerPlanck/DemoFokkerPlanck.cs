using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Cli.Reports.FokkerPlanck;

/// <summary>A made-up Fokker–Planck run: a flux that falls with energy, and with time.</summary>
internal static class DemoFokkerPlanck
{
    private const int Energies = 12, Angles = 10;

    public static FokkerPlanckReportData Run(bool check = true)
    {
        double[] energies = [.. Enumerable.Range(0, Energies).Select(i => 0.2 * Units.MeV * Math.Pow(25, (i + 0.5) / Energies))];
        double[] angles = [.. Enumerable.Range(0, Angles).Select(i => (5 + 85 * (i + 0.5) / Angles) * Units.Degree)];
        var tensors = new MomentumDiffusionTensor[Energies, Angles];
        for (int e = 0; e < Energies; e++)
        {
            for (int a = 0; a < Angles; a++)
                tensors[e, a] = new(1e-4, 1e-27, 1e-48 * (1 + e));
        }

        return new()
        {
            Setup = new(
                Species.Electron, "drift average: 0.25 of the orbit: night, L = 4.5, f_pe/f_ce = 3.8", 0.5, true, 4.56 * Units.Degree, (0.2 * Units.MeV, 5 * Units.MeV), (5 * Units.Degree, 90 * Units.Degree),
                "exp(−E/100 keV) × (sinα − sinα_edge)", ["lowest α f = 0", "highest α nothing passes", "lowest E f as at the start", "highest E f = 0"], ["f is lost in 8.64E+04 s"], 600),
            Energies = energies,
            PitchAngles = angles,
            Coefficients = tensors,
            States = [.. new[] { 0.0, 8640, 86_400 }.Select(t => State(t, energies, angles))],
            WeakenedCells = 3,
            LargestWeakening = 0.01,
            Stochastic = check ? Check() : null,
            CoefficientsElapsed = 7,
            Elapsed = 1,
        };
    }

    private static FokkerPlanckState State(double time, double[] energies, double[] angles)
    {
        var density = new double[Energies, Angles];
        double left = Math.Exp(-time / 86_400);
        for (int e = 0; e < Energies; e++)
        {
            double p = Species.Electron.Mass * Species.Electron.MomentumPerMass(energies[e]);
            for (int a = 0; a < Angles; a++)
                density[e, a] = left * Units.PerSquareCentimetreSecondSteradianKeV * Math.Exp(-energies[e] / (100 * Units.KeV)) * Math.Sin(angles[a]) / (p * p);
        }

        density[Energies - 1, 0] = 0;
        return new(time, density, new(2, 2 * left, 0, 0.1 * (1 - left), 1.9 * (1 - left), 0, 0, 0));
    }

    private static StochasticComparison Check()
    {
        var random = new Random(3);
        double[] sample = [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble())];
        double[] cells = [.. Enumerable.Range(0, 11).Select(i => i / 10.0)];
        return new(
            1 * Units.MeV, 60 * Units.Degree, 3600, 320, [.. sample.Select(x => (0.5 + x) * Units.MeV)], [.. sample.Select(x => (40 + 40 * x) * Units.Degree)], 0.94,
            new([.. cells.Select(x => (0.5 + x) * Units.MeV)], cells, 0.03, 0.7), new([.. cells.Select(x => (40 + 40 * x) * Units.Degree)], cells, 0.04, 0.5));
    }
}
