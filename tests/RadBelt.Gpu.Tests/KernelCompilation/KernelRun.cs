using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Satellites;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Tests.FieldLineParticles;
using RadBelt.Gpu.Tests.FieldLineWaves;
using RadBelt.Gpu.Tests.Lanes;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.KernelCompilation;

using Particles = RadBelt.Gpu.TestParticles.Particles;

/// <summary>
/// Launches every kernel once in each precision and lane width of this processor. It is the entry point of this assembly, so that a test
/// can run it in a process of its own and read what the JIT compiled there.
/// </summary>
internal static class KernelRun
{
    /// <summary>Argument that asks for the checks of <see cref="LaneBundleTests"/> instead.</summary>
    public const string Bundles = "bundles";

#if NUNIT_RUNNER
    public static void RunAll(string[] args)
#else
    public static void Main(string[] args)
#endif
    {
        if (args.Contains(Bundles))
        {
            Console.WriteLine(Enum.GetValues<LaneWidth>().Select(CheckBundles).FirstOrDefault(fault => fault is not null) ?? "sound");
            return;
        }

        var plasma = new ColdPlasma(140 * NanoTesla, 1e7);
        WaveSet waves = WaveSet.Of(new RMode(plasma), new Wave(0.3 * plasma.ElectronGyrofrequency, WaveDirections.Backward, 1e-12, 0));
        ObliqueWaveSet oblique = ObliqueWaveSet.Realise(
            new(
                plasma,
                WaveBranch.Whistler,
                SpectralShape.Flat(0.2 * plasma.ElectronGyrofrequency, 0.4 * plasma.ElectronGyrofrequency),
                WaveNormalDistribution.Gaussian(peak: 0.5, width: 0.3, maximum: 1),
                1e-12,
                WaveDirections.Both),
            count: 2,
            seed: 1);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(w => w <= CpuDevice.WidestLanes))
        {
            using var device = CpuDevice.Create(threads: 1, width);
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                // Reduced equations amid full orbits: momenta change their form both ways. 17 particles leave one over in the widest lanes.
                using var particles = Particles.Uniform(device, Species.Electron, [new(1, 10 * KeV, 17)], 1000, seed: 1, precision);
                foreach (Mover mover in (Mover[])[Mover.Boris, Mover.Reduced, Mover.HigueraCary])
                {
                    using TestParticleModel model = mover.Model(particles, new UniformField(plasma.FieldStrength).Plus(waves));
                    model.Begin(1e-6);
                    model.Advance(2);
                    particles.UpdatePitchAngleAndEnergy();
                }

                foreach (Mover mover in (Mover[])[Mover.Boris, Mover.HigueraCary])
                {
                    using TestParticleModel model = mover.Model(particles, new UniformField(plasma.FieldStrength).Plus(oblique));
                    model.Begin(1e-6);
                    model.Advance(2);
                }
            }

