using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Satellites;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.FieldLineParticles;

/// <summary>The whole chain without waves: electrons placed by phase, moved by the tracer and counted by satellites give back the flux they started from.</summary>
internal sealed class UndisturbedFluxTests
{
    private static readonly DipoleFieldLine Line = new(5.5);

    /// <summary>
    /// 1.6e4 electrons over about a bounce: the flux over all times and energies is that of Liouville's theorem within four standard errors, which are below 2 %; so is that of
    /// each fifth of the time. Nothing is in the loss cone.
    /// </summary>
    [Test]
    public void ElectronsKeepTheirFluxWithoutWaves()
    {
        var flux = new SineSquaredFlux(TabulatedFluxSpectrum.GeostationaryMean);
        double[] energies = CellEdges.Logarithmic(200 * KeV, 400 * KeV, 4);
        double[] pitchAngles = CellEdges.EquatorialPitchAngles(Line, 650e3, below: 16, above: 1, highest: 5 * Degree);
        var electrons = new ElectronGrid(Line, flux, energies, pitchAngles, bouncePhases: 60, gyrophases: 4, seed: 5);
        VirtualSatellite[] satellites =
        [
            .. Enum.GetValues<Hemisphere>().Select(
                foot => new VirtualSatellite(Line, foot, 650e3, SatelliteBins.AllDirections(Line, 650e3, CellEdges.Even(0, 1, 5), energies, pitchAngleBins: 6))),
        ];
        using var device = CpuDevice.Create();
        FieldLineRun run = FieldLineTracer.Run(device, electrons, [], new() { StopTime = 1 }, satellites);

        Assert.That((run.LostNorth, run.LostSouth, run.WaveSteps), Is.EqualTo((0L, 0L, 0L)));
        foreach (VirtualSatellite satellite in satellites)
        {
            SatelliteFlux seen = satellite.Flux();
            IReadOnlyList<double> undisturbed = satellite.Undisturbed(flux).Omnidirectional;
            FluxEstimate whole = MicroburstFeatures.Relative(seen, undisturbed, (0, 1), (energies[0], energies[^1]));
            Assert.That(whole.Error, Is.LessThan(0.02));
            Assert.That(whole.Value, Is.EqualTo(1).Within(4 * whole.Error));
            for (int fifth = 0; fifth < 5; fifth++)
            {
                FluxEstimate part = MicroburstFeatures.Relative(seen, undisturbed, (0.2 * fifth, 0.2 * (fifth + 1)), (energies[0], energies[^1]));
                Assert.That(part.Value, Is.EqualTo(1).Within(4 * part.Error), $"{satellite.Hemisphere}, fifth {fifth}");
            }

            Assert.That(seen.Precipitating.Sum(bin => bin.Value), Is.Zero);
        }
    }
}
