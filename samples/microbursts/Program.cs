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
VirtualSatellite At(Hemisphere foot) => new(
    plasma.Line, foot, 650 * Kilometre, SatelliteBins.AllDirections(plasma.Line, 650 * Kilometre, CellEdges.Even(0, 2.2, 44), energies, pitchAngleBins: 18));
VirtualSatellite north = At(Hemisphere.North), south = At(Hemisphere.South);

// 5. Two seconds of their time.
using Device device = Device.Default();
FieldLineRun run = FieldLineTracer.Run(device, electrons, [element], new FieldLineSettings { StopTime = 2.2 }, [north, south]);
Console.WriteLine(FormattableString.Invariant(
    $"{run.Electrons:N0} electrons, {run.WaveSteps:0.0e0} steps in waves, {run.LostSouth:N0} lost in the south, {run.LostNorth:N0} in the north"));

// 6. When the flux rises above what it would be without waves, at which energies, and how much of it precipitates.
foreach (VirtualSatellite satellite in new[] { south, north })
{
    foreach (Enhancement burst in MicroburstFeatures.Enhancements(satellite.Flux(), satellite.Undisturbed(flux).Omnidirectional))
    {
        Console.WriteLine(FormattableString.Invariant(
            $"{satellite.Hemisphere}: {burst.Onset:F2} to {burst.End:F2} s, {burst.LowestEnergy / KeV:F0} to {burst.HighestEnergy / KeV:F0} keV, {burst.Significance:F0} standard errors"));
    }
}

// 7. Beside the paper: precipitating over trapped flux in the south.
foreach (var (energy, paper) in new[] { (55.0, "as high as 2"), (100.0, "near 1"), (300.0, "a fraction") })
{
    SatelliteFlux seen = south.Flux();
    int bin = energies.TakeWhile(edge => edge <= energy * KeV).Count() - 1, count = energies.Length - 1;
    FluxEstimate ratio = Enumerable.Range(0, 44).Select(t => seen.Ratio[t * count + bin] ?? default).MaxBy(r => r.Value - r.Error);
    Console.WriteLine(FormattableString.Invariant($"{energy:F0} keV: {ratio.Value:F2} ± {ratio.Error:F2} from {ratio.Count} electrons; the paper: {paper}"));
}
