using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.LongTermTransport;

/// <summary>
/// Electrons over a dozen bounces in weak broadband waves along a steep parabola spread in energy at the rate of quasilinear theory averaged over the bounce: full orbits,
/// mirror force, sampled waves, recording and fits together against a calculation that shares nothing with them.
/// </summary>
internal sealed class BouncingDiffusionTests
{
    private const int Waves = 60;
    private const double Energy = 100 * KeV, Angle = 60 * Degree, Density = 1e7, Amplitude = 5 * PicoTesla;
    private static readonly ParabolicFieldLine Line = new(140 * NanoTesla, 4e-12);
    private static readonly double Lowest = 0.2 * Plasma(0).ElectronGyrofrequency, Highest = 0.4 * Plasma(0).ElectronGyrofrequency;

    /// <summary>The scatter of one realisation of 60 waves is some 5 %, theory leaves out what goes with a fraction (a wavelength over 1/√ξ) of 3 %: 15 % in all.</summary>
    [Test]
    public void EnergySpreadsAsQuasilinearTheorySays([Values(2024)] int seed)
    {
        double period = Line.BouncePeriod(Species.Electron.Speed(Energy), Angle), duration = 12.2 * period;
        using var device = CpuDevice.Create();
        using SampledWaveField field = Broadband(seed, duration);
        TransportRecord record = TransportRun.Run(device, field, [new(Energy, Angle, 4000)], new(duration) { Seed = seed, Trajectories = 0 })[0];
        double theory = BounceAverage();
        TestContext.Out.WriteLine(
            $"seed {seed}: D_EE {record.Energy.Diffusion / KeV / KeV:G4} ± {record.Energy.DiffusionError / KeV / KeV:G2} keV²/s, theory {theory / KeV / KeV:G4}; {record.Moments.Count} moments");
        Assert.That(record.Energy.DiffusionError, Is.LessThan(0.06 * theory));
        Assert.That(record.Energy.Diffusion, Is.EqualTo(theory).Within(0.15 * theory));
    }

    // The mean over time of the local coefficient: bounce phases grow evenly along a parabola.
    private static double BounceAverage()
    {
        const int phases = 720;
        return Enumerable.Range(0, phases).Average(i =>
        {
            double θ = Math.Tau * (i + 0.5) / phases, z = Line.MirrorDistance(Angle) * Math.Sin(θ);
            double α = Math.Acos(Math.Cos(Angle) * Math.Cos(θ));
            WaveSpectrum spectrum = WaveSpectrum.Flat(new RMode(Plasma(z)), Lowest, Highest, Amplitude, WaveDirections.Backward);
            return Quasilinear.Coefficients(spectrum, Species.Electron, Energy, α).EnergyEnergy;
        });
    }

    private static ColdPlasma Plasma(double z) => new(Line.FieldStrength(z), Density);

    // Waves that run southward with the local wave number, each at a random frequency of its part of the band, of equal power: no two bounces meet the same field.
    private static SampledWaveField Broadband(int seed, double duration)
    {
        var random = new Random(seed);
        double[] ω = [.. Enumerable.Range(0, Waves).Select(j => Lowest + ((Highest - Lowest) * (j + random.NextDouble()) / Waves))];
        double[] φ = [.. Enumerable.Range(0, Waves).Select(_ => Math.Tau * random.NextDouble())];
        double far = 1.02 * Line.MirrorDistance(Angle), interval = Math.Tau / Highest / 25;
        const int nodes = 1001;
        var grid = new WaveFieldGrid(Line, -far, 2 * far / (nodes - 1), nodes, 0, interval, (long)(duration / interval) + 3);
        double[][] k = [.. Enumerable.Range(0, nodes).Select(i =>
        {
            var mode = new RMode(Plasma(grid.FirstNode + (i * grid.Spacing)));
            return ω.Select(mode.WaveNumber).ToArray();
        })];
        double[] phase = [.. φ];
        var values = new float[grid.Samples * nodes * WaveFieldSource.Components];
        double b = Amplitude / Math.Sqrt(Waves);
        for (int i = 0; i < nodes; i++)
        {
            for (int j = 0; j < Waves; j++)
            {
                // ψ = φ − ∫k dz − ωt; B_x = b cosψ, B_y = −b sinψ, E_x = v_ph B_y, E_y = −v_ph B_x with v_ph = −ω/k.
                phase[j] -= i > 0 ? (k[i][j] + k[i - 1][j]) / 2 * grid.Spacing : 0;
                (double sin, double cos) = Math.SinCos(phase[j]);
                (double turnSin, double turnCos) = Math.SinCos(-ω[j] * interval);
                double velocity = -ω[j] / k[i][j];
                for (int sample = 0; sample < grid.Samples; sample++)
                {
                    Span<float> at = values.AsSpan(((sample * nodes) + i) * WaveFieldSource.Components, WaveFieldSource.Components);
                    (float bx, float by) = ((float)(b * cos), (float)(-b * sin));
                    (at[0], at[1], at[2], at[3]) = (at[0] + (float)(velocity * by), at[1] - (float)(velocity * bx), at[2] + bx, at[3] + by);
                    (sin, cos) = ((sin * turnCos) + (cos * turnSin), (cos * turnCos) - (sin * turnSin));
                }
            }
        }

        return new(grid, values, "broadband waves");
    }
}
