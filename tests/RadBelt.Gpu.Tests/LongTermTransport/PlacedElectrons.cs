using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Kernels.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Tests.LongTermTransport;

/// <summary>Electrons put where a test wants them, on a line that is uniform or a parabola, in sampled waves.</summary>
internal sealed class PlacedElectrons : IDisposable
{
    private readonly Device device;
    private readonly WaveFieldGrid grid;
    private readonly DeviceBuffer<double>[] columns;
    private readonly DeviceBuffer<float> samples;
    private readonly double step, drift, farthest, curvature;
    private readonly int count, parts;
    private long taken;

    /// <param name="device">Where.</param>
    /// <param name="field">Waves; all samples are taken at once.</param>
    /// <param name="electrons">Place and momentum at t = 0, x along B0.</param>
    /// <param name="parts">Steps between two samples.</param>
    /// <param name="curvature">ξ, m⁻².</param>
    /// <param name="farthest">Where electrons are lost, m.</param>
    public PlacedElectrons(
        Device device, WaveFieldSource field, IReadOnlyList<ParticleState> electrons, int parts, double curvature = 0, double farthest = double.PositiveInfinity)
    {
        (this.device, grid, this.parts, this.curvature, this.farthest, count) = (device, field.Grid, parts, curvature, farthest, electrons.Count);
        step = grid.Interval / parts;
        drift = PhysicalConstants.SpeedOfLight * step / grid.Spacing;
        columns = device.AllocateEach<double>([.. Enumerable.Repeat((long)count, 4)]);
        columns[0].CopyFrom([.. electrons.Select(e => (e.X / grid.Spacing) + (0.5 * drift * e.Ux / Gamma(e)))]);
        columns[1].CopyFrom([.. electrons.Select(e => e.Ux)]);
        columns[2].CopyFrom([.. electrons.Select(e => e.Uy)]);
        columns[3].CopyFrom([.. electrons.Select(e => e.Uz)]);
        samples = device.Allocate<float>(grid.Samples * grid.Nodes * WaveFieldSource.Components);
        field.Fill(0, (int)grid.Samples, samples);
    }

    public double Time => taken * step;

    public static double Gamma(ParticleState e) => Math.Sqrt(1 + (e.Ux * e.Ux) + (e.Uy * e.Uy) + (e.Uz * e.Uz));

    public void Advance(int steps)
    {
        Assert.That(taken + steps, Is.LessThanOrEqualTo((grid.Samples - 1) * parts), "the field ends before");
        double κ = curvature * grid.Spacing * grid.Spacing, perMass = Species.Electron.Charge * step / (2 * Species.Electron.Mass);
        device.Launch<ParabolicOrbit, double>(
            new(
                new(columns[0].View, columns[1].View, columns[2].View, columns[3].View),
                new(κ, perMass * grid.Line.EquatorialField, 0.5 * κ * drift),
                new(samples.View, grid.Nodes, -grid.FirstNode / grid.Spacing),
                new(perMass / PhysicalConstants.SpeedOfLight, perMass, drift, farthest / grid.Spacing),
                new(taken / parts, (int)(taken % parts), parts, steps)),
            count);
        taken += steps;
    }

    /// <summary>Places and momenta now.</summary>
    public ParticleState[] Read()
    {
        double[][] host = [.. columns.Select(c =>
        {
            var values = new double[count];
            c.CopyTo(values);
            return values;
        })];
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var ahead = new ParticleState(host[0][i], host[1][i], host[2][i], host[3][i]);
            return ahead with { X = (ahead.X - (0.5 * drift * ahead.Ux / Gamma(ahead))) * grid.Spacing };
        })];
    }

    public void Dispose()
    {
        Array.ForEach(columns, c => c.Dispose());
        samples.Dispose();
    }
}
