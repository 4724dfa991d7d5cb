// A species, a density and wave models of one's own, in a table of bounce-averaged diffusion coefficients.
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;

// 1. A species is a name, a signed charge and a rest mass: singly charged nitrogen.
var nitrogen = new Species("nitrogen", ElementaryCharge, 14.0030740 * AtomicMass - ElectronMass);

// 2. A field line whose plasma has one nitrogen ion in ten: the parts, times the charge numbers, add up to one.
var line = new DipoleFieldLine(lShell: 4.5);
var plasma = new FieldLinePlasma(line, new Plasmasphere(AtEquator: 1e9), new IonFraction(Species.Proton, 0.9), new IonFraction(nitrogen, 0.1));

// 3. A wave model of functions of magnetic latitude: hiss that weakens and grows more oblique on its way from the equator.
var hiss = new GaussianWaveModel("hiss of this page", "samples/extending", WaveBranch.Whistler, highestLatitude: 40 * Degree)
{
    Unit = FrequencyUnit.Hertz,
    Amplitude = λ => (30 - 0.5 * (λ / Degree)) * PicoTesla,
    Band = _ => new GaussianBand(Centre: 550, Width: 300, Lower: 200, Upper: 2000),
    WaveNormals = λ => WaveNormalDistribution.Gaussian(peak: 0, width: 0.4 + 0.01 * (λ / Degree), maximum: 2),
};

// 4. The same waves by rows, as a table of measurements has them; between rows every number is linear.
WaveModelRow Row(double degrees) => new(
    degrees * Degree, (30 - 0.5 * degrees) * PicoTesla, new GaussianBand(550, 300, 200, 2000), NormalPeak: 0, NormalWidth: 0.4 + 0.01 * degrees, NormalMaximum: 2);
var rows = new TabulatedWaveModel("rows", "samples/extending", WaveBranch.Whistler, FrequencyUnit.Hertz, [Row(0), Row(20), Row(40)]);

// 5. Coefficients: electrons in the hiss, and nitrogen ions in ion cyclotron waves of a class of one's own (below); zero where none of the waves resonates.
using Device device = Device.Default();
double[] pitchAngles = [.. new[] { 30, 50, 70 }.Select(α => α * Degree)];
DiffusionTable electrons = Table(hiss, Species.Electron, 200 * KeV, 1 * MeV);
DiffusionTable again = Table(rows, Species.Electron, 200 * KeV, 1 * MeV);
DiffusionTable ions = Table(new FlatEmic(), nitrogen, 10 * KeV, 30 * KeV);
foreach (DiffusionTable table in new[] { electrons, again, ions })
{
    for (int e = 0; e < table.Energies.Length; e++)
    {
        Console.WriteLine(FormattableString.Invariant(
            $"{table.Species.Name,-8} {table.Energies[e] / KeV,5:F0} keV: D_αα {string.Join(", ", pitchAngles.Select((α, a) => $"{table[e, a].AlphaAlpha:0.00e-0} s⁻¹ at {α / Degree:F0}°"))}"));
    }
}

// The rows are the functions, sampled where these are straight lines: coefficients agree to the tolerance.
double ratio = again[1, 1].AlphaAlpha / electrons[1, 1].AlphaAlpha;
return Math.Abs(ratio - 1) < 0.01 && ions[0, 1].AlphaAlpha > 0 ? 0 : 1;

DiffusionTable Table(WaveModel waves, Species species, params double[] energies) =>
    DiffusionCoefficients.BounceAveraged(device, plasma, waves, species, energies, pitchAngles, new DiffusionSettings { Harmonics = new HarmonicRange(-5, 5) });

/// <summary>n = n_eq cos⁻²λ: a density that grows along the field line.</summary>
internal sealed record Plasmasphere(double AtEquator) : IDensityModel
{
    /// <inheritdoc/>
    public double At(DipoleFieldLine line, double latitude) => AtEquator / Math.Pow(Math.Cos(latitude), 2);
}

/// <summary>Field-aligned waves of 1 nT and even power between 0.4 and 0.6 of the equatorial proton gyrofrequency, within 15° of the equator.</summary>
internal sealed class FlatEmic : WaveModel
{
    /// <inheritdoc/>
    public override string Name => "flat EMIC";

    /// <inheritdoc/>
    public override string Source => "samples/extending";

    /// <inheritdoc/>
    public override WaveBranch Branch => WaveBranch.Emic;

    /// <inheritdoc/>
    public override double HighestLatitude => 15 * Degree;

    /// <inheritdoc/>
    public override LocalWaves At(FieldLinePlasma line, double latitude)
    {
        double gyrofrequency = Species.Proton.Gyrofrequency(line.Line.EquatorialField);
        return new LocalWaves(SpectralShape.Flat(0.4 * gyrofrequency, 0.6 * gyrofrequency), WaveNormalDistribution.FieldAligned, RmsAmplitude: 1 * NanoTesla);
    }
}
