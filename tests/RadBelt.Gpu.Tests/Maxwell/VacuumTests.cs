using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Tests.Devices;

namespace RadBelt.Gpu.Tests.Maxwell;

/// <summary>Waves in vacuum on the staggered grid: c = 1, Δx = 1/cells.</summary>
public sealed class VacuumTests
{
    private const double Courant = 0.5;

    // sin(ωΔt/2) = (cΔt/Δx) sin(kΔx/2) (Yee's dispersion): the phase is late by (kΔx)²(1 − C²)/24 of itself, a quarter at half the spacing.
    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void PhaseErrorIsOfSecondOrder(DeviceFactory factory)
    {
        using Device device = factory.Open();
        double coarse = PhaseError(device, 24), fine = PhaseError(device, 48), expected = Math.Pow(Math.Tau / 24, 2) * (1 - (Courant * Courant)) / 24 * Math.Tau;
        Assert.That(coarse, Is.EqualTo(expected).Within(0.01 * expected));
        Assert.That(coarse / fine, Is.EqualTo(4).Within(0.05));
    }

    // What the leapfrog conserves is Σ Eⁿ² + Bⁿ⁻½ Bⁿ⁺½; only rounding is left.
    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void EnergyIsConservedToRounding(DeviceFactory factory)
    {
        const int cells = 50;
        using Device device = factory.Open();
        using var wave = new Wave(device, cells);
        var random = new Random(1);
        foreach (DeviceBuffer<double> array in wave.Fields.Arrays.Skip(1))
        {
            array.CopyFrom(Enumerable.Range(0, cells).Select(_ => random.NextDouble() - 0.5).ToArray(), GridFields.Ghosts);
        }

        double before = wave.Energy();
        for (int step = 0; step < 300; step++)
        {
            wave.Step();
        }

        Assert.That(wave.Energy(), Is.EqualTo(before).Within(1e-13 * before));
    }

    // A pulse some twenty cells long leaves; what comes back is the grid's dispersion at κ's one speed, (kΔx)² (1 − C)/… of it: amplitude below 1e-3.
    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void LightLeavesThroughOpenEnds(DeviceFactory factory)
    {
        const int cells = 120;
        using Device device = factory.Open();
        using var wave = new Wave(device, cells);
        double[] ey = [.. Enumerable.Range(0, cells).Select(i => Math.Exp(-Math.Pow((i - 60) / 8.0, 2)))];
        wave.Fields.Ey.CopyFrom(ey, GridFields.Ghosts);
        wave.Fields.Ez.CopyFrom(ey, GridFields.Ghosts);
        double before = wave.Squares();
        for (int step = 0; step < 2 * cells / Courant; step++)
        {
            wave.Step(isOpen: true);
        }

        Assert.That(wave.Squares() / before, Is.LessThan(1e-6));
    }

    private static double PhaseError(Device device, int cells)
    {
        using var wave = new Wave(device, cells);
        double k = Math.Tau / cells, late = Math.Asin(Courant * Math.Sin(k / 2));
        wave.Fields.Ey.CopyFrom(Enumerable.Range(0, cells).Select(i => Math.Cos(k * i)).ToArray(), GridFields.Ghosts);
        wave.Fields.Bz.CopyFrom(Enumerable.Range(0, cells).Select(i => Math.Cos((k * (i + 0.5)) + late)).ToArray(), GridFields.Ghosts);
        for (int step = 0; step < cells / Courant; step++)
        {
            wave.Step();
        }

        double[] ey = wave.Read(wave.Fields.Ey);
        double cos = 0, sin = 0;
        for (int i = 0; i < cells; i++)
        {
            cos += ey[GridFields.Ghosts + i] * Math.Cos(k * i);
            sin += ey[GridFields.Ghosts + i] * Math.Sin(k * i);
        }

        return -Math.Atan2(sin, cos);
    }

    // Fields with B half a step behind E.
    private sealed class Wave(Device device, int cells) : IDisposable
    {
        private readonly DeviceBuffer<double> none = device.Allocate<double>(cells + 16), keptY = device.Allocate<double>(2), keptZ = device.Allocate<double>(2);

        public FieldStore Fields { get; } = new(device, cells);

        public void Step(bool isOpen = false)
        {
            long first = isOpen ? 1 : GridFields.Ghosts, count = isOpen ? Fields.Elements - 2 : cells;
            Ghosts(isOpen, Fields.Ey, Fields.Ez);
            device.Launch<Faraday, double>(new(Fields.View, first - 1, Courant), count + 1);
            Ghosts(isOpen, Fields.By, Fields.Bz);
            Ends(isOpen, after: false);
            device.Launch<Ampere, double>(new(Fields.View, none.View, none.View, none.View, first, Courant, 1), count);
            Ends(isOpen, after: true);
        }

        public double Energy()
        {
            double[] by = Read(Fields.By), bz = Read(Fields.Bz), ey = Read(Fields.Ey), ez = Read(Fields.Ez);
            double energy = 0;
            for (int i = 0; i < cells; i++)
            {
                int at = GridFields.Ghosts + i, next = GridFields.Ghosts + ((i + 1) % cells);
                double nextY = by[at] + (Courant * (ez[next] - ez[at])), nextZ = bz[at] + (Courant * (ey[at] - ey[next]));
                energy += (ey[at] * ey[at]) + (ez[at] * ez[at]) + (by[at] * nextY) + (bz[at] * nextZ);
            }

            return energy;
        }

        public double Squares() => Fields.Arrays.Sum(a => Read(a).Sum(v => v * v));

        public double[] Read(DeviceBuffer<double> buffer)
        {
            var values = new double[Fields.Elements];
            buffer.CopyTo(values);
            return values;
        }

        public void Dispose()
        {
            none.Dispose();
            keptY.Dispose();
            keptZ.Dispose();
            Fields.Dispose();
        }

        private void Ghosts(bool isOpen, params ReadOnlySpan<DeviceBuffer<double>> arrays)
        {
            foreach (DeviceBuffer<double> array in arrays)
            {
                if (!isOpen)
                {
                    device.Launch<PeriodicGhosts, double>(new(array.View, cells), 2 * GridFields.Ghosts);
                }
            }
        }

        private void Ends(bool isOpen, bool after)
        {
            const double kappa = (Courant - 1) / (Courant + 1);
            if (isOpen)
            {
                device.Launch<OpenEnds, double>(new(Fields.Ey.View, keptY.View, Fields.Elements - 1, kappa, after), 2);
                device.Launch<OpenEnds, double>(new(Fields.Ez.View, keptZ.View, Fields.Elements - 1, kappa, after), 2);
            }
        }
    }
}
