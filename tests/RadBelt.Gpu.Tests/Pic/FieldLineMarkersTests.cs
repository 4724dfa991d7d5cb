using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>Markers of an equilibrium along a field line: as many as it says, silent without waves.</summary>
internal sealed class FieldLineMarkersTests
{
    private const double Field = 300 * NanoTesla, Density = 1e-3;
    private static readonly FieldLineBiMaxwellian Hot = new(0.2, 0.53);

    [Test]
    public void NumbersAndMomentaFollowTheField([Values] ParticleStart start)
    {
        using var device = CpuDevice.Create(1);
        PicSetup setup = Setup(64, s => s with { Start = start, ParticlesPerCell = 1000 });
        using PicModel model = Model(device, setup);
        PicParticles p = model.CopyParticles(0);
        double cell = setup.Grid.CellSize;
        for (int c = 0; c < 64; c += 21)
        {
            int[] within = [.. Enumerable.Range(0, p.X.Length).Where(i => (int)(p.X[i] / cell) == c)];
            double b = setup.FieldProfile!((c + 0.5) * cell), across = Hot.At(b).PerpendicularMomentum;
            Assert.That(within, Has.Length.EqualTo(1000 * Hot.DensityRatio(b)).Within(1));

            // Standard deviations of the means of u∥² and u⊥²: √(2/N), √(1/N) of them; five of these. 500 particles or more.
            double error = 5 / Math.Sqrt(within.Length);
            Assert.That(within.Average(i => p.Ux[i] * p.Ux[i]), Is.EqualTo(0.04).Within(0.04 * error * Math.Sqrt(2)));
            Assert.That(within.Average(i => (p.Uy[i] * p.Uy[i]) + (p.Uz[i] * p.Uz[i])), Is.EqualTo(2 * across * across).Within(2 * across * across * error));
        }
    }

    /// <summary>
    /// Without waves weights are what the orbits of the numbers miss of conserving energy and μ. Energy and μ are kept to (v Δt/L)², L = 640 km the scale of the field,
    /// some 1e-7; what is left is rounding: u by 2⁻²⁴ a step at random, of which ln f0 makes u²/U² ~ 10 times as much, 1e-4 in 1e4 steps. 1e3 steps here, at ΩΔt = 0.15.
    /// </summary>
    [Test]
    public void AnEquilibriumIsSilent()
    {
        using var device = CpuDevice.Create(2);
        using PicModel model = Model(device, Setup(64, s => s with { DeltaF = true }));
        model.Advance(1000);
        double[] weights = Weights(model);
        double rms = Math.Sqrt(weights.Average(w => w * w));
        TestContext.Out.WriteLine($"rms weight {rms:G3}, largest {weights.Max(Math.Abs):G3}");
        Assert.That(rms, Is.InRange(1e-7, 2e-4));
    }

    /// <summary>Moments of cells are those of f0 there, whatever markers are in them.</summary>
    [Test]
    public void MomentsOfCellsAreThoseOfTheEquilibrium()
    {
        using var device = CpuDevice.Create(2);
        PicSetup setup = Setup(64, s => s with { DeltaF = true });
        using PicModel model = Model(device, setup);
        model.Advance(200);
        PicMoments[] cells = model.MomentsByCell(0);
        for (int c = 0; c < cells.Length; c += 7)
        {
            double b = setup.FieldProfile!((c + 0.5) * setup.Grid.CellSize), mc2 = Species.Electron.RestEnergy;
            DistributionMoments f0 = Hot.At(b).Moments;

            // Weights of 20 markers: 3e-5, and up to 6e-4 where u⊥² is ten times the mean; the largest alone may shift T⊥ by 3e-4.
            Assert.That(cells[c].Density, Is.EqualTo(Density * Hot.DensityRatio(b)).Within(1e-4 * Density));
            Assert.That(cells[c].PerpendicularTemperature / mc2, Is.EqualTo(f0.PerpendicularTemperature).Within(5e-4 * f0.PerpendicularTemperature));
        }
    }

    [Test]
    public void RefusesWhatHasNoEquilibrium()
    {
        using var device = CpuDevice.Create(1);
        Refused(s => s with { DeltaF = true, Profile = _ => 1 }, "profile");
        Refused(s => s with { InitialWeight = 0.01 }, "δf");
        Refused(s => s with { DeltaF = true, InitialWeight = 0.6 }, "0 … 0.5");
        Refused(s => s with { RelaxationTime = 0 }, "relaxation time");
        Refused(s => s with { RelaxationTime = 1, Distribution = new Maxwellian(Species.Electron, 1 * KeV) }, nameof(FieldLineBiMaxwellian));
        Refused(s => s with { DeltaF = true }, nameof(HybridPicModel));

        void Refused(Func<PicSpecies, PicSpecies> change, string word) => Assert.That(
            () => PicModel.Create(device, Setup(64, change)), Throws.TypeOf<InvalidInputException>().With.Message.Contains("hot").And.Message.Contains(word));
    }

    private static double[] Weights(PicModel model)
    {
        // As a push would find them: at the middle of the last step.
        MacroParticleStore store = model.ParticlesOf(0);
        int[] counts = store.Counts();
        PicSetup setup = model.Setup;
        CellRange range = CellRange.Of(setup, model.Device);
        float[] background = range.Background(setup);
        double courant = PhysicalConstants.SpeedOfLight * model.TimeStep / setup.Grid.CellSize;
        var weights = new List<double>();
        for (int list = 0; list < counts.Length; list++)
        {
            float[][] v = [.. Enumerable.Range(0, 5).Select(c => new float[counts[list]])];
            for (int c = 0; c < 5; c++)
            {
                store.Components[c].CopyTo(v[c], store.Starts[list]);
            }

            for (int i = 0; i < counts[list]; i++)
            {
                double across = Math.Sqrt((v[2][i] * (double)v[2][i]) + (v[3][i] * (double)v[3][i])), γ = Math.Sqrt(1 + (v[1][i] * (double)v[1][i]) + (across * across));
                int cell = list / range.Parts;
                double b = (background[cell] + (background[range.Stride + cell] * (v[0][i] - (0.5 * courant * v[1][i] / γ)))) / Field;
                weights.Add(1 - Math.Exp(Hot.LogRelative(v[1][i], across, b) - v[4][i]));
            }
        }

        return [.. weights];
    }

    private static PicModel Model(Device device, PicSetup setup)
    {
        var model = new PicModel<Linear, EnergyConserving, Boris, MirrorBackground>(device, setup);
        model.Begin(TimeStepBounds.Of(setup).Recommended);
        return model;
    }

    // B rises to 2 B_eq at the ends.
    private static PicSetup Setup(int cells, Func<PicSpecies, PicSpecies> change)
    {
        var grid = new PicGrid(cells, 20e3);
        return new(grid, Field, [change(new("hot", Species.Electron, Density, Hot, 20))])
        {
            NeutralisingBackground = true,
            AllowHeating = true,
            Open = new(20e3),
            FieldProfile = x => 1 + Math.Pow((2 * x / grid.Length) - 1, 2),
            Seed = 3,
        };
    }
}
