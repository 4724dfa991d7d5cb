using System.Diagnostics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
namespace RadBelt.Gpu.Tests.RayTracing;
public class GainProbe
{
    [Test]
    public void Probe()
    {
        GyrotropicDistribution[] fs = [PowerLawDistribution.Bell2002, PowerLawDistribution.Bortnik2007Quiet, PowerLawDistribution.Bortnik2007Moderate, PowerLawDistribution.Bortnik2007Active];
        var line = new DipoleFieldLine(5.5);
        foreach (double ne in (double[])[3e6, 5e6, 1e7, 2e7])
        foreach (var f in fs)
        {
            double gain = 0; const int N = 10;
            for (int i = 0; i < N; i++)
            {
                double λ = 20 * Degree * (i + 0.5) / N, ψ = 55 * Degree * (i + 0.5) / N;
                var plasma = new ColdPlasma(line.FieldStrength(λ), ne, new IonFraction(Species.Proton, 1));
                var w = DispersionRelation.Full.Wave(plasma, WaveBranch.Whistler, Math.Tau * 700, ψ);
                var r = WaveDamping.Rate(plasma, w, f);
                gain += r.Temporal / w.ParallelGroupSpeed * line.ArcLengthPerLatitude(λ) * 20 * Degree / N;
            }
            TestContext.Out.WriteLine($"ne {ne:G3} {f.Name}: {8.686 * gain:F2} dB");
        }
    }

    [Test]
    public void Speed()
    {
        var random = new Random(1);
        DampingPoint[] points = [.. Enumerable.Range(0, 100000).Select(_ => RayDampingTests.Random(random).Point)];
        GyrotropicDistribution[] fs = [BiMaxwellianDistribution.Isotropic(1e5, 1 * KeV), new KappaDistribution(1e5, 3 * KeV, 1 * KeV, 2), PowerLawDistribution.Bell2002, PowerLawDistribution.Bortnik2007Active, TabulatedDistribution.Of(PowerLawDistribution.Bell2002)];
        foreach (int threads in (int[])[1, 2])
        {
            using Device device = CpuDevice.Create(threads);
            foreach (var f in fs)
            {
                RayDamping.Rates(device, [new(Species.Proton, 1)], new(f), (-1, 1), points[..1000]);
                RayDamping.Rates(device, [new(Species.Proton, 1)], new(f), (-1, 1), points[..1000]);
                var t = Stopwatch.StartNew();
                RayDamping.Rates(device, [new(Species.Proton, 1)], new(f), (-1, 1), points);
                TestContext.Out.WriteLine($"{threads} threads {f.Name}: {t.Elapsed.TotalMicroseconds / points.Length:F2} us/point");
                t.Restart();
                RayDamping.Rates(device, [new(Species.Proton, 1)], new(f, 0), (-1, 1), points);
            }
        }
    }
}
