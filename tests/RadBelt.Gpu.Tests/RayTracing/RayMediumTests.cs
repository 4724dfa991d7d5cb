using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Rays;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using Vector = MathNet.Numerics.LinearAlgebra.Vector<double>;

namespace RadBelt.Gpu.Tests.RayTracing;

/// <summary>The right-hand side of the equations of a ray, against ω(k, r) of the host's own dispersion relation and finite differences.</summary>
internal sealed class RayMediumTests
{
    private const double c = PhysicalConstants.SpeedOfLight, R = DipoleFieldLine.DefaultEarthRadius;
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    private static readonly DipolePlasma Plasma = new(
        new FrequencyRatioDensity(4, 1.5), new IonFraction(Species.Proton, 0.7), new IonFraction(Species.Helium, 0.2), new IonFraction(Species.Oxygen, 0.1));

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    /// <summary>dr/dt = ∂ω/∂k and dk/dt = −∂ω/∂r, where ω(k, r) is found by Newton's method from μ(ω, ψ).</summary>
    [TestCase(2000, 0.3, 0.4, 0.5)]
    [TestCase(2000, -0.5, -1.1, 2)]
    [TestCase(300, 0.2, 1.2, -1)]
    [TestCase(60, 0.6, 1.5, 0.3)]
    [TestCase(3500, 0.1, 2.8, 1)]
    public void SlopesAreThoseOfTheFrequency(double frequency, double latitude, double normal, double azimuth)
    {
        var launch = new RayLaunch { Frequency = frequency, LShell = 4.5, Latitude = latitude, WaveNormalAngle = normal, Azimuth = azimuth };
        RayStart start = RayStart.Of(Plasma, launch, new());
        double ω = start.Frequency;
        Vector r = R * Of(start.Position), k = ω / c * Of(start.Index);
        (Vector velocity, Vector turning, double residual) = Slopes(start);

        // Differences of sixth order: rounding of ω, 1e-15, over a relative step of 1e-3.
        double stepK = 1e-3 * k.L2Norm(), stepR = 1e-3 * r.L2Norm();
        for (int i = 0; i < 3; i++)
        {
            Vector e = Vector.Build.Dense(3, j => i == j ? 1 : 0);
            double byK = Difference(s => Frequency(r, k + s * stepK * e, ω)) / stepK;
            double byR = Difference(s => Frequency(r + s * stepR * e, k, ω)) / stepR;
            Assert.That(velocity[i], Is.EqualTo(byK).Within(1e-9 * velocity.L2Norm()), $"v_g, component {i}");
            Assert.That(turning[i], Is.EqualTo(-byR).Within(1e-9 * Math.Max(turning.L2Norm(), ω / stepR * 1e-3)), $"dk/dt, component {i}");
        }

        // The wave number came from another form of the same equation.
        Assert.That(residual, Is.LessThan(1e-12));
    }

    private static double Difference(Func<double, double> f) => (45 * (f(1) - f(-1)) - 9 * (f(2) - f(-2)) + f(3) - f(-3)) / 60;

    /// <summary>ω of the whistler with wave vector k at r.</summary>
    private static double Frequency(Vector r, Vector k, double guess)
    {
        double sine = r[2] / r.L2Norm();
        ColdPlasma local = Plasma.At(r.L2Norm(), Math.Asin(sine));
        Vector b = (Vector.Build.DenseOfArray([0, 0, 1]) - 3 * sine / r.L2Norm() * r) / Math.Sqrt(1 + 3 * sine * sine);
        Vector along = k.DotProduct(b) * b;
        double ψ = Math.Atan2((k - along).L2Norm(), k.DotProduct(b)), ω = guess;
        for (int i = 0; i < 20; i++)
        {
            ObliqueWave wave = DispersionRelation.Full.Wave(local, WaveBranch.Whistler, ω, ψ);
            double slope = wave.ParallelWaveNumberSlope / Math.Cos(ψ);
            double change = (k.L2Norm() - wave.WaveNumber) / slope;
            ω += change;
            if (Math.Abs(change) < 1e-15 * ω)
            {
                break;
            }
        }

        return ω;
    }

    private (Vector Velocity, Vector Turning, double Residual) Slopes(RayStart start)
    {
        // On the device, as the tracer calls it: row 0 of a launch holds dr/dτ, and the first step of nothing else is taken.
        double electron = PhysicalConstants.ElementaryCharge / PhysicalConstants.ElectronMass;
        double[] numbers =
        [
            1, -1,
            .. Plasma.Ions.SelectMany(ion => (double[])[ion.Fraction * PhysicalConstants.ElectronMass / ion.Species.Mass, ion.Species.Charge / ion.Species.Mass / electron]),
        ];
        using DeviceBuffer<double> species = device.Allocate<double>(numbers.Length);
        species.CopyFrom(numbers);
        var density = (FrequencyRatioDensity)Plasma.Density;
        var medium = new RayMedium<DipoleRayField, ShellPowerLaw>(
            new(Plasma.SurfaceField),
            new(density.EquatorialDensity(Plasma.SurfaceField), 6, density.Exponent),
            species.View,
            electron * PhysicalConstants.ElementaryCharge / PhysicalConstants.VacuumPermittivity,
            electron,
            R / c,
            0.99);
        RayVector<ScalarDouble> ray = new(Lanes(start.Position), Lanes(start.Index), ScalarDouble.Of(0));
        RayVector<ScalarDouble> slope = medium.Slope(ray, ScalarDouble.Of(start.Frequency), out RayLocal<ScalarDouble> local);
        return (
            c * Host(slope.Place),
            start.Frequency / R * Host(slope.Index),
            Math.Abs(ScalarDouble.Sum(local.Residual) / ScalarDouble.Sum(local.Scale)));
    }

    private static Vector Of((double X, double Y, double Z) a) => Vector.Build.DenseOfArray([a.X, a.Y, a.Z]);

    private static V3<ScalarDouble> Lanes((double X, double Y, double Z) a) => new(ScalarDouble.Of(a.X), ScalarDouble.Of(a.Y), ScalarDouble.Of(a.Z));

    private static Vector Host(V3<ScalarDouble> a) => Of((ScalarDouble.Sum(a.X), ScalarDouble.Sum(a.Y), ScalarDouble.Sum(a.Z)));
}
