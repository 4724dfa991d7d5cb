using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Tracers;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic.Tracers;

/// <summary>Which particles become tracers, and how their pitch angles are measured.</summary>
internal sealed class TracerChoiceTests
{
    private static readonly TracerWindow Window = new("electrons", (4 * KeV, 9 * KeV), (40 * Degree, 70 * Degree), 1 << 20);
    private readonly CpuDevice device = CpuDevice.Create(threads: 2);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [TestCase(WaveDirections.Backward)]
    [TestCase(WaveDirections.Forward)]
    public void AllOfAWindowAreFound(WaveDirections facing)
    {
        using PicModel model = TracerRuns.Begun(device, TracerRuns.Plasma(200), m => m.Add(new() { Chosen = [Window], Facing = facing }));
        PicTracers tracers = model.Tracers[0];
        (double Angle, double Energy)[] within = [.. InWindow(model, facing)];
        ParticleEnsemble ensemble = tracers.Ensembles.Single();
        Assert.Multiple(() =>
        {
            Assert.That(within, Has.Length.GreaterThan(100));
            Assert.That(tracers.Count, Is.EqualTo(within.Length));
            Assert.That(ensemble.Count, Is.EqualTo(within.Length));
            Assert.That(ensemble.PitchAngle, Is.EqualTo(within.Average(p => p.Angle)).Within(1e-12), "changes count from the mean at the start");
            Assert.That(ensemble.Energy, Is.EqualTo(within.Average(p => p.Energy)).Within(1e-12 * KeV));
            Assert.That(tracers.Notices.Single(), Does.Contain($"{within.Length:N0} macro-particles of electrons").And.Contain("1,048,576 were wanted"));
        });

        tracers.UpdatePitchAngleAndEnergy();
        double[] angles = new double[tracers.Count], energies = new double[tracers.Count];
        tracers.ReadPitchAngleAndEnergy(0, angles, energies);
        Assert.That(angles, Is.All.InRange((40 * Degree) - 1e-6, (70 * Degree) + 1e-6));
        Assert.That(energies, Is.All.InRange((4 * KeV) * (1 - 1e-6), (9 * KeV) * (1 + 1e-6)));
        Assert.That(tracers.Read(0, (int)tracers.Count).Select(s => s.Ux * (facing == WaveDirections.Forward ? -1 : 1)), Is.All.GreaterThan(0));
    }

    [Test]
    public void OfMoreThanWantedEachIsAsLikely()
    {
        // 60 windows, each of which wants a quarter of all particles: each particle must come up as a binomial number does.
        const int Windows = 60, Wanted = 48;
        TracerWindow all = new("electrons", (0, MeV), (0, Math.PI), Wanted);
        using PicModel model = TracerRuns.Begun(device, TracerRuns.Plasma(12), m => m.Add(new() { Chosen = [.. Enumerable.Repeat(all, Windows)] }));
        PicTracers tracers = model.Tracers[0];
        Assert.That(tracers.Notices, Is.Empty);
        double[][] members = [.. Enumerable.Range(0, Windows).Select(w => tracers.Read(Wanted * w, Wanted).Select(s => s.Ux).ToArray())];
        Assert.That(members, Is.All.Unique, "none is taken twice");
        int[] times = [.. members.SelectMany(u => u).CountBy(u => u).Select(pair => pair.Value)];

        // χ² of 192 candidates, each expected 15 times with the variance 15 × ¾: 191 degrees of freedom, ± 5 standard deviations of √382.
        double χ2 = times.Concat(Enumerable.Repeat(0, 192 - times.Length)).Sum(n => (n - 15.0) * (n - 15) / (15 * 0.75));
        Assert.That(χ2, Is.EqualTo(191).Within(5 * Math.Sqrt(382)));
    }

