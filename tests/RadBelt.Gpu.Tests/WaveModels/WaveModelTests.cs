using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.WaveModels;

internal sealed class WaveModelTests
{
    private static readonly FieldLinePlasma Line = new(new DipoleFieldLine(4.5), new FrequencyRatioDensity(2.5));
    private static readonly double Ωe = Line.At(0).ElectronGyrofrequency;
    private static readonly WaveModelRow Row = new(0, 1e-10, new GaussianBand(0.3, 0.1, 0.1, 0.5), 0, 0.5, 1);

    private static IEnumerable<GaussianWaveModel> All => WaveModelCatalog.All;

    // Numbers of the papers, of Albert & Young those read off their table: (ω_m, δω, cut-offs)/Ω_e, last latitude, B_w there in pT.
    [TestCase("glauert-horne2005-night-chorus", 0.35, 0.15, 0.125, 0.575, 15, 100)]
    [TestCase("horne2005-night-chorus", 0.35, 0.15, 0.05, 0.65, 15, 100)]
    [TestCase("horne2005-day-chorus", 0.2, 0.1, 0.1, 0.3, 35, 141.2537544622754)]
    [TestCase("albert-young2005-night-chorus", 0.35, 0.15, 0.05, 0.65, 15, 50)]
    [TestCase("albert-young2005-day-chorus", 0.54, 0.16, 0.30, 0.78, 35, 85)]
    [TestCase("albert2024-equatorial-chorus", 0.35, 0.15, 0.05, 0.65, 15, 100)]
    [TestCase("albert2024-mid-latitude-chorus", 0.2, 0.1, 0.1, 0.3, 35, 141.2537544622754)]
    public void ChorusOfThePapers(string name, double centre, double width, double lower, double upper, double degrees, double picoTesla)
    {
        GaussianWaveModel model = WaveModelCatalog.Named(name);
        LocalWaves waves = model.At(Line, -degrees * Degree);
        Assert.That(model.HighestLatitude, Is.EqualTo(degrees * Degree));
        Assert.That(waves.RmsAmplitude, Is.EqualTo(picoTesla * PicoTesla).Within(1e-10).Percent);
        Assert.That((double[])[waves.Shape.Lower, waves.Shape.Upper], Is.EqualTo((double[])[lower * Ωe, upper * Ωe]).Within(1e-12).Percent);
        Assert.That(waves.Shape.Density((centre - width) * Ωe) / waves.Shape.Density(centre * Ωe), Is.EqualTo(Math.Exp(-1)).Within(1e-10).Percent);
        Assert.That(waves.WaveNormals.Weight(Math.Tan(30 * Degree)), Is.EqualTo(Math.Exp(-1)).Within(1e-12));
        Assert.That((double[])[waves.WaveNormals.Minimum, waves.WaveNormals.Maximum], Is.EqualTo((double[])[0, 1]));
        Assert.That(model.Branch, Is.SameAs(WaveBranch.Whistler));
    }

    [TestCaseSource(nameof(All))]
    public void EveryModelCarriesAllItsPowerWhereItsModePropagates(GaussianWaveModel model)
    {
        var line = new FieldLinePlasma(Line.Line, Line.Density, [.. model.Ions]);
        for (double part = 0; part <= 1; part += 0.25)
        {
            double λ = model.LowestLatitude + part * (model.HighestLatitude - model.LowestLatitude);
            SpectralShape shape = model.At(line, λ).Shape;
            Assert.That(shape.Fraction(shape.Lower, shape.Upper), Is.EqualTo(1).Within(1e-12));
            for (int i = 0; i <= 40; i++)
            {
                double ω = shape.Lower + i / 40.0 * (shape.Upper - shape.Lower);
                Assert.That(FieldAlignedIndex2(line.At(λ), model.Branch, ω), Is.Positive, $"{model.Name} at {λ / Degree}°, band part {i}/40");
            }
        }
    }

    [Test]
    public void EveryModelHasANameOfItsOwnAndASource()
    {
        Assert.That(All.Select(model => model.Name), Is.Unique);
        Assert.That(All.Select(model => model.Name), Is.All.Match("^[a-z0-9]+(-[a-z0-9]+)+$"));
        Assert.That(All.Select(model => model.Source), Is.All.Match(@"\d{4}"));
    }

