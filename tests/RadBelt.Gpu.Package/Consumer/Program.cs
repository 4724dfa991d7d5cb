// What a user writes first: built and run by PackageTests against the packed packages.
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

double restEnergy = Species.Electron.RestEnergy / KeV;
double gyrofrequency = Math.Abs(Species.Electron.Gyrofrequency(140 * NanoTesla)) / (2 * Math.PI) / Kilohertz;

Console.WriteLine(FormattableString.Invariant($"electron rest energy {restEnergy:F3} keV"));
Console.WriteLine(FormattableString.Invariant($"gyrofrequency at 140 nT {gyrofrequency:F3} kHz"));
