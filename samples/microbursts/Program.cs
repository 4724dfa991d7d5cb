// Microbursts from ducted and nonducted chorus, as satellites at both feet of the field lines see them (Chen et al. 2021, Figs. 2, 3, 6 and 7), in C#.
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
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

// 3. Electrons from the loss cone up: the paper has 4.8e7 of them, this run 51,200 for each gyrophase.
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

SatelliteFlux seenNorth = north.Flux(), seenSouth = south.Flux();
IReadOnlyList<double> undisturbedNorth = north.Undisturbed(flux).Omnidirectional, undisturbedSouth = south.Undisturbed(flux).Omnidirectional;

// 6. When the flux rises above what it would be without waves, at which energies: the paper's windows, to a bin of 0.1 s.
bool whole = run.Electrons >= 300_000, missed = false;
IReadOnlyList<Enhancement> inNorth = MicroburstFeatures.Enhancements(seenNorth, undisturbedNorth), inSouth = MicroburstFeatures.Enhancements(seenSouth, undisturbedSouth);
void Window(Hemisphere foot, Enhancement? burst, string paper, double from, double to, double end)
{
    missed |= burst is null || burst.Onset < from - 0.15 || burst.Onset > to || burst.End > end + 0.15;
    Console.WriteLine(FormattableString.Invariant($"{foot}, the paper: {paper}; here: ") + (burst is null ? "nothing" : FormattableString.Invariant(
        $"{burst.Onset:F1} to {burst.End:F1} s, {burst.LowestEnergy / KeV:F0} to {burst.HighestEnergy / KeV:F0} keV, {burst.Significance:F0} standard errors")));
}

Window(Hemisphere.South, inSouth.ElementAtOrDefault(0), "0.5 to 1 s", from: 0.5, to: 0.7, end: 1);
Window(Hemisphere.North, inNorth.ElementAtOrDefault(0), "1.2 to 1.7 s", from: 1.2, to: 1.4, end: 1.7);
Window(Hemisphere.South, inSouth.ElementAtOrDefault(1), "near 1.7 s", from: 1.7, to: 1.9, end: 2.2);

// The paper's flux is enhanced up to 400 keV. Ours is to 220 keV; above, what precipitates (7.) adds too little to the flux from all directions.
foreach ((int from, int to) in new[] { (0, 2), (2, 5), (5, 7) })
{
    FluxEstimate rise = MicroburstFeatures.Relative(seenSouth, undisturbedSouth, (0.5, 1), (bins[from], bins[to]));
    missed |= to <= 5 && rise.Value - 2 * rise.Error < 1;
    Console.WriteLine(FormattableString.Invariant(
        $"South, 0.5 to 1 s, {bins[from] / KeV:F0} to {bins[to] / KeV:F0} keV, the paper: enhanced; here: {rise.Value:F2} ± {rise.Error:F2} times the flux without waves"));
}

bool Outside(FluxEstimate ratio, double from, double to) => ratio.Value + 2 * ratio.Error < from || ratio.Value - 2 * ratio.Error > to;

// 7. How much of it precipitates: the ratio to the trapped flux in the south, the surest of all times.
void Ratio(double energy, string paper, double from, double to)
{
    int bin = bins.TakeWhile(edge => edge <= energy).Count() - 1, count = bins.Length - 1;
    FluxEstimate ratio = Enumerable.Range(0, times.Length - 1).Select(t => seenSouth.Ratio[t * count + bin] ?? default).MaxBy(r => r.Value - r.Error);
    missed |= Outside(ratio, from, to);
    Console.WriteLine(FormattableString.Invariant($"{energy / KeV:F0} keV, the paper: {paper}; here: {ratio.Value:F2} ± {ratio.Error:F2} of {ratio.Count} electrons"));
}

Ratio(55 * KeV, "as high as 2", 1, 3);
Ratio(100 * KeV, "near 1", 0.5, 2);
Ratio(300 * KeV, "a fraction", 0.05, 1);
// 8. The same tone from a source 0.05 R_E wide that nothing guides: 4,131 rays, damped by suprathermal electrons (Landau resonance, n = 0).
var wide = new ChorusSource { Tone = source.Tone, Amplitude = source.Amplitude, ByFrequency = source.ByFrequency, ByLShell = new FlatTop(5.5, 5.5, 0.05, 0.05) };
double[] emissions = [.. CellEdges.Even(600, 1400, 80).Select(f => (f - 550) / (1400 - 550) * 0.2)];
IReadOnlyList<Ray> rays = RayTracer.Trace(
    device,
    dipole,
    ChorusRays.Launches(wide, CellEdges.Even(5.25, 5.75, 50), emissions),
    new RaySettings { GreatestLatitude = 40 * Degree, GainFloor = -80, DampingHarmonics = (0, 0) },
    HotElectrons.InsteadOfChen2013);

// 9. Its waves on field lines in and outside of the source, and electrons of 50 to 150 keV on each.
double[] slow = CellEdges.Logarithmic(50 * KeV, 150 * KeV, 8), slowBins = CellEdges.Logarithmic(50 * KeV, 150 * KeV, 4);
foreach (double l in new[] { 5.45, 5.5, 5.55, 5.6, 5.65, 5.7 })
{
    ChorusElement waves = ChorusElement.Nonducted(dipole, wide, rays, l, new ElementGrid { Duration = 0.6, GreatestLatitude = 30 * Degree });
    DipoleFieldLine line = waves.Line;
    double[] cells = CellEdges.EquatorialPitchAngles(line, 650 * Kilometre, below: 4, above: 16);
    VirtualSatellite Foot(Hemisphere foot) => new(
        line, foot, 650 * Kilometre, SatelliteBins.AllDirections(line, 650 * Kilometre, CellEdges.Even(0, 1, 10), slowBins, pitchAngleBins: 18));
    VirtualSatellite[] feet = [Foot(Hemisphere.North), Foot(Hemisphere.South)];
    FieldLineTracer.Run(
        device, new ElectronGrid(line, flux, slow, cells, bouncePhases: 64, gyrophases, seed: 2021), [waves], new FieldLineSettings { StopTime = 1 }, feet);

    // 10. The paper's ratios: of the order of 1 in the south (n = −1) on L = 5.45 to 5.6, less to 5.7; 0.01 to 0.1 in the north (n = +1) outside of L = 5.5. On L = 5.45, the
    // inner edge of the source, ours is a fraction: it is printed, and only asked to be there.
    FluxEstimate Surest(SatelliteFlux seen, int energies) => Enumerable.Range(0, 10)
        .SelectMany(t => Enumerable.Range(0, energies).Select(e => seen.Ratio[t * (slowBins.Length - 1) + e] ?? default)).MaxBy(r => r.Value - r.Error);
    (FluxEstimate up, FluxEstimate down) = (Surest(feet[0].Flux(), 4), Surest(feet[1].Flux(), 1));
    missed |= Outside(down, l is > 5.475 and < 5.65 ? 0.5 : 0.1, 2) || (l > 5.525 && Outside(up, 0.01, 0.1));
    Console.WriteLine(FormattableString.Invariant(
        $"L = {l:F2}: south, 50 to 66 keV {down.Value:F2} ± {down.Error:F2} of {down.Count} electrons; north, 50 to 150 keV {up.Value:F3} ± {up.Error:F3} of {up.Count}"));
}

return whole && missed ? 1 : 0;
