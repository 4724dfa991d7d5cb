// Lifetimes of electrons in chorus of the night and the day side (Horne et al. 2005), each for its part of the drift orbit.
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using static RadBelt.Gpu.Physics.Units;

// 1. A field line at L = 4.5, ω_pe/ω_ce = 4 at its equator.
var line = new DipoleFieldLine(lShell: 4.5);
var plasma = new FieldLinePlasma(line, new FrequencyRatioDensity(4));

// 2. Bounce-averaged coefficients of the waves of either side. Nearer to 90° slow electrons meet no wave of these bands, and would stay for ever.
double[] energies = [.. Enumerable.Range(0, 10).Select(i => 100 * KeV * Math.Pow(20, i / 9.0))];
double[] pitchAngles = [.. Enumerable.Range(0, 27).Select(i => (3 + 3 * i) * Degree)];
using Device device = Device.Default();
DiffusionTable night = Coefficients("horne2005-night-chorus"), day = Coefficients("horne2005-day-chorus");

// 3. Electrons drift through both: a quarter of the orbit each.
DiffusionTable drift = DriftAverage.Of(new DriftSector(night, 0.25), new DriftSector(day, 0.25));

// 4. Lifetimes against scattering into the loss cone.
double lossCone = line.LossCone();
Console.WriteLine(FormattableString.Invariant($"L = {line.LShell}, loss cone {lossCone / Degree:F2}°, {device.Description}"));
foreach ((Lifetime ofNight, Lifetime ofDay, Lifetime ofBoth) in Lifetimes.Of(night, lossCone).Zip(Lifetimes.Of(day, lossCone), Lifetimes.Of(drift, lossCone)))
{
    Console.WriteLine(FormattableString.Invariant(
        $"{ofBoth.Energy / KeV,6:F0} keV: night {Days(ofNight),9}, day {Days(ofDay),9}, drift average {Days(ofBoth),9}"));
}

// 5. Keep them: a table with a named axis, which xarray and h5netcdf open as such.
using Hdf5File file = Hdf5File.Create(args.Length > 0 ? args[0] : "chorus-lifetimes.h5");
var table = new Hdf5Table(file, "/lifetimes", new TableAxis("energy", "J", "kinetic energy", energies));
table.Add<double>(new("lifetime", "s", "lifetime of the drift average"), [.. Lifetimes.Of(drift, lossCone).Select(l => l.Seconds)]);
file.Commit();
Console.WriteLine($"kept in {file.Path}");

DiffusionTable Coefficients(string model) => DiffusionCoefficients.BounceAveraged(
    device, plasma, WaveModelCatalog.Named(model), Species.Electron, energies, pitchAngles, new DiffusionSettings { Harmonics = new HarmonicRange(-5, 5) });

static string Days(Lifetime lifetime) => double.IsInfinity(lifetime.Seconds) ? "they stay" : FormattableString.Invariant($"{lifetime.Seconds / 86_400:G3} d");