            RunDiffusion(device, plasma);
            RunDamping(device);
            RunRays(device);
            RunFieldLine(device);
            RunBroadbandField(device);
            RunTransport(device);
            RunStochastic(device);
            RunTransport(device);
            RunPic<Linear>(device);
            RunPic<Quadratic>(device);
            RunPic<Cubic>(device);
        }
    }

    private static string? CheckBundles(LaneWidth width)
    {
        using var device = CpuDevice.Create(threads: 1, width);
        return LaneBundleTests.Fault<float>(device) ?? LaneBundleTests.Fault<double>(device);
    }

    private static void RunDiffusion(Device device, ColdPlasma plasma)
    {
        double ωce = plasma.ElectronGyrofrequency;
        DispersionRelation[] relations =
        [
            DispersionRelation.Full, DispersionRelation.HighDensity, DispersionRelation.QuasiLongitudinal, DispersionRelation.QuasiLongitudinalHighDensity,
            DispersionRelation.LowFrequency,
        ];
        SpectralShape[] shapes = [SpectralShape.Flat(0.2 * ωce, 0.4 * ωce), SpectralShape.Tabulated([0.2 * ωce, 0.4 * ωce], [1, 1])];
        WaveNormalDistribution[] normals = [WaveNormalDistribution.Gaussian(0, 0.5, 1), WaveNormalDistribution.Tabulated([0, 1], [1, 1])];
        foreach (DispersionRelation relation in relations)
        {
            foreach (SpectralShape shape in shapes)
            {
                foreach (WaveNormalDistribution weight in normals)
                {
                    var spectrum = new ObliqueSpectrum(plasma, WaveBranch.Whistler, shape, weight, 1e-12, WaveDirections.Both);
                    DiffusionCoefficients.Local(device, spectrum, Species.Electron, [30 * KeV], [1], new() { Dispersion = relation });
                }
            }
        }
    }

    private static void RunDamping(Device device)
    {
        var kappa = new KappaDistribution(1e5, 1 * KeV, 1 * KeV, 3);
        var all = new DistributionSum(
            BiMaxwellianDistribution.Isotropic(1e5, 1 * KeV), kappa, PowerLawDistribution.Bell2002, TabulatedDistribution.Of(kappa, 8, 4));
        RayDamping.Rates(device, [], new HotElectrons(all), (-1, 1), [new(1e4, 250 * NanoTesla, 2, 1e7, 5e-4, 5e-4)]);
    }

    // 17 rays leave one over in the widest lanes.
    private static void RunRays(Device device)
    {
        RayLaunch[] launches = [.. Enumerable.Range(0, 17).Select(i => new RayLaunch { Frequency = 1000 + 10 * i, LShell = 5 })];
        IDensityModel[] models = [new PowerLawDensity(1e7, 1), Sheeley2001Density.Trough(6), new DiffusiveEquilibriumDensity(), new OwnDensity()];
        foreach (IDensityModel model in models)
        {
            RayTracer.Trace(device, new(model), launches, new() { GreatestLatitude = 2 * Degree, LeastLShell = 4, GreatestLShell = 6 });
        }
    }

    // Electrons that pass a satellite within waves, and outside them; 17 in each kernel leave one over in the widest lanes.
    private static void RunFieldLine(Device device)
    {
        var line = new DipoleFieldLine(5.5);
        var aligned = new SyntheticElement(line) { Frequency = 1e4, WaveNumber = 1e-3, Electric = (1e-9, 1e-9, 0), Sines = (0, 0.9), Duration = 0.2, Fall = (0, 0) };
        InitialElectron[] electrons = [.. Enumerable.Range(0, 34).Select(i => new InitialElectron(1 * MeV, line.LossCone(200e3), 1 + i % 2 * Math.PI, 0.1 * i, 1))];
        VirtualSatellite[] satellites = [.. Enum.GetValues<Hemisphere>().Select(h => new VirtualSatellite(line, h, 650e3, new([0, 1], [1 * KeV, 1 * MeV], [0, Math.PI])))];
        foreach (SyntheticElement element in (SyntheticElement[])[aligned, aligned with { Outward = (1e-4, 0) }])
        {
            FieldLineTracer.Run(
                device, new GivenElectrons(line, electrons), [element.Table()], new() { StopTime = 0.25, StepsPerGyration = 12 }, satellites, (_, _) => { }, null, default);
        }
    }

    // 33 nodes leave one over in the widest lanes.
    private static void RunBroadbandField(Device device)
    {
        using WaveFieldSource field = BroadbandCase.Small.Field(device, BroadbandCase.Grid(33, 9), seed: 1);
        field.Fill(1, 7, new float[7 * 33 * WaveFieldSource.Components]);
    }

    // 17 electrons leave one over in the widest lanes.
    private static void RunStochastic(Device device)
    {
        DiffusionField field = DiffusionField.Of(Species.Electron, PhaseSpace.Dipole, (_, _) => new(1e-3, 0, 0));
        StochasticElectrons.Run(device, field, 1 * MeV, 1, 17, [1], new(0.5, 100 * KeV, 2 * MeV) { LossCone = 0.1, PitchAngleNodes = 8, EnergyNodes = 8 });
    }

    // 17 electrons leave one over in the widest lanes, and so do as many trajectories.
    private static void RunTransport(Device device)
    {
        using WaveFieldSource field = BroadbandCase.Small.Field(device, BroadbandCase.Grid(33, 9), seed: 1);
        TransportRun.Run(
            device, field, [new(0.5 * MeV, 1, 17)], new(field.Grid.EndTime - field.Grid.StartTime) { Trajectories = 17, TrajectoryInterval = field.Grid.Interval });
    }

    private static void RunPic<TShape>(Device device)
        where TShape : struct, IShape
    {
        RunPic<TShape, EnergyConserving, Boris>(device);
        RunPic<TShape, EnergyConserving, HigueraCary>(device);
        RunFieldLineMarkers<TShape, Boris>(device);
        RunFieldLineMarkers<TShape, HigueraCary>(device);
        RunPic<TShape, MomentumConserving, Boris>(device);
        RunPic<TShape, MomentumConserving, HigueraCary>(device);
    }

    // A uniform field with everything there is at open ends, and a mirror field in a periodic domain.
    private static void RunPic<TShape, TGather, TPusher>(Device device)
        where TShape : struct, IShape
        where TGather : struct, IGather
        where TPusher : struct, IPusher
    {
        var plasma = new ColdPlasma(140 * NanoTesla, 1e7);
        double fce = plasma.ElectronGyrofrequency / Math.Tau;
        var grid = new PicGrid(20, 100);
        PicSpecies full = new("full f", Species.Electron, 1e7, Hot, 17), departure = full with { Name = "δf", DeltaF = true };
        var mirror = new PicSetup(grid, plasma.FieldStrength, [full, departure])
        {
            NeutralisingBackground = true,
            AllowHeating = true,
            FieldProfile = x => 1 + (x / 1e5),
        };
        var open = new PicSetup(grid, plasma.FieldStrength, [full, departure])
        {
            NeutralisingBackground = true,
            AllowHeating = true,
            FilterPasses = 1,
            Prescribed = new NoField(),
            Open = new(400) { Driver = new(plasma, 0.2 * fce, 0.4 * fce, 1e-12, 3, seed: 1) },
        };
        foreach (PicSetup setup in (PicSetup[])[mirror, open])
        {
            using PicModel model = PicModel.Create<TShape, TGather, TPusher>(device, setup);
            model.Add(new() { Injected = [new(1, 10 * KeV, 17)] });
            model.Begin(TimeStepBounds.Of(setup).Recommended);
            model.Advance(2);
            model.ChargeResidual();
        }
    }

    // What markers of hybrid runs carry, from reservoirs and from mirrors.
    private static void RunFieldLineMarkers<TShape, TPusher>(Device device)
        where TShape : struct, IShape
        where TPusher : struct, IPusher
    {
        PicSpecies departure = new("δf", Species.Electron, 1e5, new FieldLineBiMaxwellian(0.2, 0.4), 17) { DeltaF = true };
        PicSpecies relaxing = departure with { Name = "δf that relaxes", RelaxationTime = 1e-9 }, full = relaxing with { Name = "f that relaxes", DeltaF = false };
        var plasma = new ColdPlasma(140 * NanoTesla, 1e7);
        PicSpecies whole = new("f", Species.Electron, 1e5, new FieldLineBiMaxwellian(0.2, 0.4), 17);
        var setup = new PicSetup(new(20, 1000), plasma.FieldStrength, [departure, relaxing, full, whole])
        {
            ColdElectrons = new(1e7),
            Trigger = new(0.3 * plasma.ElectronGyrofrequency / Math.Tau, 1e-12, 1),
            FieldProfile = x => 1 + (x / 1e5),
            Open = new(4000),
        };
        foreach (ParticleEnds ends in (ParticleEnds[])[new ThermalReservoirs(), new MirrorsBeyond()])
        {
            using PicModel model = PicModel.Create<TShape, EnergyConserving, TPusher>(device, setup with { Open = setup.Open with { ParticleEnds = ends } });
            model.Begin(TimeStepBounds.Of(setup).Recommended);
            model.Advance(2);
            model.Energy();
        }
    }

    private static Maxwellian Hot { get; } = new(Species.Electron, 10 * KeV);

    private sealed class OwnDensity : IDensityModel
    {
        public double At(DipoleFieldLine line, double latitude) => 1e7;
    }

    private sealed class NoField : IPrescribedField
    {
        public PrescribedValues At(double time, double x) => default;
    }
}
