using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Rays;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.RayTracing;

/// <summary>Densities as kernels have them, against the models, and their gradients against differences.</summary>
internal sealed class RayDensityTests
{
    private static readonly (double L, double Latitude)[] Places = [(3.2, 0), (3.95, 0.3), (4.02, -0.2), (4.3, 0.6), (5.5, -0.5), (6.8, 0.8)];
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [Test]
    public void APowerLawIsTheModel() =>
        Check(new PowerLawDensity(2e7, 2.5), new ShellPowerLaw(2e7, 0, 2.5), 1e-13, 1e-9);

    [Test]
    public void AFrequencyRatioIsTheModel()
    {
        var model = new FrequencyRatioDensity(4, 1.5);
        Check(model, new ShellPowerLaw(model.EquatorialDensity(DipoleFieldLine.DefaultSurfaceField), 6, 1.5), 1e-13, 1e-9);
    }

    [Test]
    public void TheTroughIsTheModel([Values(0, 7.5, 24)] double localTime) =>
        Check(Sheeley2001Density.Trough(localTime, 1.5), new SheeleyTrough(localTime, 1.5), 1e-13, 1e-9);

    [Test]
    public void DiffusiveEquilibriumIsTheModel()
    {
        var model = new DiffusiveEquilibriumDensity();
        Check(model, model.ForRays(DipoleFieldLine.DefaultEarthRadius), 1e-13, 1e-8);
    }

    /// <summary>A smooth model by its table: to h⁴/384 (ln n)⁗ with h = 1/200 in ln L, where (ln n)⁗ is some 3e4 here, and h³/72 for the gradient.</summary>
    [Test]
    public void AModelOfTheUsersIsItsTable()
    {
        var model = new Wavy();
        using var table = new RayDensityTable(device, new(model), new());
        Check(model, table.Kernel, 2e-7, 1e-4);
    }

    /// <summary>
    /// Down to the altitude where rays end, below which the model is not asked. The ions' scale heights of 100 km there are as much as a step of the table.
    /// </summary>
    [Test]
    public void ATableEndsWhereRaysDo()
    {
        var model = new DiffusiveEquilibriumDensity();
        using var table = new RayDensityTable(device, new(new Renamed(model)), new());
        foreach (double shell in (double[])[1.7, 2.5, 3.9, 5])
        {
            var line = new DipoleFieldLine(shell);
            double latitude = Math.Min(line.LatitudeAt(1001 * Kilometre), 60 * Degree);
            (double n, _) = At(table.Kernel, shell, latitude);
            TestContext.Out.WriteLine($"L = {shell}: {n / model.At(line, latitude) - 1:E2}");
            Assert.That(n, Is.EqualTo(model.At(line, latitude)).Within(0.3).Percent, $"L = {shell}");
        }
    }

    private static void Check<TDensity>(IDensityModel model, TDensity density, double precision, double slopePrecision)
        where TDensity : struct, IRayDensity
    {
        foreach ((double shell, double latitude) in Places)
        {
            double n = model.At(new DipoleFieldLine(shell), latitude);
            (double value, double[] gradient) = At(density, shell, latitude);
            Assert.That(value / n - 1, Is.Zero.Within(precision), $"n at L = {shell}, λ = {latitude}");
            double[] place = Place(shell, latitude);
            for (int i = 0; i < 3; i++)
            {
                // Differences of sixth order.
                const double h = 5e-4;
                double sum = 0;
                foreach ((int m, double weight) in (ReadOnlySpan<(int, double)>)[(1, 45), (2, -9), (3, 1)])
                {
                    sum += weight * (Log(model, place, i, m * h) - Log(model, place, i, -m * h));
                }

                Assert.That(gradient[i], Is.EqualTo(sum / (60 * h)).Within(slopePrecision), $"∇ln n, component {i}, at L = {shell}, λ = {latitude}");
            }
        }
    }

    private static double Log(IDensityModel model, double[] place, int component, double change)
    {
        double[] moved = [.. place];
        moved[component] += change;
        double radius = Math.Sqrt(moved.Sum(x => x * x)), latitude = Math.Asin(moved[2] / radius);
        return Math.Log(model.At(new DipoleFieldLine(radius / Math.Pow(Math.Cos(latitude), 2)), latitude));
    }

    private static double[] Place(double shell, double latitude)
    {
        const double longitude = 0.7;
        double radius = shell * Math.Pow(Math.Cos(latitude), 2);
        return [radius * Math.Cos(latitude) * Math.Cos(longitude), radius * Math.Cos(latitude) * Math.Sin(longitude), radius * Math.Sin(latitude)];
    }

    private static (double Density, double[] Gradient) At<TDensity>(TDensity density, double shell, double latitude)
        where TDensity : struct, IRayDensity
    {
        double[] p = Place(shell, latitude);
        ScalarDouble n = density.At(
            new RayPlace<ScalarDouble>(new(ScalarDouble.Of(p[0]), ScalarDouble.Of(p[1]), ScalarDouble.Of(p[2]))), out V3<ScalarDouble> gradient);
        return (ScalarDouble.Sum(n), [ScalarDouble.Sum(gradient.X), ScalarDouble.Sum(gradient.Y), ScalarDouble.Sum(gradient.Z)]);
    }

    /// <summary>Waves in L and in latitude, unequal north and south.</summary>
    private sealed class Wavy : IDensityModel
    {
        public double At(DipoleFieldLine line, double latitude) =>
            1e7 * Math.Exp(-2 * Math.Log(line.LShell) + 0.5 * Math.Sin(3 * line.LShell) + 0.3 * Math.Sin(2 * Math.Sin(latitude)));
    }

    /// <summary>A model that the tracer does not know.</summary>
    private sealed class Renamed(IDensityModel model) : IDensityModel
    {
        public double At(DipoleFieldLine line, double latitude) => model.At(line, latitude);
    }
}