    [Test]
    public void InjectedTracersFaceTheWavesAndFillTheStretch()
    {
        PicSetup setup = TracerRuns.Plasma();
        (double, double) stretch = (900, 3900);
        using PicModel model = TracerRuns.Begun(device, setup, m => m.Add(new()
        {
            Injected = [new(25 * Degree, 7 * KeV, 3000), new(110 * Degree, 70 * KeV, 500)], Facing = WaveDirections.Forward, Stretch = stretch,
        }));
        PicTracers tracers = model.Tracers[0];
        ParticleState[] states = tracers.Read(0, 3500);
        tracers.UpdatePitchAngleAndEnergy();
        double[] angles = new double[3500], energies = new double[3500];
        tracers.ReadPitchAngleAndEnergy(0, angles, energies);
        double[] x = [.. states.Take(3000).Select(s => s.X)], phases = [.. states.Take(3000).Select(s => Math.Atan2(s.Uz, s.Uy))];
        Assert.Multiple(() =>
        {
            Assert.That(angles[..3000], Is.All.EqualTo(25 * Degree).Within(1e-6));
            Assert.That(angles[3000..], Is.All.EqualTo(110 * Degree).Within(1e-6));
            Assert.That(energies[..3000], Is.All.EqualTo(7 * KeV).Within(1e-6 * 7 * KeV));
            Assert.That(energies[3000..], Is.All.EqualTo(70 * KeV).Within(1e-6 * 70 * KeV));
            Assert.That(states.Take(3000).Select(s => s.Ux), Is.All.LessThan(0), "towards forward waves");
            Assert.That(states.Select(s => s.X), Is.All.InRange(900, 3900));

            // Means of uniform numbers: five standard deviations of L/√12 and of √½ over √3000.
            Assert.That(x.Average(), Is.EqualTo(2400).Within(5 * 3000 / Math.Sqrt(12 * 3000)));
            Assert.That(phases.Average(Math.Cos), Is.Zero.Within(5 * Math.Sqrt(0.5 / 3000)));
            Assert.That(phases.Average(Math.Sin), Is.Zero.Within(5 * Math.Sqrt(0.5 / 3000)));
        });
    }

    [Test]
    public void WhatCannotBeTracedIsRefused()
    {
        using PicModel model = PicModel.Create(device, TracerRuns.Plasma());
        void Refused(string words, TracerSet set) => Assert.That(() => model.Add(set), Throws.InstanceOf<InvalidInputException>().With.Message.Contains(words));
        ParticleEnsemble[] some = [new(1, 1 * KeV, 1)];
        Refused("empty", new());
        Refused("no species muons", new() { Chosen = [Window with { Species = "muons" }] });
        Refused("protons is of protons", new() { Chosen = [Window with { Species = "protons" }] });
        Refused("9 … 4 keV", new() { Chosen = [Window with { Energy = (9 * KeV, 4 * KeV) }] });
        Refused("40° … 200°", new() { Chosen = [Window with { PitchAngle = (40 * Degree, 200 * Degree) }] });
        Refused("0 of them", new() { Chosen = [Window with { Count = 0 }] });
        Refused("at most 268,435,456", new() { Injected = [new(1, 1 * KeV, 1 << 28), .. some] });
        Refused("within the domain", new() { Injected = some, Stretch = (1000, 5000) });
        Refused("start time", new() { Injected = some, StartTime = double.NaN });
        Refused("pitch angle", new() { Injected = [new(4, 1 * KeV, 1)] });
        model.Add(new() { Chosen = [Window with { Energy = (5 * MeV, 6 * MeV) }] });
        Assert.That(
            () => model.Begin(TracerRuns.StepOf(model.Setup)),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("no macro-particle of electrons").And.Message.Contains("5000 … 6000 keV"));
        Assert.That(() => model.Add(new() { Injected = some }), Throws.InvalidOperationException);
    }

    private static IEnumerable<(double Angle, double Energy)> InWindow(PicModel model, WaveDirections facing)
    {
        PicParticles p = model.CopyParticles(0);
        for (int i = 0; i < p.X.Length; i++)
        {
            double u2 = ((double)p.Ux[i] * p.Ux[i]) + ((double)p.Uy[i] * p.Uy[i]) + ((double)p.Uz[i] * p.Uz[i]);
            double energy = (Math.Sqrt(1 + u2) - 1) * Species.Electron.RestEnergy;
            double angle = Resonance.FacingWaves(Math.Acos(p.Ux[i] / Math.Sqrt(u2)), facing);
            if (energy >= Window.Energy.Lower && energy <= Window.Energy.Upper && angle >= Window.PitchAngle.Lower && angle <= Window.PitchAngle.Upper)
            {
                yield return (angle, energy);
            }
        }
    }
}
