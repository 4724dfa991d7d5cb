// Microbursts from a ducted chorus element, as satellites at both feet of its field line see them (Chen et al. 2021, Figs. 2 and 3), in C#.
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;
using static RadBelt.Gpu.Physics.Units;

// 1. A dipole filled with plasma, and its field line at L = 5.5.
var dipole = new DipolePlasma(new DiffusiveEquilibriumDensity());
FieldLinePlasma plasma = dipole.On(5.5);

// 2. A chorus element that rises from 550 to 1400 Hz in 0.2 s and is guided along the field line.
var source = new ChorusSource
{
    Tone = new LinearChirp(550, 1400, duration: 0.2),
    Amplitude = 300 * PicoTesla,
    ByFrequency = new FlatTop(600, 1350, 10, 10),
    ByLatitude = new FlatTop(1 * Degree, 28 * Degree, 0.1 * Degree, 0.1 * Degree),
};
ChorusElement element = ChorusElement.Ducted(plasma, source, new ElementGrid { Duration = 0.8, GreatestLatitude = 30 * Degree });

// 3. Electrons from the loss cone up: the paper has 4.8e7 of them, this run 51,200 for each of its gyrophases.
int gyrophases = args.Length > 0 ? int.Parse(args[0]) : 8;
var flux = new SineSquaredFlux(TabulatedFluxSpectrum.GeostationaryMean);
double[] energies = CellEdges.Logarithmic(50 * KeV, 1 * MeV, 20);
double[] pitchAngles = CellEdges.EquatorialPitchAngles(plasma.Line, satelliteAltitude: 650 * Kilometre, below: 8, above: 32);
var electrons = new ElectronGrid(plasma.Line, flux, energies, pitchAngles, bouncePhases: 64, gyrophases, seed: 2021);

// 4. Satellites at both feet.
double[] times = CellEdges.Even(0, 2.2, 22), bins = CellEdges.Logarithmic(50 * KeV, 1 * MeV, 10);
VirtualSatellite At(Hemisphere foot) => new(
    plasma.Line, foot, 650 * Kilometre, SatelliteBins.AllDirections(plasma.Line, 650 * Kilometre, times, bins, pitchAngleBins: 18));
VirtualSatellite north = At(Hemisphere.North), south = At(Hemisphere.South);

// 5. Two seconds of their time.
using Device device = Device.Default();
FieldLineRun run = FieldLineTracer.Run(device, electrons, [element], new FieldLineSettings { StopTime = 2.2 }, [north, south]);
Console.WriteLine(FormattableString.Invariant(
    $"{run.Electrons:N0} electrons, {run.WaveSteps:0.0e0} steps in waves, {run.LostSouth:N0} lost in the south, {run.LostNorth:N0} in the north"));

// 6. When the flux rises above what it would be without waves, at which energies; the paper's windows.
bool whole = run.Electrons >= 300_000, missed = false;
void Window(VirtualSatellite satellite, string paper, double from, double to)
{
    Enhancement? burst = MicroburstFeatures.Enhancements(satellite.Flux(), satellite.Undisturbed(flux).Omnidirectional)
        .FirstOrDefault(e => e.Onset < to && e.End > from);
    missed |= burst is null;
    Console.WriteLine(FormattableString.Invariant($"{satellite.Hemisphere}, the paper: {paper}; here: ") + (burst is null ? "nothing" : FormattableString.Invariant(
        $"{burst.Onset:F1} to {burst.End:F1} s, {burst.LowestEnergy / KeV:F0} to {burst.HighestEnergy / KeV:F0} keV, {burst.Significance:F0} standard errors")));
}

Window(south, "0.5 to 1 s", 0.5, 1);
Window(north, "1.2 to 1.7 s", 1.2, 1.7);
Window(south, "near 1.7 s", 1.5, 2);

// 7. How much of it precipitates: the ratio to the trapped flux in the south, the surest of all times.
void Ratio(double energy, string paper, double from, double to)
{
    SatelliteFlux seen = south.Flux();
    int bin = bins.TakeWhile(edge => edge <= energy).Count() - 1, count = bins.Length - 1;
    FluxEstimate ratio = Enumerable.Range(0, times.Length - 1).Select(t => seen.Ratio[t * count + bin] ?? default).MaxBy(r => r.Value - r.Error);
    missed |= ratio.Value + 2 * ratio.Error < from || ratio.Value - 2 * ratio.Error > to;
    Console.WriteLine(FormattableString.Invariant($"{energy / KeV:F0} keV, the paper: {paper}; here: {ratio.Value:F2} ± {ratio.Error:F2} of {ratio.Count} electrons"));
}

Ratio(55 * KeV, "as high as 2", 1, 3);
Ratio(100 * KeV, "near 1", 0.5, 2);
Ratio(300 * KeV, "a fraction", 0.05, 1);
return whole && missed ? 1 : 0;
