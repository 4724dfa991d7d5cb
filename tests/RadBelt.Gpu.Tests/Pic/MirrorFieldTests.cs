using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>Electrons in B0(x) = B0 [1 + (x/L)²] bounce as theory says: energy exactly, μ adiabatically, x as a harmonic oscillator.</summary>
public sealed class MirrorFieldTests
{
    // ½ μ B0″ is a spring: ω_b = (v⊥0/L) at the centre, v⊥0 the perpendicular speed there, at any amplitude.
    [Test]
    public void ElectronsBounceAtTheTheoreticalPeriod([Values] bool higueraCary)
    {
        const int cells = 400;
        const double length = 400e3, field = 1000 * NanoTesla, scale = 400e3;
        Species electron = Species.Electron;
        const double energy = 50 * KeV, pitchAngle = 75 * Degree;
        double speed = electron.Speed(energy), period = Math.Tau * scale / (speed * Math.Sin(pitchAngle));

        // One macro-particle of so few electrons that they make no field.
        var setup = new PicSetup(
            new(cells, length / cells), field,
            [
                new("electrons", electron, 1e-6, new Ring(electron, speed * Math.Cos(pitchAngle), speed * Math.Sin(pitchAngle), temperature: 0), 1)
                {
                    Profile = x => Math.Abs(x - (length / 2) - 500) < 1 ? 1 : 0,
                },
            ])
        {
            NeutralisingBackground = true,
            AllowHeating = true,
            FieldProfile = x => 1 + Math.Pow((x - (length / 2)) / scale, 2),
        };
        using Device device = CpuDevice.Create(1);
        using PicModel model = higueraCary
            ? PicModel.Create<Quadratic, EnergyConserving, HigueraCary>(device, setup)
            : PicModel.Create<Quadratic, EnergyConserving, Boris>(device, setup);
        double step = 0.3 * TimeStepBounds.Of(setup).Recommended;
        model.Begin(step);
        double before = U2(model.CopyParticles(0)), first = Mu(model.CopyParticles(0)), worst = 0;
        var crossings = new List<double>();
        PicParticles last = model.CopyParticles(0);
        while (crossings.Count < 4 && model.Time < 4 * period)
        {
            model.Advance(1);
            PicParticles now = model.CopyParticles(0);
            worst = Math.Max(worst, Math.Abs((Mu(now) / first) - 1));
            double was = last.X[0] - (length / 2), at = now.X[0] - (length / 2);
            if (was < 0 && at >= 0)
            {
                crossings.Add(model.Time - (step * at / (at - was)));
            }

            last = now;
        }

        double measured = (crossings[^1] - crossings[0]) / (crossings.Count - 1), gyroradius = electron.MomentumPerMass(energy) / -electron.Gyrofrequency(field);
        Assert.Multiple(() =>
        {
            Assert.That(crossings, Has.Count.EqualTo(4));

            // A turn rounds by 2⁻²⁴ of u at random: some 1e4 steps.
            Assert.That(U2(last), Is.EqualTo(before).Within(3e-5 * before));
            Assert.That(worst, Is.LessThan(4 * gyroradius / scale), "μ wobbles by the gyroradius over the scale of the field");
            Assert.That(measured, Is.EqualTo(period).Within(0.003 * period));
        });

        static double U2(PicParticles p) => (p.Ux[0] * (double)p.Ux[0]) + (p.Uy[0] * (double)p.Uy[0]) + (p.Uz[0] * (double)p.Uz[0]);

        double Mu(PicParticles p) => ((p.Uy[0] * (double)p.Uy[0]) + (p.Uz[0] * (double)p.Uz[0])) / setup.FieldProfile!(p.X[0]);
    }
}
