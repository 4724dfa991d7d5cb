using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Tests.Transport;

/// <summary>Estimates and their standard errors against normal ensembles whose moments are known.</summary>
internal sealed class ScatteringMomentsTests
{
    private const double α0 = 0.8, E0 = 3e-15, αDrift = 0.004, EDrift = -2e-17, αSpread = 0.02, ESpread = 5e-17, Correlation = 0.6;

    [Test]
    public void ErrorBarsCoverTheTruthAsOftenAsTheyShould()
    {
        // (estimate − truth)/error has mean 0 and variance 1 up to 1/N: over 200 ensembles its square adds up to χ² of 200 ± 20, its mean
        // to ± 0.071. Allowed: four standard deviations of each. Kurtosis is estimated from N members: 5 % of an error bar, in either
        // direction.
        const int repeats = 200, members = 4000, seed = 1234;
        TestContext.Out.WriteLine($"seed {seed}");
        var normal = new Gaussian(seed);
        List<double[]> deviations = [];
        for (int i = 0; i < repeats; i++)
        {
            ScatteringMoments m = Draw(normal, members);
            double cross = αDrift * EDrift + Correlation * αSpread * ESpread;
            deviations.Add([
                (m.PitchAngle.Mean - αDrift) / m.PitchAngle.MeanError,
                (m.Energy.Mean - EDrift) / m.Energy.MeanError,
                (m.PitchAngle.MeanSquare - Math.Pow(αDrift, 2) - Math.Pow(αSpread, 2)) / m.PitchAngle.MeanSquareError,
                (m.Energy.MeanSquare - Math.Pow(EDrift, 2) - Math.Pow(ESpread, 2)) / m.Energy.MeanSquareError,
                (m.PitchAngle.Variance - Math.Pow(αSpread, 2)) / m.PitchAngle.VarianceError,
                (m.Energy.Variance - Math.Pow(ESpread, 2)) / m.Energy.VarianceError,
                (m.Cross - cross) / m.CrossError,
            ]);
        }

        for (int quantity = 0; quantity < 7; quantity++)
        {
            double[] z = [.. deviations.Select(d => d[quantity])];
            Assert.That(z.Sum(x => x * x), Is.EqualTo(repeats).Within(4 * Math.Sqrt(2 * repeats)), $"spread of quantity {quantity}");
            Assert.That(z.Average(), Is.Zero.Within(4 / Math.Sqrt(repeats)), $"bias of quantity {quantity}");
        }
    }

    [Test]
    public void MomentsOfAFewNumbersAreWhatTheyAre()
    {
        // δ = −1, 0, 0, 5: sums 4, 26, 626; about the mean 1: 22 in squares, 16 + 1 + 1 + 256 = 274 in fourth powers.
        Moments m = Moments.Of([9, 10, 10, 15], 10);
        Assert.That(m.Mean, Is.EqualTo(1));
        Assert.That(m.MeanError, Is.EqualTo(Math.Sqrt(5.5 / 4)));
        Assert.That(m.MeanSquare, Is.EqualTo(6.5));
        Assert.That(m.MeanSquareError, Is.EqualTo(Math.Sqrt((156.5 - 6.5 * 6.5) / 4)));
        Assert.That(m.Variance, Is.EqualTo(5.5));
        Assert.That(m.VarianceError, Is.EqualTo(Math.Sqrt((68.5 - 5.5 * 5.5) / 4)));
        Assert.That(m.AdvectionRatio, Is.EqualTo(1 / Math.Sqrt(5.5)));
        Assert.That(Moments.Of([2, 2], 2), Is.EqualTo(default(Moments)));
        Assert.That(Moments.Of([2, 2], 2).AdvectionRatio, Is.Zero);
    }

    [Test]
    public void FormalCoefficientsAreTheApproximateOnesAndTheSquareOfTheDrift()
    {
        // ⟨δ²⟩ = var + ⟨δ⟩² (Allanson et al. 2021, Eq. 3), in each of the three.
        const double elapsed = 0.25;
        ScatteringMoments m = Draw(new Gaussian(5), 500);
        DiffusionTensor formal = m.Formal(elapsed), approximate = m.Approximate(elapsed), error = m.FormalError(elapsed);
        (double α, double e) = (m.PitchAngle.Mean, m.Energy.Mean);
        Assert.That(formal.AlphaAlpha, Is.GreaterThan(approximate.AlphaAlpha));
        Assert.That(formal.EnergyEnergy, Is.GreaterThan(approximate.EnergyEnergy));
        Assert.That(2 * elapsed * (formal.AlphaAlpha - approximate.AlphaAlpha), Is.EqualTo(α * α).Within(1e-12 * m.PitchAngle.MeanSquare));
        Assert.That(2 * elapsed * (formal.AlphaEnergy - approximate.AlphaEnergy), Is.EqualTo(α * e).Within(1e-12 * Math.Abs(m.Cross)));
        Assert.That(2 * elapsed * (formal.EnergyEnergy - approximate.EnergyEnergy), Is.EqualTo(e * e).Within(1e-12 * m.Energy.MeanSquare));

        // Rates are halves of mean squares over time: s⁻¹, J s⁻¹, J² s⁻¹, from rad, rad J, J².
        Assert.That(formal, Is.EqualTo(new DiffusionTensor(2 * m.PitchAngle.MeanSquare, 2 * m.Cross, 2 * m.Energy.MeanSquare)));
        Assert.That(
            error,
            Is.EqualTo(new DiffusionTensor(2 * m.PitchAngle.MeanSquareError, 2 * m.CrossError, 2 * m.Energy.MeanSquareError)));
    }

    [Test]
    public void UnequalOrEmptyEnsemblesAreRefused()
    {
        Assert.That(
            () => ScatteringMoments.Of([1, 2], [1], 0, 0),
            Throws.ArgumentException.With.Message.Contains("2 pitch angles and 1 energies"));
        Assert.That(() => ScatteringMoments.Of([], [], 0, 0), Throws.ArgumentException.With.Message.Contains("one at least"));
    }

    private static ScatteringMoments Draw(Gaussian normal, int members)
    {
        double[] α = new double[members], e = new double[members];
        for (int i = 0; i < members; i++)
        {
            double x = normal.Next(), y = Correlation * x + Math.Sqrt(1 - Correlation * Correlation) * normal.Next();
            (α[i], e[i]) = (α0 + αDrift + αSpread * x, E0 + EDrift + ESpread * y);
        }

        return ScatteringMoments.Of(α, e, α0, E0);
    }
}