    [Test]
    public void HydrogenBandLiesBetweenTheGyrofrequencies()
    {
        GaussianWaveModel model = WaveModelCatalog.Named("summers2007-hydrogen-emic");
        var line = new FieldLinePlasma(Line.Line, Line.Density, [.. model.Ions]);
        double B = line.Line.EquatorialField;
        SpectralShape shape = model.At(line, 0).Shape;
        Assert.That(shape.Lower, Is.GreaterThan(Species.Helium.Gyrofrequency(B)));
        Assert.That(shape.Upper, Is.EqualTo(0.7 * Species.Proton.Gyrofrequency(B)).Within(1e-12).Percent);
    }

    [Test]
    public void UnitsOfFrequency()
    {
        double λ = 0.4;
        Assert.That(FrequencyUnit.Hertz.At(Line, λ), Is.EqualTo(2 * Math.PI));
        Assert.That(FrequencyUnit.EquatorialElectronGyrofrequency.At(Line, λ), Is.EqualTo(Ωe).Within(1e-12).Percent);
        Assert.That(FrequencyUnit.LocalElectronGyrofrequency.At(Line, λ), Is.EqualTo(Line.At(λ).ElectronGyrofrequency).Within(1e-12).Percent);
        Assert.That(FrequencyUnit.Equatorial(Species.Proton).At(Line, λ) / Ωe, Is.EqualTo(PhysicalConstants.ElectronMass / PhysicalConstants.ProtonMass).Within(1e-12).Percent);
    }

    [Test]
    public void TabulatedModelIsLinearBetweenItsRows()
    {
        WaveModelRow last = new(0.4, 3e-10, new GaussianBand(0.2, 0.2, 0.05, 0.4), 0.4, 0.7, 2, 0.2);
        var model = new TabulatedWaveModel("mine", "test", WaveBranch.Whistler, FrequencyUnit.EquatorialElectronGyrofrequency, [Row, Row with { Latitude = 0.2 }, last]);
        LocalWaves waves = model.At(Line, -0.3);
        Assert.That(waves.RmsAmplitude, Is.EqualTo(2e-10).Within(1e-10).Percent);
        Assert.That(waves.Shape.Lower / Ωe, Is.EqualTo(0.075).Within(1e-12));
        Assert.That(waves.Shape.Upper / Ωe, Is.EqualTo(0.45).Within(1e-12));
        Assert.That(waves.WaveNormals, Is.EqualTo(WaveNormalDistribution.Gaussian(0.2, 0.6, 1.5, 0.1)).Using<WaveNormalDistribution>(
            (a, b) => Math.Abs(a.Weight(0.9) - b.Weight(0.9)) < 1e-12 && Math.Abs(a.Minimum - b.Minimum) + Math.Abs(a.Maximum - b.Maximum) < 1e-12));
        Assert.That(model.At(Line, 0.4).RmsAmplitude, Is.EqualTo(3e-10).Within(1e-10).Percent);
        Assert.That((double[])[model.LowestLatitude, model.HighestLatitude], Is.EqualTo((double[])[0, 0.4]));
    }

    [Test]
    public void RefusesWhatIsNoModel()
    {
        Refused(() => WaveModelCatalog.Named("hiss"), "horne2005-day-chorus");
        Refused(() => WaveModelCatalog.Named("horne2005-night-chorus").At(Line, 16 * Degree), "no waves at a magnetic latitude of 16°");
        Refused(() => WaveModelCatalog.Named("horne2005-night-chorus").At(Line, double.NaN), "no waves");
        Refused(() => Tabulated(Row), "at least two");
        Refused(() => Tabulated(Row, Row), "must rise");
        Refused(() => Tabulated(Row, Row with { Latitude = 2 }), "not a range within");
        Refused(() => Tabulated(Row, Row with { Latitude = 0.1, Amplitude = -1 }), "row 2");
        Refused(() => Tabulated(Row, Row with { Latitude = 0.1, NormalWidth = 0 }), "X_w");
        Refused(() => Tabulated(Row, Row with { Latitude = 0.1, Band = new(0.3, 0.1, 0.5, 0.1) }), "is not a band");

        static void Tabulated(params WaveModelRow[] rows) =>
            _ = new TabulatedWaveModel("mine", "test", WaveBranch.Whistler, FrequencyUnit.EquatorialElectronGyrofrequency, rows);
    }

    // Stix R or L: R, L = 1 − Σ ω_p²/[ω(ω ± Ω)], Ω signed.
    private static double FieldAlignedIndex2(ColdPlasma plasma, WaveBranch branch, double ω)
    {
        int sign = branch == WaveBranch.Emic ? -1 : 1;
        return 1 - plasma.Populations().Sum(part =>
            Math.Pow(part.Species.PlasmaFrequency(part.Density), 2) / (ω * (ω + sign * part.Species.Gyrofrequency(plasma.FieldStrength))));
    }
}
