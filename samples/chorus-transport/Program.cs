// Electrons over many bounces in a broadband chorus field, beside quasilinear theory of the same waves and electrons that follow it (chorus "from coherence to diffusion", Figs. 3 and 4), in C#.
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Transport;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;

// 1. A field line with B of L = 6 at its equator, more curved than a dipole's, as that of Tao, Zonca & Chen (2017): a bounce takes 40 ms, and this program seconds.
double field = new DipoleFieldLine(lShell: 6).EquatorialField, gyrofrequency = Math.Abs(Species.Electron.Gyrofrequency(field)), fce = gyrofrequency / Math.Tau;
var line = new ParabolicFieldLine(field, 8.62e-5 * Math.Pow(gyrofrequency / SpeedOfLight, 2));
double plasmaFrequency = 5 * gyrofrequency, density = VacuumPermittivity * ElectronMass * Math.Pow(plasmaFrequency / ElementaryCharge, 2);

// 2. Waves of random phases that run away from the equator, B_w = 180 to 900 pT: Gaussian spectra at four distances, from the equator to 82 c/Ω_e.
double length = SpeedOfLight / gyrofrequency;
GaussianSpectrum[] spectra = [.. new[] { (0.0, 180.0), (20, 450), (40, 750), (82, 900) }.Select(at => new GaussianSpectrum(at.Item1 * length, at.Item2 * PicoTesla, 0, 0.3 * fce, 0, 0.06 * fce, 0))];
BroadbandEquivalent waves = BroadbandEquivalent.Of(line, spectra, density, new BroadbandSettings(0.1 * fce, 0.45 * fce) { Waves = 100 });

// 3. Where and when the field is wanted: sixteen nodes in the shortest wavelength, twenty samples in its period.
const double StopTime = 0.5;
double wavelength = 1.38 * length, interval = 1 / (20 * 0.45 * fce);
int half = (int)Math.Ceiling(82 * length / (wavelength / 16));
var grid = new WaveFieldGrid(line, -82 * length, 82 * length / half, 2 * half + 1, startTime: 0, interval, 1 + (long)Math.Ceiling(StopTime / interval));

// 4. Ensembles of electrons, uniform in gyrophase and bounce phase.
int count = args.Length > 0 ? int.Parse(args[0]) : 400;
double energy = 0.5 * Species.Electron.RestEnergy;
TransportEnsemble[] ensembles = [.. new[] { 50, 62, 75 }.Select(α => new TransportEnsemble(energy, α * Degree, count))];

// 5. Quasilinear theory of the waves, averaged over the bounce: a table over energy and equatorial pitch angle.
double[] energies = [.. Enumerable.Range(0, 16).Select(i => energy / 3 * Math.Pow(9, i / 15.0))];
double[] pitchAngles = [.. Enumerable.Range(1, 89).Select(α => α * Degree)];
DiffusionTable theory = ParabolicDiffusion.BounceAveraged(line, density, spectra, (0.1 * fce, 0.45 * fce), energies, pitchAngles);

// 6. The ensembles in the waves as they are, and scaled down tenfold.
using Device device = Device.Default();
(IReadOnlyList<TransportRecord> strong, double ofStrong) = Follow(scale: 1);
(_, double ofWeak) = Follow(scale: 0.1);

// 7. Electrons that follow theory by stochastic differential equations, with its coefficients as they are and reduced: which are closest to the ensembles in the end?
var closest = new Dictionary<double, double>();
foreach (double factor in new[] { 1, 0.7, 0.5 })
{
    DiffusionField coefficients = DiffusionField.Of(theory, PhaseSpace.Parabola, factor);
    var settings = new StochasticSettings(StopTime, energies[0], energies[^1]) { Seed = 2025 };
    settings = settings with { TimeStep = Math.Min(StopTime, StochasticElectrons.LongestStep(coefficients, settings)) };
    double[] distances = [.. strong.Select(record => KolmogorovSmirnov.TwoSample(
        record.Snapshots[^1].PitchAngles,
        StochasticElectrons.Run(device, coefficients, energy, record.Ensemble.EquatorialPitchAngle, 4000, [StopTime], settings)[0].PitchAngles).Statistic)];
    closest[factor] = distances.Average();
    Console.WriteLine(FormattableString.Invariant($"theory times {factor}: Kolmogorov–Smirnov distances {string.Join(", ", distances.Select(d => d.ToString("F3")))}"));
}

// 8. Strong waves: the variance grows 1.3 to 3 times slower than 2D of where it began, as in the paper, for electrons soon are where D is smaller; followed through, theory gives their
// distribution all the same on this line (at L = 6 it must be reduced: small/transport.yaml). Weak waves: D as theory has it, but for the 10 % or so of a realisation.
double best = closest.MinBy(pair => pair.Value).Key;
Console.WriteLine(FormattableString.Invariant(
    $"theory / measured: {ofStrong:F2} as they are, {ofWeak:F2} scaled down tenfold; distributions are closest to those of theory times {best}, {closest[best]:F3} away"));
return ofStrong is > 1.3 and < 3 && Math.Abs(ofWeak - 1) < 0.25 && best == 1 && closest[best] < 0.1 ? 0 : 1;

(IReadOnlyList<TransportRecord> Records, double TheoryOverMeasured) Follow(double scale)
{
    using WaveFieldSource broadband = waves.Field(device, grid, seed: 2025, scale);
    IReadOnlyList<TransportRecord> records = TransportRun.Run(
        device, broadband, ensembles, new TransportSettings(StopTime) { StepsPerGyration = 30, SnapshotTimes = [StopTime], Trajectories = 0, Seed = 2025 });
    DiffusionField expected = DiffusionField.Of(theory, PhaseSpace.Parabola, scale * scale);
    double sum = 0;
    foreach (TransportRecord record in records)
    {
        double v = Species.Electron.Speed(energy), quasilinear = v * v * expected.At(energy, record.Ensemble.EquatorialPitchAngle).MomentumMomentum;
        TransportFit fit = record.Energy;
        sum += quasilinear / fit.Diffusion / records.Count;
        Console.WriteLine(FormattableString.Invariant(
            $"scale {scale}, {record.Ensemble.EquatorialPitchAngle / Degree:F0}°: D_EE {fit.Diffusion / (KeV * KeV):G4} ± {fit.DiffusionError / (KeV * KeV):G2} keV²/s, theory {quasilinear / (KeV * KeV):G4}; A_E {fit.Advection / KeV:G3} ± {fit.AdvectionError / KeV:G2} keV/s"));
    }

    return (records, sum);
}
