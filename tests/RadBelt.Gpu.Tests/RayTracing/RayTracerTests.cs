using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.RayTracing;

internal sealed class RayTracerTests
{
    private static readonly DipolePlasma Trough = new(new PowerLawDensity(10 * PerCubicCentimetre, 1), new IonFraction(Species.Proton, 1));
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [Test]
    public void Look()
    {
        foreach (double n in (double[])[5, 10, 20])
        {
            var plasma = new DipolePlasma(new PowerLawDensity(n * PerCubicCentimetre, 1), new IonFraction(Species.Proton, 1));
            IReadOnlyList<Ray> rays = RayTracer.Trace(device, plasma, [.. new[] { 5.45, 5.5, 5.55 }.Select(l => new RayLaunch { Frequency = 700, LShell = l })]);
            foreach (Ray ray in rays)
            {
                RayPoint p = ray.Points.First(p => p.Latitude > 20 * Degree || p.Time > 1.9);
                TestContext.Out.WriteLine($"n {n} L {ray.Launch.LShell}: {ray.Points.Length} points, {ray.End} at {ray.Points[^1].Latitude / Degree:F3}°, L {ray.Points[^1].LShell:F3}, D {ray.DispersionError:E2}; at 20°: ψ {p.WaveNormalAngle / Degree:F2}, L {p.LShell:F3} t {p.Time:F3}");
            }
        }
        _ = Trough;
    }
}
