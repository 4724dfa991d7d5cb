using RadBelt.Gpu.Devices;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>
/// The table of docs/pic.md "Noise": rms B⊥ of the plasma of Runs I–V (Allanson et al. 2021, Table 1) left to itself in a periodic box of 100 m
/// cells, random and quiet starts, each species with as many macro-particles. A row: macro-particles a cell, start, time; rms B⊥ in pT as it is, and
/// averaged over a plasma period, which leaves whistlers and takes light waves away; what <see cref="NoiseFloor"/> expects of whistlers, of all and
/// between 0.2 and 0.4 f_ce; T∥ of the cold electrons in eV.
/// </summary>
[Explicit("Prints a table; minutes.")]
internal sealed class NoiseTable
{
    private const double Density = 1e7, FieldStrength = 140 * NanoTesla, CellSize = 100;
    private static readonly double[] Milliseconds = [0.1, 0.3, 1, 2, 4, 7, 10];

    [TestCase(256, 64, ParticleStart.Random)]
    [TestCase(256, 64, ParticleStart.Quiet)]
    [TestCase(128, 256, ParticleStart.Random)]
    [TestCase(128, 256, ParticleStart.Quiet)]
    public void WaveField(int cells, int particlesPerCell, ParticleStart start)
    {
        PicSpecies Electrons(string name, double part, double perpendicular, double parallel) => new(
            name, Species.Electron, part * Density, new BiMaxwellian(Species.Electron, parallel, perpendicular), particlesPerCell) { Start = start };
        var setup = new PicSetup(
            new(cells, CellSize), FieldStrength,
            [
                Electrons("cold", 0.9778, ElectronVolt, ElectronVolt),
                Electrons("cool", 0.02, 2.7 * KeV, 2 * KeV),
                Electrons("warm", 0.002, 25 * KeV, 20 * KeV),
                Electrons("hot", 0.0002, 115 * KeV, 100 * KeV),
                new("protons", Species.Proton, Density, new Maxwellian(Species.Proton, ElectronVolt), particlesPerCell) { Start = start },
            ]) { Seed = 1 };
        double ωc = Math.Abs(Species.Electron.Gyrofrequency(FieldStrength));
        NoiseSource[] sources = [.. setup.Species.Select(s =>
        {
            (double parallel, double perpendicular) = (s.Distribution.Moments.ParallelTemperature, s.Distribution.Moments.PerpendicularTemperature);
            return new NoiseSource(new(s.Kind, s.Density, parallel * s.Kind.RestEnergy, perpendicular * s.Kind.RestEnergy), particlesPerCell);
        })];

        using var device = CpuDevice.Create(threads: 1);
        using PicModel model = PicModel.Create(device, setup);
        double dt = TimeStepBounds.Of(setup).Recommended;
        int samples = (int)(2 * Math.PI / setup.PlasmaFrequency / dt / 4);
        model.Begin(dt);
        foreach (double ms in Milliseconds)
        {
            model.Advance((long)(ms * Millisecond / dt) - model.Step);
            double field = model.Energy().WaveField;
            double[] by = new double[cells], bz = new double[cells], values = new double[cells];
            for (int i = 0; i < samples; i++)
            {
                model.Advance(4);
                Add(FieldComponent.By, by);
                Add(FieldComponent.Bz, bz);
            }

            double whistlers = Math.Sqrt(by.Zip(bz, (y, z) => (y * y) + (z * z)).Average()) / samples;
            NoiseFloor theory = NoiseFloor.Estimate(sources, FieldStrength, CellSize, 0.2 * ωc, 0.4 * ωc, model.Time);
            double cold = model.Moments(0).ParallelTemperature / ElectronVolt;
            TestContext.Out.WriteLine(FormattableString.Invariant(
                $"| {particlesPerCell} | {start} | {ms} ms | {field / PicoTesla:F1} | {whistlers / PicoTesla:F1} ")
                + FormattableString.Invariant($"| {theory.WhistlerField / PicoTesla:F1} | {theory.BandField / PicoTesla:F1} | {cold:F2} |"));

            void Add(FieldComponent component, double[] sums)
            {
                model.CopyField(component, values);
                for (int i = 0; i < cells; i++)
                {
                    sums[i] += values[i];
                }
            }
        }
    }
}
