using MathNet.Numerics.Integration;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLines;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Diffusion;

internal sealed class LifetimesTests
{
    private const double LossCone = 3.3 * Degree;
    private static readonly double[] WholeDegrees = [.. Enumerable.Range(1, 90).Select(degrees => degrees * Degree)];

    [Test]
    public void ConstantDiffusionIsTheLogarithm() =>
        Assert.That(Of(_ => 2e-5), Is.EqualTo(Math.Log(1 / Math.Sin(LossCone)) / (2 * 2e-5)).Within(1e-8).Percent);

    [Test]
    public void PowersOfTheSineAreIntegrated([Values(-2, 1, 3)] int power)
    {
        // ∫cosα sin^(−1−p)α/(2D0) dα = (sin^(−p)α_LC − 1)/(2pD0). Linear ln D leaves (p/8)(δα/sinα)² of D in a panel, at most p/72 near 3° and
        // a half of it on average, with a weight that falls off as fast as sin^(−p).
        double exact = (Math.Pow(Math.Sin(LossCone), -power) - 1) / (2 * power * 1e-4);
        Assert.That(Of(α => 1e-4 * Math.Pow(Math.Sin(α), power)), Is.EqualTo(exact).Within(Math.Abs(power) * 0.7).Percent);
    }

    [Test]
    public void ConstantDiffusionIsWithinTheBoundsOfTheLowestEigenvalue()
    {
        // Mean time of first passage from all of phase space ≤ 1/λ1 ≤ that from 90°, which for T = 1 is the formula, L/(2D) with L = ln(1/sinα_LC);
        // the mean is (L − cos²α_LC/2)/(2D). The falling T takes at most the ratio of its ends off the first two, and adds to none.
        double L = Math.Log(1 / Math.Sin(LossCone)), upper = L / (L - 0.5), fall = Period(LossCone) / Period(Math.PI / 2);
        Assert.That(Of(_ => 1e-5) * LowestEigenvalue(_ => 1e-5, _ => 1), Is.InRange(1, upper));
        Assert.That(Of(_ => 1e-5) * LowestEigenvalue(_ => 1e-5, Period), Is.InRange(1, upper * fall));
    }

    [Test]
    public void IsTheLowestEigenvalueWhereThereIsABottleneck()
    {
        // All particles above wait before the minimum at 20°: 1/λ1 is its resistance ∫dα/(G D) times the content ∫G dα above it; the formula takes
        // T = 1 in both. The minimum is σ = 2.1° wide, over which the content changes by 2 tan20° σ = 2.7 %.
        static double Bottleneck(double α) => 1e-4 * Math.Exp(-7 * Math.Exp(-Math.Pow((α - 20 * Degree) / (8 * Degree), 2)));
        Assert.That(Of(Bottleneck) * LowestEigenvalue(Bottleneck, _ => 1), Is.EqualTo(1).Within(2.7).Percent);
        double content = GaussLegendreRule.Integrate(α => Period(α) * Math.Sin(2 * α), 20 * Degree, Math.PI / 2, 32);
        double withT = content / (Period(20 * Degree) * Math.Pow(Math.Cos(20 * Degree), 2));
        Assert.That(Of(Bottleneck) * LowestEigenvalue(Bottleneck, Period) * withT, Is.EqualTo(1).Within(2.7).Percent);
    }

    [Test]
    public void GapMakesItInfiniteAndSaysWhere()
    {
        Lifetime lifetime = Lifetimes.Of(TableOf.AlphaAlpha(WholeDegrees, α => α is > 79.5 * Degree and < 82.5 * Degree ? 0 : 1e-5), LossCone)[0];
        Assert.That(lifetime.Seconds, Is.EqualTo(double.PositiveInfinity));
        Assert.That(lifetime.Gap!.Value / Degree, Is.EqualTo(80).Within(1e-9));
        Assert.That(lifetime.Energy, Is.EqualTo(MeV));
    }

    [Test]
    public void ZerosInsideTheLossConeAndAtNinetyDegreesDoNotCount()
    {
        double d = Of(α => α < LossCone || α > 89.5 * Degree ? 0 : 1e-5);
        Assert.That(d, Is.EqualTo(Of(_ => 1e-5)).Within(1e-8).Percent);
    }

    [Test]
    public void EachEnergyHasItsOwn()
    {
        DiffusionTable table = TableOf.Tensors([KeV, 2 * KeV], WholeDegrees, (energy, _) => new(1e-5 * energy / KeV, 0, 0));
        var lifetimes = Lifetimes.Of(table, LossCone);
        Assert.That(lifetimes.Select(l => l.Energy), Is.EqualTo(table.Energies));
        Assert.That(lifetimes[0].Seconds / lifetimes[1].Seconds, Is.EqualTo(2).Within(1e-12));
        Assert.That(lifetimes.Select(l => l.Gap), Is.All.Null);
    }

    [Test]
    public void RefusesTablesThatDoNotReach()
    {
        DiffusionTable whole = TableOf.AlphaAlpha(WholeDegrees, _ => 1);
        Refused(() => Lifetimes.Of(whole, 0.5 * Degree), "do not cover");
        Refused(() => Lifetimes.Of(TableOf.AlphaAlpha(WholeDegrees[..60], _ => 1), LossCone), "80°");
        Refused(() => Lifetimes.Of(TableOf.AlphaAlpha([.. WholeDegrees, 100 * Degree], _ => 1), LossCone), "up to 90°");
        Refused(() => Lifetimes.Of(whole, double.NaN), "loss cone");
    }

    private static double Of(Func<double, double> d) => Lifetimes.Of(TableOf.AlphaAlpha(WholeDegrees, d), LossCone)[0].Seconds;

    private static double Period(double α) => new DipoleBounce(α).NormalizedPeriod;

    // λ1 of −(1/G) d/dα(G D d/dα), G = T sin2α, f(α_LC) = 0 and no flux at 90°: finite volumes and inverse iteration. Their error, of order
    // (cells)⁻², is below 1e-3 with 2000.
    private static double LowestEigenvalue(Func<double, double> d, Func<double, double> period)
    {
        const int Cells = 2000;
        double h = (Math.PI / 2 - LossCone) / Cells;
        double[] volume = new double[Cells], flux = new double[Cells + 1], f = new double[Cells], next = new double[Cells];
        double G(double α) => period(Math.Min(α, Math.PI / 2)) * Math.Sin(2 * α);
        for (int i = 0; i < Cells; i++)
        {
            volume[i] = G(LossCone + (i + 0.5) * h) * h;
            double edge = LossCone + i * h;
            flux[i] = G(edge) * d(edge) / (i == 0 ? h / 2 : h);
            f[i] = 1;
        }

        double eigenvalue = 0;
        for (int iteration = 0; iteration < 40; iteration++)
        {
            // Integrated once from 90°: flux_i (f_i − f_{i−1}) = Σ_{j ≥ i} volume f; again from the loss cone.
            double[] content = new double[Cells + 1];
            for (int i = Cells - 1; i >= 0; i--)
            {
                content[i] = content[i + 1] + volume[i] * f[i];
            }

            double below = 0;
            for (int i = 0; i < Cells; i++)
            {
                below = next[i] = below + content[i] / flux[i];
            }

            double norm = volume.Zip(next, (v, x) => v * x).Sum();
            eigenvalue = content[0] / norm;
            for (int i = 0; i < Cells; i++)
            {
                f[i] = next[i] * content[0] / norm;
            }
        }

        return eigenvalue;
    }
}
