using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Tracers;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Fields, macro-particles and tracers of a run now and then: openPMD files <c>state_STEP.h5</c> in the folder of results, whole as soon as they are there.</summary>
internal sealed class PicSnapshots(PicModel model, double interval, int mostParticles, string folder, string version) : ISimulationOutput
{
    private readonly OpenPmdSeries series = new(folder, "state", new("RadBelt.Gpu", version, DateTimeOffset.Now), particles: true, meshes: true);
    private readonly double[] values = new double[model.Setup.Grid.Cells];

    /// <inheritdoc/>
    public double Interval => interval;

    /// <inheritdoc/>
    public void Sample(double time) => series.Write((ulong)model.Step, time, model.TimeStep, now =>
    {
        WriteFields(now);
        for (int s = 0; s < model.Setup.Species.Count; s++)
        {
            WriteMoments(now, s);
        }

        for (int s = 0; s < model.Setup.Species.Count && mostParticles > 0; s++)
        {
            WriteSpecies(now, s);
        }

        foreach (PicTracers tracers in model.Tracers.Where(t => t.Count > 0))
        {
            WriteTracers(now, tracers);
        }
    });

    private void WriteFields(OpenPmdIteration now)
    {
        double half = -0.5 * model.TimeStep;
        OpenPmdGrid grid = new(["x"], [values.Length], [model.Setup.Grid.CellSize], [model.PositionOf(FieldComponent.Ey, 0)]);
        Vector("E", OpenPmdQuantity.ElectricField, ("x", FieldComponent.Ex, 0.5), ("y", FieldComponent.Ey, 0), ("z", FieldComponent.Ez, 0));
        Vector("B", OpenPmdQuantity.MagneticField with { TimeOffset = half }, ("y", FieldComponent.By, 0.5), ("z", FieldComponent.Bz, 0.5));
        Vector("J", OpenPmdQuantity.CurrentDensity with { TimeOffset = half }, ("x", FieldComponent.Jx, 0.5), ("y", FieldComponent.Jy, 0), ("z", FieldComponent.Jz, 0));

        void Vector(string name, OpenPmdQuantity quantity, params ReadOnlySpan<(string Name, FieldComponent Component, double Position)> components)
        {
            OpenPmdMesh mesh = now.Vector(name, grid, quantity);
            foreach ((string axis, FieldComponent component, double position) in components)
            {
                model.CopyField(component, values);
                mesh.Component<double>(axis, values, [position]);
            }
        }
    }

    // Density, velocity and pressure tensor in every cell.
    private void WriteMoments(OpenPmdIteration now, int index)
    {
        PicMoments[] moments = model.MomentsByCell(index);
        string name = model.Setup.Species[index].Name;
        OpenPmdGrid grid = new(["x"], [values.Length], [model.Setup.Grid.CellSize], [0.5 * model.Setup.Grid.CellSize]);
        now.Scalar<double>($"{name}_density", grid, OpenPmdQuantity.NumberDensity, Of(m => m.Density));
        now.Vector($"{name}_velocity", grid, OpenPmdQuantity.Velocity)
            .Component<double>("x", Of(m => m.Velocity.X)).Component<double>("y", Of(m => m.Velocity.Y)).Component<double>("z", Of(m => m.Velocity.Z));
        now.Vector($"{name}_pressure", grid, OpenPmdQuantity.Pressure)
            .Component<double>("xx", Of(m => m.Pressure.XX)).Component<double>("yy", Of(m => m.Pressure.YY)).Component<double>("zz", Of(m => m.Pressure.ZZ))
            .Component<double>("xy", Of(m => m.Pressure.XY)).Component<double>("xz", Of(m => m.Pressure.XZ)).Component<double>("yz", Of(m => m.Pressure.YZ));

        double[] Of(Func<PicMoments, double> value) => [.. moments.Select(value)];
    }

    // Every so many-th particle: those of a cell are in no order that matters.
    private void WriteSpecies(OpenPmdIteration now, int index)
    {
        PicSpecies species = model.Setup.Species[index];
        PicParticles all = model.CopyParticles(index);
        int stride = Math.Max(1, (all.X.Length + mostParticles - 1) / mostParticles);
        OpenPmdSpecies written = now.Species(species.Name, (all.X.Length + stride - 1) / stride);
        written.Position(("x", Thinned(all.X)));
        Momentum(written, species.Kind, Thinned(all.Ux), Thinned(all.Uy), Thinned(all.Uz));
        written.Constant("weighting", OpenPmdQuantity.Weighting, all.Weight * stride);
        Kind(written, species.Kind);

        T[] Thinned<T>(T[] from) => stride == 1 ? from : [.. from.Where((_, i) => i % stride == 0)];
    }

    private void WriteTracers(OpenPmdIteration now, PicTracers tracers)
    {
        ParticleState[] states = tracers.Read(0, (int)tracers.Count);
        OpenPmdSpecies written = now.Species("tracers", states.Length);
        written.Position(("x", states.Select(s => s.X).ToArray()));
        Momentum(written, tracers.Set.Kind, [.. states.Select(s => (float)s.Ux)], [.. states.Select(s => (float)s.Uy)], [.. states.Select(s => (float)s.Uz)]);
        written.Scalar<ulong>("id", OpenPmdQuantity.Dimensionless, [.. Enumerable.Range(0, states.Length).Select(i => (ulong)i)]);
        Kind(written, tracers.Set.Kind);
    }

    private void Momentum(OpenPmdSpecies written, Species kind, float[] x, float[] y, float[] z) => written
        .Vector("momentum", OpenPmdQuantity.Momentum with { UnitSI = kind.Mass * PhysicalConstants.SpeedOfLight, TimeOffset = -0.5 * model.TimeStep })
        .Component<float>("x", x).Component<float>("y", y).Component<float>("z", z);

    private static void Kind(OpenPmdSpecies written, Species kind)
    {
        written.Constant("charge", OpenPmdQuantity.Charge, kind.Charge);
        written.Constant("mass", OpenPmdQuantity.RestMass, kind.Mass);
    }
}
