using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Waves;

internal sealed class WaveSetTests
{
    private static readonly WaveDirections[] AllDirections = [WaveDirections.Forward, WaveDirections.Backward, WaveDirections.Both];

    [Test]
    public void AmplitudesCarryAllThePower([ValueSource(nameof(AllDirections))] WaveDirections directions, [Values(2, 100, 1500)] int count)
    {
        foreach (WaveSpectrum spectrum in (WaveSpectrum[])[Broadband(directions), Chorus(directions)])
        {
            WaveSet waves = WaveSet.Realise(spectrum, count, _ => 0);
            double bw2 = spectrum.RmsAmplitude * spectrum.RmsAmplitude;
            double forward = waves.Along(1).Sum(j => waves.Amplitudes[j] * waves.Amplitudes[j]);
            double expected = directions switch { WaveDirections.Forward => 1, WaveDirections.Backward => 0, _ => 0.5 };

            // Differences of erf are exact to 1e-16 each, summed over count intervals.
            Assert.That(waves.RmsAmplitude, Is.EqualTo(spectrum.RmsAmplitude).Within(1e-13 * spectrum.RmsAmplitude));
            Assert.That(forward / bw2, Is.EqualTo(expected).Within(1e-13));
        }
    }

    [Test]
    public void RealisedFieldHasTheRmsAmplitudeOfItsSpectrum([ValueSource(nameof(AllDirections))] WaveDirections directions)
    {
        const int count = 16;
        const int samples = 4096;
        var random = new Random(20260101);
        WaveSet waves = WaveSet.Realise(Broadband(directions), count, _ => random.NextDouble());

        // Over M beats of the closest pair a Hann-weighted time average leaves of each cross term less than 1/M³ of it, ≤ N cross terms a
        // wave.
        double spacing = 0.2 * ωce / count;
        double span = 40 * 2 * Math.PI / spacing;
        double sum = 0, weights = 0;
        for (int i = 0; i < samples; i++)
        {
            double weight = 1 - Math.Cos(2 * Math.PI * (i + 0.5) / samples);
            TransverseField field = waves.FieldAt(x: 1234, t: span * (i + 0.5) / samples);
            sum += weight * (field.By * field.By + field.Bz * field.Bz);
            weights += weight;
        }

        Assert.That(Math.Sqrt(sum / weights), Is.EqualTo(1.79 * PicoTesla).Within(16 * Math.Pow(40, -3) * 1.79 * PicoTesla));
    }

    [Test]
    public void SpectralDensitiesIntegrateToThePower([ValueSource(nameof(AllDirections))] WaveDirections directions)
    {
        WaveSpectrum spectrum = Chorus(directions);
        double k1 = Whistler.WaveNumber(spectrum.LowerFrequency), k2 = Whistler.WaveNumber(spectrum.UpperFrequency);
        double overK = MathNet.Numerics.Integration.GaussLegendreRule.Integrate(
            k => spectrum.WaveNumberDensity(k) + spectrum.WaveNumberDensity(-k), k1, k2, 128);
        double expected = spectrum.RmsAmplitude * spectrum.RmsAmplitude;
        Assert.That(overK, Is.EqualTo(expected).Within(1e-9 * expected));
        Assert.That(spectrum.WaveNumberDensity(0.99 * k1) + spectrum.WaveNumberDensity(-1.01 * k2), Is.Zero);
    }

