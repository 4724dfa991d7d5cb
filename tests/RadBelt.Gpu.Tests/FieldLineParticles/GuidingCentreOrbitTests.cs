using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.FieldLineParticles;

/// <summary>Electrons in chorus elements against Eqs. 1–4 of Chen et al. (2021), integrated by another scheme in other variables.</summary>
internal sealed class GuidingCentreOrbitTests
{
    private static readonly DipoleFieldLine Line = new(5.5);
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    private static SyntheticElement FieldAligned { get; } = new(Line)
    {
        Frequency = 7e3, Chirp = 4e4, WaveNumber = 6e-4, Bend = (-0.4, 0.3), Electric = (4e-3, 4e-3, 0), Duration = 0.05,
    };

    private static SyntheticElement Oblique { get; } = FieldAligned with { Outward = (5e-4, 1e-3), Electric = (4e-3, 2e-3, 1e-3) };

    private static SyntheticElement[] Elements => [FieldAligned, Oblique, Oblique with { Outward = (-5e-4, -1e-3), Electric = (-4e-3, -2e-3, 1e-3) }];

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [Test]
    public void OrbitsSolveTheEquationsToSecondOrder([ValueSource(nameof(Elements))] SyntheticElement element, [Values(100, 800)] double energy)
    {
        const double pitchAngle = 35 * Degree, gyrophase = 2, time = 0.01;
        var equations = new GuidingCentreEquations(Line, element.At);
        var still = new GuidingCentreEquations(Line, (t, s) => element.At(t, s) with { Electric = default });
        (double Sine, double Along, double Across, double Gyrophase) exact = equations.Follow(energy * KeV, pitchAngle, gyrophase, time, 30_000);
        (double, double, double, double) without = still.Follow(energy * KeV, pitchAngle, gyrophase, time, 30_000);
        double coarse = Distance(At(24), exact), fine = Distance(At(48), exact), change = Distance(without, exact);
        TestContext.Out.WriteLine($"change by the waves {change:E2}, error {coarse:E2}, at half the step {fine:E2}");
        Assert.That(coarse / fine, Is.EqualTo(4).Within(0.2), "second order");
        Assert.That(fine, Is.LessThan(0.02 * change));

        (double, double, double, double) At(int stepsPerGyration)
        {
            FieldLinePoint point = FieldLineTracer.Follow(
                device, Line, [new(energy * KeV, pitchAngle, 0, gyrophase, 1)], [element.Table()],
                new() { StopTime = time, StepsPerGyration = stepsPerGyration }, [time])[0][0];
            double u = Species.Electron.MomentumPerMass(point.Energy) / PhysicalConstants.SpeedOfLight;
            return (Math.Sin(point.Latitude), u * Math.Cos(point.PitchAngle), u * Math.Sin(point.PitchAngle), point.Gyrophase);
        }
    }

    /// <summary>Two elements act as one whose field is the sum: halves of an element, and one that runs along the field beside one that does not.</summary>
    [Test]
    public void ElementsAddUp()
    {
        SyntheticElement half = Oblique with { Electric = (2e-3, 1e-3, 0.5e-3) };
        FieldLinePoint whole = Follow([Oblique]), halves = Follow([half, half]), aligned = Follow([FieldAligned]);
        FieldLinePoint both = Follow([FieldAligned, FieldAligned with { Electric = (0, 0, 1e-30) }]);
        Assert.That(halves.PitchAngle, Is.EqualTo(whole.PitchAngle).Within(1e-10));
        Assert.That(both.PitchAngle, Is.EqualTo(aligned.PitchAngle).Within(1e-10));
        Assert.That(whole.PitchAngle, Is.Not.EqualTo(aligned.PitchAngle).Within(1e-4));

        FieldLinePoint Follow(SyntheticElement[] elements) => FieldLineTracer.Follow(
            device, Line, [new(200 * KeV, 0.5, 0, 1, 1)], [.. elements.Select(e => e.Table())], new() { StopTime = 0.01 }, [0.01])[0][0];
    }

    /// <summary>What a run says of many electrons does not hang on the step: aliases of the gyration would, as they lie at other harmonics.</summary>
    [Test]
    public void ScatteringDoesNotDependOnTheStep()
    {
        InitialElectron[] electrons = [.. Enumerable.Range(0, 64).Select(i => new InitialElectron(
            (60 + 15 * i) * KeV, (8 + i) * Degree, 0.02 * i, 0.7 * i, 1))];
        double[] coarse = Kicks(24), fine = Kicks(48);
        double rms = Math.Sqrt(fine.Average(k => k * k)), error = Math.Sqrt(coarse.Zip(fine, (a, b) => (a - b) * (a - b)).Average());
        TestContext.Out.WriteLine($"rms change of α_eq {rms / Degree:G3}°, of it by the step {error / rms:P2}");
        Assert.That(rms, Is.GreaterThan(0.1 * Degree));
        Assert.That(error, Is.LessThan(0.03 * rms));

        double[] Kicks(int stepsPerGyration) => [.. FieldLineTracer.Follow(
            device, Line, electrons, [(Oblique with { Electric = (3e-2, 2e-2, 1e-2) }).Table()], new() { StopTime = 0.03, StepsPerGyration = stepsPerGyration }, [0.03])
            .Select((points, i) => points[0].EquatorialPitchAngle - electrons[i].EquatorialPitchAngle)];
    }

    private static double Distance((double Sine, double Along, double Across, double Gyrophase) a, (double Sine, double Along, double Across, double Gyrophase) b) =>
        Math.Abs(a.Sine - b.Sine) + Math.Abs(a.Along - b.Along) + Math.Abs(a.Across - b.Across) + Math.Abs(Math.IEEERemainder(a.Gyrophase - b.Gyrophase, 2 * Math.PI));
}
