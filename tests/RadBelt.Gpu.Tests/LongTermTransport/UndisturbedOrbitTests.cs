using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.LongTermTransport;

/// <summary>Electrons without waves, in the field line of L = 6.</summary>
public sealed class UndisturbedOrbitTests
{
    private static readonly ParabolicFieldLine Line = ParabolicFieldLine.Of(new DipoleFieldLine(6));

    [TestCase(100, 20)]
    [TestCase(500, 45)]
    [TestCase(1000, 80)]
    public void Bounce(double keV, double degrees)
    {
        var ensemble = new TransportEnsemble(keV * KeV, degrees * Degree, 8);
        double period = Line.BouncePeriod(Species.Electron.Speed(ensemble.Energy), ensemble.EquatorialPitchAngle);
        foreach (int steps in new[] { 30, 60, 120 })
        {
            TransportRecord record = Run(ensemble, 3 * period, steps, period / 400);
            foreach (TransportTrajectory t in record.Trajectories.Take(2))
            {
                double e = t.Energies.Max(x => Math.Abs(x / ensemble.Energy - 1));
                double α = t.PitchAngles.Max(x => Math.Abs(x - ensemble.EquatorialPitchAngle)), αEnd = t.PitchAngles[^1] - t.PitchAngles[0];
                double z = t.Distances.Max(Math.Abs) / Line.MirrorDistance(ensemble.EquatorialPitchAngle) - 1;
                TestContext.Out.WriteLine($"{steps}: E {e:E1} α {α:E2} end {αEnd:E2} z {z:E2} period {Period(t) / period - 1:E2}");
            }
        }
    }

    internal static double Period(TransportTrajectory t)
    {
        List<double> up = [];
        for (int i = 1; i < t.Times.Length; i++)
        {
            if (t.Distances[i - 1] < 0 && t.Distances[i] >= 0)
            {
                up.Add(t.Times[i - 1] + (t.Times[i] - t.Times[i - 1]) * t.Distances[i - 1] / (t.Distances[i - 1] - t.Distances[i]));
            }
        }

        return (up[^1] - up[0]) / (up.Count - 1);
    }

    private static TransportRecord Run(TransportEnsemble ensemble, double time, int steps, double interval)
    {
        using var device = CpuDevice.Create(1);
        var grid = new WaveFieldGrid(Line, -1e6, 2e6, 2, 0, 1e-4, (long)(time / 1e-4) + 2);
        using var field = new GivenField(grid, (_, _) => default);
        return TransportRun.Run(device, field, [ensemble], new(time) { StepsPerGyration = steps, TrajectoryInterval = interval })[0];
    }
}
