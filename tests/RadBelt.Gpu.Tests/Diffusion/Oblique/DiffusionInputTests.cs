using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Devices;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Diffusion.Oblique;

/// <summary>Input that has no coefficients is refused by name; what only looks odd is not.</summary>
internal sealed class DiffusionInputTests
{
    private const double Field = 140 * NanoTesla;
    private static readonly ColdPlasma Plasma = ColdPlasma.WithFrequencyRatio(Field, 3);
    private static readonly double ωce = Plasma.ElectronGyrofrequency;
    private static readonly ObliqueSpectrum Spectrum = Waves(Plasma, 0.1, 0.5);

    private Device device = null!;

    [OneTimeSetUp]
    public void Open() => device = DeviceSource.Reference();

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [Test]
    public void Axes() => Assert.Multiple(() =>
    {
        Refused(() => Local(Spectrum, [2 * MeV, MeV], [1]), "energies");
        Refused(() => Local(Spectrum, [MeV, MeV], [1]), "rising");
        Refused(() => Local(Spectrum, [], [1]), "energies");
        Refused(() => Local(Spectrum, [0], [1]), "energy");
        Refused(() => Local(Spectrum, [-MeV], [1]), "energy");
        Refused(() => Local(Spectrum, [double.NaN], [1]), "energy");
        Refused(() => Local(Spectrum, [1e4 * MeV], [1]), "gyroradius");
        Refused(() => Local(Spectrum, [MeV], [1, 0.5]), "pitch angles");
        Refused(() => Local(Spectrum, [MeV], []), "pitch angles");
        Refused(() => Local(Spectrum, [MeV], [-0.1]), "pitch angle");
        Refused(() => Local(Spectrum, [MeV], [3.2]), "[0°, 180°]");
    });

    [Test]
    public void Settings() => Assert.Multiple(() =>
    {
        Refused(() => _ = new DiffusionSettings { RelativeTolerance = -1e-3 }, "relative tolerance");
        Refused(() => _ = new DiffusionSettings { RelativeTolerance = double.NaN }, "relative tolerance");
        Refused(() => _ = new DiffusionSettings { ResonanceConeFraction = 1 }, "resonance cone fraction");
        Refused(() => _ = new HarmonicRange(1, -1), "harmonics");
        Refused(() => _ = new HarmonicRange(-101, 0), "harmonics");
    });

    /// <summary>Cut-offs outside the pass band, before anything is computed; the message has the bands.</summary>
    [Test]
    public void CutOffs() => Assert.Multiple(() =>
    {
        Refused(() => Local(Waves(Plasma, 0.5, 1.2)), "is not where the whistler propagates");
        Refused(() => Local(Waves(Plasma, 1.2, 1.5)), "is not where the whistler propagates");
        Refused(() => Local(Spectrum with { Branch = WaveBranch.Emic }), "no ions");
        Refused(() => Local(Spectrum with { Branch = WaveBranch.Z }), "is not where the Z mode propagates");

        // Beyond the resonance cone at every frequency.
        Refused(() => Local(Spectrum with { WaveNormals = WaveNormalDistribution.Gaussian(20, 1, 30, 15) }), "wave band");

        Refused(() => Local(Spectrum with { WaveNormals = WaveNormalDistribution.Gaussian(0, 1e-6, 1) }), "too narrow");
        Refused(() => Local(Spectrum with { Branch = WaveBranch.Z, WaveNormals = WaveNormalDistribution.FieldAligned }), "no closed form");

        // No weight among the wave normals that propagate.
        Refused(() => Local(Spectrum with { WaveNormals = WaveNormalDistribution.Tabulated([0, 20, 30], [0, 0, 1]) }), "holds power");
    });

    /// <summary>Whistlers end at ω_pe where that is below ω_ce.</summary>
    [Test]
    public void LowDensity()
    {
        ColdPlasma thin = ColdPlasma.WithFrequencyRatio(Field, 0.4);
        DiffusionTable table = Local(Waves(thin, 0.1, 0.35));
        Assert.That(table[0, 0].AlphaAlpha, Is.GreaterThanOrEqualTo(0));
        Refused(() => Local(Waves(thin, 0.1, 0.5)), "is not where the whistler propagates");
    }

