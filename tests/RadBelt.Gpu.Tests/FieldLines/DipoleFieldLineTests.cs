using MathNet.Numerics.Integration;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.FieldLines;

internal sealed class DipoleFieldLineTests
{
    private static readonly DipoleFieldLine Line = new(5.5);

    // PHYSICS §1: α_LC = 3.34° at L = 5.5, 100 km (Chen 2021: 3.3°); the local loss cones at 650 and 500 km.
    [Test]
    public void LossConesOfTheMicroburstStudy()
    {
        Assert.That(Line.LossCone() / Degree, Is.EqualTo(3.34).Within(0.005));
        double Local(double altitude)
        {
            double ratio = DipoleFieldLine.FieldRatio(Line.LatitudeAt(altitude)) / DipoleFieldLine.FieldRatio(Line.LatitudeAt(100e3));
            return Math.Asin(Math.Sqrt(ratio)) / Degree;
        }

        Assert.That(Local(650e3), Is.EqualTo(61.9).Within(0.05));
        Assert.That(Local(500e3), Is.EqualTo(65.7).Within(0.05));
    }

    [Test]
    public void ArcLengthIsThatOfTheCurve()
    {
        // ∫ds from the equator to the pole is T(0) L R_E; and r(λ) with it: (ds)² = (dr)² + (r dλ)².
        double length = GaussLegendreRule.Integrate(Line.ArcLengthPerLatitude, 0, Math.PI / 2, 64);
        Assert.That(length / (5.5 * Line.EarthRadius), Is.EqualTo(1 + Math.Asinh(Math.Sqrt(3)) / (2 * Math.Sqrt(3))).Within(1e-12));
        double λ = 0.7, h = 1e-6;
        double slope = (Line.Radius(λ + h) - Line.Radius(λ - h)) / (2 * h);
        Assert.That(Line.ArcLengthPerLatitude(λ), Is.EqualTo(Math.Sqrt(slope * slope + Math.Pow(Line.Radius(λ), 2))).Within(1e-7).Percent);
    }

    [Test]
    public void BouncePeriodOfAnElectron()
    {
        // 1 MeV: v = 0.94108 c; equatorially mirroring ones take (4 L R_E/v) π√2/6.
        double v = 0.941079 * PhysicalConstants.SpeedOfLight;
        double expected = 4 * 5.5 * 6.3712e6 / v * Math.PI * Math.Sqrt(2) / 6;
        Assert.That(Line.BouncePeriod(Species.Electron, MeV, Math.PI / 2), Is.EqualTo(expected).Within(1e-4).Percent);
    }

    [Test]
    public void LatitudeAtAnAltitudeIsWhereTheLineIs([Values(0, 100e3, 5e6)] double altitude) =>
        Assert.That(Line.Radius(Line.LatitudeAt(altitude)), Is.EqualTo(Line.EarthRadius + altitude).Within(1e-12).Percent);

    [Test]
    public void RefusesWhatTheLineDoesNotReach()
    {
        Refused(() => Line.LatitudeAt(1e9), "its top is at");
        Refused(() => Line.LossCone(double.NaN), "altitude");
        Refused(() => Line.BouncePeriod(Species.Electron, -1, 1), "energy");
        Refused(() => _ = new DipoleFieldLine(1), "L shell");
    }
}