    [Test]
    public void WavesObeyMaxwellAndRotateWithTheParticlesTheyNeed(
        [Values(WaveDirections.Forward, WaveDirections.Backward)] WaveDirections direction, [Values] bool right)
    {
        FieldAlignedMode mode = right ? new RMode(WithProtons) : new LMode(WithProtons);
        Species partner = right ? Species.Electron : Species.Proton;
        double ω = 0.3 * mode.PassBands[0].Upper;
        WaveSet wave = WaveSet.Of(mode, new Wave(ω, direction, 1e-9, 0.2));
        double k = wave.WaveNumbers[0];
        const double x = 700, t = 0.01, h = 1e-4;

        // Faraday: ∂B_y/∂t = ∂E_z/∂x, ∂B_z/∂t = −∂E_y/∂x. Central differences of 1e-4 of a radian: error h²/6.
        TransverseField before = wave.FieldAt(x, t - h / ω), after = wave.FieldAt(x, t + h / ω);
        TransverseField left = wave.FieldAt(x - h / k, t), ahead = wave.FieldAt(x + h / k, t);
        double tolerance = 1e-8 * ω * 1e-9;
        Assert.That((after.By - before.By) * ω, Is.EqualTo((ahead.Ez - left.Ez) * k).Within(2 * h * tolerance));
        Assert.That((after.Bz - before.Bz) * ω, Is.EqualTo(-(ahead.Ey - left.Ey) * k).Within(2 * h * tolerance));

        // The sense of gyration from the Lorentz force: dv/dt = (q/m) v × B0 x̂ for v = ŷ is −(q/m)B0 ẑ.
        double gyration = -Math.Sign(partner.Charge);
        double fieldRotation = Math.Sign(before.By * after.Bz - before.Bz * after.By);
        Assert.That(fieldRotation, Is.EqualTo(gyration));
        Assert.That(mode.RotationSense, Is.EqualTo((int)gyration));
    }

    [Test]
    public void RecurrenceIsThatOfTheComb()
    {
        WaveSet waves = WaveSet.Realise(Broadband(WaveDirections.Backward), 200, _ => 0);
        double[] k = [.. waves.WaveNumbers.Select(Math.Abs).Order()];
        double dk = k.Zip(k.Skip(1), (a, b) => b - a).Max();
        Assert.That(waves.RecurrenceLength, Is.EqualTo(2 * Math.PI / dk).Within(1e-12 * waves.RecurrenceLength));

        // At α = 90° the particle stays where it is and sees the frequencies alone: cos(π/2) is 6e-17.
        double expected = 2 * Math.PI / (0.2 * ωce / 200);
        Assert.That(waves.RecurrenceTime(Species.Electron, 10 * KeV, Math.PI / 2), Is.EqualTo(expected).Within(1e-9 * expected));
    }

    [Test]
    public void ImpossibleSpectraAreRefused()
    {
        Assert.Multiple(() =>
        {
            Refused(() => WaveSpectrum.Flat(Whistler, 0.2 * ωce, 1.1 * ωce, 1e-12, WaveDirections.Forward), "pass band");
            Refused(() => WaveSpectrum.Flat(Whistler, 0, 0.4 * ωce, 1e-12, WaveDirections.Forward), "pass band");
            Refused(() => WaveSpectrum.Flat(Whistler, 0.4 * ωce, 0.2 * ωce, 1e-12, WaveDirections.Forward), "pass band");
            Refused(() => WaveSpectrum.Flat(Whistler, 0.4 * ωce, 0.4 * ωce, 1e-12, WaveDirections.Forward), "empty");
            Refused(() => WaveSpectrum.Flat(Whistler, 0.2 * ωce, double.NaN, 1e-12, WaveDirections.Forward), "pass band");
            Refused(() => Broadband(WaveDirections.Forward, rms: -1), "B_w");
            Refused(() => Broadband(0), "directions");
            Refused(() => WaveSpectrum.Gaussian(Whistler, 0.3 * ωce, 0, 0.2 * ωce, 0.4 * ωce, 1e-12, WaveDirections.Forward), "width");
            Refused(() => WaveSpectrum.Gaussian(Whistler, ωce, 0.01 * ωce, 0.2 * ωce, 0.4 * ωce, 0, WaveDirections.Forward), "centre");
            Refused(() => WaveSet.Realise(Broadband(WaveDirections.Both), 3, _ => 0), "even");
            Refused(() => WaveSet.Realise(Broadband(WaveDirections.Forward), 0, _ => 0), "at least one");
            Refused(() => WaveSet.Of(Whistler), "empty");
            Refused(() => WaveSet.Of(Whistler, new Wave(0.3 * ωce, WaveDirections.Both, 1e-12, 0)), "single");
        });
    }

    private static WaveSpectrum Chorus(WaveDirections directions) => WaveSpectrum.Gaussian(
        Whistler,
        centre: 0.35 * ωce,
        width: 0.15 * ωce,
        lowerFrequency: 0.05 * ωce,
        upperFrequency: 0.65 * ωce,
        rmsAmplitude: 100 * PicoTesla,
        directions);
}