    [Test]
    public void Species() => Assert.Multiple(() =>
    {
        var ion = new IonFraction(RadBelt.Gpu.Physics.Species.Proton, 0.2);
        Refused(() => Local(Waves(ColdPlasma.WithFrequencyRatio(Field, 3, ion, ion, ion, ion, ion), 0.1, 0.5)), "ions: 5 species");
        ColdPlasma protons = ColdPlasma.WithFrequencyRatio(Field, 3, new IonFraction(RadBelt.Gpu.Physics.Species.Proton, 1));
        foreach (DispersionRelation relation in (DispersionRelation[])[DispersionRelation.QuasiLongitudinal, DispersionRelation.QuasiLongitudinalHighDensity, DispersionRelation.LowFrequency])
        {
            Refused(() => Local(Waves(protons, 0.1, 0.5), settings: new() { Dispersion = relation }), "electrons alone");
        }
    });

    [Test]
    public void Tables() => Assert.Multiple(() =>
    {
        Refused(() => SpectralShape.Tabulated([1, 2, 2], [1, 1, 1]), "must rise");
        Refused(() => SpectralShape.Tabulated([1, double.NaN, 3], [1, 1, 1]), "frequency is NaN in row 2");
        Refused(() => SpectralShape.Tabulated([1, 2, 3], [1, double.NaN, 1]), "density is NaN in row 2");
        Refused(() => SpectralShape.Tabulated([1, 2, 3], [1, -1, 1]), "density is -1");
        Refused(() => SpectralShape.Tabulated([1, 2, 3], [0, 0, 0]), "no power");
        Refused(() => SpectralShape.Tabulated([1, 2], [1]), "as many of each");
        Refused(() => SpectralShape.Tabulated([0, 2], [1, 1]), "wave band");
        Refused(() => WaveNormalDistribution.Tabulated([-1, 1], [1, 1]), "least X");
        Refused(() => WaveNormalDistribution.Tabulated([1], [1]), "at least two");
        Refused(() => WaveNormalDistribution.Tabulated([0, 1], [1, double.PositiveInfinity]), "weight");
        Refused(() => WaveNormalDistribution.Gaussian(0, -1, 1), "X_w");
        Refused(() => WaveNormalDistribution.Gaussian(0, 1, 1, 2), "not a range");
        Refused(() => WaveNormalDistribution.Gaussian(100, 1, 2), "20 widths");
        Refused(() => _ = Spectrum with { RmsAmplitude = -1 }, "B_w");
        Refused(() => _ = new ObliqueSpectrum(Plasma, WaveBranch.Whistler, Spectrum.Shape, Spectrum.WaveNormals, double.NaN, WaveDirections.Both), "B_w");
    });

    /// <summary>A table says what its interpolant says, and its density integrates to one.</summary>
    [Test]
    public void TabulatedShapeIsNormalised()
    {
        SpectralShape shape = SpectralShape.Tabulated([1, 2, 4], [0, 3, 1]);
        Assert.That(shape.Fraction(1, 4), Is.EqualTo(1).Within(1e-14));
        Assert.That(shape.Fraction(1, 2), Is.EqualTo(1.5 / 5.5).Within(1e-14));
        Assert.That(shape.Density(3), Is.EqualTo(2 / 5.5).Within(1e-14));
        Assert.That((double[])[shape.Density(0.999), shape.Density(4.001)], Is.EqualTo((double[])[0, 0]));
    }

    private static ObliqueSpectrum Waves(ColdPlasma plasma, double lower, double upper) => new(
        plasma, WaveBranch.Whistler, SpectralShape.Flat(lower * ωce, upper * ωce), WaveNormalDistribution.Gaussian(0, 0.5, 1), 1e-10, WaveDirections.Both);

    private DiffusionTable Local(
        ObliqueSpectrum spectrum, IReadOnlyList<double>? energies = null, IReadOnlyList<double>? angles = null, DiffusionSettings? settings = null) =>
        DiffusionCoefficients.Local(device, spectrum, RadBelt.Gpu.Physics.Species.Electron, energies ?? [MeV], angles ?? [1], settings);
}
